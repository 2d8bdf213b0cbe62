// The times in which the clocks of items stand still, as their deadlines know them; and how late each is without them.
import type { Store } from "../../db/store.ts";
import { dueOf } from "../domain/clock/cadence.ts";
import type { Pause } from "../domain/clock/pauses.ts";
import { type Lateness, latenessOf } from "../domain/clock/standstill.ts";
import { at, dayOf } from "../domain/day.ts";
import { standstillsOf } from "../domain/insight/dwell.ts";
import type { Item } from "../domain/item/item.ts";

type Whose = Pick<Item, "no" | "ownerId" | "customerId">;
type Span = Pick<Pause, "beganAt" | "endedAt">;

/** @param since what was over before it (ms), of each item, is none of its */
export async function standingStill<One extends Whose>(
  items: readonly One[],
  since: (item: One) => number,
  { pauses }: Pick<Store, "pauses">,
): Promise<(item: Whose) => readonly Span[]> {
  if (items.length === 0) return () => [];
  // In other hands its clock begins anew: what stood still since is its present owner's.
  const first = items.reduce((earliest, item) => Math.min(earliest, since(item)), Number.POSITIVE_INFINITY);
  const still = standstillsOf(await pauses.ofSome(items, first));
  return ({ no, ownerId, customerId }) => still.of({ no, ownerId, customerId });
}

/** By number; whatever is not late is not among them. */
export async function latenessIn(
  items: readonly (Whose & Pick<Item, "outcome" | "stage" | "nextDueAt" | "deadlineAt">)[],
  now: number,
  reading: Pick<Store, "pauses">,
): Promise<ReadonlyMap<number, Lateness>> {
  const today = dayOf(now);
  const late = items.filter((item) => (dueOf(item) ?? now) < at(today));
  const still = await standingStill(late, (item) => dueOf(item) ?? now, reading);
  return new Map(
    late.flatMap((item) => {
      const lateness = latenessOf(item, { today, pauses: still(item) });
      return lateness === null ? [] : [[item.no, lateness] as const];
    }),
  );
}
