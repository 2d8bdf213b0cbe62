// What a number in a cell says: a count as it was typed, or a day where its format makes one of it.
import { addDays } from "../domain/day.ts";

/** Digits as they were typed: no 1.39E+10, no 0.30000000000000004. */
export function plainNumber(text: string): string {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return text;
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toFixed(0);
  const rounded = Number(value.toPrecision(12));
  return Math.abs(rounded) < 1e15 && Math.abs(rounded) >= 1e-6 ? String(rounded) : text;
}

/** Excel's day 60 is the 29th of February 1900, which never was. */
const EPOCH = "1899-12-30";
const EPOCH_1904 = "1904-01-01";
const FIRST_DAY = 1;
const LAST_DAY = 2_958_465;

/** `YYYY-MM-DD`, or with `HH:MM` behind it; null for what is no day. @param serial days since Excel's first one */
export function dayOfSerial(serial: number, from1904 = false): string | null {
  if (!(serial >= FIRST_DAY && serial <= LAST_DAY)) return null;
  const whole = Math.floor(serial);
  const minutes = Math.round((serial - whole) * 1440);
  const day = addDays(from1904 ? EPOCH_1904 : EPOCH, minutes === 1440 ? whole + 1 : whole);
  if (minutes % 1440 === 0) return day;
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Formats that every workbook has without naming them (ECMA-376 18.8.30); 27 to 58 are East Asia's. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** Whether a number format shows a day. Hours alone are none. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}
