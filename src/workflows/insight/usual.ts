// What is usual in each stage in the whole company: beside what one item took there.
import type { Dwell } from "../../domain/insight/funnel.ts";
import { toTheHour, type Window } from "../../domain/insight/seen.ts";
import type { StayStage } from "../../domain/insight/stay.ts";
import { dwellIn, ON_THE_WAY } from "../../domain/insight/usual.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { comparedFrom } from "./look.ts";
import { type SeenReading, seenOf, someSeen } from "./seen.ts";

const COMPANY = { kind: "company" } as const;

export interface UsualAsk {
  readonly scope: typeof COMPANY;
  readonly window: Window;
}

export interface UsualOfStage {
  readonly stage: StayStage;
  readonly dwell: Dwell;
}

/** Of so long as comparable ones are looked at; within an hour it is asked for alike. @param now ms */
export function usualAsk(given: {
  readonly now: number;
  readonly rules: Pick<Rulebook, "insight">;
}): UsualAsk {
  const asOf = toTheHour(given.now);
  return { scope: COMPANY, window: { from: comparedFrom(given), until: asOf + 1, asOf } };
}

export async function usual(
  { scope, window }: UsualAsk,
  reading: SeenReading,
): Promise<readonly UsualOfStage[]> {
  const some = someSeen(await seenOf(scope, window, reading));
  return ON_THE_WAY.map((stage) => ({ stage, dwell: dwellIn(some, stage) }));
}
