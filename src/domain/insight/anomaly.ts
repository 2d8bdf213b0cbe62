// What is unusual about a department's figures: told once as a ticket, looked at every week, and closed with what became of it
// (rules.md 11; A57). [L68]
import type { InsightRules } from "../insight-rules.ts";
import type { Coming } from "./coming.ts";
import type { StayStage } from "./stay.ts";
import type { Unlike } from "./unusual.ts";

export interface Figure {
  readonly departmentId: number;
  /** `few`: too few come. `slow`: they stay longer. `weak`: less of them moves on. */
  readonly sign: "few" | "slow" | "weak";
  /** 1 where too few come. */
  readonly stage: StayStage;
  /** How many it is said of. */
  readonly n: number;
  /** Of `few` a count, of `slow` ms, of `weak` basis points; and the same of comparable ones. */
  readonly own: number;
  readonly usual: number;
  /** Fewer than half have left: it is longer than `own`. */
  readonly isMore: boolean;
}

export interface Finding extends Figure {
  /** Large, and no chance, were it the only thing looked at. */
  readonly isUnusual: boolean;
  /** The same with everything in view that is looked at in a week. */
  readonly isSure: boolean;
}

/** A figure that somebody was asked about. */
export interface Anomaly extends Figure {
  readonly ticketId: number;
  readonly askedId: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** `usual`: as with everybody else again. `unlike`: no other than it was. */
  readonly result: "usual" | "unlike" | null;
}

/** With when its ticket was answered, ms. */
export interface Standing extends Anomaly {
  readonly answeredAt: number | null;
}

export interface Compared {
  readonly departmentId: number;
  readonly coming: Coming;
  readonly unlike: readonly Unlike[];
}

/** Everything that was looked at, of all departments. */
export function findingsIn(
  all: readonly Compared[],
  { unusual }: Pick<InsightRules["insight"], "unusual">,
): readonly Finding[] {
  const bare = all.flatMap(({ departmentId, coming, unlike }) => [
    ...comingFigure(coming).map((one) => ({ ...one, departmentId })),
    ...unlike.filter(({ stage }) => stage > 0).map((one) => ({ ...unlikeFigure(one), departmentId })),
  ]);
  const least = deviationsFor(bare.length, unusual);
  return bare.map(({ shortfall, ...one }) => ({ ...one, isSure: one.isUnusual && shortfall >= least }));
}

/**
 * How many standard deviations make it sure, where so many things are looked at: that chance alone has one of them so far off
 * stays below `chance`. (Above z lies less than half of exp(−z²/2).)
 */
export function deviationsFor(
  comparisons: number,
  { deviations, chance }: Pick<InsightRules["insight"]["unusual"], "deviations" | "chance">,
): number {
  return Math.max(deviations, Math.sqrt(2 * Math.log(Math.max(1, comparisons / (2 * chance)))));
}

export interface Week<Known extends Standing> {
  readonly opens: readonly Finding[];
  readonly closes: readonly {
    readonly anomaly: Known;
    readonly result: NonNullable<Anomaly["result"]>;
    /** As it is now; null where there is too little left to say. */
    readonly now: Figure | null;
  }[];
}

/**
 * What a week's look makes of them: what is usual again is closed, and what is no other for so long after it was answered,
 * which is asked about anew. What stands already is not opened twice.
 */
export function weekOf<Known extends Standing>(
  findings: readonly Finding[],
  standing: readonly Known[],
  { now, patienceMs }: { readonly now: number; readonly patienceMs: number },
): Week<Known> {
  const closes: Week<Known>["closes"][number][] = [];
  for (const anomaly of standing) {
    const found = findings.find((one) => isSame(one, anomaly)) ?? null;
    if (found?.isUnusual !== true) closes.push({ anomaly, result: "usual", now: found });
    else if (anomaly.answeredAt !== null && now - anomaly.answeredAt >= patienceMs)
      closes.push({ anomaly, result: "unlike", now: found });
  }
  const ended = new Map(closes.map(({ anomaly, result }) => [anomaly.ticketId, result]));
  const opens = findings.filter((one) => {
    const before = standing.find((anomaly) => isSame(one, anomaly));
    return before === undefined ? one.isSure : ended.get(before.ticketId) === "unlike";
  });
  return { opens, closes };
}

function isSame(one: Figure, other: Figure): boolean {
  return one.departmentId === other.departmentId && one.sign === other.sign && one.stage === other.stage;
}

type Bare = Omit<Figure, "departmentId"> & Pick<Finding, "isUnusual"> & { readonly shortfall: number };

/** None where there is nobody to compare with. */
function comingFigure({ count, usual, isFew, shortfall }: Coming): readonly Bare[] {
  if (usual === null) return [];
  const figure = {
    sign: "few",
    stage: 1,
    n: count,
    own: count,
    usual: Math.round(usual),
    isMore: false,
  } as const;
  return [{ ...figure, isUnusual: isFew, shortfall }];
}

function unlikeFigure({ sign, stage, dwell, othersDwell, shortfall, isUnusual, ...counts }: Unlike): Bare {
  if (sign === "slow")
    return {
      sign,
      stage,
      n: dwell.n,
      own: dwell.medianMs ?? dwell.longestMs,
      usual: othersDwell.medianMs ?? othersDwell.longestMs,
      isMore: dwell.medianMs === null,
      shortfall,
      isUnusual,
    };
  const shareOf = (forward: number, decided: number) =>
    decided === 0 ? 0 : Math.round((forward * 10_000) / decided);
  return {
    sign,
    stage,
    n: counts.decided,
    own: shareOf(counts.forward, counts.decided),
    usual: shareOf(counts.othersForward, counts.othersDecided),
    isMore: false,
    shortfall,
    isUnusual,
  };
}
