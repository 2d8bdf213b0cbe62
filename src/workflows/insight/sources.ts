// 线索来源: where somebody's opportunities come from, how good they were and what came of them.
import type { Store } from "../../../db/store.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { endOf, type Window } from "../../domain/insight/seen.ts";
import { type Sources, sourcesOf } from "../../domain/insight/sources.ts";

export interface SourcesAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly fewest: number;
  /** So many by name. */
  readonly most: number;
}

export async function sources(
  { scope, window, ...how }: SourcesAsk,
  { leadSources }: Pick<Store, "leadSources">,
): Promise<Sources> {
  const rows = await leadSources.cameFrom(scope, { from: window.from, until: endOf(window) });
  return sourcesOf(rows, how);
}
