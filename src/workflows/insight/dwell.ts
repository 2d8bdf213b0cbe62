// 停留: how long each stage takes somebody's items, beside everybody else's.
import type { Dwell } from "../../domain/insight/funnel.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import type { StayStage } from "../../domain/insight/stay.ts";
import { dwellIn, ON_THE_WAY } from "../../domain/insight/usual.ts";
import { type SeenReading, seenBeside } from "./seen.ts";

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
  return ON_THE_WAY.map((stage) => ({
    stage,
    own: dwellIn(own, stage),
    others: dwellIn(others, stage),
  }));
}
