// How long one person may hold an item before a manager looks at it (rules.md 5, Holding limit).
import type { Rulebook } from "../rulebook.ts";
import { cycleDaysOf, type Won } from "./won-cycle.ts";

/** Twice the median cycle of what was won, from creation to signing; the default where too little was won to tell. */
export function longestHoldingDays(won: readonly Won[], { holding }: Pick<Rulebook, "holding">): number {
  const cycles = won
    .flatMap((one) => cycleDaysOf(one) ?? [])
    .filter((days) => days > 0)
    .sort((a, b) => a - b);
  const middle = cycles[Math.floor(cycles.length / 2)];
  if (middle === undefined || cycles.length < holding.fewestWon) return holding.longestDays;
  return middle * holding.medianTimes;
}
