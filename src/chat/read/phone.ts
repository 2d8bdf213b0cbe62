// Phone numbers in any of the ways they are typed, and their form for comparison.
import { fold } from "./fold.ts";

export interface PhoneRead {
  /** Digits as kept and compared: without country code, spaces and dashes. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const MOBILE = "1[3-9]\\d(?:[ -]?\\d{4}){2}|1[3-9](?:[ -]?\\d){9}";
const LANDLINE =
  "0\\d{2,3}[ -]?\\d{7,8}(?:[-转]\\d{1,6})?|400[ -]?\\d{3}[ -]?\\d{4}|400[ -]?\\d{4}[ -]?\\d{3}";
const PHONE = new RegExp(`(?<!\\d)(?:(?:\\+|00)?86[ -]?)?(${MOBILE}|${LANDLINE})(?!\\d)`);

/** The first mobile, landline (with area code) or 400 number in a text; null when there is none. */
export function readPhone(text: string): PhoneRead | null {
  const match = PHONE.exec(fold(text));
  const number = match?.[1];
  if (match === null || number === undefined) return null;
  return { value: phoneKey(number), start: match.index, end: match.index + match[0].length };
}

/** The same number typed another way has the same key. */
export function phoneKey(phone: string): string {
  return fold(phone)
    .replace(/\D/g, "")
    .replace(/^(?:0086|86)(?=1[3-9]\d{9}$)/, "");
}
