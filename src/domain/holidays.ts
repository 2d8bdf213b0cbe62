// The festivals people count from (国庆后, 春节前): which days are off around one, by the calendar (rules.md 5).
import type { Calendar } from "./calendar.ts";
import { addDays, at, civil, type Day, partsOf } from "./day.ts";

export type Festival =
  | "new-year"
  | "spring"
  | "qingming"
  | "labour"
  | "dragon-boat"
  | "mid-autumn"
  | "national";

export const FESTIVALS: readonly Festival[] = [
  "new-year",
  "spring",
  "qingming",
  "labour",
  "dragon-boat",
  "mid-autumn",
  "national",
];

/**
 * The last working day before a festival's days off, or the first one after them: the next such day from `today` on.
 * Where the year is not announced the festival is its one day.
 */
export function besideFestival(
  festival: Festival,
  {
    side,
    today,
    calendar,
  }: { readonly side: "before" | "after"; readonly today: Day; readonly calendar: Calendar },
): Day | null {
  const { year } = partsOf(today);
  for (const each of [year, year + 1]) {
    const day = dayOfFestival(festival, each);
    if (day === null) continue;
    const step = side === "before" ? -1 : 1;
    let beside = addDays(day, step);
    while (!calendar.isWorkingDay(beside)) beside = addDays(beside, step);
    if (beside >= today) return beside;
  }
  return null;
}

function dayOfFestival(festival: Festival, year: number): Day | null {
  switch (festival) {
    case "new-year":
      return civil(year, 1, 1);
    case "labour":
      return civil(year, 5, 1);
    case "national":
      return civil(year, 10, 1);
    case "qingming":
      return civil(year, 4, Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4));
    case "spring":
      return lunar({ month: 1, date: 1, from: civil(year, 1, 20), days: 33 });
    case "dragon-boat":
      return lunar({ month: 5, date: 5, from: civil(year, 5, 25), days: 34 });
    case "mid-autumn":
      return lunar({ month: 8, date: 15, from: civil(year, 9, 5), days: 36 });
  }
}

const LUNAR = new Intl.DateTimeFormat("en-u-ca-chinese", {
  month: "numeric",
  day: "numeric",
  timeZone: "Asia/Shanghai",
});

/** The day of a lunar date, looked for from the earliest it can be. */
function lunar({
  month,
  date,
  from,
  days,
}: {
  readonly month: number;
  readonly date: number;
  readonly from: Day | null;
  readonly days: number;
}): Day | null {
  for (let ahead = 0; from !== null && ahead < days; ahead++) {
    const day = addDays(from, ahead);
    const parts = LUNAR.formatToParts(at(day));
    const value = (type: string) => parts.find((part) => part.type === type)?.value;
    if (value("month") === String(month) && value("day") === String(date)) return day;
  }
  return null;
}
