// How long one person may hold an item before a manager looks at it (rules.md 5, Holding limit).
import { dayOf, daysBetween } from "../day.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Item } from "./item.ts";

/** Twice the median cycle of what was won, from creation to signing; the default where too little was won to tell. */
export function longestHoldingDays(
  won: readonly Pick<Item, "createdAt" | "signedOn">[],
  { holding }: Pick<Rulebook, "holding">,
): number {
  const cycles = won
    .flatMap(({ createdAt, signedOn }) =>
      signedOn === null ? [] : [daysBetween(dayOf(createdAt), signedOn)],
    )
    .filter((days) => days > 0)
    .sort((a, b) => a - b);
  const middle = cycles[Math.floor(cycles.length / 2)];
  if (middle === undefined || cycles.length < holding.fewestWon) return holding.longestDays;
  return middle * holding.medianTimes;
}
