// Stays of somebody's, as they are seen through a window, pauses out; and those they are compared with.
import type { Store } from "../../../db/store.ts";
import { type Standstills, standstillsOf } from "../../domain/insight/dwell.ts";
import { isIn, type Scope } from "../../domain/insight/scope.ts";
import { type Seen, seenThrough, type Window } from "../../domain/insight/seen.ts";
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
  const { seen, standstills } = await watched({ kind: "company" }, wide, reading);
  const own = await seenOf(scope, window, reading);
  const others = seen.filter(({ stay }) => !isIn(scope, stay));
  if (others.length > 0) return { own, others, standstills };
  const before: Window = { from: comparedFrom, until: window.from, asOf: window.from };
  return { own, others: await seenOf(scope, before, reading), standstills };
}

async function watched(scope: Scope, window: Window, { stays, pauses }: SeenReading) {
  const found = await stays.since(scope, window.from);
  let earliest = window.from;
  for (const { enteredAt } of found) if (enteredAt < earliest) earliest = enteredAt;
  const standstills = standstillsOf(await pauses.since(earliest));
  return { seen: seenThrough(found, window, standstills), standstills };
}
