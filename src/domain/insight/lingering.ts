// Single items that stay longer in their stage than comparable ones did (rules.md 11; A28).
import { firstPlace } from "../by-halves.ts";
import type { Dwell } from "./funnel.ts";
import type { Open } from "./open.ts";
import type { StayStage } from "./stay.ts";

/** How long an open item has been where it is. */
export interface Staying {
  readonly no: number;
  readonly stage: StayStage;
  readonly ageMs: number;
}

/** With whether time was taken out of that. */
export interface StayingLong extends Staying {
  readonly rested: boolean;
}

export interface Lingering extends Staying {
  /** What half, and eight in ten, of the comparable ones needed. */
  readonly usualMs: number | null;
  readonly p80Ms: number;
}

/** Those past the 80th percentile of their stage, the farthest past it first; so many at most, and how many there are. */
export function lingeringIn(
  open: Open,
  usual: ReadonlyMap<StayStage, Dwell>,
  { fewest, most }: { readonly fewest: number; readonly most: number },
): { readonly items: readonly Lingering[]; readonly count: number } {
  let count = 0;
  const farthest = open.flatMap(({ stage, nos, ages }) => {
    const { n = 0, medianMs: usualMs = null, p80Ms = null } = usual.get(stage) ?? {};
    if (p80Ms === null || n < fewest) return [];
    const past = firstPlace(ages, (ageMs) => ageMs <= p80Ms);
    count += past;
    const first = [...nos.subarray(0, Math.min(past, most))];
    return first.map((no, place) => ({ no, stage, ageMs: ages[place] as number, usualMs, p80Ms }));
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
): readonly StayingLong[] {
  const found: StayingLong[] = [];
  for (const { stage, nos, ages, held, rested } of open) {
    let count = 0;
    for (let place = 0; place < nos.length; place++) {
      if (held[place] !== 1) continue;
      const no = nos[place] as number;
      count++;
      if (count <= most || named.has(no))
        found.push({ no, stage, ageMs: ages[place] as number, rested: rested[place] === 1 });
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
  /** Longer there than is usual. */
  readonly isBeyond: boolean;
}

/**
 * Longer there than eight in ten of the comparable ones, however few they are; and where so many are still there that this is not
 * known, so many times as long as half of them needed: what stands still longest must not hide itself.
 */
export function isBeyond(
  { ageMs, usual }: Pick<Waiting, "ageMs" | "usual">,
  { times }: { readonly times: number },
): boolean {
  if (usual === null) return false;
  const limitMs = usual.p80Ms ?? (usual.medianMs === null ? null : usual.medianMs * times);
  return limitMs !== null && ageMs > limitMs;
}

/** What is late first, the longest before all; then what is farthest past what is usual. */
export function worstFirst<One extends Waiting>(waiting: readonly One[]): readonly One[] {
  return [...waiting].sort(
    (one, other) =>
      other.days - one.days ||
      Number(other.isBeyond) - Number(one.isBeyond) ||
      timesUsual(other) - timesUsual(one) ||
      other.ageMs - one.ageMs ||
      one.no - other.no,
  );
}

function timesUsual({ ageMs, usual }: Waiting): number {
  const usualMs = usual?.p80Ms ?? usual?.medianMs ?? null;
  return usualMs === null ? 0 : ageMs / usualMs;
}
