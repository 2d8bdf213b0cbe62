// 漏斗: the funnel of somebody, a department or the company, with how long each stage takes.
import { cycleOf } from "../../domain/insight/cycle.ts";
import { funnelOf } from "../../domain/insight/funnel.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { type SeenReading, seenOf } from "./seen.ts";

export interface FunnelAsk {
  readonly scope: Scope;
  readonly window: Window;
}

export async function funnel({ scope, window }: FunnelAsk, reading: SeenReading) {
  const seen = await seenOf(scope, window, reading);
  return { flows: funnelOf(seen, window), cycle: cycleOf(seen, window) };
}

/** Of many at once, in their order. */
export async function funnels(
  { scopes, window }: { readonly scopes: readonly Scope[]; readonly window: Window },
  reading: SeenReading,
) {
  const found: Awaited<ReturnType<typeof funnel>>[] = [];
  for (const scope of scopes) found.push(await funnel({ scope, window }, reading));
  return found;
}
