// What single cells of a list say: days, amounts, phones, as spreadsheets and people leave them.

import { readAmounts, readMoney } from "../../chat/read/money.ts";
import { phoneKey, readPhones } from "../../chat/read/phone.ts";
import { addDays, civil, type Day, dayOf, partsOf } from "../../domain/day.ts";
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

const BARE = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:元|人民币|CNY|RMB)?$/i;
const FEN_PER_YUAN = 100;
const TEN_THOUSAND = 10_000;

/** A bare number counts what its heading says: 金额(万元). @throws RowError amount-unread */
export function amountIn(cell: string, unit: "yuan" | "ten-thousand"): Fen | null {
  const text = cell.normalize("NFKC").trim();
  const bare = BARE.exec(text)?.[1];
  const fen =
    bare === undefined
      ? wordedFen(text)
      : Math.round(Number(bare.replaceAll(",", "")) * FEN_PER_YUAN * (unit === "yuan" ? 1 : TEN_THOUSAND));
  if (fen === 0) return null;
  if (fen === null || !(fen > 0 && fen <= MOST_FEN)) throw new RowError("amount-unread", cell);
  return fen;
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

/** Every number in a cell, as kept. @throws RowError phone-rounded, phone-unread */
export function phonesIn(cell: string): readonly string[] {
  const text = cell.normalize("NFKC").trim();
  const whole = NOTATION.test(text) ? wholeNumber(text) : text;
  const found = readPhones(whole).map(({ value }) => value);
  if (found.length > 0) return [...new Set(found)];
  const wechat = WECHAT.exec(whole)?.[1];
  if (wechat !== undefined) return [wechat];
  const digits = whole.replace(/[\s-]/g, "");
  if (LOCAL.test(digits)) return [digits];
  throw new RowError("phone-unread", cell);
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
