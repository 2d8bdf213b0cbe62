// Days and working days of one March without a holiday, reckoned apart from the program's own calendar.

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_MS = 8 * HOUR_MS;

/** The Shanghai day (YYYY-MM-DD) of an instant, or of so many days later. */
export function dayOf(now: number, later = 0): string {
  return new Date(now + SHANGHAI_MS + later * DAY_MS).toISOString().slice(0, 10);
}

/** 3月20日 */
export function spoken(day: string): string {
  const [, month, date] = day.split("-");
  return `${Number(month)}月${Number(date)}日`;
}

/** The same minute so many working days later. */
export function workingDaysLater(now: number, count: number): number {
  let then = now;
  for (let left = count; left > 0; ) {
    then += DAY_MS;
    const weekday = new Date(then + SHANGHAI_MS).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return then;
}
