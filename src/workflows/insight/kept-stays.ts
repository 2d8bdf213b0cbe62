// All stays of the last year or so, held where reports are computed, by whose they are as well: a person's question does not walk
// through the company's.
import type { Store } from "../../../db/store.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import type { StayOfItem } from "../../domain/insight/seen.ts";

/** What a report reads stays of: the store itself, or what is kept of it. */
export type Stays = Pick<Store["stays"], "since">;

export interface KeptStays {
  /** All there are to keep, in their order. @param from since when they are kept, ms */
  take(stays: readonly StayOfItem[], from: number): void;
  /** Those of some items, as they are now. */
  replace(nos: readonly number[], stays: readonly StayOfItem[]): void;
  /** As `stays.since`; null for what lies farther back than is kept. */
  since(scope: Scope, from: number): readonly StayOfItem[] | null;
  /** Grows with every change of what is somebody's, and with no other. */
  mark(scope: Scope): number;
}

export function keepStays(): KeptStays {
  let keptFrom = Number.POSITIVE_INFINITY;
  let all: StayOfItem[] = [];
  let byNo = new Map<number, readonly StayOfItem[]>();
  let byOwner = new Map<string, StayOfItem[]>();
  let byDepartment = new Map<number, StayOfItem[]>();
  let count = 0;
  let allAt = 0;
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

  function ofScope(scope: Scope): readonly StayOfItem[] {
    if (scope.kind === "company") return all;
    if (scope.kind === "member") return byOwner.get(scope.memberId) ?? [];
    const [only, another] = scope.ids;
    if (only !== undefined && another === undefined) return byDepartment.get(only) ?? [];
    return all.filter(insideOf(scope));
  }

  return {
    take(stays, from) {
      keptFrom = from;
      all = [...stays];
      byNo = groupedBy(all, ({ no }) => no);
      byOwner = groupedBy(all, ({ ownerId }) => ownerId);
      byDepartment = groupedBy(all, ({ departmentId }) => departmentId);
      allAt = ++count;
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
        for (const stay of before) for (const list of listsOf(stay)) list.splice(placeIn(list, stay.id), 1);
        for (const stay of after)
          for (const list of listsOf(stay)) list.splice(placeIn(list, stay.id), 0, stay);
        for (const stay of [...before, ...after]) touch(stay);
        if (after.length === 0) byNo.delete(no);
        else byNo.set(no, after);
      }
    },
    since(scope, from) {
      if (from < keptFrom) return null;
      return ofScope(scope).filter(({ leftAt }) => leftAt === null || leftAt >= from);
    },
    mark(scope) {
      if (scope.kind === "company") return count;
      if (scope.kind === "member") return touched.owners.get(scope.memberId) ?? allAt;
      return Math.max(allAt, ...scope.ids.map((id) => touched.departments.get(id) ?? 0));
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

/** Where a stay stands, or belongs, in their order. */
function placeIn(list: readonly StayOfItem[], id: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.id ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(some: readonly StayOfItem[], others: readonly StayOfItem[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}
