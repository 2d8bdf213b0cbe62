// All stays of the last year or so, held where reports are computed, by whose they are as well: a person's question does not walk
// through the company's.

import { firstPlace } from "../../domain/by-halves.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import type { StayOfItem } from "../../domain/insight/seen.ts";

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
  /** As `stays.since`; null for what lies farther back than is kept. */
  since(scope: Scope, from: number): readonly StayOfItem[] | null;
  /** How many these are. */
  count(scope: Scope, from: number): number | null;
  /** Grows with every change of what is somebody's, and with no other. */
  mark(scope: Scope): number;
  /** What has changed since the company's mark was such; null where that is not known any more. */
  changedSince(mark: number): readonly StaysChange[] | null;
}

/** So many changes are known one by one. */
const MOST_KNOWN = 2000;

export function keepStays(): KeptStays {
  let keptFrom = Number.POSITIVE_INFINITY;
  let all: StayOfItem[] = [];
  let byNo = new Map<number, readonly StayOfItem[]>();
  let byOwner = new Map<string, StayOfItem[]>();
  let byDepartment = new Map<number, StayOfItem[]>();
  let count = 0;
  let allAt = 0;
  // The last of them is the one that `count` counts.
  let changes: StaysChange[] = [];
  const touched = { owners: new Map<string, number>(), departments: new Map<number, number>() };

  /** Wherever it stands: with all of them, with its owner's, with its department's. */
  function listsOf({ ownerId, departmentId }: StayOfItem): readonly StayOfItem[][] {
    const lists = [all];
    if (ownerId !== null) lists.push(listIn(byOwner, ownerId));
    if (departmentId !== null) lists.push(listIn(byDepartment, departmentId));
    return lists;
  }

  function touch({ ownerId, departmentId }: StayOfItem): void {
    if (ownerId !== null) touched.owners.set(ownerId, count);
    if (departmentId !== null) touched.departments.set(departmentId, count);
  }

  function listsOfScope(scope: Scope): readonly (readonly StayOfItem[])[] {
    if (scope.kind === "company") return [all];
    if (scope.kind === "member") return [byOwner.get(scope.memberId) ?? []];
    return [...new Set(scope.ids)].map((id) => byDepartment.get(id) ?? []);
  }

  function ofScope(scope: Scope, isOne: (stay: StayOfItem) => boolean): readonly StayOfItem[] {
    const [only = [], another] = listsOfScope(scope);
    if (another === undefined) return only.filter(isOne);
    // In the order of all of them.
    const isInside = insideOf(scope);
    return all.filter((stay) => isOne(stay) && isInside(stay));
  }

  return {
    take(stays, from) {
      keptFrom = from;
      all = [...stays];
      byNo = groupedBy(all, ({ no }) => no);
      byOwner = groupedBy(all, ({ ownerId }) => ownerId);
      byDepartment = groupedBy(all, ({ departmentId }) => departmentId);
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
        for (const stay of before)
          for (const list of listsOf(stay))
            list.splice(
              firstPlace(list, (one) => idOf(one) >= stay.id),
              1,
            );
        for (const stay of after)
          for (const list of listsOf(stay))
            list.splice(
              firstPlace(list, (one) => idOf(one) >= stay.id),
              0,
              stay,
            );
        for (const stay of [...before, ...after]) touch(stay);
        if (after.length === 0) byNo.delete(no);
        else byNo.set(no, after);
      }
      if (changes.length > MOST_KNOWN) changes = changes.slice(-MOST_KNOWN);
    },
    since(scope, from) {
      if (from < keptFrom) return null;
      return ofScope(scope, ({ leftAt }) => leftAt === null || leftAt >= from);
    },
    count(scope, from) {
      if (from < keptFrom) return null;
      let count = 0;
      for (const list of listsOfScope(scope))
        for (const { leftAt } of list) if (leftAt === null || leftAt >= from) count++;
      return count;
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

function listIn<Key>(lists: Map<Key, StayOfItem[]>, key: Key): StayOfItem[] {
  const found = lists.get(key);
  if (found !== undefined) return found;
  const made: StayOfItem[] = [];
  lists.set(key, made);
  return made;
}

const idOf = ({ id }: StayOfItem) => id;

function isSame(some: readonly StayOfItem[], others: readonly StayOfItem[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}
