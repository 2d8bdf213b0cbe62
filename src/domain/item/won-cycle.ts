// How long a deal took from its first contact to its signing, in days: what cadence and holding are measured by (rules.md 5, 7). [L30]
import { dayOf, daysBetween } from "../day.ts";
import type { Item } from "./item.ts";

export type Won = Pick<Item, "createdAt" | "begunOn" | "intake" | "signedOn">;

/** Null where nobody knows when it began: imported without the day of the first contact, it began before it came to us. */
export function cycleDaysOf({ createdAt, begunOn, intake, signedOn }: Won): number | null {
  const from = begunOn ?? (intake === "imported" ? null : dayOf(createdAt));
  return from === null || signedOn === null || signedOn < from ? null : daysBetween(from, signedOn);
}
