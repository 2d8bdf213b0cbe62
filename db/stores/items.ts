// Items as the rules see them; every save goes through `apply`, which books the change in history and holdings.
import type { Day } from "../../src/domain/day.ts";
import type { NewItem } from "../../src/domain/hands/intake.ts";
import type { Change } from "../../src/domain/item/change.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { readOnce } from "../engine/read-once.ts";
import type { Sql } from "../engine/sql.ts";
import { historyTable } from "../schema/history.ts";
import { holdingsTable } from "../schema/holdings.ts";
import { itemsTable } from "../schema/items.ts";
import type { ActStore } from "./acts.ts";
import { countUp } from "./changes.ts";
import { lateInDepartments } from "./late-items.ts";
import { inParts, marksOf } from "./of-scope.ts";
import { keepSigning } from "./signings.ts";
import { keepStays } from "./stays.ts";
import { createToBeJudged, type ToBeJudged } from "./to-be-judged.ts";

export interface Booking {
  readonly by: string;
  readonly at: number;
}

export interface ItemStore extends ToBeJudged {
  byNo(no: number): Promise<Item | null>;
  /** Those of them that there are, by number. */
  byNos(nos: readonly number[]): Promise<Item[]>;
  /** Stores a new item with the first row of its history, and what was noted with it. */
  create(item: NewItem, booking: Booking, note?: string | null): Promise<Item>;
  /** Saves what a rule answered, its history row and the change of hands; stale when somebody else was faster. */
  apply(change: Change, booking: Booking): Promise<Item>;
  /** Open or closed items somebody holds, most urgent first. */
  ownedBy(ownerId: string): Promise<Item[]>;
  /** What lies claimable in the pools whose large departments are given, newest first. */
  inPools(largeDepartmentIds: readonly number[], limit: number): Promise<Item[]>;
  ofCustomer(customerId: number): Promise<Item[]>;
  ofCustomers(customerIds: readonly number[]): Promise<Item[]>;
  countOwned(ownerId: string): Promise<number>;
  /** Without those whose customers are left in peace. */
  countUntouched(ownerId: string, when: { readonly before: number; readonly now: number }): Promise<number>;
  /** Held open items of stage 1 whose deadline lies before an instant, the oldest first. */
  firstContactsBefore(before: number): Promise<Item[]>;
  /** What came into the pools between two instants and can be claimed. */
  pooledBetween(largeDepartmentId: number, since: number, until: number): Promise<Item[]>;
  /** What is held and due before an instant, by the date agreed or by the rule, most urgent first. */
  dueBefore(before: number): Promise<Item[]>;
  /** Open items that are held and came with a list since an instant, by number. */
  importedSince(since: number): Promise<Item[]>;
  /** What is late in some departments from stage 2 on, the longest first within each; so many of each kind at most. */
  lateInDepartments(departmentIds: readonly number[], before: number, limit: number): Promise<Item[]>;
  /** Open items received since an instant and before another, not returned by anybody since. */
  receivedBetween(since: number, until: number): Promise<Item[]>;
  /** First contacts received before an instant whose holder has not followed them up. */
  untouchedSince(before: number): Promise<Item[]>;
  /** Held open items received before an instant: the long ones, the longest first. */
  heldSince(before: number, limit: number): Promise<Item[]>;
  /** What somebody acts for without owning it (接管). */
  actedFor(userId: string): Promise<Item[]>;
  /** Whoever has left and still holds something. */
  leaversHolding(): Promise<string[]>;
  /** Open items that are held, page by page by number: for what concerns all of them. */
  openAfter(no: number, limit: number): Promise<Item[]>;
  /** Won by a day, with no date on which money is expected. */
  wonWithoutDate(signedBy: Day): Promise<Item[]>;
  /** Created and signed day of what was won last. */
  latestWon(limit: number): Promise<readonly Item[]>;
  /** Sets the clock alone: no act of anybody, so neither version nor history change. */
  rewind(item: Pick<Item, "no" | "nextDueAt" | "deadlineAt">): Promise<void>;
  coldest(ownerId: string, limit: number): Promise<Item[]>;
}

export function createItems(sql: Sql, acts: Pick<ActStore, "add">): ItemStore {
  async function book(change: Change, before: Item | null, booking: Booking): Promise<void> {
    const { item, what } = change;
    await historyTable.insert(sql, {
      no: item.no,
      at: booking.at,
      by: booking.by,
      what,
      text: change.text ?? null,
      field: change.edit?.field ?? null,
      before: change.edit?.before ?? null,
      after: change.edit?.after ?? null,
      kind: item.kind,
      place: item.place,
      stage: item.stage,
      outcome: item.outcome,
      ownerId: item.ownerId,
      ruleVersion: item.ruleVersion,
    });
    await keepStays(sql, { before, after: item, what, at: booking.at });
    await keepSigning(sql, { before, after: item, what, at: booking.at });
    if (before?.ownerId !== null && before !== null && before.ownerId !== item.ownerId)
      await holdingsTable.updateWhere(
        sql,
        { endedAt: booking.at, endedBy: change.ends ?? "reassigned" },
        "no = ? AND ended_at IS NULL",
        [item.no],
      );
    if (item.ownerId !== null && before?.ownerId !== item.ownerId)
      await holdingsTable.insert(sql, {
        no: item.no,
        ownerId: item.ownerId,
        beganAt: booking.at,
        how: change.begins ?? "created",
        endedAt: null,
        endedBy: null,
      });
  }

  /** The last acts of a person are those that 撤销 takes back. */
  async function remember(
    change: Change,
    { before, saved, booking }: { before: Item; saved: Item; booking: Booking },
  ) {
    // Taking back is no act of its own: the one before it can be taken back next.
    if (change.what === "undone") return;
    // Two become one by one act, which is remembered of the one that stays.
    if (change.what === "merged" && saved.mergedInto !== null) return;
    await acts.add({
      userId: booking.by,
      no: saved.no,
      version: saved.version,
      what: change.what,
      command: null,
      field: change.edit?.field ?? null,
      at: booking.at,
      before: JSON.stringify(before),
    });
  }

  // What this transaction has read: the version says whether a change was made from it.
  const read = new Map<number, Item>();
  const byNo = readOnce(sql, async (no: number) => {
    const item = await itemsTable.byId(sql, no);
    if (item !== null) read.set(no, item);
    return item;
  });
  const asRead = async (no: number, version: number) =>
    read.get(no)?.version === version ? (read.get(no) ?? null) : itemsTable.byId(sql, no);

  return {
    byNo,
    byNos: (nos) =>
      inParts(
        [...nos].sort((one, other) => one - other),
        (some, marks) => itemsTable.find(sql, `WHERE no IN (${marks}) ORDER BY no`, some),
      ),
    async create(item, booking, note = null) {
      const stored = await itemsTable.insert(sql, { ...item, version: 1 });
      const begins = item.intake === "imported" ? "imported" : "created";
      await book({ item: stored, what: "created", begins }, null, booking);
      if (note !== null) await book({ item: stored, what: "noted", text: note }, stored, booking);
      return stored;
    },
    async apply(change, booking) {
      const before = await asRead(change.item.no, change.item.version);
      const saved = await itemsTable.update(sql, change.item, before);
      await book({ ...change, item: saved }, before, booking);
      if (before !== null) await remember(change, { before, saved, booking });
      return saved;
    },
    ownedBy: (ownerId) =>
      itemsTable.find(
        sql,
        "WHERE owner_id = ? AND place = 'owned' ORDER BY next_due_at IS NULL, next_due_at, no",
        [ownerId],
      ),
    inPools: (ids, limit) =>
      itemsTable.find(
        sql,
        `WHERE place = 'pool' AND large_department_id IN (${marksOf(ids)}) AND unqualified = ? ORDER BY pooled_at DESC, no DESC LIMIT ?`,
        [...ids, false, limit],
      ),
    ofCustomer: (customerId) => itemsTable.find(sql, "WHERE customer_id = ? ORDER BY no", [customerId]),
    ofCustomers: async (ids) =>
      ids.length === 0
        ? []
        : itemsTable.find(
            sql,
            `WHERE customer_id IN (${marksOf(ids)}) AND place <> 'eliminated' ORDER BY no DESC`,
            [...ids],
          ),
    countOwned: (ownerId) =>
      itemsTable.count(
        sql,
        "WHERE owner_id = ? AND place = 'owned' AND outcome = 'open' AND stage BETWEEN 1 AND 4",
        [ownerId],
      ),
    countUntouched: (ownerId, { before, now }) =>
      itemsTable.count(
        sql,
        `WHERE owner_id = ? AND place = 'owned' AND outcome = 'open' AND stage = 1
         AND received_at < ? AND (last_follow_up_at IS NULL OR last_follow_up_at < ?)
         AND NOT EXISTS (SELECT 1 FROM quiets q
           WHERE q.customer_id = items.customer_id AND q.state = 'quiet' AND q.ends_at > ?)`,
        [ownerId, before, before, now],
      ),
    firstContactsBefore: (before) =>
      itemsTable.find(
        sql,
        "WHERE place = 'owned' AND stage = 1 AND deadline_at < ? AND outcome = 'open' ORDER BY deadline_at, no",
        [before],
      ),
    pooledBetween: (largeDepartmentId, since, until) =>
      itemsTable.find(
        sql,
        `WHERE place = 'pool' AND large_department_id = ? AND pooled_at >= ? AND pooled_at < ? AND unqualified = ?
         ORDER BY pooled_at, no`,
        [largeDepartmentId, since, until, false],
      ),
    async dueBefore(before) {
      const due = await itemsTable.find(
        sql,
        "WHERE place = 'owned' AND next_due_at < ? ORDER BY next_due_at, no",
        [before],
      );
      // For a lead and in stages 1 and 5 a later date may have been typed; the rule's deadline is what counts.
      const typedLater = await itemsTable.find(
        sql,
        `WHERE place = 'owned' AND (stage IN (1, 5) OR stage IS NULL) AND deadline_at < ?
           AND next_due_at >= ? AND outcome = 'open'
         ORDER BY deadline_at, no`,
        [before, before],
      );
      return [...due, ...typedLater];
    },
    importedSince: (since) =>
      itemsTable.find(
        sql,
        "WHERE created_at > ? AND intake = 'imported' AND place = 'owned' AND outcome = 'open' ORDER BY no",
        [since],
      ),
    lateInDepartments: (ids, before, limit) => lateInDepartments(sql, { ids, before, limit }),
    receivedBetween: (since, until) =>
      itemsTable.find(
        sql,
        "WHERE place = 'owned' AND received_at >= ? AND received_at < ? AND outcome = 'open' ORDER BY received_at, no",
        [since, until],
      ),
    untouchedSince: (before) =>
      itemsTable.find(
        sql,
        `WHERE place = 'owned' AND stage = 1 AND outcome = 'open' AND received_at < ?
         AND (last_follow_up_at IS NULL OR last_follow_up_at < received_at) ORDER BY deadline_at, no`,
        [before],
      ),
    heldSince: (before, limit) =>
      itemsTable.find(
        sql,
        "WHERE place = 'owned' AND received_at < ? AND outcome = 'open' ORDER BY received_at, no LIMIT ?",
        [before, limit],
      ),
    actedFor: (userId) =>
      itemsTable.find(sql, "WHERE acting_id = ? AND place = 'owned' ORDER BY next_due_at, no", [userId]),
    async leaversHolding() {
      const rows = await sql.rows<{ userId: string }>(
        `SELECT m.user_id AS "userId" FROM members m WHERE m.active = ? AND EXISTS
         (SELECT 1 FROM items i WHERE i.owner_id = m.user_id AND i.place = 'owned') ORDER BY m.user_id`,
        [false],
      );
      return rows.map(({ userId }) => userId);
    },
    openAfter: (no, limit) =>
      itemsTable.find(sql, "WHERE no > ? AND place = 'owned' AND outcome = 'open' ORDER BY no LIMIT ?", [
        no,
        limit,
      ]),
    wonWithoutDate: (signedBy) =>
      itemsTable.find(
        sql,
        `WHERE place = 'owned' AND outcome = 'won' AND next_due_at IS NULL AND signed_on <= ? ORDER BY signed_on, no`,
        [signedBy],
      ),
    latestWon: (limit) =>
      itemsTable.find(sql, "WHERE outcome = 'won' ORDER BY signed_on DESC LIMIT ?", [limit]),
    async rewind({ no, nextDueAt, deadlineAt }) {
      // Under the same version it is another row now.
      read.delete(no);
      await itemsTable.updateWhere(sql, { nextDueAt, deadlineAt }, "no = ?", [no]);
      await countUp(sql, "items-rewound");
    },
    coldest: (ownerId, limit) =>
      itemsTable.find(
        sql,
        `WHERE owner_id = ? AND place = 'owned' AND outcome = 'open' AND stage BETWEEN 1 AND 4
         ORDER BY COALESCE(last_follow_up_at, received_at), no LIMIT ?`,
        [ownerId, limit],
      ),
    // Behind its own: members that are added to what was spread cost a microsecond each.
    ...createToBeJudged(sql),
  };
}
