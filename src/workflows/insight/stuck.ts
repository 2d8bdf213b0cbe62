// 卡点: in which stage somebody's items stay longer, or move on less, than comparable ones; and which of them stay longest.
import { runningHeld } from "../../domain/insight/held.ts";
import { lingeringIn, longestIn } from "../../domain/insight/lingering.ts";
import { runningOpen } from "../../domain/insight/open.ts";
import { WAY_STAGES } from "../../domain/insight/rates.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import type { StayStage } from "../../domain/insight/stay.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
import { usualAmong } from "../../domain/insight/usual.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { comparableIn, comparableSome } from "./comparable.ts";
import { type SeenReading, seenBeside, standstillsIn } from "./seen.ts";

export interface StuckAsk {
  readonly scope: Scope;
  readonly window: Window;
  readonly comparedFrom: number;
  readonly rules: InsightRules["insight"];
  /** So many items past what is usual at most. */
  readonly most: number;
  /** Of each stage so many that have been there longest, and those that are named. */
  readonly longest: number;
  readonly named: readonly number[];
}

export async function stuck({ rules, most, longest, named, ...asked }: StuckAsk, reading: SeenReading) {
  const { own, others } = await seenBeside(asked, reading);
  const standstills = await standstillsIn(reading);
  const { fewest } = rules;
  const { until, asOf } = asked.window;
  const open = own.figures("open", () => runningOpen(Math.min(until, asOf), standstills));
  const [mine, theirs] = [comparableSome(own, rules), comparableIn(others, rules)];
  const usualOf = new Map(
    WAY_STAGES.map((stage) => [
      stage as StayStage,
      usualAmong(theirs[stage] ?? [], mine[stage] ?? [], fewest),
    ]),
  );
  const lingering = lingeringIn(open, usualOf, { fewest, most });
  const wanted = new Set([...named, ...lingering.items.map(({ no }) => no)]);
  const staying = longestIn(open, { most: longest, named: wanted });
  const unlike = unlikeIn(mine, theirs, rules).filter(({ stage }) => stage > 0);
  const compared = new Set(unlike.map(({ stage }) => stage));
  return {
    unlike,
    compared: [...compared].sort(),
    /** Stages in which something is open, and too little to be compared. */
    uncompared: open.flatMap(({ stage, nos }) => (nos.length > 0 && !compared.has(stage) ? [stage] : [])),
    lingering: lingering.count,
    longest: staying.map((one) => ({ ...one, usual: usualOf.get(one.stage) ?? null })),
    heldBy: [...own.figures("held", runningHeld)].sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}
