// What groups are compared by: of each stage and size how many there are, how long they were watched, how many moved on
// (rules.md 11).
import type { InsightRules } from "../insight-rules.ts";
import { type Ages, joined, lessAges, type RunningAges, runningAges } from "./ages.ts";
import { tierOf } from "./pyramid.ts";
import { type Running, running } from "./running.ts";
import type { Seen } from "./seen.ts";

export interface Some {
  readonly count: number;
  readonly ages: Ages;
  readonly decided: number;
  readonly forward: number;
}

/** By stage, then by size: what is large takes longer everywhere. */
export type Comparable = readonly (readonly Some[])[];

/** Those before the contract. */
export const COMPARED_STAGES = [0, 1, 2, 3, 4, 5] as const;

interface Counted {
  count: number;
  decided: number;
  forward: number;
  readonly ages: RunningAges;
}

export function runningComparable({
  tiersFen,
}: Pick<InsightRules["insight"], "tiersFen">): Running<Comparable> {
  const stages = COMPARED_STAGES.map(() => Array.from({ length: tiersFen.length + 2 }, nothing));
  return running(
    (seen, by) => {
      for (const one of seen) {
        const { stage, amountFen } = one.stay;
        const some = stages[stage]?.[amountFen === null ? 0 : tierOf(amountFen, tiersFen) + 1];
        if (some === undefined) continue;
        some.count += by;
        if (by === 1) some.ages.add(one.exposure);
        else some.ages.take(one.exposure);
        if (!isDecided(one)) continue;
        some.decided += by;
        if (isForward(one)) some.forward += by;
      }
    },
    () => stages.map((sizes) => sizes.map(({ ages, ...counts }) => ({ ...counts, ages: ages.now() }))),
  );
}

function nothing(): Counted {
  return { count: 0, decided: 0, forward: 0, ages: runningAges() };
}

/** Whether it is known what became of it: moved on, moved back or lost. */
export function isDecided({ left, stay }: Pick<Seen, "left" | "stay">): boolean {
  return stay.entered !== "imported" && (left === "forward" || left === "back" || left === "lost");
}

export function isForward({ left }: Pick<Seen, "left">): boolean {
  return left === "forward";
}

export function together(all: readonly Some[]): Some {
  const sum = (of: (some: Some) => number) => all.reduce((total, some) => total + of(some), 0);
  return {
    count: sum(({ count }) => count),
    ages: joined(all.map(({ ages }) => ages)),
    decided: sum(({ decided }) => decided),
    forward: sum(({ forward }) => forward),
  };
}

/** Without some that are among them. */
export function without(all: Comparable, some: Comparable): Comparable {
  return all.map((sizes, stage) => sizes.map((one, size) => lessSome(one, some[stage]?.[size])));
}

function lessSome(all: Some, some: Some | undefined): Some {
  if (some === undefined || some.count === 0) return all;
  return {
    count: all.count - some.count,
    ages: lessAges(all.ages, some.ages),
    decided: all.decided - some.decided,
    forward: all.forward - some.forward,
  };
}
