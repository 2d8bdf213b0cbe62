// Whoever lost an item to the clock may ask why for a while (rules.md 12).
import type { Holding } from "../item/history.ts";

const ASKED_MS = 30 * 86_400_000;

/** The latest spell that the clock ended within 30 days before `now` (ms), of each who had one. */
export function lostToClock(
  holdings: readonly Holding[],
  now: number,
): readonly (Holding & { endedAt: number })[] {
  const lost = holdings.filter(
    (spell): spell is Holding & { endedAt: number } =>
      spell.endedBy === "auto-returned" && spell.endedAt !== null && now - spell.endedAt <= ASKED_MS,
  );
  return [...new Map(lost.map((spell) => [spell.ownerId, spell])).values()];
}
