// What must be said to others: one keyed row each, leased by the sender, marked when accepted (design.md, One tick).
import { type Button, writeButtons } from "../../src/domain/messages/button.ts";
import { pieceKey, piecesAfter, piecesOf } from "../../src/domain/messages/pieces.ts";
import { MAYBE_ARRIVED, mayHaveArrived } from "../../src/domain/messages/unsent.ts";
import type { Sql } from "../engine/sql.ts";
import { itemNoticesTable } from "../schema/item-notices.ts";
import { type OutboxRow, outboxTable } from "../schema/outbox.ts";
import { areCardsReadBy } from "./cards.ts";
import { createToldAbout, type ToldAbout } from "./told-about.ts";

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
  /** Userids, where the group's way can call somebody. */
  readonly mentions?: readonly string[];
  readonly matter?: string;
  /** Of the card that is to be changed. */
  readonly responseCode?: string;
  /** What file to make of it when it leaves. */
  readonly file?: string;
}

type Receiver = Pick<OutboxRow, "toKind" | "toId">;

export interface OutboxStore extends ToldAbout {
  /** Insert or nothing: false when the key was there already. Too long for one message, it is several. */
  enqueue(notice: NewNotice): Promise<boolean>;
  /** Whether something was said under this key. */
  has(key: string): Promise<boolean>;
  /** What was given up, newest first. */
  failed(limit: number): Promise<OutboxRow[]>;
  /** How much is still to be sent, and how much was given up, as of an instant. */
  backlog(now: number): Promise<Backlog>;
  /** What was refused and will be tried again: how much, since when, and the latest reason; null for nothing. */
  stuck(): Promise<Stuck | null>;
  /** Sends everything that was given up again; answers how many. */
  sendAgain(at: number): Promise<number>;
  /** What those who read together get on a day, sent or still to be, oldest first. */
  saidOn(
    to: readonly Receiver[],
    day: { readonly from: number; readonly until: number },
  ): Promise<OutboxRow[]>;
  /** What waits for this reason is due at once; answers how many. */
  hasten(error: string, at: number): Promise<number>;
  /** Takes back what still waits, or was given up, under keys that begin so, but for one; answers how many. */
  withdraw(beginning: string, besides?: string): Promise<number>;
  /** Settled before it went, or not to be tried again although nobody knows whether it arrived. */
  drop(id: number, error: string): Promise<void>;
  /** How many messages those who read together were sent in a time (ms), by whatever instance. */
  sentIn(to: readonly Receiver[], time: { from: number; until: number }): Promise<number>;
  /** Forgets what was delivered or dropped before an instant, with what it spoke of; answers how many. */
  forget(before: number, limit: number): Promise<number>;
  /**
   * Takes up to `limit` rows that are due, or whose lease ran out, with what else is due to their receivers, and leases
   * them until the given instant.
   */
  lease(given: {
    now: number;
    until: number;
    limit: number;
    /** Nothing of what the clock says. */
    onlyAsked?: boolean;
  }): Promise<OutboxRow[]>;
  /** With the code that changes its card, where it has one; what may have arrived before still says so: it left by itself. */
  sent(row: OutboxRow, at: number, responseCode?: string | null): Promise<void>;
  /** Leased and not tried: waits until an instant, as if it had not been touched; or because its way out was refused. */
  putBack(row: OutboxRow, given: { readonly until: number; readonly error?: string }): Promise<void>;
  /** Not accepted: due again at `retryAt`, or given up when null. */
  notSent(id: number, failure: { error: string; retryAt: number | null }): Promise<void>;
  /** What still waits of a message in pieces is not sent any more: nobody reads the end without the beginning. */
  giveUpPieces(whole: string, error: string): Promise<number>;
}

export interface Backlog {
  readonly waiting: number;
  /** Of those, what might have left by now. */
  readonly due: number;
  /** Since when the oldest of these is due; null where nothing is. */
  readonly oldestDueAt: number | null;
  readonly givenUp: number;
}

export interface Stuck {
  readonly count: number;
  readonly since: number;
  readonly error: string;
}

export function createOutbox(sql: Sql): OutboxStore {
  return {
    async enqueue(notice) {
      const { key, toKind, toId, at, notBefore = at, once = false, scheduled = false, buttons = [] } = notice;
      const takes = buttons.length > 0 && (toKind !== "member" || (await areCardsReadBy(sql, toId)));
      const pieces = piecesOf(notice);
      for (const [index, { markdown, text }] of pieces.entries()) {
        const isLast = index === pieces.length - 1;
        const isNew = await outboxTable.insertOrNothing(sql, {
          key: pieceKey(key, index),
          toKind,
          toId,
          bodyMarkdown: markdown,
          bodyText: text,
          createdAt: at,
          notBefore,
          state: "waiting",
          attempts: 0,
          leaseUntil: null,
          sentAt: null,
          error: null,
          once,
          scheduled,
          buttons: isLast && takes ? writeButtons(buttons) : null,
          mentions: notice.mentions?.join("\n") || null,
          matter: isLast ? (notice.matter ?? null) : null,
          responseCode: isLast ? (notice.responseCode ?? null) : null,
          file: isLast ? (notice.file ?? null) : null,
        });
        if (!isNew) return false;
      }
      return true;
    },
    has: async (key) => (await outboxTable.count(sql, 'WHERE "key" = ?', [key])) > 0,
    failed: (limit) => outboxTable.find(sql, "WHERE state = 'failed' ORDER BY id DESC LIMIT ?", [limit]),
    async backlog(now) {
      const rows = await sql.rows<{ state: string; count: number; due: number; oldest: number | null }>(
        `SELECT state AS "state", COUNT(*) AS "count",
           SUM(CASE WHEN not_before <= ? THEN 1 ELSE 0 END) AS "due", MIN(not_before) AS "oldest"
         FROM outbox WHERE state IN ('waiting', 'leased', 'failed') GROUP BY state`,
        [now],
      );
      const waiting = rows.filter(({ state }) => state !== "failed");
      const total = (of: "count" | "due") => waiting.reduce((sum, row) => sum + Number(row[of]), 0);
      const oldest = Math.min(...waiting.map((row) => Number(row.oldest)));
      return {
        waiting: total("count"),
        due: total("due"),
        oldestDueAt: oldest <= now ? oldest : null,
        givenUp: Number(rows.find(({ state }) => state === "failed")?.count ?? 0),
      };
    },
    async stuck() {
      const row = await sql.one<{ count: number; since: number | null }>(
        `SELECT COUNT(*) AS "count", MIN(created_at) AS "since" FROM outbox
         WHERE state IN ('waiting', 'leased') AND error IS NOT NULL`,
      );
      const [latest] = await outboxTable.find(
        sql,
        "WHERE state IN ('waiting', 'leased') AND error IS NOT NULL ORDER BY not_before DESC, id DESC LIMIT 1",
        [],
      );
      if (latest?.error == null) return null;
      return { count: Number(row?.count), since: Number(row?.since), error: latest.error };
    },
    sendAgain: (at) =>
      outboxTable.updateWhere(
        sql,
        { state: "waiting", attempts: 0, notBefore: at, error: null },
        "state = 'failed'",
        [],
      ),
    saidOn: (to, { from, until }) =>
      outboxTable.find(
        sql,
        `WHERE ${isOneOf(to)} AND created_at >= ? AND state <> 'dropped'
           AND COALESCE(sent_at, not_before) >= ? AND COALESCE(sent_at, not_before) < ? ORDER BY id`,
        [...idsOf(to), from - LONGEST_PUT_OFF_MS, from, until],
      ),
    hasten: (error, at) =>
      outboxTable.updateWhere(
        sql,
        { notBefore: at },
        "state = 'waiting' AND not_before > ? AND error IN (?, ?)",
        [at, error, `${MAYBE_ARRIVED} ${error}`],
      ),
    withdraw: (beginning, besides = "") =>
      outboxTable.updateWhere(
        sql,
        { state: "dropped", error: "withdrawn" },
        `"key" >= ? AND "key" < ? AND "key" <> ? AND state IN ('waiting', 'failed')`,
        [beginning, `${beginning}\uffff`, besides],
      ),
    async drop(id, error) {
      await outboxTable.updateWhere(sql, { state: "dropped", leaseUntil: null, error }, "id = ?", [id]);
    },
    async sentIn(to, { from, until }) {
      const row = await sql.one<{ count: number }>(
        `SELECT COUNT(DISTINCT sent_at) AS "count" FROM outbox
         WHERE ${isOneOf(to)} AND state = 'sent' AND sent_at > ? AND sent_at <= ?`,
        [...idsOf(to), from, until],
      );
      return Number(row?.count);
    },
    async forget(before, limit) {
      const old = await sql.rows<{ id: number; key: string }>(
        `SELECT id AS "id", "key" AS "key" FROM outbox
         WHERE state IN ('sent', 'dropped', 'failed') AND not_before < ? LIMIT ?`,
        [before, limit],
      );
      for (const { id, key } of old) {
        await itemNoticesTable.deleteWhere(sql, "outbox_key = ?", [key]);
        await outboxTable.deleteWhere(sql, "id = ?", [id]);
      }
      return old.length;
    },
    async lease({ now, until, limit, onlyAsked = false }) {
      const skip = sql.engine === "postgres" ? "FOR UPDATE SKIP LOCKED" : "";
      // A digest whose sender died half-way may have arrived: it is given up, not doubled.
      await outboxTable.updateWhere(
        sql,
        { state: "failed", leaseUntil: null, error: UNCLEAR },
        "state = 'leased' AND lease_until <= ? AND once = ?",
        [now, true],
      );
      const isDue = `((state = 'waiting' AND not_before <= ?) OR (state = 'leased' AND lease_until <= ?))
        AND scheduled IN (?, ?)`;
      const due = [now, now, false, !onlyAsked];
      const first = await outboxTable.find(sql, `WHERE ${isDue} ORDER BY id LIMIT ? ${skip}`, [
        ...due,
        limit,
      ]);
      const last = first.at(-1);
      if (last === undefined) return [];
      const receivers = [...new Set(first.map(({ toId }) => toId))];
      const beside = await outboxTable.find(
        sql,
        `WHERE to_id IN (${receivers.map(() => "?").join(", ")}) AND id > ? AND ${isDue}
         ORDER BY id LIMIT ? ${skip}`,
        [...receivers, last.id, ...due, MOST_BESIDE],
      );
      const rows = [...first, ...beside];
      for (const row of rows)
        await outboxTable.updateWhere(
          sql,
          { state: "leased", leaseUntil: until, attempts: row.attempts + 1 },
          "id = ?",
          [row.id],
        );
      return rows;
    },
    async sent(row, at, responseCode = null) {
      const error = mayHaveArrived(row) ? MAYBE_ARRIVED : null;
      await outboxTable.updateWhere(
        sql,
        { state: "sent", sentAt: at, leaseUntil: null, error, responseCode },
        "id = ?",
        [row.id],
      );
    },
    async putBack({ id, attempts, state, error: known }, { until, error = known }) {
      const why = state === "leased" || known?.startsWith(MAYBE_ARRIVED) === true ? MAYBE_ARRIVED : "";
      await outboxTable.updateWhere(
        sql,
        {
          state: "waiting",
          leaseUntil: null,
          notBefore: until,
          attempts,
          error: why === "" || error?.startsWith(why) === true ? error : `${why} ${error ?? ""}`.trim(),
        },
        "id = ?",
        [id],
      );
    },
    async notSent(id, { error, retryAt }) {
      const next =
        retryAt === null ? { state: "failed" as const } : { state: "waiting" as const, notBefore: retryAt };
      await outboxTable.updateWhere(sql, { ...next, leaseUntil: null, error }, "id = ?", [id]);
    },
    giveUpPieces: (whole, error) =>
      outboxTable.updateWhere(
        sql,
        { state: "failed", leaseUntil: null, error },
        `"key" > ? AND "key" < ? AND state IN ('waiting', 'leased')`,
        piecesAfter(whole),
      ),
    ...createToldAbout(sql),
  };
}

const isOneOf = (to: readonly Receiver[]): string =>
  `(${to.map(() => "(to_id = ? AND to_kind = ?)").join(" OR ")})`;
const idsOf = (to: readonly Receiver[]): string[] => to.flatMap(({ toKind, toId }) => [toId, toKind]);

/** Why a digest is not tried again. */
const UNCLEAR = `${MAYBE_ARRIVED} nobody knows whether it arrived, and it is not to come twice`;

/** What is too much for one day waits for the next working day; no holiday is as long as this. */
const LONGEST_PUT_OFF_MS = 15 * 86_400_000;
/** What is due to the same receivers goes along, or it would be another message to them. */
const MOST_BESIDE = 200;
