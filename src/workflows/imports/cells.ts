// What single cells of a list say: days, amounts, phones, as spreadsheets and people leave them.

import { readAmounts, readMoney } from "../../chat/read/money.ts";
import { phoneKey, readPhones } from "../../chat/read/phone.ts";
import { addDays, civil, type Day, dayOf, partsOf } from "../../domain/day.ts";
import type { AmountUnit } from "../../domain/hands/lead-list.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import { type Fen, MOST_FEN } from "../../domain/money.ts";

/** 无, -, 暂无: a cell that says that there is nothing. */
const NOTHING = /^(?:[-—–/\\_.·]+|无|没有|暂无|未知|不详|待定|待补充?|空|n\/?a|null|none|nil|undefined)$/i;

export function filled(cell: string | undefined): string | null {
  const text = cell?.normalize("NFKC").trim() ?? "";
  return text === "" || NOTHING.test(text) ? null : (cell?.trim() ?? null);
}

const EXCEL_BEGINS = "1899-12-30";
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;
const YEAR_FIRST = /^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[\sT].*)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})(?:\s.*)?$/;
const PACKED = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NO_YEAR = /^(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号]?$/;

/** Excel's numbers of days too. Without a year the nearest one that lies behind, or ahead. @throws RowError day-unread */
export function dayIn(cell: string, given: { readonly now: number; readonly lies: "behind" | "ahead" }): Day {
  const text = cell.normalize("NFKC").trim();
  const day = wholeDay(text) ?? serialDay(text) ?? dayWithoutYear(text, given);
  if (day === null) throw new RowError("day-unread", cell);
  return day;
}

function wholeDay(text: string): Day | null {
  const [, year, month, date] = YEAR_FIRST.exec(text) ?? PACKED.exec(text) ?? [];
  if (year !== undefined) return civil(Number(year), Number(month), Number(date));
  const [, first = "", second = "", last] = YEAR_LAST.exec(text) ?? [];
  if (last === undefined) return null;
  // 13/5/2026 can only be the thirteenth; else the month stands first, as Excel writes it.
  return (
    civil(Number(last), Number(first), Number(second)) ?? civil(Number(last), Number(second), Number(first))
  );
}

function serialDay(text: string): Day | null {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? addDays(EXCEL_BEGINS, serial) : null;
}

function dayWithoutYear(text: string, { now, lies }: { now: number; lies: "behind" | "ahead" }): Day | null {
  const [, month, date] = NO_YEAR.exec(text) ?? [];
  if (month === undefined) return null;
  const today = dayOf(now);
  const { year } = partsOf(today);
  const days = [year - 1, year, year + 1]
    .map((one) => civil(one, Number(month), Number(date)))
    .filter((day) => day !== null);
  return (
    (lies === "behind" ? days.filter((day) => day <= today).at(-1) : days.find((day) => day >= today)) ?? null
  );
}

const BARE = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)$/;
const IN_YUAN = /^[¥￥]\s*([\d,.]+)$|^([\d,.]+)\s*(?:元|人民币|CNY|RMB)(?:整)?$/i;
/** A word of the cell says what it counts: 35万, 三十五块. */
const SAYS_UNIT = /[万亿元块]|\d\s*[wk]\b/i;
const ABOUT = /^(?:大约|大概|约|估计|预计|差不多)\s*|\s*(?:左右|上下)$/g;
const FEN_PER_YUAN = 100;
const YUAN: Readonly<Record<Exclude<AmountUnit, "foreign" | "unsaid" | "chosen-mixed">, number>> = {
  yuan: 1,
  "chosen-yuan": 1,
  thousand: 1_000,
  "ten-thousand": 10_000,
  "chosen-ten-thousand": 10_000,
  million: 1_000_000,
  "hundred-million": 100_000_000,
};
/** Below it a number of no unit may be of 万; from here on one of 万 is likely typed out already. */
const LEAST_UNSAID = 1_000;
const MOST_COUNTED = 10_000;

/**
 * What a cell says itself counts (280000元, 35万), else what its heading says: 金额(万元). Where neither does, a small number
 * would be a guess. @throws RowError amount-unread, amount-small, amount-large, amount-foreign
 */
export function amountIn(cell: string, unit: AmountUnit): Fen | null {
  const text = cell.normalize("NFKC").trim();
  const yuan = IN_YUAN.exec(text);
  const own = BARE.exec((yuan?.[1] ?? yuan?.[2] ?? "").trim())?.[1];
  // 约15 is 15 of what the heading counts, as 15 is.
  const bare = BARE.exec(text.replace(ABOUT, ""))?.[1];
  const worded = own === undefined && bare === undefined ? wordedFen(text) : null;
  const counted =
    bare !== undefined
      ? Number(bare.replaceAll(",", ""))
      : worded !== null && !SAYS_UNIT.test(text)
        ? worded / FEN_PER_YUAN
        : null;
  if (counted === 0) return null;
  if (unit === "foreign" && (counted !== null || own === undefined))
    throw new RowError("amount-foreign", cell);
  const fen =
    counted !== null
      ? Math.round(counted * yuanEach(counted, unit, cell) * FEN_PER_YUAN)
      : own === undefined
        ? worded
        : Math.round(Number(own.replaceAll(",", "")) * FEN_PER_YUAN);
  if (fen === 0) return null;
  if (fen === null || !(fen > 0 && fen <= MOST_FEN)) throw new RowError("amount-unread", cell);
  return fen;
}

/** How many 元 one of a bare number is. @throws RowError where that would be a guess */
function yuanEach(counted: number, unit: AmountUnit, cell: string): number {
  switch (unit) {
    case "foreign":
      return 1;
    case "unsaid":
    case "chosen-mixed":
      if (counted >= (unit === "unsaid" ? LEAST_UNSAID : MOST_COUNTED)) return 1;
      if (unit === "unsaid" || counted >= LEAST_UNSAID) throw new RowError("amount-small", cell);
      return YUAN["ten-thousand"];
    default:
      if (YUAN[unit] > 1_000 && counted >= MOST_COUNTED) throw new RowError("amount-large", cell);
      return YUAN[unit];
  }
}

/** Exact, or about it (约50万), and all of the cell: a range or two amounts would be a guess. */
function wordedFen(text: string): Fen | null {
  const money = readMoney(text, { labelled: true });
  if (money === null || readAmounts(text).length > 1) return null;
  const around = `${text.slice(0, money.start)}${text.slice(money.end)}`;
  if (/[\d万亿千百]/.test(around)) return null;
  if ("value" in money) return money.value;
  return money.ask === "amount-unclear" && money.about === true ? (money.likely ?? null) : null;
}

/** A number in the notation that keeps some of its digits only. */
const NOTATION = /\d(?:\.\d+)?E\+?\d+/i;
const WECHAT = /^(?:微信号?|wechat)?\s*[::]?\s*([A-Za-z][\w-]{4,19})$/i;
const LOCAL = /^\d{7,8}$/;

/** +86 21 5080 2204: the country's code stands for the nought of the area's. */
const ABROAD = /(?:\+|00)86[\s-]*(?=[2-9]\d{1,2}[\s-]?\d)/g;

/** Every number in a cell, as kept. @throws RowError phone-rounded, phone-unread */
export function phonesIn(cell: string): readonly string[] {
  const text = cell.normalize("NFKC").trim().replace(ABROAD, "0");
  const whole = NOTATION.test(text) ? wholeNumber(text) : text;
  const found = readPhones(whole).map(({ value }) => value);
  if (found.length > 0) return [...new Set(found)];
  const wechat = WECHAT.exec(whole)?.[1];
  if (wechat !== undefined) return [wechat];
  const digits = whole.replace(/[\s-]/g, "");
  if (LOCAL.test(digits)) return [digits];
  throw new RowError("phone-unread", cell);
}

const EMAIL = /[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const EMAIL_WORD = /(?:电子)?邮[箱件]|e-?mail|^[\s,;:/|、]+|[\s,;:/|、]+$/gi;

/** E-mail addresses that stand where a number is asked for, and what of the cell is left without them; null for nothing. */
export function emailsIn(cell: string): { readonly emails: readonly string[]; readonly rest: string | null } {
  const text = cell.normalize("NFKC");
  const emails = text.match(EMAIL) ?? [];
  if (emails.length === 0) return { emails, rest: cell };
  return { emails, rest: filled(text.replace(EMAIL, " ").replace(EMAIL_WORD, " ")) };
}

/** Words that stand beside a number without being somebody's name. */
const NO_NAME =
  /手机号?|电话|座机|微信号?|同号|固话|传真|tel|mobile|phone|分机号?|转\d+|办公室?|公司|家里?/gi;
const NAME = /^[\p{Script=Han}]{2,6}$/u;

/** Whose a number is, where the cell says so: 庄强 13800001111、财务小李 0512-66668888. By number. */
export function namesIn(cell: string): ReadonlyMap<string, string> {
  const text = cell.normalize("NFKC").trim();
  const found = new Map<string, string>();
  let from = 0;
  for (const { value, start, end } of readPhones(text)) {
    const before = text
      .slice(from, start)
      .replace(NO_NAME, "")
      .replace(/[^\p{Script=Han}]/gu, "");
    if (NAME.test(before)) found.set(value, before);
    from = end;
  }
  const [only, another] = readPhones(text);
  const behind = text
    .slice(from)
    .replace(NO_NAME, "")
    .replace(/[^\p{Script=Han}]/gu, "");
  if (only !== undefined && another === undefined && found.size === 0 && NAME.test(behind))
    found.set(only.value, behind);
  return found;
}

/** 1.3912345678E+10 has all its digits, 1.39E+10 has lost eight. */
function wholeNumber(text: string): string {
  const [, head = "", tail = "", power = ""] = /(\d)(?:\.(\d+))?E\+?(\d+)/i.exec(text) ?? [];
  if (tail.length < Number(power)) throw new RowError("phone-rounded", text);
  return `${head}${tail}`.slice(0, Number(power) + 1);
}

export function keysOf(phones: readonly string[]): readonly string[] {
  return [...new Set(phones.map(phoneKey).filter((key) => key !== null))];
}
