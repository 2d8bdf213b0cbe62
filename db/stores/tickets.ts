// 求助 and what became of it (rules.md 11).
import type { ItemTicket, Ticket } from "../../src/domain/hands/ticket.ts";
import type { Sql } from "../engine/sql.ts";
import { ticketsTable } from "../schema/tickets.ts";

export interface TicketStore {
  add(ticket: Pick<Ticket, "no" | "by" | "at" | "askedId" | "text">): Promise<Ticket>;
  byId(id: number): Promise<Ticket | null>;
  save(ticket: Ticket): Promise<void>;
  openOf(no: number): Promise<Ticket[]>;
  /** What nobody has answered yet of items, the longest ago first. */
  allOpen(): Promise<ItemTicket[]>;
  /** Asked about items from an instant on and before another (ms), oldest first. */
  askedBetween(from: number, until: number): Promise<ItemTicket[]>;
}

export function createTickets(sql: Sql): TicketStore {
  return {
    add: (ticket) =>
      ticketsTable.insert(sql, { ...ticket, answer: null, answeredBy: null, answeredAt: null }),
    byId: (id) => ticketsTable.byId(sql, id),
    async save(ticket) {
      await ticketsTable.update(sql, ticket);
    },
    allOpen: async () =>
      (await ticketsTable.find(sql, "WHERE answered_at IS NULL AND no IS NOT NULL ORDER BY id", [])).filter(
        isOfItem,
      ),
    askedBetween: async (from, until) =>
      (await ticketsTable.find(sql, "WHERE at >= ? AND at < ? ORDER BY id", [from, until])).filter(isOfItem),
    openOf: (no) => ticketsTable.find(sql, "WHERE no = ? AND answered_at IS NULL ORDER BY id", [no]),
  };
}

function isOfItem(ticket: Ticket): ticket is ItemTicket {
  return ticket.no !== null;
}
