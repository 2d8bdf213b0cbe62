// The years of the working calendar that the admin imported.
import type { CalendarYear } from "../../src/domain/calendar.ts";
import type { Sql } from "../engine/sql.ts";
import { type CalendarDay, calendarDaysTable } from "../schema/calendar-days.ts";

export interface CalendarDayStore {
  /** Every imported year, as the calendar takes it. */
  years(): Promise<CalendarYear[]>;
  /** Takes the place of what was known of the years of these days. */
  replace(days: readonly CalendarDay[]): Promise<void>;
}

export function createCalendarDays(sql: Sql): CalendarDayStore {
  return {
    async years() {
      const byYear = new Map<number, CalendarDay[]>();
      for (const row of await calendarDaysTable.find(sql, "ORDER BY day", [])) {
        const year = Number(row.day.slice(0, 4));
        byYear.set(year, [...(byYear.get(year) ?? []), row]);
      }
      return [...byYear].map(([year, days]) => ({
        year,
        off: days.filter(({ works }) => !works).map(({ day }) => [day, day] as const),
        worked: days.filter(({ works }) => works).map(({ day }) => day),
      }));
    },
    async replace(days) {
      for (const year of new Set(days.map(({ day }) => day.slice(0, 4))))
        await calendarDaysTable.deleteWhere(sql, "day >= ? AND day <= ?", [`${year}-01-01`, `${year}-12-31`]);
      for (const day of days) await calendarDaysTable.insert(sql, day);
    },
  };
}
