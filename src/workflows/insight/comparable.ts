// What somebody is compared by, as it is seen.
import { type Comparable, runningComparable } from "../../domain/insight/comparable.ts";
import { ofEvery } from "../../domain/insight/running.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { stepFor } from "./seen.ts";
import type { Sight } from "./sight.ts";

type Rules = Pick<InsightRules["insight"], "tiersFen">;

export function comparableIn(sight: Sight, rules: Rules): Comparable {
  return comparableEvery(1, sight, rules);
}

/** Of so many that they stand for all. */
export function comparableSome(sight: Sight, rules: Rules): Comparable {
  return comparableEvery(stepFor(sight.seen.length), sight, rules);
}

function comparableEvery(step: number, sight: Sight, { tiersFen }: Rules): Comparable {
  return sight.figures(`comparable ${JSON.stringify({ step, tiersFen })}`, () =>
    ofEvery(step, runningComparable({ tiersFen })),
  );
}
