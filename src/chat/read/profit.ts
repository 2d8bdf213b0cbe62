// 5万 · 5万 师父8% · 5万 @李四6% @王五2%: what a deal earned, and what part of it is its mentors'.
import type { Fen } from "../../domain/money.ts";
import { labelledAmount, unclearAmount } from "./amount.ts";
import type { Unclear } from "./days.ts";
import { fold } from "./fold.ts";

export interface ProfitRead {
  /** Null where it was not said, or must be asked back. A loss is negative. */
  readonly profitFen: Fen | null;
  /** Of the profit, for all mentors together; null where not said. */
  readonly basisPoints: number | null;
  /** What was said of single mentors, by name as typed. */
  readonly single: readonly { readonly name: string; readonly basisPoints: number }[];
  readonly unclear: Unclear | null;
}

const NUMBER = "(\\d{1,3}(?:\\.\\d{1,2})?)\\s*%";
const SINGLE = new RegExp(`@\\s?(?:(\\S+?)\\s+|([^\\s@\\d%]+))${NUMBER}`, "gu");
const WHOLE = new RegExp(
  `(?:给|分给|归)?(?:师父|师傅|导师|份额|比例)?\\s*(?:拿|占|分|给|共|:)?\\s*${NUMBER}`,
  "u",
);
const LOSS = /^\s*(?:利润|净利)?\s*[:是为]?\s*(?:[-−–—]|负|亏损?了?)\s*(?=[\d一二两三四五六七八九十百千])/u;
const NOTHING = /^\s*(?:0(?:\.0+)?\s*(?:元|块|万)?|零|没有|无|没有?利润|不赚不亏)(?=$|[\s,;。])/u;

export function readProfit(text: string): ProfitRead {
  const folded = fold(text).replaceAll("％", "%");
  const single = [...folded.matchAll(SINGLE)].map(([, spaced, glued, number]) => ({
    name: spaced ?? glued ?? "",
    basisPoints: Math.round(Number(number) * 100),
  }));
  const without = folded.replace(SINGLE, " ");
  const whole = WHOLE.exec(without);
  const money = whole === null ? without : without.replace(whole[0], " ");
  const basisPoints = whole === null ? null : Math.round(Number(whole[1]) * 100);
  const read = { basisPoints, single };
  if (NOTHING.test(money)) return { ...read, profitFen: 0, unclear: null };
  const loss = LOSS.exec(money);
  const amount = labelledAmount(loss === null ? money : money.slice(loss[0].length));
  if (amount === null) return { ...read, profitFen: null, unclear: null };
  if (amount.fen === null) return { ...read, profitFen: null, unclear: unclearAmount(amount) };
  return { ...read, profitFen: loss === null ? amount.fen : -amount.fen, unclear: null };
}
