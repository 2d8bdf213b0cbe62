// Stays of somebody's, as they are seen through a window, pauses out; and those they are compared with.
import type { Store } from "../../../db/store.ts";
import { type Standstills, standstillsOf } from "../../domain/insight/dwell.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import { seenThrough, type Window } from "../../domain/insight/seen.ts";
import { type Sight, type Stays, sightOf } from "./sight.ts";

export interface SeenReading extends Pick<Store, "pauses"> {
  readonly stays: Stays;
}

/** @param every of whole items so many that stand for all: every third, say */
export async function seenOf(scope: Scope, window: Window, reading: SeenReading, every = 1): Promise<Sight> {
  const kept = await reading.stays.seen?.(scope, window, every);
  if (kept != null) return kept;
  const stays = await reading.stays.since(scope, window.from);
  const some = every === 1 ? stays : stays.filter(({ no }) => no % every === 0);
  return sightOf(seenThrough(some, window, await standstillsIn(reading)));
}

export interface Beside {
  readonly own: Sight;
  /** Of everybody else in the company; of one's own earlier days where there is nobody else. */
  readonly others: Sight;
}

/** What is seen of somebody, and of everybody else from `comparedFrom` (ms) on. */
export async function seenBeside(
  {
    scope,
    window,
    comparedFrom,
  }: { readonly scope: Scope; readonly window: Window; readonly comparedFrom: number },
  reading: SeenReading,
): Promise<Beside> {
  const wide: Window = { ...window, from: Math.min(comparedFrom, window.from) };
  const own = await seenOf(scope, window, reading);
  const all = await countOf(COMPANY, wide.from, reading);
  const elsewhere = all - (await countOf(scope, wide.from, reading));
  if (elsewhere > 0) {
    const some = await seenOf(COMPANY, wide, reading, stepFor(elsewhere));
    const isInside = insideOf(scope);
    return { own, others: sightOf(some.seen.filter(({ stay }) => !isInside(stay))) };
  }
  const before: Window = { from: comparedFrom, until: window.from, asOf: window.from };
  return { own, others: await seenOf(COMPANY, before, reading, stepFor(all)) };
}

const COMPANY: Scope = { kind: "company" };

/** More than so many say nothing that these do not. */
const MOST_COMPARED = 10_000;

/** Every how many-th item stands for all, where there are so many. */
export function stepFor(count: number): number {
  return Math.max(1, Math.ceil(count / MOST_COMPARED));
}

/** How many stays there are since an instant, ms. */
export async function countOf(scope: Scope, from: number, { stays }: SeenReading): Promise<number> {
  return (await stays.count?.(scope, from)) ?? (await stays.since(scope, from)).length;
}

/** Of all there were: a few rows for each item at most, and many stays reach far back. */
export async function standstillsIn({ pauses }: Pick<SeenReading, "pauses">): Promise<Standstills> {
  return standstillsOf(await pauses.since(0));
}
