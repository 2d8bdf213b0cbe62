// What is usual in each stage in the whole company: beside what one item took there.
import { agesOf } from "../../domain/insight/ages.ts";
import { type Dwell, dwellAmong } from "../../domain/insight/funnel.ts";
import { WAY_STAGES } from "../../domain/insight/rates.ts";
import { toTheHour, type Window } from "../../domain/insight/seen.ts";
import type { StayStage } from "../../domain/insight/stay.ts";
import { runningWatched } from "../../domain/insight/watched.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { comparedFrom } from "./look.ts";
import { type SeenReading, seenOf } from "./seen.ts";

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
  const watched = (await seenOf(scope, window, reading)).figures("watched", runningWatched);
  return WAY_STAGES.map((stage) => ({ stage, dwell: dwellAmong(watched.get(stage) ?? agesOf([])) }));
}
