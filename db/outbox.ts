// What must be said to others: one keyed row each, leased by the sender, marked when accepted (design.md, One tick).
import { type Button, writeButtons } from "../src/domain/button.ts";
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
  /** Not before this instant; at once when not given. */
  readonly notBefore?: number;
  readonly once?: boolean;
  readonly scheduled?: boolean;
  readonly buttons?: readonly Button[];
}

export interface OutboxStore {
  /** Insert or nothing: false when the key was there already. */
  enqueue(notice: NewNotice): Promise<boolean>;
  /** What was given up, newest first. */
  failed(limit: number): Promise<OutboxRow[]>;
  /** Sends everything that was given up again; answers how many. */
  sendAgain(at: number): Promise<number>;
  /** The instants at which the clock has spoken, or will, to a member on a day, and which held the morning list. */
  scheduledToday(
    userId: string,
    day: { readonly from: number; readonly until: number },
  ): Promise<readonly { readonly at: number; readonly list: boolean }[]>;
  /** What waits for this reason is due at once; answers how many. */
  hasten(error: string, at: number): Promise<number>;
  /** Takes back what still waits under keys that begin so; answers how many. */
  withdraw(beginning: string): Promise<number>;
  /** Whether everything a message speaks of has been settled since; false for one that speaks of no deadline. */
  isSettled(key: string): Promise<boolean>;
  /** Settled before it went, or not to be tried again although nobody knows whether it arrived. */
  drop(id: number, error: string): Promise<void>;
  /** Notes that a message speaks of an item's deadline. */
  speaksOf(notice: ItemNotice): Promise<void>;
  /** When the messages about a deadline were delivered, oldest first; those of one reminder only where it is named. */
  deliveredAbout(no: number, deadlineAt: number, reminder?: string): Promise<number[]>;
  /** Forgets what was delivered or dropped before an instant, with what it spoke of; answers how many. */
  forget(before: number, limit: number): Promise<number>;
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
        notBefore: notice.notBefore ?? notice.at,
        state: "waiting",
        attempts: 0,
        leaseUntil: null,
        sentAt: null,
        error: null,
        once: notice.once ?? false,
        scheduled: notice.scheduled ?? false,
        buttons: (notice.buttons ?? []).length === 0 ? null : writeButtons(notice.buttons ?? []),
      }),
    failed: (limit) => outboxTable.find(sql, "WHERE state = 'failed' ORDER BY id DESC LIMIT ?", [limit]),
    sendAgain: (at) =>
      outboxTable.updateWhere(
        sql,
        { state: "waiting", attempts: 0, notBefore: at, error: null },
        "state = 'failed'",
        [],
      ),
    async scheduledToday(userId, { from, until }) {
      const rows = await sql.rows<{ at: number; lists: number }>(
        `SELECT created_at AS "at", SUM(CASE WHEN "key" LIKE 'morning-list/%' THEN 1 ELSE 0 END) AS "lists"
         FROM outbox WHERE to_id = ? AND created_at >= ? AND to_kind = 'member' AND scheduled = ? AND not_before < ?
         GROUP BY created_at`,
        [userId, from, true, until],
      );
      return rows.map(({ at, lists }) => ({ at: Number(at), list: Number(lists) > 0 }));
    },
    hasten: (error, at) =>
      outboxTable.updateWhere(sql, { notBefore: at }, "state = 'waiting' AND error = ? AND not_before > ?", [
        error,
        at,
      ]),
    withdraw: (beginning) =>
      outboxTable.updateWhere(
        sql,
        { state: "dropped", error: "withdrawn" },
        `"key" >= ? AND "key" < ? AND state = 'waiting'`,
        [beginning, `${beginning}\uffff`],
      ),
    async isSettled(key) {
      const about = await itemNoticesTable.find(sql, "WHERE outbox_key = ?", [key]);
      for (const { no, deadlineAt } of about) {
        const row = await sql.one<{ due: number | null; deadline: number | null; place: string }>(
          `SELECT next_due_at AS "due", deadline_at AS "deadline", place FROM items WHERE no = ?`,
          [no],
        );
        const dates = [row?.due ?? null, row?.deadline ?? null].filter((date) => date !== null).map(Number);
        if (row?.place === "owned" && dates.includes(deadlineAt)) return false;
      }
      return about.length > 0;
    },
    async drop(id, error) {
      await outboxTable.updateWhere(sql, { state: "dropped", leaseUntil: null, error }, "id = ?", [id]);
    },
    async speaksOf(notice) {
      await itemNoticesTable.insertOrNothing(sql, notice);
    },
    async deliveredAbout(no, deadlineAt, reminder = "") {
      const rows = await sql.rows<{ at: number }>(
        `SELECT o.sent_at AS "at" FROM item_notices n JOIN outbox o ON o.key = n.outbox_key
         WHERE n.no = ? AND n.deadline_at = ? AND n.outbox_key LIKE ? AND o.state = 'sent' ORDER BY o.sent_at`,
        [no, deadlineAt, reminder === "" ? "%" : `${reminder}/%`],
      );
      return rows.map(({ at }) => Number(at));
    },
    async forget(before, limit) {
      const old = await sql.rows<{ id: number; key: string }>(
        `SELECT id AS "id", "key" AS "key" FROM outbox
         WHERE state IN ('sent', 'dropped') AND not_before < ? LIMIT ?`,
        [before, limit],
      );
      for (const { id, key } of old) {
        await itemNoticesTable.deleteWhere(sql, "outbox_key = ?", [key]);
        await outboxTable.deleteWhere(sql, "id = ?", [id]);
      }
      return old.length;
    },
    async lease({ now, until, limit }) {
      const skip = sql.engine === "postgres" ? "FOR UPDATE SKIP LOCKED" : "";
      // A digest whose sender died half-way may have arrived: it is given up, not doubled.
      await outboxTable.updateWhere(
        sql,
        { state: "failed", leaseUntil: null, error: UNCLEAR },
        "state = 'leased' AND lease_until <= ? AND once = ?",
        [now, true],
      );
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

/** Why a digest is not tried again. */
const UNCLEAR = "nobody knows whether it arrived, and it is not to come twice";
