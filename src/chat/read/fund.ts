// What stands behind 团队经费: 支出 800 团建, 退回 200 没用完, 本月, 上月, 3月.
import { type Day, dayOf, partsOf } from "../../domain/day.ts";
import { type Month, monthBefore, monthOf } from "../../domain/mentoring/fund.ts";
import type { Fen } from "../../domain/money.ts";
import type { Unclear } from "./days.ts";
import { fold } from "./fold.ts";
import { readMoney } from "./money.ts";

export type FundRead =
  | { readonly kind: "statement"; readonly month: Month }
  | {
      readonly kind: "spent" | "given-back";
      /** Null where it was not said. */
      readonly amountFen: Fen | null;
      readonly reason: string | null;
    }
  | ({ readonly kind: "unclear" } & Unclear);

const SPENT = /^\s*(?:支出|支|花了?|用了?|报销)(?=[\s\d¥￥:,]|$)[\s:,]*/u;
const BACK = /^\s*(?:退回|退还|冲回)(?=[\s\d¥￥:,]|$)[\s:,]*/u;
const NAMED = /^\s*(?:(20\d{2})\s*[-年/.]\s*)?(\d{1,2})\s*(?:月份?)?\s*$/u;

/** Null where the words are none of these. Without any, this month. */
export function readFund(text: string, now: number): FundRead | null {
  const folded = fold(text);
  const spent = SPENT.exec(folded);
  const taking = spent ?? BACK.exec(folded);
  if (taking !== null) {
    const kind = spent === null ? "given-back" : "spent";
    const words = text.slice(taking[0].length);
    const money = readMoney(words, { labelled: true, small: true });
    if (money === null) return { kind, amountFen: null, reason: null };
    if ("ask" in money) return { kind: "unclear", ask: money.ask, words: money.words };
    const reason = `${words.slice(0, money.start)} ${words.slice(money.end)}`.replace(EDGES, "");
    return { kind, amountFen: money.value, reason: reason === "" ? null : reason };
  }
  const month = monthIn(folded, dayOf(now));
  return month === null ? null : { kind: "statement", month };
}

const EDGES = /^[\s,，;；:：、。]+|[\s,，;；:：、。]+$/g;

/** A month without a year is the latest one that has begun. */
function monthIn(folded: string, today: Day): Month | null {
  if (/^\s*(?:余额|明细|对账|本月|这个?月|当月)?\s*$/.test(folded)) return monthOf(today);
  if (/^\s*上个?月(?:份|的)?\s*$/.test(folded)) return monthBefore(today);
  const found = NAMED.exec(folded);
  const month = Number(found?.[2]);
  if (found === null || month < 1 || month > 12) return null;
  const now = partsOf(today);
  const year = found[1] === undefined ? (month > now.month ? now.year - 1 : now.year) : Number(found[1]);
  return { year, month };
}
