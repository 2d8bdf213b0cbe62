// Offers of items to colleagues: one open an item, the rest kept (rules.md 2, 转交).
import type { Transfer } from "../../src/domain/hands/transfer.ts";
import type { Sql } from "../engine/sql.ts";
import { transfersTable } from "../schema/transfers.ts";

export interface TransferStore {
  add(offer: Omit<Transfer, "id" | "version">): Promise<Transfer>;
  /** Stale when somebody else has answered in the meantime. */
  save(offer: Transfer): Promise<Transfer>;
  byId(id: number): Promise<Transfer | null>;
  /** Every offer of an item, the latest first. */
  of(no: number): Promise<Transfer[]>;
  openOf(no: number): Promise<Transfer | null>;
  /** What waits for somebody's 我接 or 不接, in the order in which it was offered. */
  offeredTo(memberId: string): Promise<Transfer[]>;
  /** Everything that is not over, in the order in which it was offered. */
  allOpen(): Promise<Transfer[]>;
}

export function createTransfers(sql: Sql): TransferStore {
  return {
    add: (offer) => transfersTable.insert(sql, { ...offer, version: 1 }),
    save: (offer) => transfersTable.update(sql, offer),
    byId: (id) => transfersTable.byId(sql, id),
    of: (no) => transfersTable.find(sql, "WHERE no = ? ORDER BY id DESC", [no]),
    openOf: async (no) => (await transfersTable.find(sql, "WHERE open_no = ?", [no]))[0] ?? null,
    offeredTo: (memberId) =>
      transfersTable.find(sql, "WHERE open_no IS NOT NULL AND state = 'offered' AND to_id = ? ORDER BY id", [
        memberId,
      ]),
    allOpen: () => transfersTable.find(sql, "WHERE open_no IS NOT NULL ORDER BY id", []),
  };
}
