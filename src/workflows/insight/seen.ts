// Stays of somebody's, as they are seen through a window, pauses out.
import type { Store } from "../../../db/store.ts";
import { standstillsOf } from "../../domain/insight/dwell.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { type Seen, seenThrough, type Window } from "../../domain/insight/seen.ts";
import type { Stays } from "./kept-stays.ts";

export interface SeenReading extends Pick<Store, "pauses"> {
  readonly stays: Stays;
}

/** Those that were under way when the window opened, and those that began in it, in their order. */
export async function seenOf(
  scope: Scope,
  window: Window,
  { stays, pauses }: SeenReading,
): Promise<readonly Seen[]> {
  const found = await stays.since(scope, window.from);
  const earliest = found.reduce((first, { enteredAt }) => Math.min(first, enteredAt), window.from);
  return seenThrough(found, window, standstillsOf(await pauses.since(earliest)));
}
