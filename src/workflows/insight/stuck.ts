// 卡点: in which stage somebody's items stay longer, or move on less, than comparable ones; and which of them stay longest.
import { together } from "../../domain/insight/comparable.ts";
import { dwellAmong } from "../../domain/insight/funnel.ts";
import { lingeringIn, longestIn, runningOpen } from "../../domain/insight/lingering.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
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
  const open = own.figures("open", () => runningOpen(asked.window, standstills));
  const theirs = comparableIn(others, rules);
  const lingering = lingeringIn(open, (stage) => dwellAmong(together(theirs[stage] ?? []).ages), {
    fewest: rules.fewest,
    most,
  });
  return {
    unlike: unlikeIn(comparableSome(own, rules), theirs, rules).filter(({ stage }) => stage > 0),
    lingering: lingering.items,
    lingeringCount: lingering.count,
    longest: longestIn(open, { most: longest, named: new Set(named) }),
    open: open.reduce((sum, { items }) => sum + items.length, 0),
  };
}
