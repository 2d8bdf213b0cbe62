// Stays of somebody's, as they are seen through a window, pauses out; and those they are compared with.
import type { Store } from "../../../db/store.ts";
import { type Standstills, standstillsOf } from "../../domain/insight/dwell.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import { type Seen, type StayOfItem, seenThrough, type Window } from "../../domain/insight/seen.ts";
import type { Stays } from "./kept-stays.ts";

export interface SeenReading extends Pick<Store, "pauses"> {
  readonly stays: Stays;
}

/** Those that were under way when the window opened, and those that began in it, in their order. */
export async function seenOf(scope: Scope, window: Window, reading: SeenReading): Promise<readonly Seen[]> {
  return (await watched(scope, window, reading)).seen;
}

export interface Beside {
  readonly own: readonly Seen[];
  /** Of everybody else in the company; of one's own earlier days where there is nobody else. */
  readonly others: readonly Seen[];
  readonly standstills: Standstills;
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
  const isInside = insideOf(scope);
  const all = await reading.stays.since({ kind: "company" }, wide.from);
  const elsewhere = all.filter((stay) => !isInside(stay));
  const { seen: own, standstills } = await watched(scope, window, reading);
  if (elsewhere.length > 0)
    return { own, others: seenThrough(someOf(elsewhere), wide, standstills), standstills };
  const before: Window = { from: comparedFrom, until: window.from, asOf: window.from };
  return { own, others: seenThrough(someOf(all), before, standstills), standstills };
}

/** More than so many say nothing that these do not. */
const MOST_COMPARED = 10_000;

/** Whole items, so many that stand for all: every third, say. */
export function someOf(stays: readonly StayOfItem[]): readonly StayOfItem[] {
  return someBy(stays, ({ no }) => no);
}

export function someSeen(seen: readonly Seen[]): readonly Seen[] {
  return someBy(seen, ({ stay }) => stay.no);
}

function someBy<T>(all: readonly T[], noOf: (one: T) => number): readonly T[] {
  const step = Math.ceil(all.length / MOST_COMPARED);
  return step <= 1 ? all : all.filter((one) => noOf(one) % step === 0);
}

/** Of all there were: a few rows for each item at most, and many stays reach far back. */
export async function standstillsIn({ pauses }: Pick<SeenReading, "pauses">): Promise<Standstills> {
  return standstillsOf(await pauses.since(0));
}

async function watched(scope: Scope, window: Window, { stays, pauses }: SeenReading) {
  const standstills = await standstillsIn({ pauses });
  const seen =
    (await stays.seen?.(scope, window)) ??
    seenThrough(await stays.since(scope, window.from), window, standstills);
  return { seen, standstills };
}
