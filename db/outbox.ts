// What must be said to others: one keyed row each, leased by the sender, marked when accepted (design.md, One tick).
import { type ItemNotice, itemNoticesTable } from "./schema/item-notices.ts";
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
  /** What was given up, newest first. */
  failed(limit: number): Promise<OutboxRow[]>;
  /** Sends everything that was given up again; answers how many. */
  sendAgain(at: number): Promise<number>;
  /** Notes that a message speaks of an item's deadline. */
  speaksOf(notice: ItemNotice): Promise<void>;
  /** When the messages about a deadline were delivered, oldest first. */
  deliveredAbout(no: number, deadlineAt: number): Promise<number[]>;
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
    failed: (limit) => outboxTable.find(sql, "WHERE state = 'failed' ORDER BY id DESC LIMIT ?", [limit]),
    sendAgain: (at) =>
      outboxTable.updateWhere(
        sql,
        { state: "waiting", attempts: 0, notBefore: at, error: null },
        "state = 'failed'",
        [],
      ),
    async speaksOf(notice) {
      await itemNoticesTable.insertOrNothing(sql, notice);
    },
    async deliveredAbout(no, deadlineAt) {
      const rows = await sql.rows<{ at: number }>(
        `SELECT o.sent_at AS "at" FROM item_notices n JOIN outbox o ON o.key = n.outbox_key
         WHERE n.no = ? AND n.deadline_at = ? AND o.state = 'sent' ORDER BY o.sent_at`,
        [no, deadlineAt],
      );
      return rows.map(({ at }) => Number(at));
    },
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
