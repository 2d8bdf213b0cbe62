// Cards that are out: who reads cards at all, and which can still be changed (wecom.md 4.5, 5).
import type { Sql } from "../engine/sql.ts";
import { outboxTable } from "../schema/outbox.ts";
import { textReadersTable } from "../schema/text-readers.ts";

/** A card that is out and can still be changed. */
export interface OpenCard {
  /** Of the message in the outbox. */
  readonly id: number;
  readonly userId: string;
  readonly matter: string;
  readonly sentAt: number;
  readonly responseCode: string;
}

export interface CardStore {
  /** Whether a member reads cards; one who reads in WeChat gets text. */
  areReadBy(userId: string): Promise<boolean>;
  setReadBy(userId: string, given: { readonly reads: boolean; readonly at: number }): Promise<void>;
  /** Those that were sent since an instant and speak of a matter; the codes of older ones are forgotten. */
  open(since: number): Promise<readonly OpenCard[]>;
  /** The code of a card is used, or is not to be. */
  spend(id: number): Promise<void>;
}

export async function areCardsReadBy(sql: Sql, userId: string): Promise<boolean> {
  return (await textReadersTable.byId(sql, userId)) === null;
}

export function createCards(sql: Sql): CardStore {
  return {
    areReadBy: (userId) => areCardsReadBy(sql, userId),
    async setReadBy(userId, { reads, at }) {
      if (reads) await textReadersTable.deleteWhere(sql, "user_id = ?", [userId]);
      else await textReadersTable.insertOrNothing(sql, { userId, at });
    },
    async open(since) {
      const old = "response_code > '' AND sent_at < ?";
      await outboxTable.updateWhere(sql, { responseCode: null }, old, [since]);
      const rows = await outboxTable.find(sql, "WHERE response_code > '' AND state = 'sent' ORDER BY id", []);
      return rows.flatMap(({ id, toId, toKind, matter, sentAt, responseCode }) =>
        toKind !== "member" || matter === null || sentAt === null || responseCode === null
          ? []
          : [{ id, userId: toId, matter, sentAt, responseCode }],
      );
    },
    async spend(id) {
      await outboxTable.updateWhere(sql, { responseCode: null }, "id = ?", [id]);
    },
  };
}
