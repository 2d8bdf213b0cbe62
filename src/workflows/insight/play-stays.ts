// The stays of items that an older program has kept, or another database: played again from their history.
import type { Store } from "../../../db/store.ts";
import { type Standing, type Step, staysIn } from "../../domain/insight/stay.ts";
import type { HistoryEntry } from "../../domain/item/history.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Played } from "./play.ts";

export const STAYS: Played = {
  missing: ({ stays }, after, limit) => stays.missing(after, limit),
  async play(items, store) {
    const departments = await departmentsOf(store);
    for (const item of items)
      await store.stays.add(staysIn(stepsOf(item, await store.history.of(item.no), departments)));
  },
};

/** Where everybody who is still there belongs today: what a history does not say. */
async function departmentsOf({ people }: Pick<Store, "people">): Promise<ReadonlyMap<string, number>> {
  return new Map((await people.active()).map(({ userId, mainDepartmentId }) => [userId, mainDepartmentId]));
}

/** The changes of an item as its history tells them, oldest first. */
export function stepsOf(
  item: Item,
  history: readonly HistoryEntry[],
  departments: ReadonlyMap<string, number>,
): readonly Step[] {
  const merged = item.mergedInto === null ? undefined : history.findLast(({ what }) => what === "merged");
  let before: Standing | null = null;
  let unqualified = false;
  return history.map((entry) => {
    if (entry.what === "rejected") unqualified = true;
    else if (entry.place !== "pool" || entry.kind === "opportunity") unqualified = false;
    const { kind, place, stage, outcome, ownerId } = entry;
    const after: Standing = {
      no: item.no,
      kind,
      place,
      stage,
      outcome,
      intake: item.intake,
      ownerId,
      departmentId: ownerId === null ? null : (departments.get(ownerId) ?? item.departmentId),
      largeDepartmentId: item.largeDepartmentId,
      unqualified,
      mergedInto: merged !== undefined && entry.id >= merged.id ? item.mergedInto : null,
    };
    const step = { before, after, what: entry.what, at: entry.at };
    before = after;
    return step;
  });
}
