// 金字塔: the amounts of what is open, and of what was won in a time, by tier.
import { type Pyramid, runningPyramids } from "../../domain/insight/pyramid.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { type SeenReading, seenOf } from "./seen.ts";

export interface PyramidAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly rules: InsightRules["insight"];
}

export async function pyramid(
  { scope, window, rules }: PyramidAsk,
  reading: SeenReading,
): Promise<{ readonly open: Pyramid; readonly won: Pyramid }> {
  const sight = await seenOf(scope, window, reading);
  const { tiersFen, fewest, pyramid: shape } = rules;
  return sight.figures(`pyramids ${JSON.stringify({ tiersFen, fewest, shape })}`, () =>
    runningPyramids(window, rules),
  );
}
