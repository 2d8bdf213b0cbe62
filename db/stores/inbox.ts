// The memory of callbacks: a key is claimed before work starts, and its answer is told again (contract.md, HTTP).
import type { Button, Pressed } from "../../src/domain/messages/button.ts";
import type { Sql } from "../engine/sql.ts";
import { inboxTable } from "../schema/inbox.ts";

/** An answer as it was given; null where there was nothing to say. */
export interface StoredReply {
  readonly markdown: string;
  readonly text: string;
  readonly buttons?: readonly Button[];
  readonly title?: string;
  readonly pressed?: Pressed;
}

export interface InboxStore {
  /** Null when the key is new and now claimed; else what was answered the first time. */
  claim(key: string, at: number): Promise<{ readonly reply: StoredReply | null } | null>;
  /** A key that was claimed for nothing. */
  release(key: string): Promise<void>;
  answered(key: string, reply: StoredReply | null): Promise<void>;
  /** What a key was answered; null for none, and where there was nothing to say. */
  told(key: string): Promise<StoredReply | null>;
  /** Forgets some of the keys older than the instant; answers how many (rules.md 12: 8 days). */
  forget(before: number, limit: number): Promise<number>;
}

export function createInbox(sql: Sql): InboxStore {
  const told = async (key: string): Promise<StoredReply | null> => {
    const row = await inboxTable.byId(sql, key);
    return row?.answer == null ? null : (JSON.parse(row.answer) as StoredReply);
  };
  return {
    told,
    async claim(key, at) {
      if (await inboxTable.insertOrNothing(sql, { key, at, answer: null })) return null;
      return { reply: await told(key) };
    },
    async release(key) {
      await inboxTable.deleteWhere(sql, "key = ?", [key]);
    },
    async answered(key, reply) {
      await inboxTable.updateWhere(
        sql,
        { answer: reply === null ? null : JSON.stringify(reply) },
        "key = ?",
        [key],
      );
    },
    forget: (before, limit) =>
      inboxTable.deleteWhere(sql, "key IN (SELECT key FROM inbox WHERE at < ? ORDER BY at LIMIT ?)", [
        before,
        limit,
      ]),
  };
}
