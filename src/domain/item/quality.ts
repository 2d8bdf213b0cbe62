// How good an item is (rules.md 4): what is still missing, and four bars that are never added up. [L14, L22]

import type { Contact, Customer } from "./customer.ts";
import type { VerificationKind } from "./evidence.ts";
import type { Item } from "./item.ts";

export type RequiredField = "customer" | "address" | "contact" | "phone" | "need";

type Known = Pick<Customer, "name" | "nameKey" | "type" | "address">;

/** The fields an item still lacks, in the order they are asked for. [L22] */
export function missingFields(
  customer: Known,
  contacts: readonly Pick<Contact, "name" | "phone">[],
  item: Pick<Item, "need">,
): readonly RequiredField[] {
  const missing: RequiredField[] = [];
  const reachable = contacts.some((contact) => contact.phone !== null);
  const isNamed = (customer.type === "person" ? customer.name : customer.nameKey) !== "";
  if (!isNamed) missing.push("customer");
  if (customer.type === "company") {
    if (!contacts.some((contact) => contact.name !== null)) missing.push("contact");
    if (!reachable) missing.push("phone");
    if (customer.address === null) missing.push("address");
  } else if (!reachable) missing.push("phone");
  if (item.need === null) missing.push("need");
  return missing;
}

/** How many fields a customer of a type has to have. */
export function requiredFields({ type }: Pick<Customer, "type">): number {
  return type === "company" ? 5 : 3;
}

export type Bar = "real" | "complete" | "fresh" | "precise";

/** 真实 / 完整 / 新鲜 / 精确, each 0–4 filled quarters: four bars, never only a sum (rules.md 4). [L14] */
export type QualityBars = Readonly<Record<Bar, number>>;

export interface QualityFacts {
  /** Of the required fields. */
  readonly missing: readonly RequiredField[];
  readonly required: number;
  /** How people who are not the owner made sure. */
  readonly verified: readonly VerificationKind[];
  /** Different pictures that were sent beside reports. */
  readonly pictures: number;
  /** Talks with the customer that both who were there have told of. */
  readonly talks: number;
  /** When the customer themselves last gave a sign (ms); null where nobody knows of one. */
  readonly signalAt: number | null;
  readonly now: number;
}

type Precise = "need" | "fit" | "amount" | "date" | "decision-maker";
export type Proof = "reached" | "met" | "seen" | "paper";

/**
 * 真实: a quarter for each kind of proof there is. 完整: the required fields. 新鲜: how long ago the customer last gave a
 * sign of their own; an attempt without answer is none. 精确: need, fit, amount, date and who decides. More of anything
 * never makes a bar shorter; a bar is full only where nothing is left to ask for.
 */
export function qualityBars(item: Item, facts: QualityFacts): QualityBars {
  const { missing, required } = facts;
  return {
    real: 4 - lackingProofs(item, facts).length,
    complete: quarters(required - missing.length, required),
    fresh: freshness(facts),
    precise: quarters(PRECISE.length - imprecise(item).length, PRECISE.length),
  };
}

/** What would make the shortest bar longer; null where all are full. Of equal ones the first as they are read. */
export type Raise =
  | { readonly bar: "real"; readonly by: Proof }
  | { readonly bar: "complete"; readonly by: RequiredField }
  | { readonly bar: "fresh"; readonly by: "signal" }
  | { readonly bar: "precise"; readonly by: Precise };

export function raiseOf(item: Item, facts: QualityFacts): Raise | null {
  const bars = qualityBars(item, facts);
  const [shortest] = BARS.filter((bar) => bars[bar] < 4).sort((one, other) => bars[one] - bars[other]);
  const [proof] = lackingProofs(item, facts);
  const [field] = facts.missing;
  const [detail] = imprecise(item);
  switch (shortest) {
    case "real":
      return proof === undefined ? null : { bar: "real", by: proof };
    case "complete":
      return field === undefined ? null : { bar: "complete", by: field };
    case "fresh":
      return { bar: "fresh", by: "signal" };
    case "precise":
      return detail === undefined ? null : { bar: "precise", by: detail };
    default:
      return null;
  }
}

const BARS: readonly Bar[] = ["real", "complete", "fresh", "precise"];

/** Somebody else reached the customer · met them · saw something of theirs · there is a quote or a contract. */
function lackingProofs(
  item: Item,
  { verified, pictures, talks }: Pick<QualityFacts, "verified" | "pictures" | "talks">,
): readonly Proof[] {
  const has = (...kinds: readonly VerificationKind[]) => verified.some((kind) => kinds.includes(kind));
  const isSigned = item.contractFen !== null || has("contract");
  const isMet = talks > 0 || has("meeting", "visit");
  const proofs: Readonly<Record<Proof, boolean>> = {
    // Whoever was met, or has signed, was reached as well.
    reached: isMet || isSigned || has("call", "wechat", "chat", "other"),
    met: isMet,
    seen: pictures > 0 || has("card", "chat"),
    paper: isSigned || item.quotedFen !== null,
  };
  return (["reached", "met", "seen", "paper"] as const).filter((proof) => !proofs[proof]);
}

const PRECISE: readonly Precise[] = ["need", "amount", "decision-maker", "date", "fit"];

function imprecise(item: Item): readonly Precise[] {
  const known: Readonly<Record<Precise, boolean>> = {
    need: item.need !== null,
    // Whoever compares our quote with others has a need that we fit.
    fit: item.fit !== null || (item.stage ?? 0) >= 3,
    amount: (item.contractFen ?? item.quotedFen ?? item.expectedFen) !== null,
    date: item.plannedSigningOn !== null || item.signedOn !== null,
    "decision-maker": item.decisionMaker !== null,
  };
  return PRECISE.filter((detail) => !known[detail]);
}

const DAY_MS = 86_400_000;
/** Up to so many days fill 4, 3, 2, 1 quarters. */
const FRESH_DAYS = [3, 7, 14, 30] as const;

function freshness({ signalAt, now }: Pick<QualityFacts, "signalAt" | "now">): number {
  if (signalAt === null) return 0;
  const days = (now - signalAt) / DAY_MS;
  return FRESH_DAYS.filter((limit) => days <= limit).length;
}

/** Full only where all is there, empty only where nothing is. */
function quarters(have: number, of: number): number {
  if (have >= of) return 4;
  return have <= 0 ? 0 : Math.min(3, Math.max(1, Math.floor((4 * have) / of)));
}
