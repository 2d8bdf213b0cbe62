// Amounts as salespeople type them → fen. What is vague, or in another currency, is asked back, never guessed.
import { MOST_FEN } from "../../domain/money.ts";
import { foreignMoney } from "./currency.ts";
import { standing } from "./last-amount.ts";
import type { MoneyRead } from "./money-read.ts";
import { CHINESE_NUMBER, NUMERALS, readChineseNumber } from "./number.ts";
import { spelled } from "./simplified.ts";
import { ABOUT_BEFORE, ABOUT_BEHIND, sumOf, type VagueMoney, vagueNumbers } from "./vague-money.ts";

const ARABIC = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** 二十三点八万, 28点5万: only before a unit, since 3点 is a time. */
const POINTED = `(?:\\d+|${CHINESE_NUMBER})点(?:\\d+|[零〇一二两三四五六七八九]+)(?=\\s*[万萬wW亿億千百])`;
/** What the number behind 28万 counts, where it is no part of the amount: 28万3年质保, 30万一次付清. */
const COUNTS = "[年月日号天周期次个台套家人批款折起季分%:/]|百分|成(?!交)";
/** 1万8一个点, 三万五一台: how much for each. */
const ONE_EACH = "一个?(?:点|台|套|条|人|年|工位|用户)";
const TAIL = `(?:(?<=[亿億万萬千百wW])(?!百分)(?:零?(?:${ARABIC})(?:[万萬千百]|(?=${ONE_EACH})|(?!${COUNTS}|,\\d|[\\d.${NUMERALS}]))|${CHINESE_NUMBER}(?:[万萬]|(?=${ONE_EACH})|(?!${COUNTS}|[\\d${NUMERALS}]))))`;
/** 跟李四一块做的 */
/** 拆成软件和实施两块: what is named so has parts, and costs no two yuan. */
const OF_PARTS = `(?<!(?<![${NUMERALS}\\d.,])[一二两三四五六七八九1-9]\\s*)`;
const TOGETHER = "儿|(?<=一块)(?:做|跟|去|来|弄|谈|搞|过|干|跑|盯|聊|见|吃)";
/** 五十万, 三万五, 1.5亿, 28.5w, 8千, 1亿2000万, 3万6千8百, 80,000元, 80000. */
const AMOUNT = new RegExp(
  `(?<![.#/:\\-A-Za-z])(?:(?<!\\d)|(?=[${NUMERALS}]))(?:[¥￥]\\s*|(?:人民币|RMB|CNY)\\s*)?(?<number>${POINTED}|${ARABIC}|${CHINESE_NUMBER})\\s*(?:个(?=[亿億]))?(?<unit>百万|千万|[万萬wW亿億千百]|[kK](?![A-Za-z]))?(?<tail>${TAIL}*)\\s*(?<yuan>块钱|元[整正]|元|${OF_PARTS}块(?!${TOGETHER})|人民币|RMB|CNY)?`,
  "gu",
);
const PARTS = new RegExp(
  `(?<zero>零(?=\\d))?(?<digits>${ARABIC}|${CHINESE_NUMBER})(?<unit>[万萬亿億千百]?)`,
  "gu",
);
/** A number that goes on behind what was read: the whole run is the amount, or none is. */
const GOES_ON = new RegExp(
  `^(?:(?!百分|千万别|${ONE_EACH})[${NUMERALS}\\d万萬亿億](?!${COUNTS})|(?:点|\\.)+[\\d${NUMERALS}万萬亿億wW]|\\s*[-~—–到至]\\s*(?:${ARABIC}|${CHINESE_NUMBER})\\s*[万萬wW亿億千])`,
  "u",
);
const GOES_ON_BARE = /^,\d{1,3}(?![\d月年日号天/个:])/;
/** The same before it; 周五5万 is a day and an amount. */
const COMES_BEFORE = new RegExp(`(?:[${NUMERALS}万萬亿億]|\\d)[.,点]*$`, "u");
const WEEKDAY_BEFORE = /(?:周|星期|礼拜)[一二三四五六日天1-6]$/u;
const RUN = `[\\d.,点${NUMERALS}万萬亿億wW]*`;
const RUN_BEFORE = new RegExp(`${RUN}$`, "u");
const RUN_BEHIND = new RegExp(`^${RUN}(?:元[整正]?|块)?`, "u");
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

/** No amount is without one. */
const FIGURE = new RegExp(`[\\d${NUMERALS}万萬wW亿億千百几数數]`, "u");

/** Whether a spelled text may name an amount at all. */
export function hasFigure(text: string): boolean {
  return FIGURE.test(text);
}

interface Given {
  readonly labelled?: true;
  /** Small sums are expected: 支出 80 is 80元 and nothing else. */
  readonly small?: true;
}

/**
 * The first amount in a text, or the one that took its place (从30万降到26万). A bare number is an amount only with four
 * or more digits and no sign of being a phone, a date or a number of an item; `labelled` (报价, 金额 …) lets any number
 * be one that stands first.
 */
export function readMoney(text: string, given: Given = {}): MoneyRead | null {
  const folded = spelled(text);
  if (!FIGURE.test(folded)) return null;
  const foreign = foreignMoney(folded);
  if (foreign !== null) return span("currency", foreign);
  return (
    standing(folded, { amounts: amountsIn(folded, given), labelled: given.labelled === true })[0] ?? null
  );
}

/** Every amount of a text that still stands, in order. */
export function readAmounts(text: string, given: Given = {}): readonly MoneyRead[] {
  const folded = spelled(text);
  if (!FIGURE.test(folded)) return [];
  const foreign = foreignMoney(folded);
  return foreign === null
    ? standing(folded, { amounts: amountsIn(folded, given), labelled: given.labelled === true })
    : [span("currency", foreign)];
}

/** Each as it stands for itself, vague ones too. */
function amountsIn(folded: string, given: Given): readonly MoneyRead[] {
  const vague = vagueNumbers(folded);
  const found: MoneyRead[] = vague.map((words) => unclear(folded, widened(folded, words)));
  for (const match of folded.matchAll(AMOUNT)) {
    const end = match.index + match[0].trimEnd().length;
    if (vague.some((words) => match.index <= words.end && end >= words.start)) continue;
    const read = amountAt(match, folded, given);
    if (read !== null) found.push(read);
  }
  const inOrder = found.sort((one, other) => one.start - other.start || other.end - one.end);
  return inOrder.filter(({ end }, index) => inOrder.slice(0, index).every((before) => before.end < end));
}

function amountAt(match: RegExpExecArray, folded: string, { labelled, small }: Given): MoneyRead | null {
  const yuan = worth(match, folded, labelled === true);
  if (yuan === null) return null;
  const { unit, yuan: marked } = match.groups ?? {};
  const isBare = unit === undefined && marked === undefined && !/^[¥￥人RC]/.test(match[0]);
  const run = runAround(match, folded);
  if (Number.isNaN(yuan) || run !== null) {
    const [, whole, decimals, power = ""] = COMMA.exec(run?.words ?? "") ?? [];
    const fen = Math.round(Number(`${whole}.${decimals}`) * (POWERS[power] ?? 1) * 100);
    return {
      ask: "amount-unclear",
      ...(run ?? wordsOf(match)),
      ...(whole === undefined ? {} : { likely: fen }),
    };
  }
  const fen = Math.round(yuan * 100);
  if (!Number.isSafeInteger(fen) || fen > MOST_FEN) return span("amount-too-large", match);
  const { start, end } = wordsOf(match);
  const sum = sumOf(folded, { start, end, yuan });
  if (sum !== null) return unclear(folded, sum);
  // 一百出头 as the price of something we sell is in 万.
  const likely = isBare && small !== true && yuan < LEAST_BARE ? yuan * 10_000 : yuan;
  const range = isBare && labelled === true ? RANGE_BARE.exec(folded.slice(end)) : null;
  if (range !== null)
    return unclear(folded, { start, end: end + range[0].length, likely: null, about: false });
  const pieces = isBare && labelled === true ? PIECES.exec(folded.slice(end)) : null;
  const wide = widened(folded, { start, end: end + (pieces?.[0].length ?? 0), likely, about: true });
  return wide.start < start || wide.end > end ? unclear(folded, wide) : { value: fen, start, end };
}

/** 100个 among salespeople is 100万, and is asked about; 100个点位 is a count. */
const PIECES = /^\s*个(?=$|[\s,;。!?]|左右|吧)/u;
/** 150到200 behind a label. */
const RANGE_BARE = new RegExp(
  `^\\s*[-~—–到至]\\s*(?:\\d[\\d.]*|${CHINESE_NUMBER})(?!\\s*(?:${COUNTS}))`,
  "u",
);
/** 1,2万 is 1.2万 or one to two. */
const COMMA = /^(\d{1,3}),(\d{1,2})([万亿])$/u;
/** Less than that, and without a unit, a number behind a label is meant in 万. */
export const LEAST_BARE = 1000;

/** With the words of doubt around it. */
function widened(folded: string, vague: VagueMoney): VagueMoney {
  const start = ABOUT_BEFORE.exec(folded.slice(0, vague.start))?.index ?? vague.start;
  const end = vague.end + (ABOUT_BEHIND.exec(folded.slice(vague.end))?.[0].length ?? 0);
  return { ...vague, start, end };
}

function unclear(folded: string, { start, end, likely, about }: VagueMoney): MoneyRead {
  const words = folded.slice(start, end);
  const fen = likely === null ? Number.NaN : Math.round(likely * 100);
  const isSafe = Number.isSafeInteger(fen) && fen > 0 && fen <= MOST_FEN;
  return {
    ask: "amount-unclear",
    words,
    ...(isSafe ? { likely: fen } : {}),
    ...(isSafe && about ? { about: true as const } : {}),
    start,
    end,
  };
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
function worth(match: RegExpExecArray, folded: string, labelled: boolean): number | null {
  const { number = "", unit = "", tail = "", yuan = "" } = match.groups ?? {};
  const arabic = /^\d/.test(number);
  const after = folded.slice(match.index + match[0].length);
  if (unit === "") {
    const marked = /^[¥￥人RC]/.test(match[0]) || yuan !== "";
    const before = folded.slice(0, match.index);
    const isPaid = /[百千]$/.test(number) && PAID_BEFORE.test(before) && PAID_BEHIND.test(after);
    if (!marked && !isPaid && !mayBeBare({ number, arabic, after, before }, labelled)) return null;
    return numberIn(number) ?? (labelled ? null : Number.NaN);
  }
  const power = POWERS[unit.toLowerCase()] ?? 1;
  if (unit.length === 1 && /[千百]/.test(unit) && !arabic && yuan === "" && !labelled && tail === "")
    return null;
  if (/[千百]/.test(unit) && /^[号个次天家人台套]/.test(after)) return null;
  return (numberIn(number) ?? Number.NaN) * power + tailWorth(tail, power);
}

/** 退了他们八千 is money, 来了三百号人 is none. */
const PAID_BEFORE =
  /(?:退|付|打|转|汇|返|赔|扣|收|到账?)(?:了|给|还|回|的)*(?:他|她|客户|对方|人家)?们?[再又就]?$|退[^\s,;。\d]{1,4}$/u;
const PAID_BEHIND = /^(?:$|[\s,;。!?吧了给回退])/u;

interface Bare {
  readonly number: string;
  readonly arabic: boolean;
  readonly before: string;
  readonly after: string;
}

const COUNTED = new RegExp(`^\\s*(?:(?!个(?:$|[\\s,;。!?]|左右|吧))${COUNTS}|点|倍|-)`, "u");
/** 单号 7712345678, 型号 500, 电话 6543210, 0512 6543210: a name made of digits. */
const NAMES_SOMETHING =
  /(?:[单编型货料序税工票订]号|快递|序列号|合同号|发票号|电话|手机|号码|座机|传真|分机|[QqＱ]{2}|微信|[账帐]号|验证码|密码|邮编|门牌|车牌|版本)[:是为\s]*[A-Za-z\d-]*$|(?<!\d)0\d{2,3}[\s-]?$|[第编号]$/u;
const LEADS_TO_VALUE =
  /^[\s:=,→>]*(?:改|调|变|按|定|是|为|成|到|了|算|报)*[\s:=]*(?:大?约|大概|差不多|估计|小|近|不到)?$/u;
const LONGEST_BARE = 7;

/** Whether a number with neither unit nor 元 may be an amount at all. */
function mayBeBare({ number, arabic, before, after }: Bare, labelled: boolean): boolean {
  const digits = number.replace(/\D/g, "");
  const whole = number.replaceAll(",", "").split(".")[0] ?? "";
  if (COUNTED.test(after) || digits.length > 10) return false;
  if (labelled)
    return LEADS_TO_VALUE.test(before) || (arabic && whole.length >= 3 && !NAMES_SOMETHING.test(before));
  if (!arabic || whole.length < 4 || whole.startsWith("0") || NAMES_SOMETHING.test(before)) return false;
  return whole.length <= LONGEST_BARE || whole.endsWith("0000");
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
