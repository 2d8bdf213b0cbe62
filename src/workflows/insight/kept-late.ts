// What is late in each department, kept in the order in which it was due: looking at it reads its head, and no item.
import type { HeldItem } from "../../../db/stores/board.ts";
import { firstPlace } from "../../domain/by-halves.ts";
import { type SortedColumns, sortedColumns } from "../../domain/sorted-columns.ts";

export interface KeptLate {
  /** What is held, one by one; whatever has no deadline of its kind is nowhere. */
  add(one: HeldItem): void;
  /** One that was added. */
  take(one: HeldItem): void;
  forgetAll(): void;
  /** As `board.late`: of each department and kind of deadline the longest ago first, so many at most; each once. */
  nos(departmentIds: readonly number[], before: number, limit: number): readonly number[];
}

/** From stage 2 on what was said to be next, and before a contract when it ends. */
const KINDS = [
  ({ stage, nextDueAt }: HeldItem) => (stage !== null && stage >= 2 && stage <= 5 ? nextDueAt : null),
  ({ stage, deadlineAt }: HeldItem) => (stage === 5 ? deadlineAt : null),
] as const;

export function keepLate(): KeptLate {
  const kinds = KINDS.map((dueOf) => ({ dueOf, byDepartment: new Map<number, SortedColumns>() }));

  /** Where it stands, and since when it is due there. */
  function placesOf(one: HeldItem) {
    const { departmentId, outcome } = one;
    if (departmentId === null || outcome !== "open") return [];
    return kinds.flatMap(({ dueOf, byDepartment }) => {
      const due = dueOf(one);
      if (due === null) return [];
      const rows = byDepartment.get(departmentId) ?? sortedColumns(2);
      byDepartment.set(departmentId, rows);
      // The longest ago stands first.
      return [{ rows, rank: 0 - due }];
    });
  }

  return {
    add(one) {
      for (const { rows, rank } of placesOf(one)) rows.add([rank, one.no]);
    },
    take(one) {
      for (const { rows, rank } of placesOf(one)) rows.take(rank, one.no);
    },
    forgetAll() {
      for (const { byDepartment } of kinds) byDepartment.clear();
    },
    nos(departmentIds, before, limit) {
      const found = new Set<number>();
      for (const id of departmentIds)
        for (const { byDepartment } of kinds) {
          const [ranks = [], nos = new Float64Array()] = byDepartment.get(id)?.all() ?? [];
          const late = firstPlace(ranks, (rank) => rank <= 0 - before);
          for (const no of nos.subarray(0, Math.min(late, limit))) found.add(no);
        }
      return [...found];
    },
  };
}
