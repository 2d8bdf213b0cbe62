// How many items on the way to a contract each has in hand.
import { WAY_STAGES, type WayStage } from "./rates.ts";
import { type Running, running } from "./running.ts";
import type { Seen } from "./seen.ts";

export function runningHeld(): Running<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  return running(
    (seen, by) => {
      for (const { stay, left } of seen) {
        const { stage, ownerId } = stay;
        if (left !== null || ownerId === null || !isHeld(stay) || !WAY_STAGES.includes(stage as WayStage))
          continue;
        const count = (counts.get(ownerId) ?? 0) + by;
        if (count === 0) counts.delete(ownerId);
        else counts.set(ownerId, count);
      }
    },
    () => new Map(counts),
  );
}

/** In somebody's hands who is there. */
export function isHeld({ ownerId, awaySince }: Pick<Seen["stay"], "ownerId" | "awaySince">): boolean {
  return ownerId !== null && awaySince === null;
}
