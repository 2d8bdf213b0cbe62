// One way things may be, as far as a sample leaves that open: how much of each stage moves on, how long it takes; and how one item
// fares there (rules.md 11; A20).
import { firstPlace } from "../by-halves.ts";
import type { Fen } from "../money.ts";
import type { Rates, StageRate, WayStage } from "./rates.ts";
import type { Survival } from "./survival.ts";

export interface OpenItem {
  readonly stage: WayStage;
  /** How long it has been in its stage, pauses out. */
  readonly ageMs: number;
  readonly amountFen: Fen | null;
}

export interface ForecastGiven {
  readonly open: readonly OpenItem[];
  readonly rates: Rates;
  /** How many came to stage 1 within so much time before. */
  readonly came: { readonly count: number; readonly withinMs: number };
  /** Amounts of what was won of late. */
  readonly won: readonly Fen[];
  /** Until the end, ms. */
  readonly leftMs: number;
}

/** What is signed in one world; `coming`: how many new ones there are in it. */
export type SumIn = (
  world: World,
  given: { readonly chance: Chance; readonly coming: () => number },
) => number;

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

export function isWon(
  world: World,
  {
    stage,
    ageMs,
    leftMs,
    chance,
  }: {
    readonly stage: WayStage;
    readonly ageMs: number;
    readonly leftMs: number;
    readonly chance: Chance;
  },
): boolean {
  let left = leftMs;
  let age = ageMs;
  for (let at: number = stage; at <= 5; at++) {
    const here = world.get(at as WayStage);
    if (here === undefined) return false;
    left -= remainingMs(here, age, chance);
    if (left < 0 || chance.next() >= here.rate) return false;
    age = 0;
  }
  return true;
}

/** What is still to come for one that has been there so long. */
function remainingMs({ spans, slower }: StageWorld, ageMs: number, chance: Chance): number {
  const low = firstPlace(spans, (span) => span * slower > ageMs);
  if (low === spans.length) return (spans.at(-1) ?? 0) * slower * -Math.log(chance.next()) * LONG_TAIL;
  const drawn = spans[low + Math.floor(chance.next() * (spans.length - low))] ?? 0;
  return Math.max(0, drawn * slower - ageMs);
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
  one<T>(all: readonly T[]): T;
}

/** Chance enough for a forecast, and the same each time. */
export function createChance(): Chance {
  let state = 20_260_101;
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
