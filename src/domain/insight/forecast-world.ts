// One way things may be, as far as a sample leaves that open: how much of each stage moves on, how long it takes (rules.md 11; A20).
import type { Fen } from "../money.ts";
import type { OpenInStage } from "./open.ts";
import type { Rates, StageRate, WayStage } from "./rates.ts";
import type { Survival } from "./survival.ts";

export interface ForecastGiven {
  /** By stage, the oldest first. */
  readonly open: readonly Pick<OpenInStage, "stage" | "ages" | "amounts">[];
  readonly rates: Rates;
  /** How many came to stage 1 within so much time before. */
  readonly came: { readonly count: number; readonly withinMs: number };
  /** Amounts of what was won of late. */
  readonly won: ArrayLike<Fen>;
  /** Until the end, ms. */
  readonly leftMs: number;
}

/** Equally likely times of a stage are so many. */
const POINTS = 200;

export interface StageWorld {
  readonly rate: number;
  /** Times that are equally likely, the shortest first. */
  readonly spans: Float64Array;
  readonly slower: number;
}
export type World = ReadonlyMap<WayStage, StageWorld>;

/** The shares and times are known from a sample only: each draw takes others that would explain it as well. */
export function worldOf(
  stages: ReadonlyMap<WayStage, { readonly rate: StageRate; readonly spans: Float64Array }>,
  chance: Chance,
): World {
  return new Map(
    [...stages].map(([stage, { rate, spans }]) => {
      const [n, share] = [rate.n + 2, (rate.forward + 1) / (rate.n + 2)];
      const drawn = share + chance.normal() * Math.sqrt((share * (1 - share)) / (n + 1));
      const slower = Math.exp(chance.normal() / Math.sqrt(Math.max(1, rate.dwell.ended)));
      return [stage, { rate: Math.min(0.995, Math.max(0.005, drawn)), spans, slower }];
    }),
  );
}

/** Who has outstayed everybody stays, in the mean, so much of the longest time more. */
export const LONG_TAIL = 0.5;

/** Equally likely times; what nobody has waited out yet goes on as it began. */
export function spansOf(dwell: Survival): Float64Array {
  const known: number[] = [];
  for (let point = 0; point < POINTS; point++) {
    const ms = dwell.quantileMs((point + 0.5) / POINTS);
    if (ms === null) break;
    known.push(ms);
  }
  const spans = new Float64Array(POINTS);
  const longest = Math.max(dwell.longestMs, known.at(-1) ?? 0);
  const shareGone = Math.max(1, known.length) / POINTS;
  const meanMs = longest / Math.max(0.05, -Math.log(Math.max(0.005, 1 - shareGone)));
  for (let point = 0; point < POINTS; point++) {
    const beyond = (point - known.length + 0.5) / (POINTS - known.length);
    spans[point] = known[point] ?? longest + meanMs * -Math.log(1 - beyond);
  }
  return spans;
}

export interface Chance {
  /** In (0, 1). */
  next(): number;
  normal(): number;
  one<T>(all: ArrayLike<T>): T;
}

/** Chance enough for a forecast, and the same each time. */
export function createChance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state >>> 8) + 0.5) / 16_777_216;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()),
    one: (all) => all[Math.floor(next() * all.length)] as (typeof all)[number],
  };
}
