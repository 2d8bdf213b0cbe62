// Whose items belong in a table: those of its department's people, open or closed of late.
import { addDays, at, type Day, dayOf } from "../day.ts";
import type { Department } from "../people/people.ts";
import { isWithin } from "../people/rights.ts";
import { CLOSED_DAYS, type Sheet } from "./sheet.ts";

export interface SheetScope {
  readonly departmentIds: readonly number[];
  /** Won on or after the day; lost at or after the instant (ms). */
  readonly wonSince: Day;
  readonly lostSince: number;
}

/** Of a department that is gone nobody's. */
export function scopeOf(
  { departmentId }: Pick<Sheet, "departmentId">,
  departments: readonly Department[],
  now: number,
): SheetScope {
  const own = departments.find(({ id }) => id === departmentId);
  const within = own === undefined ? [] : departments.filter(({ path }) => isWithin(path, own));
  const since = addDays(dayOf(now), -CLOSED_DAYS);
  return { departmentIds: within.map(({ id }) => id), wonSince: since, lostSince: at(since) };
}
