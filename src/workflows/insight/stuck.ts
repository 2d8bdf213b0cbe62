// 卡点: in which stage somebody's items stay longer, or move on less, than comparable ones; and which of them stay longest.
import { lingeringIn, longestIn } from "../../domain/insight/lingering.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { type SeenReading, seenBeside, someSeen } from "./seen.ts";

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
  const { own, others, standstills } = await seenBeside(asked, reading);
  const lingering = lingeringIn(own, others, { window: asked.window, standstills, fewest: rules.fewest });
  return {
    unlike: unlikeIn(someSeen(own), others, rules).filter(({ stage }) => stage > 0),
    lingering: lingering.slice(0, most),
    lingeringCount: lingering.length,
    longest: longestIn(own, { window: asked.window, standstills, most: longest, named: new Set(named) }),
    open: own.filter(({ left, stay }) => left === null && stay.stage >= 1 && stay.stage <= 5).length,
  };
}
