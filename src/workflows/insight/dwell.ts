// 停留: how long each stage takes somebody's items, beside everybody else's.
import { agesOf } from "../../domain/insight/ages.ts";
import { type Dwell, dwellAmong } from "../../domain/insight/funnel.ts";
import { WAY_STAGES } from "../../domain/insight/rates.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import type { StayStage } from "../../domain/insight/stay.ts";
import { runningWatched } from "../../domain/insight/watched.ts";
import { type SeenReading, seenBeside } from "./seen.ts";
import type { Sight } from "./sight.ts";

export interface DwellAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly comparedFrom: number;
}

export interface StageDwell {
  readonly stage: StayStage;
  readonly own: Dwell;
  readonly others: Dwell;
}

export async function dwell(asked: DwellAsk, reading: SeenReading): Promise<readonly StageDwell[]> {
  const { own, others } = await seenBeside(asked, reading);
  const dwellOf = ({ figures }: Sight) => {
    const watched = figures("watched", runningWatched);
    return (stage: StayStage) => dwellAmong(watched.get(stage) ?? agesOf([]));
  };
  const [mine, theirs] = [dwellOf(own), dwellOf(others)];
  return WAY_STAGES.map((stage) => ({ stage, own: mine(stage), others: theirs(stage) }));
}
