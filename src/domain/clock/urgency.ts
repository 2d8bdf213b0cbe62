// What a day asks of its holder, by urgency, and what a department should look at (rules.md 5, 13).
import { addDays, type Day, dayOf, daysBetween } from "../day.ts";
import type { Item } from "../item/item.ts";
import { dueOf } from "./cadence.ts";

/** A new item nobody has spoken with stands in the list from its third day on. */
export const NEW_FROM_DAY = 3;
/** Money is spoken of so many days before it is due. */
export const MONEY_DAYS_BEFORE = 3;

export type Urgency = "late" | "due" | "soon" | "fresh" | "money";
export const URGENCIES: readonly Urgency[] = ["late", "due", "soon", "fresh", "money"];

/** Null where today asks nothing of it. */
export function urgencyOf(
  item: Item,
  { today, tomorrow }: { readonly today: Day; readonly tomorrow: Day },
): Urgency | null {
  const instant = dueOf(item);
  if (instant === null) return null;
  const due = dayOf(instant);
  if (item.outcome === "won")
    return due <= addDays(today, MONEY_DAYS_BEFORE) || due <= tomorrow ? "money" : null;
  if (due < today) return "late";
  if (due === today) return "due";
  if (due <= tomorrow) return "soon";
  const untouched = item.lastFollowUpAt === null || item.lastFollowUpAt < item.receivedAt;
  return item.stage === 1 && untouched && daysBetween(dayOf(item.receivedAt), today) >= NEW_FROM_DAY
    ? "fresh"
    : null;
}

/** Late enough for a post: from stage 2 on; a first contact is between the bot and its owner. */
export function needsAttention(item: Pick<Item, "outcome" | "stage">): boolean {
  return item.outcome === "open" && (item.stage ?? 1) >= 2;
}
