// Which days a 战报 tells of, and which come next.
import type { Span } from "../../chat/read/span-units.ts";
import { addDays, type Day, weekday } from "../../domain/day.ts";

export interface ReportDays {
  readonly days: { readonly from: Day; readonly to: Day };
  readonly ahead: { readonly from: Day; readonly to: Day };
}

/**
 * The time that was named, until today; else from Monday to today, and on a Monday the week before. What comes next: of a
 * time that is over this week, else until the end of the next.
 */
export function reportDays(when: Span | null, today: Day): ReportDays {
  const monday = addDays(today, 1 - weekday(today));
  const from = when?.from ?? (today === monday ? addDays(monday, -7) : monday);
  const last = when?.to ?? (today === monday ? addDays(monday, -1) : today);
  const to = last < today ? last : today;
  const isOver = to < today;
  return {
    days: { from, to },
    ahead: { from: isOver ? today : addDays(today, 1), to: addDays(monday, isOver ? 6 : 13) },
  };
}
