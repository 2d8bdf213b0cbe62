// Days of Asia/Shanghai (UTC+8, no daylight saving) as text, by integer arithmetic; no clock and no time zone data.

/** `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;

/** The day an instant (ms) falls on in Shanghai. */
export function dayOf(ms: number): Day {
  return fromNumber(Math.floor((ms + OFFSET_MS) / DAY_MS));
}

/** Minutes since midnight in Shanghai. */
export function minuteOfDay(ms: number): number {
  return Math.floor(((((ms + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/** The instant (ms) of a minute of a day. */
export function at(day: Day, minute = 0): number {
  return toNumber(day) * DAY_MS - OFFSET_MS + minute * 60_000;
}

export function addDays(day: Day, days: number): Day {
  return fromNumber(toNumber(day) + days);
}

/** How many days from one to the other; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return ((((toNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The day of a civil date, or null when there is none (30 February). */
export function civil(year: number, month: number, date: number): Day | null {
  const day = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  return isDay(day) ? day : null;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromNumber(toNumber(text)) === text;
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

export function lastDayOfMonth(year: number, month: number): Day {
  const next = month === 12 ? civil(year + 1, 1, 1) : civil(year, month + 1, 1);
  return addDays(next ?? "1970-01-01", -1);
}

/** Days since 1970-01-01 of a proleptic Gregorian date (the well-known days-from-civil algorithm). */
function toNumber(day: Day): number {
  const known = numbered.get(day);
  if (known !== undefined) return known;
  const number = numberOf(day);
  if (numbered.size >= MOST_WRITTEN) numbered.clear();
  numbered.set(day, number);
  return number;
}

function numberOf(day: Day): number {
  const { year, month, date } = partsOf(day);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The days of some years, which are all that a company speaks of: asked for at every word that may be one. */
const MOST_WRITTEN = 4096;
const written = new Map<number, Day>();
const numbered = new Map<Day, number>();

function fromNumber(days: number): Day {
  const known = written.get(days);
  if (known !== undefined) return known;
  const day = civilOf(days);
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(days, day);
  return day;
}

function civilOf(days: number): Day {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
