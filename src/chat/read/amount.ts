// The amount among other words: 50万, 四五十万, 5万美元; counts (几百台, 2026春季展会) are none.
import type { Fen } from "../../domain/money.ts";
import { fold } from "./fold.ts";
import { readMoney } from "./money.ts";

export interface AmountFound {
  readonly fen: Fen | null;
  /** A range or a guess as typed (四五十万), to be asked back. */
  readonly unclear: string | null;
  /** Another currency, or an amount too large to be one, as typed. */
  readonly currency: string | null;
  readonly start: number;
  readonly end: number;
}

/** The amount a label stands before: a bare number will do, if it can be one. */
export function labelledAmount(text: string): AmountFound | null {
  const amount = found(text, 0, readMoney(text, { labelled: true }));
  if (amount?.fen === null || amount === null || amount.fen >= LEAST_BARE_FEN) return amount;
  const words = text.slice(amount.start, amount.end).trim();
  return /^[\d,.]+$/.test(fold(words)) ? { ...amount, fen: null, unclear: words } : amount;
}

/** The first amount in free text: it needs a unit, or five digits and nothing that is counted. */
export function freeAmount(text: string): AmountFound | null {
  for (let from = 0; from < text.length; ) {
    const money = readMoney(text.slice(from));
    if (money === null) return null;
    const words = text.slice(from + money.start, from + money.end);
    const isAmount =
      ("ask" in money && money.ask === "currency") ||
      /[万萬亿億wW元块kK¥￥$€£]|[A-Z]{3}/.test(words) ||
      /^[\d,.]{5,}$|^\d[\d.]*千$/.test(words);
    if (isAmount && !COUNTED.test(text.slice(from + money.end))) return found(text, from, money);
    from += Math.max(money.end, 1);
  }
  return null;
}

const COUNTED = /^\s*(?:[人台套户平米方吨条家亩件个辆]|用户|终端|点位)/;
const ABOUT = /^\s*(?:左右|上下|以内|以上|出头)/;
const ABOUT_BEFORE = /(?:大?约|大概|差不多|估计)\s*$/;
const ABOUT_AT_END = /\s*(?:左右|上下|以内|以上|出头)\s*$/;
/** 报价 50 may mean 50 or 50万: a number without a unit must at least look like the price of something we sell. */
const LEAST_BARE_FEN = 100_000;

function found(text: string, from: number, money: ReturnType<typeof readMoney>): AmountFound | null {
  if (money === null) return null;
  const start =
    from + money.start - (ABOUT_BEFORE.exec(text.slice(from, from + money.start))?.[0].length ?? 0);
  const words = text.slice(from + money.start, from + money.end);
  const end = from + money.end + (ABOUT.exec(text.slice(from + money.end))?.[0].length ?? 0);
  if ("value" in money) return { fen: money.value, unclear: null, currency: null, start, end };
  const about = ABOUT_AT_END.exec(words);
  if (money.ask === "amount-unclear" && about !== null && /^\s*\d/.test(words))
    return aboutThat(found(words, 0, readMoney(words.slice(0, about.index))), start, from + money.end);
  const currency = money.ask !== "amount-unclear";
  return {
    fen: null,
    unclear: currency ? null : words.trim(),
    currency: currency ? words.trim() : null,
    start,
    end,
  };
}

/** 30万左右 is an estimate like any other expected amount. */
function aboutThat(amount: AmountFound | null, start: number, end: number): AmountFound | null {
  return amount === null ? null : { ...amount, start, end };
}
