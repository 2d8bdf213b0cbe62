// Amounts as salespeople type them → fen. What is vague, or in another currency, is asked back, never guessed.
import type { Fen } from "../../domain/money.ts";
import { MOST_FEN } from "../../domain/money.ts";
import { fold } from "./fold.ts";
import { CHINESE_NUMBER, readChineseNumber } from "./number.ts";

export type MoneyRead =
  | { readonly value: Fen; readonly start: number; readonly end: number }
  | {
      readonly ask: "amount-unclear" | "currency" | "amount-too-large";
      readonly words: string;
      readonly start: number;
      readonly end: number;
    };

const ARABIC = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** 五十万, 三万五, 1.5亿, 28.5w, 8千, 1亿2000万, 80,000元, 80000. */
const AMOUNT = new RegExp(
  `(?<![\\d.#/:\\-A-Za-z])(?:[¥￥]\\s*|(?:人民币|RMB|CNY)\\s*)?(?<number>${ARABIC}|${CHINESE_NUMBER})\\s*(?<unit>百万|千万|[万萬wW亿億千百]|[kK](?![A-Za-z]))?(?<tail>(?:(?<=[亿億万萬千百wW])(?:${ARABIC}|${CHINESE_NUMBER})(?:[万萬千百])?)?)\\s*(?<yuan>块钱|元整|元|块|人民币)?`,
  "gu",
);
const VAGUE =
  /(?:[一二两三四五六七八九][二三四五六七八九]|[几数好多]|十来|十几|几十|[一二三四五六七八九]?十[几来多]|\d+\s*(?:[-~到至]|来|多|几)\s*\d*)\s*(?:十|百|千)?\s*(?:多|来)?\s*[万萬wW亿億千百](?:元|块)?(?:左右|上下)?|\d+(?:\.\d+)?[万wW亿](?:多|来块|出头|左右|上下)/u;
const FOREIGN =
  /(?:\$|USD|US\$|€|EUR|£|HK\$|HKD|JPY)\s*\d[\d,.]*\s*[万wW亿kK]?|\d[\d,.]*\s*[万wW亿kK]?\s*(?:美元|美金|欧元|英镑|港币|港元|日元|USD|EUR|HKD)/iu;

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
  const foreign = FOREIGN.exec(folded);
  if (foreign !== null) return span("currency", foreign);
  for (const match of folded.matchAll(AMOUNT)) {
    if (vague !== null && match.index >= vague.index - 2 && match.index <= vague.index + vague[0].length)
      return span("amount-unclear", vague);
    const yuan = worth(match, folded, given.labelled === true);
    if (yuan === null) continue;
    const fen = Math.round(yuan * 100);
    if (!Number.isSafeInteger(fen) || fen > MOST_FEN) return span("amount-too-large", match);
    const trimmed = match[0].trimEnd();
    return { value: fen, start: match.index, end: match.index + trimmed.length };
  }
  return vague === null ? null : span("amount-unclear", vague);
}

function worth(match: RegExpExecArray, folded: string, labelled: boolean): number | null {
  const { number = "", unit = "", tail = "", yuan = "" } = match.groups ?? {};
  const arabic = /^\d/.test(number);
  const base = arabic ? Number(number.replaceAll(",", "")) : readChineseNumber(number);
  if (base === null) return null;
  const before = folded[match.index - 1] ?? "";
  const after = folded.slice(match.index + match[0].length);
  if (unit === "") {
    const marked = /^[¥￥人RC]/.test(match[0]) || yuan !== "";
    if (!marked && !labelled && (!arabic || number.replaceAll(",", "").length < 4)) return null;
    if (!marked && (/^\s*[号月日年点个次天周%:/-]/.test(after) || number.replace(/\D/g, "").length > 10))
      return null;
    if (!marked && !labelled && /[第编号]/.test(before)) return null;
    return base;
  }
  const power = POWERS[unit.toLowerCase()] ?? 1;
  if (unit.length === 1 && /[千百]/.test(unit) && !arabic && yuan === "" && !labelled && tail === "")
    return null;
  if (/[千百]/.test(unit) && /^[号个次天家人台套]/.test(after)) return null;
  return base * power + tailWorth(tail, power);
}

/** 三万五 → 5 thousand, 一亿二 → 20 million, 1亿2000万 → 20 million. */
function tailWorth(tail: string, power: number): number {
  if (tail === "") return 0;
  const last = tail.at(-1) ?? "";
  const explicit = POWERS[last];
  const digits = explicit === undefined ? tail : tail.slice(0, -1);
  const value = /^\d/.test(digits) ? Number(digits.replaceAll(",", "")) : readChineseNumber(digits);
  if (value === null) return 0;
  if (explicit !== undefined && /[万萬千百]/.test(last)) return value * explicit;
  return value < 10 ? (value * power) / 10 : value;
}

function span(ask: "amount-unclear" | "currency" | "amount-too-large", match: RegExpMatchArray): MoneyRead {
  const start = match.index ?? 0;
  return { ask, words: match[0], start, end: start + match[0].length };
}
