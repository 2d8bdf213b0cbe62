// How long was watched in each stage.
import { type Ages, runningAges } from "./ages.ts";
import { STAY_STAGES } from "./funnel.ts";
import { type Running, running } from "./running.ts";
import type { StayStage } from "./stay.ts";

export type Watched = ReadonlyMap<StayStage, Ages>;

export function runningWatched(): Running<Watched> {
  const stages = new Map(STAY_STAGES.map((stage) => [stage, runningAges()]));
  return running(
    (seen, by) => {
      for (const { stay, exposure } of seen)
        if (by === 1) stages.get(stay.stage)?.add(exposure);
        else stages.get(stay.stage)?.take(exposure);
    },
    () => new Map([...stages].map(([stage, ages]) => [stage, ages.now()])),
  );
}
