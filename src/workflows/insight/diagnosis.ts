// 找原因: somebody's figures beside everybody else's, with who could be asked about what goes badly.
import { runningComers } from "../../domain/insight/comers.ts";
import { diagnosisOf } from "../../domain/insight/diagnose.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { runningTried, strengthsIn, toAskIn } from "../../domain/insight/strength.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { comparableIn } from "./comparable.ts";
import { type SeenReading, seenBeside, seenOf } from "./seen.ts";
import type { Sight } from "./sight.ts";

export interface DiagnosisAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly comparedFrom: number;
  readonly rules: InsightRules["insight"];
}

export async function diagnosis({ scope, window, comparedFrom, rules }: DiagnosisAsk, reading: SeenReading) {
  const lengthMs = Math.min(window.until, window.asOf) - window.from;
  const company = await seenOf({ kind: "company" }, { ...window, from: window.from - lengthMs }, reading);
  const { own, others } = await seenBeside({ scope, window, comparedFrom }, reading);
  const found = diagnosisOf({
    all: company.figures(`comers ${window.from}`, () => runningComers(window)),
    own: comparableIn(own, rules),
    others: comparableIn(others, rules),
    scope,
    rules,
  });
  const { tiersFen } = rules;
  const tried = (sight: Sight) =>
    sight.figures(`tried ${JSON.stringify(tiersFen)}`, () => runningTried({ tiersFen }));
  const strengths = strengthsIn([tried(own), tried(others)], rules);
  const besides = scope.kind === "member" ? scope.memberId : null;
  return {
    ...found,
    worth: found.worth.map((one) => ({
      ...one,
      toAsk: toAskIn(strengths, { stage: one.stage, besides })[0] ?? null,
    })),
  };
}
