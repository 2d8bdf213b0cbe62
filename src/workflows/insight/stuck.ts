// 卡点: in which stage somebody's items stay longer, or move on less, than comparable ones; and which of them stay longest.
import { isHeld, lingeringIn, longestIn } from "../../domain/insight/lingering.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Seen, Window } from "../../domain/insight/seen.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
import { ON_THE_WAY, usualIn } from "../../domain/insight/usual.ts";
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
  const some = someSeen(own);
  const { fewest } = rules;
  const usual = usualIn(others, { all: [...some, ...others], fewest });
  const lingering = lingeringIn(own, usual, { window: asked.window, standstills, fewest });
  const told = lingering.slice(0, most).map(({ no }) => no);
  const wanted = new Set([...named, ...told]);
  const staying = longestIn(own, { window: asked.window, standstills, most: longest, named: wanted });
  const open = own.filter(({ left, stay }) => left === null && ON_THE_WAY.includes(stay.stage));
  const unlike = unlikeIn(some, others, rules).filter(({ stage }) => stage > 0);
  const compared = new Set(unlike.map(({ stage }) => stage));
  return {
    unlike,
    compared: [...compared].sort(),
    /** Stages in which something is open, and too little to be compared. */
    uncompared: ON_THE_WAY.filter(
      (stage) => !compared.has(stage) && open.some(({ stay }) => stay.stage === stage),
    ),
    lingering: lingering.length,
    longest: staying.map((one) => ({ ...one, usual: usual.get(one.stage) ?? null })),
    heldBy: [...countsByOwner(open)],
  };
}

/** How many of them each has in hand. */
function countsByOwner(open: readonly Seen[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stay } of open)
    if (stay.ownerId !== null && isHeld(stay)) counts.set(stay.ownerId, (counts.get(stay.ownerId) ?? 0) + 1);
  return counts;
}
