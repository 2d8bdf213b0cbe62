// What is open on the way to a contract, stage by stage, by how long it has been there.
import type { Fen } from "../money.ts";
import { sortedColumns } from "../sorted-columns.ts";
import { ageMs, isRested, type Standstills } from "./dwell.ts";
import { isHeld } from "./held.ts";
import { WAY_STAGES, type WayStage } from "./rates.ts";
import { type Running, running } from "./running.ts";

/** Columns of one length; what has been there longest first, of one age the lower number. */
export interface OpenInStage {
  readonly stage: WayStage;
  readonly nos: Float64Array;
  /** ms, pauses out. */
  readonly ages: Float64Array;
  /** Fen; NaN where nobody has said. */
  readonly amounts: Float64Array;
  /** 1 for what is in somebody's hands. */
  readonly held: Float64Array;
  /** 1 where time was taken out of its age. */
  readonly rested: Float64Array;
  /** What the amounts come to that somebody has said, and of how many nobody has. */
  readonly knownFen: Fen;
  readonly unknown: number;
}

export type Open = readonly OpenInStage[];

/** As old as they are at the `end` (ms) of what is looked at; what was imported has been there at least since then. */
export function runningOpen(end: number, standstills: Standstills): Running<Open> {
  const stages = WAY_STAGES.map((stage) => ({ stage, rows: sortedColumns(5), knownFen: 0, unknown: 0 }));
  return running(
    (seen, by) => {
      for (const { stay, left } of seen) {
        const { no, stage, amountFen } = stay;
        const here = stages[stage - 1];
        if (left !== null || here === undefined) continue;
        const age = ageMs(stay, end, standstills.of(stay));
        const rested = isRested(stay, end, age) ? 1 : 0;
        if (by === 1) here.rows.add([age, no, amountFen ?? Number.NaN, isHeld(stay) ? 1 : 0, rested]);
        else here.rows.take(age, no);
        if (amountFen === null) here.unknown += by;
        else here.knownFen += by * amountFen;
      }
    },
    () =>
      stages.map(({ rows, ...sums }) => {
        const [ages, nos, amounts, held, rested] = rows.all() as [Column, Column, Column, Column, Column];
        return { ...sums, ages, nos, amounts, held, rested };
      }),
  );
}

type Column = Float64Array;
