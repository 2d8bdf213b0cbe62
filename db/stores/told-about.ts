// What the messages of the outbox said about items: which deadline, whether it arrived, whether it still holds.
import type { Heeded } from "../../src/domain/messages/heeded.ts";
import { wholeKey } from "../../src/domain/messages/pieces.ts";
import { BY_CLOCK } from "../../src/domain/people/people.ts";
import type { Sql } from "../engine/sql.ts";
import { type ItemNotice, itemNoticesTable } from "../schema/item-notices.ts";
import { type OutboxRow, outboxTable } from "../schema/outbox.ts";

export interface ToldAbout {
  /** Whether everything a message speaks of has been settled or answered since; false for one that speaks of no deadline. */
  isSettled(row: Pick<OutboxRow, "key" | "createdAt">): Promise<boolean>;
  /** Notes that a message speaks of an item's deadline. */
  speaksOf(notice: ItemNotice): Promise<void>;
  /** When the messages about a deadline were delivered, oldest first; those of one reminder only where it is named. */
  deliveredAbout(no: number, deadlineAt: number, reminder?: string): Promise<number[]>;
  /** When the warnings of a reminder about an item reached somebody after an instant (ms), oldest first. */
  reached(
    userId: string,
    about: { readonly no: number; readonly reminder: string; readonly since: number },
  ): Promise<number[]>;
  /** The messages about a deadline, oldest first, with what became of each. */
  toldAbout(no: number, deadlineAt: number): Promise<OutboxRow[]>;
  /** When each item stood last in a message that was delivered since an instant (ms) under keys that begin so, by number. */
  shownUnder(beginning: string, since: number): Promise<Map<number, number>>;
  /** When each item stood in messages that were delivered since an instant (ms) under keys that begin so, by number. */
  instantsUnder(beginning: string, since: number): Promise<Map<number, readonly number[]>>;
  /** Of the items that a reminder's messages to people told of between two instants (ms): how many, and of how many somebody did something within so long. */
  heeded(
    reminder: string,
    given: { readonly from: number; readonly until: number; readonly withinMs: number },
  ): Promise<Heeded>;
  /** Whom messages about items reached that were made since an instant (ms) under keys that begin so. */
  reachedUnder(beginning: string, since: number): Promise<readonly Reached[]>;
  /** What became of the latest message about an item under keys that begin so; null where there is none. */
  fate(no: number, beginning: string): Promise<Fate | null>;
}

/** When a message was made, and when it arrived, ms. */
export interface Reached {
  readonly no: number;
  readonly userId: string;
  readonly madeAt: number;
  readonly sentAt: number;
}

export type Fate = Pick<OutboxRow, "state" | "sentAt">;

/** Under which heads and managers are asked to look. */
const ASKING = "escalation/";

export function createToldAbout(sql: Sql): ToldAbout {
  return {
    async heeded(reminder, { from, until, withinMs }) {
      const row = await sql.one<{ told: number; heeded: number | null }>(
        `SELECT COUNT(*) AS "told", SUM(CASE WHEN EXISTS (
             SELECT 1 FROM history h WHERE h.no = n.no AND h.at > o.sent_at AND h.at <= o.sent_at + ? AND h."by" <> ?
           ) THEN 1 ELSE 0 END) AS "heeded"
         FROM outbox o JOIN item_notices n ON n.outbox_key = o."key"
         WHERE o."key" LIKE ? AND o.state = 'sent' AND o.sent_at >= ? AND o.sent_at < ?`,
        [withinMs, BY_CLOCK, `${reminder}/member/%`, from, until],
      );
      return { told: Number(row?.told ?? 0), heeded: Number(row?.heeded ?? 0) };
    },
    async isSettled({ key, createdAt }) {
      const about = await itemNoticesTable.find(sql, "WHERE outbox_key = ?", [wholeKey(key)]);
      for (const { no, deadlineAt } of about) {
        const row = await sql.one<{ due: number | null; deadline: number | null; place: string }>(
          `SELECT next_due_at AS "due", deadline_at AS "deadline", place FROM items WHERE no = ?`,
          [no],
        );
        const dates = [row?.due ?? null, row?.deadline ?? null].filter((date) => date !== null).map(Number);
        const stands = row?.place === "owned" && dates.includes(deadlineAt);
        if ((stands || !(await isTouched(no))) && !(await isAnswered(no))) return false;
      }
      return about.length > 0;

      /** Somebody has done something with it since: a clock that an outage has moved settles nothing. */
      async function isTouched(no: number): Promise<boolean> {
        const acts = await sql.one<{ count: number }>(
          `SELECT COUNT(*) AS "count" FROM history WHERE no = ? AND at >= ?`,
          [no, createdAt],
        );
        return Number(acts?.count) > 0;
      }

      /** What asks somebody to look: somebody has answered since. */
      async function isAnswered(no: number): Promise<boolean> {
        if (!key.startsWith(ASKING)) return false;
        const open = await sql.one<{ open: number }>(
          `SELECT COUNT(*) AS "open" FROM escalations
           WHERE no = ? AND closed_at IS NULL AND (answered_at IS NULL OR answered_at < ?)`,
          [no, createdAt],
        );
        return Number(open?.open) === 0;
      }
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
    async reached(userId, { no, reminder, since }) {
      const rows = await sql.rows<{ at: number }>(
        `SELECT DISTINCT o.sent_at AS "at" FROM item_notices n JOIN outbox o ON o.key = n.outbox_key
         WHERE n.no = ? AND n.outbox_key LIKE ? AND o.to_id = ? AND o.state = 'sent' AND o.sent_at >= ?
         ORDER BY o.sent_at`,
        [no, `${reminder}/%`, userId, since],
      );
      return rows.map(({ at }) => Number(at));
    },
    toldAbout: (no, deadlineAt) =>
      outboxTable.find(
        sql,
        `WHERE "key" IN (SELECT outbox_key FROM item_notices WHERE no = ? AND deadline_at = ?) ORDER BY id`,
        [no, deadlineAt],
      ),
    async shownUnder(beginning, since) {
      const rows = await sql.rows<{ no: number; at: number }>(
        `SELECT n.no AS "no", MAX(o.sent_at) AS "at" FROM outbox o JOIN item_notices n ON n.outbox_key = o.key
         WHERE o.key >= ? AND o.key < ? AND o.created_at >= ? AND o.state = 'sent' GROUP BY n.no`,
        [beginning, `${beginning}\uffff`, since],
      );
      return new Map(rows.map(({ no, at }) => [no, Number(at)]));
    },
    async instantsUnder(beginning, since) {
      // Several readers are told of it at once: that is one time.
      const rows = await sql.rows<{ no: number; at: number }>(
        `SELECT DISTINCT n.no AS "no", o.created_at AS "at" FROM outbox o JOIN item_notices n ON n.outbox_key = o.key
         WHERE o.key >= ? AND o.key < ? AND o.created_at >= ? AND o.state = 'sent' ORDER BY o.created_at`,
        [beginning, `${beginning}\uffff`, since],
      );
      const told = new Map<number, number[]>();
      for (const { no, at } of rows) told.set(no, [...(told.get(no) ?? []), Number(at)]);
      return told;
    },
    async reachedUnder(beginning, since) {
      const rows = await sql.rows<Reached>(
        `SELECT n.no AS "no", o.to_id AS "userId", o.created_at AS "madeAt", o.sent_at AS "sentAt"
         FROM outbox o JOIN item_notices n ON n.outbox_key = o.key
         WHERE o.key >= ? AND o.key < ? AND o.created_at >= ? AND o.state = 'sent' ORDER BY o.id, n.no`,
        [beginning, `${beginning}\uffff`, since],
      );
      return rows.map((row) => ({ ...row, madeAt: Number(row.madeAt), sentAt: Number(row.sentAt) }));
    },
    async fate(no, beginning) {
      const [row] = await outboxTable.find(
        sql,
        `WHERE "key" IN (SELECT outbox_key FROM item_notices WHERE no = ? AND outbox_key >= ? AND outbox_key < ?)
         ORDER BY id DESC LIMIT 1`,
        [no, beginning, `${beginning}\uffff`],
      );
      return row ?? null;
    },
  };
}
