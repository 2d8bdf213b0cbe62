// Payments and payment plans: `5万 首付`, `1万 多收退回`, `下周三8.4万 验收后19.6万` (contract.md, 回款, 退款, 回款计划).
import type { Day } from "../../domain/day.ts";
import type { Fen } from "../../domain/money.ts";
import { type AmountFound, freeAmount, labelledAmount, unclearAmount } from "./amount.ts";
import { readDays, type Unclear, unclearDay } from "./days.ts";
import { readMoney } from "./money.ts";
import { spelled } from "./simplified.ts";

export interface PaymentRead {
  /** Null where it was not said or must be asked back. */
  readonly amountFen: Fen | null;
  /** When it came in; null where not said. */
  readonly day: Day | null;
  /** What else was said: 首付, or why it goes back. */
  readonly note: string | null;
  readonly unclear: Unclear | null;
}

export interface PaymentDue {
  readonly amountFen: Fen;
  readonly day: Day | null;
  /** 验收后, 首付: what it waits for or is called. */
  readonly condition: string | null;
}

export interface PaymentPlanRead {
  readonly parts: readonly PaymentDue[];
  readonly unclear: Unclear | null;
}

/** One payment, or one that goes back; `now` in ms. */
export function readPayment(text: string, now: number): PaymentRead {
  const folded = spelled(text);
  const amount = freeAmount(folded) ?? leadingAmount(folded);
  const outside = amount === null ? folded : blank(folded, amount.start, amount.end);
  const [day] = readDays(outside, now);
  const spans = [amount, day].filter((span) => span !== null && span !== undefined);
  const unclear = totalIn(folded, amount) ?? unclearAmount(amount) ?? unclearDay(day);
  return {
    amountFen: amount?.fen ?? null,
    day: day !== undefined && "value" in day ? day.value.day : null,
    note: said(
      spans
        .sort((a, b) => b.start - a.start)
        .reduce((words, { start, end }) => `${words.slice(0, start)} ${words.slice(end)}`, text),
    ),
    unclear,
  };
}

const TOTAL = /(?:累计|合计|共计|总计|总共|一共|加起来|前后)[^\d,;。]{0,6}$/u;

/** 累计到了20万 is what came in so far and no payment; offered is the whole of it, for the caller to subtract from. */
function totalIn(folded: string, amount: AmountFound | null): Unclear | null {
  if (amount === null || amount.fen === null) return null;
  const total = TOTAL.exec(folded.slice(0, amount.start));
  if (total === null) return null;
  return {
    ask: "amount-total",
    words: folded.slice(total.index, amount.end).trim(),
    likelyFen: amount.fen,
  };
}

/** The instalments of a plan in the order named: each amount with the day or the condition before it (or behind it). */
export function readPaymentPlan(text: string, now: number): PaymentPlanRead {
  const folded = spelled(text);
  const parts: PaymentDue[] = [];
  let unclear: Unclear | null = null;
  let from = 0;
  for (let amount = freeAmount(folded); amount !== null; amount = freeAmount(folded.slice(from))) {
    const start = from + amount.start;
    const end = from + amount.end;
    const before = said(text.slice(from, start));
    const until = end + behind(folded.slice(end), before, now);
    const words = [before, said(text.slice(end, until))].filter((part) => part !== null).join(" ");
    const [day] = readDays(spelled(words), now);
    if (amount.fen === null) unclear ??= unclearAmount(amount);
    else {
      const isAsked = day !== undefined && "ask" in day && !CONDITION.test(words);
      if (isAsked) unclear ??= unclearDay(day);
      const known = day !== undefined && "value" in day && !CONDITION.test(words) ? day : null;
      const condition = known === null ? words : `${words.slice(0, known.start)} ${words.slice(known.end)}`;
      parts.push({
        amountFen: amount.fen,
        day: known?.value.day ?? null,
        condition: isAsked ? null : said(condition),
      });
    }
    from = until;
  }
  return { parts, unclear };
}

/** 验收后30天: waits for something, so its days count from then and not from today. */
const CONDITION = /(?:验收|上线|签约|签字|签收|发货|到货|交付|开票|终验|初验|安装|投产|培训)[^\s,;]{0,4}后/;
/** How much of what follows an amount belongs to it: 8.4万 下周三, 尾款10万 12/31 — not what leads to the next one. */
function behind(after: string, before: string | null, now: number): number {
  const segment = /^[^,;。\n]*/.exec(after)?.[0] ?? "";
  if (freeAmount(segment) === null) {
    const isOwn =
      before === null || (readDays(before, now).length === 0 && readDays(segment, now).length > 0);
    return isOwn ? segment.length : 0;
  }
  return before === null ? (NEXT_WORD.exec(segment)?.[0].length ?? 0) : 0;
}

const NEXT_WORD = /^\s*[^\s\d]\S*(?=\s)|^\s*\d{1,2}[月/]\S*(?=\s)/;

/** 回款 50000 and 回款 800: behind this command the first number is the amount; 回款 50 may mean 50万. */
function leadingAmount(folded: string): AmountFound | null {
  const number = /^\s*(\d{3}[\d,.]*)(?=$|[\s,;。])/.exec(folded);
  const money = number === null ? null : readMoney(number[0], { labelled: true });
  if (money === null || !("value" in money))
    return labelledAmount(/^\s*\d+(?=$|[\s,;。])/.exec(folded)?.[0] ?? "");
  const { start, end } = money;
  return { fen: money.value, likelyFen: null, about: false, unclear: null, currency: null, start, end };
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}

function said(text: string): string | null {
  const words = text
    .replace(/^(?:[\s,，:：;；、。+和]|到账了?|收到了?|已?付了)+|(?:[\s,，:：;；、。+和]|到账了?)+$/g, "")
    .replace(/ {2,}/g, " ");
  return words === "" ? null : words;
}
