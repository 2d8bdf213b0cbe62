// 甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50: the two shares of 二选一, as whoever takes them gets them.
import type { Offer, Portion } from "../../domain/split/choice.ts";
import { LEDGERS, type Ledger } from "../../domain/split/shares.ts";
import { fold } from "./fold.ts";

export type OfferRead =
  | { readonly kind: "read"; readonly offer: Offer }
  | { readonly kind: "ask"; readonly ask: string; readonly facts: Readonly<Record<string, unknown>> };

const PART =
  /(?<label>(?:客户)?归属权?|业绩|收入|提成|奖金|佣金)\s*[:=]?\s*(?<number>[-\u2212]?\d{1,4}(?:\.\d{1,2})?)\s*(?<unit>%|成)?(?![\d.])/gu;
const JOINTS = /[\s,;、。:.!]+/gu;

/** Everything that is left of the text: a word more, or a part less, and it is asked about. */
export function readOffer(text: string): OfferRead {
  const folded = fold(text);
  const first = folded.indexOf("甲");
  const second = folded.indexOf("乙");
  if (first < 0 || second < 0) return { kind: "ask", ask: "missing-offer", facts: {} };
  const [start, end] = first < second ? [first, second] : [second, first];
  const before = folded.slice(0, start).replace(JOINTS, "");
  if (before !== "") return unclear(before);
  const one = portionIn(folded.slice(start + 1, end));
  const other = portionIn(folded.slice(end + 1));
  if ("kind" in one) return one;
  if ("kind" in other) return other;
  return {
    kind: "read",
    offer: first < second ? { first: one, second: other } : { first: other, second: one },
  };
}

function portionIn(words: string): Portion | (OfferRead & { readonly kind: "ask" }) {
  const found = new Map<Ledger, number>();
  for (const match of words.matchAll(PART)) {
    const { label = "", number = "", unit } = match.groups ?? {};
    const ledger = label.startsWith("业") ? "performance" : /^[客归]/u.test(label) ? "ownership" : "income";
    if (found.has(ledger)) return { kind: "ask", ask: "ledger-twice", facts: { ledger } };
    const points = Number(number.replace("\u2212", "-")) * (unit === "成" ? 1000 : 100);
    found.set(ledger, Math.round(points));
  }
  const rest = words.replace(PART, "").replace(JOINTS, "");
  if (rest !== "") return unclear(rest);
  const missing = LEDGERS.filter((ledger) => !found.has(ledger));
  if (missing.length > 0) return { kind: "ask", ask: "offer-ledger", facts: { missing } };
  return {
    performance: found.get("performance") ?? 0,
    ownership: found.get("ownership") ?? 0,
    income: found.get("income") ?? 0,
  };
}

function unclear(words: string): OfferRead & { readonly kind: "ask" } {
  return { kind: "ask", ask: "shares-unclear", facts: { words } };
}
