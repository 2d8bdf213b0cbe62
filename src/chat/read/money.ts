// Amounts as salespeople type them → fen. What is vague, or in another currency, is asked back, never guessed.
import type { Fen } from "../../domain/money.ts";
import { MOST_FEN } from "../../domain/money.ts";
import { foreignMoney } from "./currency.ts";
import { fold } from "./fold.ts";
import { CHINESE_NUMBER, NUMERALS, readChineseNumber } from "./number.ts";

export type MoneyRead =
  | { readonly value: Fen; readonly start: number; readonly end: number }
  | {
      readonly ask: "amount-unclear" | "currency" | "amount-too-large";
      readonly words: string;
      readonly start: number;
      readonly end: number;
    };

const ARABIC = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** 二十三点八万, 28点5万: only before a unit, since 3点 is a time. */
const POINTED = `(?:\\d+|${CHINESE_NUMBER})点(?:\\d+|[零〇一二两三四五六七八九]+)(?=\\s*[万萬wW亿億千百])`;
/** What the number behind 28万 counts, where it is no part of the amount: 28万3年质保, 30万一次付清. */
const COUNTS = "[年月日号天周期次个台套家人批款成折起季分%:/]|百分";
const TAIL = `(?:(?<=[亿億万萬千百wW])(?!百分)(?:零?(?:${ARABIC})(?:[万萬千百]|(?!${COUNTS}|[\\d,.${NUMERALS}]))|${CHINESE_NUMBER}(?:[万萬]|(?!${COUNTS}|[\\d${NUMERALS}]))))`;
/** 五十万, 三万五, 1.5亿, 28.5w, 8千, 1亿2000万, 3万6千8百, 80,000元, 80000. */
const AMOUNT = new RegExp(
  `(?<![.#/:\\-A-Za-z])(?:(?<!\\d)|(?=[${NUMERALS}]))(?:[¥￥]\\s*|(?:人民币|RMB|CNY)\\s*)?(?<number>${POINTED}|${ARABIC}|${CHINESE_NUMBER})\\s*(?<unit>百万|千万|[万萬wW亿億千百]|[kK](?![A-Za-z]))?(?<tail>${TAIL}*)\\s*(?<yuan>块钱|元[整正]|元|块|人民币|RMB|CNY)?`,
  "gu",
);
const PARTS = new RegExp(
  `(?<zero>零(?=\\d))?(?<digits>${ARABIC}|${CHINESE_NUMBER})(?<unit>[万萬亿億千百]?)`,
  "gu",
);
/** A number that goes on behind what was read: the whole run is the amount, or none is. */
const GOES_ON = new RegExp(
  `^(?:(?!百分|千万别)[${NUMERALS}\\d万萬亿億](?!${COUNTS})|(?:点|\\.)+[\\d${NUMERALS}万萬亿億wW]|\\s*[-~—–到至]\\s*(?:${ARABIC}|${CHINESE_NUMBER})\\s*[万萬wW亿億千])`,
  "u",
);
const GOES_ON_BARE = /^,\d{1,3}(?![\d月年日号天/个:])/;
/** The same before it; 周五5万 is a day and an amount. */
const COMES_BEFORE = new RegExp(`(?:[${NUMERALS}万萬亿億]|\\d)[.,点]*$`, "u");
const WEEKDAY_BEFORE = /(?:周|星期|礼拜)[一二三四五六日天1-6]$/u;
const RUN = `[\\d.,点${NUMERALS}万萬亿億wW]*`;
const RUN_BEFORE = new RegExp(`${RUN}$`, "u");
const RUN_BEHIND = new RegExp(`^${RUN}(?:元[整正]?|块)?`, "u");
const VAGUE =
  /(?:[一二两三四五六七八九][二三四五六七八九]|[几数好多]|十来|十几|几十|[一二三四五六七八九]?十[几来多]|\d+\s*(?:[-~到至]|来|多|几)\s*\d*)\s*(?:十|百|千)?\s*(?:多|来)?\s*[万萬wW亿億千百](?:元|块)?(?:左右|上下)?|\d+(?:\.\d+)?[万wW亿](?:多|来块|出头|左右|上下)/u;
const POWERS: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  k: 1000,
  万: 10_000,
  萬: 10_000,
  w: 10_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  億: 100_000_000,
};

/**
 * The first amount in a text. A bare number is an amount only with four or more digits and no sign of being a phone,
 * a date or a number of an item; `labelled` (报价, 金额 …) lowers that to any number.
 */
export function readMoney(text: string, given: { readonly labelled?: true } = {}): MoneyRead | null {
  const folded = fold(text);
  const vague = VAGUE.exec(folded);
  const foreign = foreignMoney(folded);
  if (foreign !== null) return span("currency", foreign);
  for (const match of folded.matchAll(AMOUNT)) {
    if (vague !== null && match.index >= vague.index - 2 && match.index <= vague.index + vague[0].length)
      return span("amount-unclear", vague);
    const yuan = worth(match, folded, given.labelled === true);
    if (yuan === null) continue;
    const run = runAround(match, folded);
    if (Number.isNaN(yuan) || run !== null) return { ask: "amount-unclear", ...(run ?? wordsOf(match)) };
    const fen = Math.round(yuan * 100);
    if (!Number.isSafeInteger(fen) || fen > MOST_FEN) return span("amount-too-large", match);
    const trimmed = match[0].trimEnd();
    return { value: fen, start: match.index, end: match.index + trimmed.length };
  }
  return vague === null ? null : span("amount-unclear", vague);
}

/** The words of a run of number characters of which only a part was read; null where the whole of it was. */
function runAround(match: RegExpMatchArray, folded: string): Words | null {
  const at = match.index ?? 0;
  const end = at + match[0].trimEnd().length;
  const before = folded.slice(0, at);
  const cut = COMES_BEFORE.test(before) && !WEEKDAY_BEFORE.test(before);
  const after = folded.slice(end);
  const isBare = !match.groups?.["unit"] && !match.groups?.["yuan"];
  const goesOn = GOES_ON.test(after) || (isBare && GOES_ON_BARE.test(after));
  if (!cut && !goesOn) return null;
  const start = cut ? at - (RUN_BEFORE.exec(before)?.[0].length ?? 0) : at;
  const range = GOES_ON.exec(after)?.[0].length ?? 0;
  const until = end + range + (RUN_BEHIND.exec(after.slice(range))?.[0].length ?? 0);
  return { words: folded.slice(start, until), start, end: until };
}

interface Words {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(match: RegExpMatchArray): Words {
  const start = match.index ?? 0;
  const words = match[0].trimEnd();
  return { words, start, end: start + words.length };
}

/** In yuan; null for what is no amount, NaN for one that cannot be told. */
function worth(match: RegExpMatchArray, folded: string, labelled: boolean): number | null {
  const { number = "", unit = "", tail = "", yuan = "" } = match.groups ?? {};
  const arabic = /^\d/.test(number);
  const at = match.index ?? 0;
  const before = folded[at - 1] ?? "";
  const after = folded.slice(at + match[0].length);
  if (unit === "") {
    const marked = /^[¥￥人RC]/.test(match[0]) || yuan !== "";
    if (!marked && !labelled && (!arabic || number.replaceAll(",", "").length < 4)) return null;
    if (!marked && (/^\s*[号月日年点个次天周%:/-]/.test(after) || number.replace(/\D/g, "").length > 10))
      return null;
    if (!marked && !labelled && /[第编号]/.test(before)) return null;
    return numberIn(number) ?? (labelled ? null : Number.NaN);
  }
  const power = POWERS[unit.toLowerCase()] ?? 1;
  if (unit.length === 1 && /[千百]/.test(unit) && !arabic && yuan === "" && !labelled && tail === "")
    return null;
  if (/[千百]/.test(unit) && /^[号个次天家人台套]/.test(after)) return null;
  return (numberIn(number) ?? Number.NaN) * power + tailWorth(tail, power);
}

/** 28.5, 1,200, 二十三点八 → a number; null for what is none (五七十). */
function numberIn(words: string): number | null {
  const [whole = "", decimals] = words.split("点");
  const value = /^\d/.test(whole) ? Number(whole.replaceAll(",", "")) : readChineseNumber(whole);
  if (decimals === undefined || value === null) return value;
  const digits = [...decimals].map((digit) => (/\d/.test(digit) ? digit : readChineseNumber(digit)));
  return Number(`${value}.${digits.join("")}`);
}

/** 三万五 → 5 thousand, 一亿二 → 20 million, 1亿2000万 → 20 million, 3万6千8百 → 6800; NaN where it cannot be told (12万50). */
function tailWorth(tail: string, power: number): number {
  let sum = 0;
  let last = power;
  for (const { groups } of tail.matchAll(PARTS)) {
    const { zero, digits = "", unit = "" } = groups ?? {};
    const value = numberIn(digits);
    const each = POWERS[unit];
    if (value === null || last <= 1 || (each ?? 0) >= last) return Number.NaN;
    if (each !== undefined) {
      sum += value * each;
      last = each;
      continue;
    }
    const isWhole =
      zero !== undefined ||
      /[十拾百佰千仟零〇]/.test(digits) ||
      (/^[1-9]/.test(digits) && value >= last / 10);
    if (!isWhole && (value >= 10 || /^0/.test(digits))) return Number.NaN;
    if (value >= last) return Number.NaN;
    sum += isWhole ? value : (value * last) / 10;
    last = 1;
  }
  return sum;
}

function span(ask: "amount-unclear" | "currency" | "amount-too-large", match: RegExpMatchArray): MoneyRead {
  const start = match.index ?? 0;
  return { ask, words: match[0], start, end: start + match[0].length };
}
