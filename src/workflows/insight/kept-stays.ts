// All stays of the last year or so, held where reports are computed, by whose they are as well: a person's question does not walk
// through the company's.

import { groupedBy } from "../../domain/grouped.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import type { StayOfItem } from "../../domain/insight/seen.ts";
import { type StayList, stayList } from "./stay-list.ts";

/** Of one item, all of them. */
export interface StaysChange {
  readonly before: readonly StayOfItem[];
  readonly after: readonly StayOfItem[];
}

export interface KeptStays {
  /** All there are to keep, in their order. @param from since when they are kept, ms */
  take(stays: readonly StayOfItem[], from: number): void;
  /** Those of some items, as they are now. */
  replace(nos: readonly number[], stays: readonly StayOfItem[]): void;
  /** As `stays.since`, of every so many-th item; null for what lies farther back than is kept. */
  since(scope: Scope, from: number, every?: number): readonly StayOfItem[] | null;
  /** How many these are. */
  count(scope: Scope, from: number): number | null;
  /** Grows with every change of what is somebody's, and with no other. */
  mark(scope: Scope): number;
  /** What has changed since the company's mark was such; null where that is not known any more. */
  changedSince(mark: number): readonly StaysChange[] | null;
}

/** So many changes are known one by one. */
const MOST_KNOWN = 2000;
/** Of a company there is one, or two where times of two lengths are looked at; the number of items changes slowly. */
const MOST_SAMPLES = 4;

export function keepStays(): KeptStays {
  let keptFrom = Number.POSITIVE_INFINITY;
  let all = stayList();
  let byNo = new Map<number, readonly StayOfItem[]>();
  let byOwner = new Map<string, StayList>();
  let byDepartment = new Map<number, StayList>();
  /** Of every so many-th item, where somebody has asked for that. */
  const samples = new Map<number, StayList>();
  let count = 0;
  let allAt = 0;
  // The last of them is the one that `count` counts.
  let changes: StaysChange[] = [];
  const touched = { owners: new Map<string, number>(), departments: new Map<number, number>() };

  /** Wherever it stands: with all of them, with its owner's, with its department's, with those that stand for all. */
  function listsOf({ no, ownerId, departmentId }: StayOfItem): readonly StayList[] {
    const lists = [all];
    if (ownerId !== null) lists.push(listIn(byOwner, ownerId));
    if (departmentId !== null) lists.push(listIn(byDepartment, departmentId));
    for (const [every, list] of samples) if (no % every === 0) lists.push(list);
    return lists;
  }

  function touch({ ownerId, departmentId }: StayOfItem): void {
    if (ownerId !== null) touched.owners.set(ownerId, count);
    if (departmentId !== null) touched.departments.set(departmentId, count);
  }

  function listsOfScope(scope: Scope): readonly StayList[] {
    if (scope.kind === "company") return [all];
    const found =
      scope.kind === "member"
        ? [byOwner.get(scope.memberId)]
        : [...new Set(scope.ids)].map((id) => byDepartment.get(id));
    return found.flatMap((list) => list ?? []);
  }

  function sampleOf(every: number): StayList {
    let sample = samples.get(every);
    if (sample === undefined) {
      sample = stayList(all.all.filter(({ no }) => no % every === 0));
      samples.set(every, sample);
      const [oldest] = samples.keys();
      if (samples.size > MOST_SAMPLES && oldest !== undefined) samples.delete(oldest);
    }
    return sample;
  }

  return {
    take(stays, from) {
      keptFrom = from;
      all = stayList([...stays]);
      byNo = groupedBy(stays, ({ no }) => no);
      byOwner = listsBy(stays, ({ ownerId }) => ownerId);
      byDepartment = listsBy(stays, ({ departmentId }) => departmentId);
      samples.clear();
      allAt = ++count;
      changes = [];
      touched.owners.clear();
      touched.departments.clear();
    },
    replace(nos, stays) {
      const found = groupedBy(stays, ({ no }) => no);
      for (const no of nos) {
        const [before, after] = [byNo.get(no) ?? [], found.get(no) ?? []];
        // Most changes, a follow-up say, are none of a stay.
        if (isSame(before, after)) continue;
        count++;
        changes.push({ before, after });
        for (const stay of before) for (const list of listsOf(stay)) list.take(stay);
        for (const stay of after) for (const list of listsOf(stay)) list.add(stay);
        for (const stay of [...before, ...after]) touch(stay);
        if (after.length === 0) byNo.delete(no);
        else byNo.set(no, after);
      }
      if (changes.length > MOST_KNOWN) changes = changes.slice(-MOST_KNOWN);
    },
    since(scope, from, every = 1) {
      if (from < keptFrom) return null;
      const lists = every > 1 ? [sampleOf(every)] : listsOfScope(scope);
      const [only, another] = lists;
      if (only === undefined) return [];
      const isSince = ({ leftAt }: StayOfItem) => leftAt === null || leftAt >= from;
      if (every === 1 && another === undefined) return only.all.filter(isSince);
      // In the order of all of them.
      const isInside = insideOf(scope);
      return (another === undefined ? only : all).all.filter((stay) => isSince(stay) && isInside(stay));
    },
    count(scope, from) {
      if (from < keptFrom) return null;
      return listsOfScope(scope).reduce((sum, list) => sum + list.countSince(from), 0);
    },
    mark(scope) {
      if (scope.kind === "company") return count;
      if (scope.kind === "member") return touched.owners.get(scope.memberId) ?? allAt;
      return Math.max(allAt, ...scope.ids.map((id) => touched.departments.get(id) ?? 0));
    },
    changedSince(mark) {
      const missed = count - mark;
      if (missed === 0) return [];
      return missed > changes.length ? null : changes.slice(-missed);
    },
  };
}

function listsBy<Key>(
  stays: readonly StayOfItem[],
  keyOf: (stay: StayOfItem) => Key | null,
): Map<Key, StayList> {
  return new Map([...groupedBy(stays, keyOf)].map(([key, some]) => [key, stayList(some)]));
}

function listIn<Key>(lists: Map<Key, StayList>, key: Key): StayList {
  const found = lists.get(key);
  if (found !== undefined) return found;
  const made = stayList();
  lists.set(key, made);
  return made;
}

function isSame(some: readonly StayOfItem[], others: readonly StayOfItem[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}
