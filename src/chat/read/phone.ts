// Phone numbers in any of the ways they are typed, and their form for comparison.
import { fold } from "./fold.ts";
import { sifted } from "./signs.ts";

export interface PhoneRead {
  /** Digits as kept: without country code, spaces and dashes; 转8012 for the extension. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const MOBILE = "1[3-9]\\d(?:[ -]?\\d{4}){2}|1[3-9](?:[ -]?\\d){9}";
const EXTENSION = "(?:\\s*(?:-|转|分机号?|ext\\.?)\\s*\\d{1,6})?";
const LANDLINE = `(?:\\(0\\d{2,3}\\)|0\\d{2,3})[ -]?(?:\\d{7,8}|\\d{3,4}[ -]\\d{4})${EXTENSION}|400[ -]?\\d{3}[ -]?\\d{4}${EXTENSION}|400[ -]?\\d{4}[ -]?\\d{3}${EXTENSION}`;
const PHONE = new RegExp(`(?<!\\d)(?:(?:\\+|00)?86[ -]?)?(${MOBILE}|${LANDLINE})(?!\\d)`, "i");
const EXTENDED =
  /^(.*\d)\s*(?:转|分机号?|ext\.?)\s*(\d{1,6})$|^(\(?0\d{2,3}\)?[ -]?(?:\d{7,8}|\d{3,4}[ -]\d{4})|400[ -]?\d{3}[ -]?\d{4}|400[ -]?\d{4}[ -]?\d{3})-(\d{1,6})$/i;

/** 一三八幺二三四…: as speech is written down, a figure a character. */
const SPOKEN = sifted(
  /[一幺][三四五六七八九](?:\s?[零〇幺一二三四五六七八九]){9}(?![零〇幺一二三四五六七八九十])/gu,
);
const FIGURES: Readonly<Record<string, string>> = {
  零: "0",
  〇: "0",
  幺: "1",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

function inFigures(text: string): string {
  return SPOKEN.replaced(fold(text), (run) => [...run].map((sign) => FIGURES[sign] ?? sign).join(""));
}

/** The first mobile, landline (with area code) or 400 number in a text; null when there is none. */
export function readPhone(text: string): PhoneRead | null {
  const match = PHONE.exec(inFigures(text));
  const number = match?.[1];
  if (match === null || number === undefined) return null;
  const extended = EXTENDED.exec(number);
  const extension = extended?.[2] ?? extended?.[4];
  const value = digitsOf(extended?.[1] ?? extended?.[3] ?? number);
  return {
    value: extension === undefined ? value : `${value}转${extension}`,
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** Every number in a text, in order. */
export function readPhones(text: string): readonly PhoneRead[] {
  const found: PhoneRead[] = [];
  for (let from = 0; ; ) {
    const phone = readPhone(text.slice(from));
    if (phone === null) return found;
    found.push({ ...phone, start: from + phone.start, end: from + phone.end });
    from += phone.end;
  }
}

const FEWEST_DIGITS = 5;

/**
 * The same number typed another way has the same key, whatever its extension; a WeChat id has one of its own kind.
 * Null for what can be compared with nothing.
 */
export function phoneKey(phone: string): string | null {
  const folded = fold(phone).trim();
  const number = readPhone(folded)?.value.split("转")[0];
  if (number !== undefined) return number;
  if (/[A-Za-z]/.test(folded)) return `wechat:${folded.toLowerCase()}`;
  const digits = digitsOf(folded);
  return digits.length < FEWEST_DIGITS ? null : digits;
}

const WECHAT = /^\s*微信号?[\s:]*/u;

/** The key of a number, or of a WeChat id behind 微信, that a text asks about; null where it asks about a name. */
export function askedPhoneKey(text: string): string | null {
  const folded = fold(text);
  if (WECHAT.test(folded)) return phoneKey(folded.replace(WECHAT, ""));
  return readPhone(folded) === null ? null : phoneKey(folded);
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, "").replace(/^(?:0086|86)(?=1[3-9]\d{9}$)/, "");
}
