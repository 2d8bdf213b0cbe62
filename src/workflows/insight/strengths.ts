// 请教谁: who of some departments is good at which stage; nobody of whom there is too little to say.
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { strengthsIn, withDwell } from "../../domain/insight/strength.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { type SeenReading, seenOf } from "./seen.ts";

export interface StrengthsAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly rules: InsightRules["insight"];
}

export async function strengths({ scope, window, rules }: StrengthsAsk, reading: SeenReading) {
  const seen = await seenOf(scope, window, reading);
  return withDwell(strengthsIn(seen, rules), seen);
}
