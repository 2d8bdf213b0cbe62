// What must be said to others: one keyed row each, leased by the sender, marked when accepted (design.md, One tick).
import { type OutboxRow, outboxTable } from "./schema/outbox.ts";
import type { Sql } from "./sql.ts";

export interface NewNotice {
  readonly key: string;
  readonly toKind: OutboxRow["toKind"];
  readonly toId: string;
  readonly markdown: string;
  readonly text: string;
  readonly at: number;
}

export interface OutboxStore {
  /** Insert or nothing: false when the key was there already. */
  enqueue(notice: NewNotice): Promise<boolean>;
  /** Takes up to `limit` rows that are due, or whose lease ran out, and leases them until the given instant. */
  lease(given: { now: number; until: number; limit: number }): Promise<OutboxRow[]>;
  sent(id: number, at: number): Promise<void>;
  /** Not accepted: due again at `retryAt`, or given up when null. */
  notSent(id: number, failure: { error: string; retryAt: number | null }): Promise<void>;
}

export function createOutbox(sql: Sql): OutboxStore {
  return {
    enqueue: (notice) =>
      outboxTable.insertOrNothing(sql, {
        key: notice.key,
        toKind: notice.toKind,
        toId: notice.toId,
        bodyMarkdown: notice.markdown,
        bodyText: notice.text,
        createdAt: notice.at,
        notBefore: notice.at,
        state: "waiting",
        attempts: 0,
        leaseUntil: null,
        sentAt: null,
        error: null,
      }),
    async lease({ now, until, limit }) {
      const skip = sql.engine === "postgres" ? "FOR UPDATE SKIP LOCKED" : "";
      const rows = await outboxTable.find(
        sql,
        `WHERE (state = 'waiting' AND not_before <= ?) OR (state = 'leased' AND lease_until <= ?)
         ORDER BY id LIMIT ? ${skip}`,
        [now, now, limit],
      );
      for (const row of rows)
        await outboxTable.updateWhere(
          sql,
          { state: "leased", leaseUntil: until, attempts: row.attempts + 1 },
          "id = ?",
          [row.id],
        );
      return rows;
    },
    async sent(id, at) {
      await outboxTable.updateWhere(
        sql,
        { state: "sent", sentAt: at, leaseUntil: null, error: null },
        "id = ?",
        [id],
      );
    },
    async notSent(id, { error, retryAt }) {
      const next =
        retryAt === null ? { state: "failed" as const } : { state: "waiting" as const, notBefore: retryAt };
      await outboxTable.updateWhere(sql, { ...next, leaseUntil: null, error }, "id = ?", [id]);
    },
  };
}
