// 求助 and what became of it (rules.md 11).
import type { Ticket } from "../../src/domain/hands/ticket.ts";
import type { Sql } from "../engine/sql.ts";
import { ticketsTable } from "../schema/tickets.ts";

export interface TicketStore {
  add(ticket: Omit<Ticket, "id" | "answer" | "answeredBy" | "answeredAt">): Promise<Ticket>;
  byId(id: number): Promise<Ticket | null>;
  save(ticket: Ticket): Promise<void>;
  openOf(no: number): Promise<Ticket[]>;
  /** What nobody has answered yet, the longest ago first. */
  allOpen(): Promise<Ticket[]>;
}

export function createTickets(sql: Sql): TicketStore {
  return {
    add: (ticket) =>
      ticketsTable.insert(sql, { ...ticket, answer: null, answeredBy: null, answeredAt: null }),
    byId: (id) => ticketsTable.byId(sql, id),
    async save(ticket) {
      await ticketsTable.update(sql, ticket);
    },
    allOpen: () => ticketsTable.find(sql, "WHERE answered_at IS NULL ORDER BY id", []),
    openOf: (no) => ticketsTable.find(sql, "WHERE no = ? AND answered_at IS NULL ORDER BY id", [no]),
  };
}
