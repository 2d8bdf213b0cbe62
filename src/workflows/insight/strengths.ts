// 请教谁: who of some departments is good at which stage; nobody of whom there is too little to say.
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { runningStrengths } from "../../domain/insight/strength.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { type SeenReading, seenOf } from "./seen.ts";

export interface StrengthsAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly rules: InsightRules["insight"];
}

export async function strengths({ scope, window, rules }: StrengthsAsk, reading: SeenReading) {
  const { fewest, tiersFen } = rules;
  const sight = await seenOf(scope, window, reading);
  return sight.figures(`strengths ${JSON.stringify({ fewest, tiersFen })}`, () =>
    runningStrengths({ fewest, tiersFen }),
  );
}
