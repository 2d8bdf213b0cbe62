// What everybody holds in each stage, counted once and then item by item: looking at a board reads no item.
import type { HeldItem } from "../../../db/stores/board.ts";
import type { Holdings } from "../../../db/stores/pipeline.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import { keepLate } from "./kept-late.ts";

export interface KeptHeld {
  /** All there are. */
  take(all: readonly HeldItem[]): void;
  /** Some items, as they are now; of those that are not held any more there are none. */
  replace(nos: readonly number[], found: readonly HeldItem[]): void;
  /** As `board.counts`. */
  counts(scope: Scope, dueBefore: number): readonly Holdings[];
  /** As `board.late`. */
  late(departmentIds: readonly number[], before: number, limit: number): readonly HeldItem[];
}

/** What one person holds in one stage and one department. */
type Group = Pick<HeldItem, "ownerId" | "departmentId" | "stage"> & {
  count: number;
  amountFen: number;
  overdue: number;
};

export function keepHeld(): KeptHeld {
  const byNo = new Map<number, HeldItem>();
  const groups = new Map<string, Group>();
  const late = keepLate();
  let lateBefore = 0;

  function count(one: HeldItem, by: 1 | -1): void {
    const { ownerId, departmentId, stage, amountFen, dueAt } = one;
    const key = `${departmentId}/${stage}/${ownerId}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { ownerId, departmentId, stage, count: 0, amountFen: 0, overdue: 0 };
      groups.set(key, group);
    }
    group.count += by;
    group.amountFen += by * amountFen;
    if (dueAt !== null && dueAt < lateBefore) group.overdue += by;
    if (group.count === 0) groups.delete(key);
  }

  /** What is late is another thing each day. */
  function countAnew(dueBefore: number): void {
    lateBefore = dueBefore;
    groups.clear();
    for (const one of byNo.values()) count(one, 1);
  }

  return {
    take(all) {
      byNo.clear();
      late.forgetAll();
      for (const one of all) {
        byNo.set(one.no, one);
        late.add(one);
      }
      countAnew(lateBefore);
    },
    replace(nos, found) {
      for (const no of nos) {
        const before = byNo.get(no);
        if (before === undefined) continue;
        count(before, -1);
        late.take(before);
        byNo.delete(no);
      }
      for (const one of found) {
        byNo.set(one.no, one);
        count(one, 1);
        late.add(one);
      }
    },
    late: (departmentIds, before, limit) =>
      late.nos(departmentIds, before, limit).flatMap((no) => byNo.get(no) ?? []),
    counts(scope, dueBefore) {
      if (dueBefore !== lateBefore) countAnew(dueBefore);
      const isInside = insideOf(scope);
      const found = new Map<string, Holdings>();
      for (const group of groups.values()) {
        if (!isInside(group)) continue;
        const { ownerId, stage, ...sums } = group;
        const key = `${stage}/${ownerId}`;
        const before = found.get(key) ?? { count: 0, amountFen: 0, overdue: 0 };
        found.set(key, {
          ownerId,
          stage,
          count: before.count + sums.count,
          amountFen: before.amountFen + sums.amountFen,
          overdue: before.overdue + sums.overdue,
        });
      }
      return [...found.values()];
    },
  };
}
