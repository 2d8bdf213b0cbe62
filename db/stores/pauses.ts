// The times in which clocks stand still (rules.md 5, Pauses; 10).
import type { Pause, PauseKind } from "../../src/domain/clock/pauses.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { pausesTable } from "../schema/pauses.ts";
import { type AtRest, lateAtRest } from "./late-at-rest.ts";
import { marksOf } from "./of-scope.ts";

type Clocked = Pick<Item, "no" | "ownerId" | "customerId">;

export interface PauseStore {
  /** A customer's where one is given; else an item's, a member's, or of all. */
  add(pause: Omit<Pause, "id" | "customerId"> & { readonly customerId?: number }): Promise<Pause>;
  /** What pauses an item of an owner and was not over at an instant. */
  of(item: Clocked, since: number): Promise<Pause[]>;
  /** `of` some items together, each whose it is told by the pause itself; more than that for very many. */
  ofSome(items: readonly Clocked[], since: number): Promise<readonly Pause[]>;
  /** All that were not over at an instant. */
  since(instant: number): Promise<readonly Pause[]>;
  /** Another one after every change of any of them. */
  mark(): Promise<string>;
  /** Items, members, customers and, as "all", everything, whose clocks stand still at an instant. */
  runningAt(instant: number): Promise<Running>;
  /** Late ones of stages 2 to 5 whose clocks stand still now, by person and stage. `before`: what they were due before, ms. */
  lateAtRest(
    scope: Scope,
    given: { readonly before: number; readonly now: number },
  ): Promise<readonly AtRest[]>;
  /** Ends what runs, or was to run, for a member; true when there was something. */
  endOf(given: { memberId: string; kind: PauseKind; at: number }): Promise<boolean>;
  /** The same for one item. */
  endOfItem(given: { no: number; kind: PauseKind; at: number }): Promise<boolean>;
  /** The same for everything a customer has. */
  endOfCustomer(given: { customerId: number; kind: PauseKind; at: number }): Promise<boolean>;
}

export interface Running {
  /** Whether an item of an owner stands still. */
  has(item: Clocked): boolean;
  /** Whether its customer is to be left in peace: nobody is spoken to about it, whoever acts for its owner either. */
  isQuiet(item: Pick<Item, "customerId">): boolean;
}

/** So many items are named in one statement. */
const MOST_NAMED = 200;

export function createPauses(sql: Sql): PauseStore {
  const since = (instant: number) =>
    pausesTable.find(sql, "WHERE ended_at IS NULL OR ended_at > ? ORDER BY began_at, id", [instant]);
  async function endWhere(where: string, key: readonly (string | number)[], at: number): Promise<boolean> {
    const running = `${where} AND (ended_at IS NULL OR ended_at > ?)`;
    const begun = await pausesTable.updateWhere(sql, { endedAt: at }, `${running} AND began_at < ?`, [
      ...key,
      at,
      at,
    ]);
    return begun + (await pausesTable.deleteWhere(sql, running, [...key, at])) > 0;
  }

  return {
    add: (pause) => pausesTable.insert(sql, { customerId: 0, ...pause }),
    since,
    async ofSome(items, instant) {
      // So many names would be a statement longer than all there is to read.
      if (items.length > MOST_NAMED) return since(instant);
      const named = (keys: readonly (string | number)[]) => [...new Set(keys)];
      const nos = named(items.map(({ no }) => no));
      const owners = named(items.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])));
      const customers = named(items.map(({ customerId }) => customerId));
      return pausesTable.find(
        sql,
        `WHERE (ended_at IS NULL OR ended_at > ?)
           AND ((no = 0 AND member_id IN (${marksOf(["", ...owners])}) AND customer_id = 0)
             OR (no <> 0 AND no IN (${marksOf([0, ...nos])}))
             OR (customer_id <> 0 AND customer_id IN (${marksOf([0, ...customers])})))
         ORDER BY began_at, id`,
        [instant, "", ...owners, 0, ...nos, 0, ...customers],
      );
    },
    async mark() {
      // They are begun, ended, taken away before they began, and turned over from one customer to another.
      const row = await sql.one<{ mark: string }>(
        `SELECT COUNT(*) || '/' || COALESCE(MAX(id), 0) || '/' || COALESCE(SUM(id), 0) || '/' ||
           COALESCE(SUM(ended_at), 0) || '/' || COALESCE(SUM(customer_id), 0) AS "mark" FROM pauses`,
      );
      return row?.mark ?? "";
    },
    of: ({ no, ownerId, customerId }, since) =>
      pausesTable.find(
        sql,
        `WHERE ((no = ? AND member_id = '' AND customer_id = 0)
           OR (no = 0 AND member_id IN ('', ?) AND customer_id = 0)
           OR (no = 0 AND member_id = '' AND customer_id = ?))
         AND (ended_at IS NULL OR ended_at > ?) ORDER BY began_at, id`,
        [no, ownerId ?? "", customerId, since],
      ),
    async runningAt(instant) {
      const rows = await pausesTable.find(sql, "WHERE began_at <= ? AND (ended_at IS NULL OR ended_at > ?)", [
        instant,
        instant,
      ]);
      const items = new Set(rows.filter(({ no }) => no !== 0).map(({ no }) => no));
      const customers = new Set(rows.map(({ customerId }) => customerId).filter((id) => id !== 0));
      const members = new Set(
        rows.filter(({ no, customerId }) => no === 0 && customerId === 0).map(({ memberId }) => memberId),
      );
      const isQuiet = ({ customerId }: Pick<Item, "customerId">) => customers.has(customerId);
      return {
        isQuiet,
        has: (item) =>
          items.has(item.no) ||
          members.has("") ||
          isQuiet(item) ||
          (item.ownerId !== null && members.has(item.ownerId)),
      };
    },
    lateAtRest: (scope, given) => lateAtRest(sql, { scope, ...given }),
    endOf: ({ memberId, kind, at }) =>
      endWhere("no = 0 AND member_id = ? AND kind = ?", [memberId, kind], at),
    endOfItem: ({ no, kind, at }) => endWhere("no = ? AND member_id = '' AND kind = ?", [no, kind], at),
    endOfCustomer: ({ customerId, kind, at }) =>
      endWhere("no = 0 AND member_id = '' AND customer_id = ? AND kind = ?", [customerId, kind], at),
  };
}
