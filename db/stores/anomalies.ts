// What is unusual about departments' figures, each beside its ticket (rules.md 11).
import type { Anomaly, Standing } from "../../src/domain/insight/anomaly.ts";
import type { Sql } from "../engine/sql.ts";
import { anomaliesTable } from "../schema/anomalies.ts";
import { ticketsTable } from "../schema/tickets.ts";

export interface AnomalyStore {
  add(anomaly: Omit<Anomaly, "closedAt" | "result">): Promise<void>;
  byTicket(ticketId: number): Promise<Anomaly | null>;
  /** What is not closed yet, the longest ago first. */
  standing(): Promise<readonly (Standing & { readonly answer: string | null })[]>;
  close(ticketId: number, given: { readonly at: number; readonly result: Anomaly["result"] }): Promise<void>;
}

export function createAnomalies(sql: Sql): AnomalyStore {
  return {
    async add(anomaly) {
      await anomaliesTable.insert(sql, { ...anomaly, closedAt: null, result: null });
    },
    byTicket: (ticketId) => anomaliesTable.byId(sql, ticketId),
    async standing() {
      const found = await anomaliesTable.find(sql, "WHERE closed_at IS NULL ORDER BY ticket_id", []);
      const tickets = await ticketsTable.find(
        sql,
        "WHERE id IN (SELECT ticket_id FROM anomalies WHERE closed_at IS NULL)",
        [],
      );
      const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
      return found.map((anomaly) => {
        const { answer = null, answeredAt = null } = byId.get(anomaly.ticketId) ?? {};
        return { ...anomaly, answer, answeredAt };
      });
    },
    async close(ticketId, { at, result }) {
      await anomaliesTable.updateWhere(sql, { closedAt: at, result }, "ticket_id = ?", [ticketId]);
    },
  };
}
