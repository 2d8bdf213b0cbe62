// Signs that something may not be real: "需要看一下", told to the head with the facts, never punished (rules.md 4). [A11]
import { addDays, type Day, dayOf, lastDayOfMonth, partsOf } from "../day.ts";
import type { Rulebook } from "../rulebook.ts";

export type SignKind = "same-phone" | "copied-words" | "unproven" | "burst" | "lost-soon" | "same-picture";

export interface Sign {
  readonly id: number;
  readonly no: number;
  readonly kind: SignKind;
  /** What it was raised for, as `factsOf` takes it apart: the same facts are raised once. */
  readonly facts: string;
  readonly raisedAt: number;
  /** Somebody has looked, and it is all right (ms). */
  readonly clearedAt: number | null;
  readonly clearedBy: string | null;
}

/** A sign as it is seen, of all the items it is about. */
export interface Seen {
  readonly kind: SignKind;
  readonly nos: readonly number[];
  /** The stage of `unproven`, the month of `burst` and `lost-soon`, else "". */
  readonly label: string;
}

export function factsIn({ nos, label }: Seen): string {
  return `${label}|${nos.join(",")}`;
}

export function factsOf({ kind, facts }: Pick<Sign, "kind" | "facts">): Seen {
  const [label = "", numbers = ""] = facts.split("|");
  return { kind, label, nos: numbers.split(",").map(Number) };
}

interface OfCustomer {
  readonly no: number;
  readonly customerId: number;
}

const ascending = (nos: readonly number[]) => [...new Set(nos)].sort((one, other) => one - other);

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

const customersIn = (rows: readonly OfCustomer[]) => new Set(rows.map(({ customerId }) => customerId)).size;

/** One number at several customers. */
export function samePhones(rows: readonly (OfCustomer & { readonly phoneKey: string })[]): readonly Seen[] {
  return grouped(rows, ({ phoneKey }) => phoneKey)
    .filter((group) => customersIn(group) > 1)
    .map((group) => ({ kind: "same-phone", label: "", nos: ascending(group.map(({ no }) => no)) }));
}

/** One picture shown for several customers. */
export function samePictures(rows: readonly (OfCustomer & { readonly hash: string })[]): readonly Seen[] {
  return grouped(rows, ({ hash }) => hash)
    .filter((group) => customersIn(group) > 1)
    .map((group) => ({ kind: "same-picture", label: "", nos: ascending(group.map(({ no }) => no)) }));
}

const LEAST_WORDS = 6;

/** The same words for several customers, told one after another: what is told of several in one message is told once. */
export function copiedWords(
  rows: readonly (OfCustomer & { readonly by: string; readonly text: string; readonly at: number })[],
  { audit }: Pick<Rulebook, "audit">,
): readonly Seen[] {
  const bare = (text: string) => text.replace(/[\s\p{P}]+/gu, "").toLowerCase();
  return grouped(
    rows.filter(({ text }) => [...bare(text)].length >= LEAST_WORDS),
    ({ by, text }) => `${by} ${bare(text)}`,
  )
    .filter(
      (group) =>
        customersIn(group) >= audit.copiedTimes &&
        new Set(group.map(({ at }) => at)).size >= audit.copiedTimes,
    )
    .map((group) => ({ kind: "copied-words", label: "", nos: ascending(group.map(({ no }) => no)) }));
}

const DAY_MS = 86_400_000;

/** Stage 2 or higher for a while, and nothing of the customer's: no evidence, no sign of their own, no meeting told by both. */
export function unproven(
  rows: readonly {
    readonly no: number;
    readonly stage: number;
    /** When it came to stage 2 or higher (ms). */
    readonly enteredAt: number;
    readonly hasEvidence: boolean;
  }[],
  { now, rules }: { readonly now: number; readonly rules: Pick<Rulebook, "audit"> },
): readonly Seen[] {
  const before = now - rules.audit.unprovenDays * DAY_MS;
  return rows
    .filter(({ stage, enteredAt, hasEvidence }) => stage >= 2 && enteredAt <= before && !hasEvidence)
    .map(({ no, stage }) => ({ kind: "unproven", label: String(stage), nos: [no] }));
}

/** A month that has ended, from its first day to its last. */
export interface Month {
  readonly first: Day;
  readonly last: Day;
}

/** The month that ended in the week before a day; null where none did. */
export function monthEndedBefore(day: Day): Month | null {
  const { year, month } = partsOf(addDays(day, -7));
  const last = lastDayOfMonth(year, month);
  if (last >= day) return null;
  return { first: `${last.slice(0, 8)}01`, last };
}

/** Many of one person's in the last two days of a month, and far more than their usual. */
export function bursts(
  rows: readonly { readonly no: number; readonly by: string; readonly createdAt: number }[],
  { month, rules }: { readonly month: Month; readonly rules: Pick<Rulebook, "audit"> },
): readonly Seen[] {
  const { burstFewest, burstTimes } = rules.audit;
  const lastTwo = addDays(month.last, -1);
  const days = Number(month.last.slice(8)) - 2;
  return grouped(
    rows.filter(({ createdAt }) => dayOf(createdAt) >= month.first && dayOf(createdAt) <= month.last),
    ({ by }) => by,
  ).flatMap((group) => {
    const late = group.filter(({ createdAt }) => dayOf(createdAt) >= lastTwo);
    const usual = (2 * (group.length - late.length)) / days;
    if (late.length < burstFewest || late.length < burstTimes * usual) return [];
    return [{ kind: "burst", label: month.last.slice(0, 7), nos: ascending(late.map(({ no }) => no)) }];
  });
}

/** Created in a month, and lost as soon as it was over. */
export function lostSoon(
  rows: readonly { readonly no: number; readonly createdAt: number; readonly lostAt: number }[],
  { month, rules }: { readonly month: Month; readonly rules: Pick<Rulebook, "audit"> },
): readonly Seen[] {
  const until = addDays(month.last, rules.audit.lostSoonDays);
  return rows
    .filter(({ createdAt, lostAt }) => {
      const [created, lost] = [dayOf(createdAt), dayOf(lostAt)];
      return created >= month.first && created <= month.last && lost > month.last && lost <= until;
    })
    .map(({ no }) => ({ kind: "lost-soon", label: month.last.slice(0, 7), nos: [no] }));
}
