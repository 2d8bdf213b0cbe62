// The amount among other words: 50万, 四五十万, 5万美元; counts (几百台, 2026春季展会) are none.
import type { Fen } from "../../domain/money.ts";
import { readAmounts, readMoney } from "./money.ts";
import type { MoneyRead } from "./money-read.ts";
import { CHINESE_NUMBER } from "./number.ts";
import { spelled } from "./simplified.ts";

export interface AmountFound {
  /** Null where it is not precise, or in another currency. */
  readonly fen: Fen | null;
  /** What is likely meant where it is not; null where nobody can tell. */
  readonly likelyFen: Fen | null;
  /** 80万左右: good enough for an estimate. */
  readonly about: boolean;
  /** A range or a guess as typed (四五十万), to be asked back. */
  readonly unclear: string | null;
  /** Another currency, or an amount too large to be one, as typed. */
  readonly currency: string | null;
  readonly start: number;
  readonly end: number;
}

/** The amount a label stands before: a bare number will do, if it can be one; 报价 50 and 报价一百二 are asked about. */
export function labelledAmount(text: string): AmountFound | null {
  const amount = found(text, readMoney(text, { labelled: true }));
  if (amount === null || amount.fen === null) return amount;
  const words = spelled(text.slice(amount.start, amount.end)).trim();
  const isSmall = amount.fen < LEAST_BARE_FEN;
  if (!(BARE_CHINESE.test(words) || (isSmall && /^[\d,.]+$/.test(words)))) return amount;
  return { ...amount, fen: null, likelyFen: isSmall ? amount.fen * 10_000 : amount.fen, unclear: words };
}

/** The first amount in free text: it needs a unit, or five digits and nothing that is counted. */
export function freeAmount(text: string): AmountFound | null {
  const folded = spelled(text);
  const first = readAmounts(text).find((money) => {
    const words = folded.slice(money.start, money.end);
    const isAmount =
      ("ask" in money && money.ask === "currency") ||
      /[万萬亿億wW元块kK¥￥$€£]|[A-Z]{3}/.test(words) ||
      /^(?:\d[\d,]{4,}(?:\.\d+)?|\d[\d.]*千)$/.test(words);
    return isAmount && !COUNTED.test(folded.slice(money.end));
  });
  return found(text, first ?? null);
}

/** What is to be asked back about an amount; null where it is precise. */
export function unclearAmount(amount: AmountFound | null) {
  if (amount === null || amount.fen !== null) return null;
  if (amount.currency !== null) return { ask: "currency", words: amount.currency };
  const words = amount.unclear ?? "";
  const { likelyFen } = amount;
  return { ask: "amount-unclear", words, ...(likelyFen === null ? {} : { likelyFen }) };
}

const COUNTED = /^\s*(?:[人台套户平米方吨条家亩件个辆]|用户|终端|点位)/;
const BARE_CHINESE = new RegExp(`^${CHINESE_NUMBER}$`, "u");
/** 报价 50 may mean 50 or 50万: a number without a unit must at least look like the price of something we sell. */
const LEAST_BARE_FEN = 100_000;

function found(text: string, money: MoneyRead | null): AmountFound | null {
  if (money === null) return null;
  const { start, end } = money;
  const none = { likelyFen: null, about: false, unclear: null, currency: null, start, end };
  if ("value" in money) return { ...none, fen: money.value };
  const words = text.slice(start, end).trim();
  if (money.ask !== "amount-unclear") return { ...none, fen: null, currency: words };
  return {
    ...none,
    fen: null,
    likelyFen: money.likely ?? null,
    about: money.about === true,
    unclear: words,
  };
}
