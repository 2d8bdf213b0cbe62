// How an item stands to the table it has a row in: here, or gone, and where to.
import type { Item } from "../item/item.ts";

/** `moved`: to others' hands; `pooled`: nobody's; `merged`: another number answers for it; `gone`: nowhere any more. */
export type Standing = "here" | "moved" | "pooled" | "merged" | "gone";

type Placed = Pick<Item, "place" | "departmentId" | "mergedInto">;

/** @param departmentIds the table's department with all below it */
export function standingOf(item: Placed | null, departmentIds: ReadonlySet<number>): Standing {
  if (item === null) return "gone";
  if (item.mergedInto !== null) return "merged";
  switch (item.place) {
    case "owned":
      return departmentIds.has(item.departmentId ?? 0) ? "here" : "moved";
    case "pool":
    case "dormant":
      return "pooled";
    case "cleaning":
      return "moved";
    case "eliminated":
      return "gone";
  }
}
