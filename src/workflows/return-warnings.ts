// Whose first contacts are about to go back to the pool, and are to be warned of today (rules.md 5).
import type { Store } from "../../db/store.ts";
import type { Calendar } from "../domain/calendar.ts";
import { addDays, at, type Day, dayOf } from "../domain/day.ts";
import type { Item } from "../domain/item/item.ts";
import { isKeptFind, isObserved, RETURN_WARNING } from "../domain/item/places.ts";
import type { InForce } from "../domain/rules/in-force.ts";

interface WarningScene {
  readonly store: Store;
  readonly now: number;
  readonly today: Day;
  readonly rules: InForce;
  readonly calendar: Calendar;
}

const WORKING_DAYS_BEFORE = 2;

/** From two working days before; not on the last day, which belongs to the return; after it while too few have arrived. */
export async function toBeWarnedOf(scene: WarningScene): Promise<readonly Item[]> {
  const { store, now, today, rules, calendar } = scene;
  const until = addDays(calendar.addWorkingDays(today, WORKING_DAYS_BEFORE), 1);
  const paused = await store.pauses.runningAt(now);
  const found: Item[] = [];
  for (const item of await store.items.firstContactsBefore(at(until)))
    if (await isDue(item)) found.push(item);
  return found;

  async function isDue(item: Item): Promise<boolean> {
    const theirs = { now, rules: rules.ofItem(item) };
    if (item.deadlineAt === null || item.ownerId === null || isKeptFind(item, theirs)) return false;
    if (paused.has(item) || isObserved(item, theirs)) return false;
    if (dayOf(item.deadlineAt) > today) return true;
    const delivered = await store.outbox.deliveredAbout(item.no, item.deadlineAt, RETURN_WARNING);
    return delivered.length < theirs.rules.pool.noticesBeforeReturn;
  }
}
