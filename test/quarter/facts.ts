// What the oracle is told: rows as an export holds them, read beside the running bot over a connection of its own.
import { openPostgres } from "../../db/engine/postgres.ts";
import type { Sql } from "../../db/engine/sql.ts";
import { openSqlite } from "../../db/engine/sqlite.ts";
import { absencesTable } from "../../db/schema/absences.ts";
import { anomaliesTable } from "../../db/schema/anomalies.ts";
import { departmentsTable } from "../../db/schema/departments.ts";
import { escalationsTable } from "../../db/schema/escalations.ts";
import { followUpsTable } from "../../db/schema/follow-ups.ts";
import { historyTable } from "../../db/schema/history.ts";
import { holdingsTable } from "../../db/schema/holdings.ts";
import { itemsTable } from "../../db/schema/items.ts";
import { membersTable } from "../../db/schema/members.ts";
import { membershipsTable } from "../../db/schema/memberships.ts";
import { type OutboxRow, outboxTable } from "../../db/schema/outbox.ts";
import { ownRemindersTable } from "../../db/schema/own-reminders.ts";
import { pausesTable } from "../../db/schema/pauses.ts";
import { paymentsTable } from "../../db/schema/payments.ts";
import { plannedPaymentsTable } from "../../db/schema/planned-payments.ts";
import { settingsTable } from "../../db/schema/settings.ts";
import { ticketsTable } from "../../db/schema/tickets.ts";
import { TABLES } from "../../db/tables.ts";
import type { Pause } from "../../src/domain/clock/pauses.ts";
import type { Anomaly } from "../../src/domain/insight/anomaly.ts";
import type { FollowUp, HistoryEntry, Holding } from "../../src/domain/item/history.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { dayOf } from "./time.ts";

export type ItemRow = Item;
export type { Holding };
export type AnomalyRow = Anomaly;
export type Span = Pick<Pause, "no" | "memberId" | "beganAt" | "endedAt" | "kind">;

export interface Facts {
  readonly items: readonly ItemRow[];
  readonly pauses: readonly Span[];
  readonly absences: Awaited<ReturnType<typeof absencesTable.find>>;
  readonly escalations: Awaited<ReturnType<typeof escalationsTable.find>>;
  readonly tickets: Awaited<ReturnType<typeof ticketsTable.find>>;
  readonly departments: Awaited<ReturnType<typeof departmentsTable.find>>;
  readonly members: Awaited<ReturnType<typeof membersTable.find>>;
  readonly memberships: Awaited<ReturnType<typeof membershipsTable.find>>;
  /** Numbers of the items with a payment plan. */
  readonly planned: ReadonlySet<number>;
  readonly payments: Awaited<ReturnType<typeof paymentsTable.find>>;
  readonly ownReminders: Awaited<ReturnType<typeof ownRemindersTable.find>>;
  /** Kinds whose own messages rest. */
  readonly resting: ReadonlySet<string>;
  /** Who held what, which words count, and when what slept was woken last: for the week's look only. */
  readonly holdings: readonly Holding[];
  readonly spoken: Awaited<ReturnType<typeof followUpsTable.find>>;
  readonly woken: ReadonlyMap<number, number>;
  /** What the weeks behind have brought, for the looks of the week; else null. */
  readonly past: {
    readonly history: readonly HistoryEntry[];
    readonly followUps: readonly FollowUp[];
  } | null;
}

/** "week": all of it, with what the looks of the week ask. */
export type Needs = "all" | "week" | { readonly receivedSince: number; readonly items: readonly number[] };

export interface Reader {
  /** Everything, with what was done before or without; or, of the items, only those received lately and those named. */
  facts(needs: Needs): Promise<Facts>;
  /** What was put into the outbox between two instants. */
  spoken(from: number, until: number): Promise<readonly OutboxRow[]>;
  /** What was put down as unusual, or closed, at an instant; and which kinds rest since a day. */
  figuresAt(now: number): Promise<{ readonly anomalies: readonly AnomalyRow[]; readonly rests: number }>;
  /** When something that waits may leave at the earliest; null where nothing waits. */
  nextWaiting(): Promise<number | null>;
  /** Changes after a row of the history, oldest first. */
  historyAfter(id: number): Promise<readonly HistoryEntry[]>;
  close(): Promise<void>;
}

export async function openReader(url: string): Promise<Reader> {
  const opened = url.startsWith("sqlite:")
    ? await openSqlite({ tables: TABLES, path: url.slice("sqlite:".length), access: "read-only" })
    : await openPostgres(url, { tables: TABLES, access: "read-only", random: () => 0.5 });
  const read = <T>(work: (sql: Sql) => Promise<T>) => opened.read(work);
  return {
    facts: (needs) =>
      read(async (sql) => ({
        items: await (typeof needs === "string"
          ? itemsTable.find(sql, "ORDER BY no", [])
          : itemsTable.find(
              sql,
              `WHERE place = 'owned' AND (received_at >= ? OR no IN (${[0, ...needs.items].join(", ")})) ORDER BY no`,
              [needs.receivedSince],
            )),
        pauses: await pausesTable.find(sql, "ORDER BY id", []),
        absences: await absencesTable.find(sql, "ORDER BY id", []),
        escalations: await escalationsTable.find(sql, "ORDER BY id", []),
        tickets: await ticketsTable.find(sql, "ORDER BY id", []),
        departments: await departmentsTable.find(sql, "ORDER BY id", []),
        members: await membersTable.find(sql, "ORDER BY user_id", []),
        memberships: await membershipsTable.find(sql, "ORDER BY member_id", []),
        planned: new Set((await plannedPaymentsTable.find(sql, "ORDER BY id", [])).map(({ no }) => no)),
        payments: await paymentsTable.find(sql, "ORDER BY id", []),
        ownReminders: await ownRemindersTable.find(sql, "ORDER BY id", []),
        resting: new Set(
          (await settingsTable.find(sql, "WHERE name LIKE 'rest/%' AND value LIKE 'since %'", [])).map(
            ({ name }) => name.slice("rest/".length),
          ),
        ),
        holdings: needs === "week" ? await holdingsTable.find(sql, "ORDER BY id", []) : [],
        spoken:
          needs === "week"
            ? await followUpsTable.find(sql, "WHERE counts = ? AND undone_at IS NULL ORDER BY id", [true])
            : [],
        woken: new Map(
          needs === "week"
            ? (await historyTable.find(sql, "WHERE what = 'reactivated' ORDER BY id", [])).map(
                ({ no, at }) => [no, at],
              )
            : [],
        ),
        past:
          needs === "week"
            ? {
                history: await historyTable.find(
                  sql,
                  `WHERE what IN ('created', 'cleaned', 'advanced', 'lost', 'moved-back', 'won', 'restarted', 'claimed',
                     'assigned', 'reassigned', 'transferred', 'returned', 'undone') ORDER BY id`,
                  [],
                ),
                followUps: await followUpsTable.find(sql, "ORDER BY id", []),
              }
            : null,
      })),
    spoken: (from, until) =>
      read((sql) =>
        outboxTable.find(sql, "WHERE created_at >= ? AND created_at < ? ORDER BY id", [from, until]),
      ),
    figuresAt: (now) =>
      read(async (sql) => ({
        anomalies: await anomaliesTable.find(sql, "WHERE opened_at = ? OR closed_at = ? ORDER BY ticket_id", [
          now,
          now,
        ]),
        rests: await settingsTable.count(sql, "WHERE name LIKE 'rest/%' AND value = ?", [
          `since ${dayOf(now)}`,
        ]),
      })),
    nextWaiting: (): Promise<number | null> =>
      read(async (sql) => {
        const row = await sql.one<{ at: number | null }>(
          `SELECT MIN(CASE WHEN state = 'waiting' THEN not_before ELSE lease_until END) AS "at"
           FROM outbox WHERE state IN ('waiting', 'leased')`,
        );
        return row?.at ?? null;
      }),
    historyAfter: (id) => read((sql) => historyTable.find(sql, "WHERE id > ? ORDER BY id", [id])),
    close: () => opened.close(),
  };
}
