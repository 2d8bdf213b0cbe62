// Single items that stay longer in their stage than comparable ones did (rules.md 11; A28).
import { firstPlace } from "../by-halves.ts";
import type { Fen } from "../money.ts";
import { sortedList } from "../sorted-list.ts";
import { ageMs, type Standstills } from "./dwell.ts";
import type { Dwell } from "./funnel.ts";
import { isHeld } from "./held.ts";
import { WAY_STAGES, type WayStage } from "./rates.ts";
import { type Running, running } from "./running.ts";
import type { Window } from "./seen.ts";
import type { StayStage } from "./stay.ts";

/** How long an open item has been where it is. */
export interface Staying {
  readonly no: number;
  readonly stage: StayStage;
  readonly ageMs: number;
}

export interface Lingering extends Staying {
  /** What half, and eight in ten, of the comparable ones needed. */
  readonly usualMs: number | null;
  readonly p80Ms: number;
}

/** Open items on the way to a contract: of each stage those first that have been there longest. */
export type Open = readonly { readonly stage: WayStage; readonly items: readonly OpenItem[] }[];

interface OpenItem extends Staying {
  /** In somebody's hands. */
  readonly isHeld: boolean;
  readonly amountFen: Fen | null;
}

/** As old as they are at the end of a window; what was imported has been there at least since then. */
export function runningOpen({ asOf }: Pick<Window, "asOf">, standstills: Standstills): Running<Open> {
  const stages = WAY_STAGES.map((stage) => ({ stage, list: sortedList(byAge) }));
  return running(
    (seen, by) => {
      for (const { stay, left } of seen) {
        const { no, stage, amountFen } = stay;
        const list = stages[stage - 1]?.list;
        if (left !== null || list === undefined) continue;
        const one = {
          ...{ no, stage, amountFen },
          ageMs: ageMs(stay, asOf, standstills.of(stay)),
          isHeld: isHeld(stay),
        };
        if (by === 1) list.add(one);
        else list.take(one);
      }
    },
    () => stages.map(({ stage, list }) => ({ stage, items: list.all() })),
  );
}

function byAge(one: OpenItem, other: OpenItem): number {
  return other.ageMs - one.ageMs || one.no - other.no;
}

/** Those past the 80th percentile of their stage, the farthest past it first; so many at most, and how many there are. */
export function lingeringIn(
  open: Open,
  usual: ReadonlyMap<StayStage, Dwell>,
  { fewest, most }: { readonly fewest: number; readonly most: number },
): { readonly items: readonly Lingering[]; readonly count: number } {
  let count = 0;
  const farthest = open.flatMap(({ stage, items }) => {
    const { n = 0, medianMs: usualMs = null, p80Ms = null } = usual.get(stage) ?? {};
    if (p80Ms === null || n < fewest) return [];
    const past = firstPlace(items, ({ ageMs }) => ageMs <= p80Ms);
    count += past;
    return items
      .slice(0, Math.min(past, most))
      .map(({ no, ageMs }) => ({ no, stage, ageMs, usualMs, p80Ms }));
  });
  const sorted = farthest.sort(
    (one, other) => other.ageMs / other.p80Ms - one.ageMs / one.p80Ms || one.no - other.no,
  );
  return { items: sorted.slice(0, most), count };
}

/** Those in somebody's hands that have been in their stage longest: of each stage so many, and whichever are named. */
export function longestIn(
  open: Open,
  { most, named }: { readonly most: number; readonly named: ReadonlySet<number> },
): readonly Staying[] {
  const found: Staying[] = [];
  for (const { items } of open) {
    let held = 0;
    for (const { no, stage, ageMs, isHeld } of items) {
      if (!isHeld) continue;
      held++;
      if (held <= most || named.has(no)) found.push({ no, stage, ageMs });
    }
  }
  return found;
}

/** As somebody calls about it: the days it is late, and what is usual where it is. */
export interface Waiting extends Pick<Staying, "no" | "ageMs"> {
  /** 0 where it is not late. */
  readonly days: number;
  /** Null where nothing is known of its stage. */
  readonly usual: Dwell | null;
}

/** Longer there than eight in ten of the comparable ones, however few they are. */
export function isBeyond({ ageMs, usual }: Pick<Waiting, "ageMs" | "usual">): boolean {
  return usual !== null && usual.p80Ms !== null && ageMs > usual.p80Ms;
}

/** What is late first, the longest before all; then what is farthest past what is usual. */
export function worstFirst<One extends Waiting>(waiting: readonly One[]): readonly One[] {
  return [...waiting].sort(
    (one, other) =>
      other.days - one.days ||
      Number(isBeyond(other)) - Number(isBeyond(one)) ||
      timesUsual(other) - timesUsual(one) ||
      other.ageMs - one.ageMs ||
      one.no - other.no,
  );
}

function timesUsual({ ageMs, usual }: Waiting): number {
  const usualMs = usual?.p80Ms ?? usual?.medianMs ?? null;
  return usualMs === null ? 0 : ageMs / usualMs;
}
