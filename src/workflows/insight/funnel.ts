// 漏斗: the funnel of somebody, a department or the company, with how long each stage takes.
import { runningCycle } from "../../domain/insight/cycle.ts";
import { runningFunnel } from "../../domain/insight/funnel.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { type SeenReading, seenOf } from "./seen.ts";

export interface FunnelAsk {
  readonly scope: Scope;
  readonly window: Window;
}

export async function funnel({ scope, window }: FunnelAsk, reading: SeenReading) {
  const sight = await seenOf(scope, window, reading);
  return {
    flows: sight.figures("funnel", () => runningFunnel(window)),
    cycle: sight.figures("cycle", () => runningCycle(window)),
  };
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
