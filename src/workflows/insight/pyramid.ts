// 金字塔: the amounts of what is open, and of what was won in a time, by tier.
import { type Pyramid, pyramidOf } from "../../domain/insight/pyramid.ts";
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
  const seen = await seenOf(scope, window, reading);
  const open = seen.filter(({ stay, left }) => left === null && stay.stage >= 1 && stay.stage <= 5);
  const won = seen.filter(({ stay }) => stay.stage === 6 && stay.enteredAt >= window.from);
  const amounts = (some: typeof seen) => some.map(({ stay }) => stay.amountFen);
  return { open: pyramidOf(amounts(open), rules), won: pyramidOf(amounts(won), rules) };
}
