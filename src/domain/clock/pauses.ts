// Times in which a clock stands still, and which days they take out of the count (rules.md 5, Pauses).
import { addDays, at, type Day } from "../day.ts";

/** Where it is kept up to which number the clocks have been wound again, after an outage or a 急停; "" when all have been. */
export const REWOUND_UP_TO = "rewound-up-to";

/** 静默, leave, an offered transfer, an audit's freeze, and the time the bot or its channel was away. */
export type PauseKind = "quiet" | "leave" | "transfer" | "audit" | "outage";

export interface Pause {
  readonly id: number;
  /** The item; 0 for everything a member holds or a customer has, or for all. */
  readonly no: number;
  /** Whose items stand still; "" where it is one item, or all. */
  readonly memberId: string;
  /** Of which customer; 0 where it is one item, a member's, or all. */
  readonly customerId: number;
  readonly kind: PauseKind;
  readonly beganAt: number;
  /** Null while nobody knows. */
  readonly endedAt: number | null;
  readonly reason: string | null;
}

type Span = Pick<Pause, "beganAt" | "endedAt">;

const OPENS = 9 * 60;
const CLOSES = 18 * 60;
const LOST_FROM_MS = 3_600_000;

/** A day is not counted when an hour or more of its working time was paused. */
export function isPausedDay(day: Day, pauses: readonly Span[]): boolean {
  const from = at(day, OPENS);
  const until = at(day, CLOSES);
  const spans = pauses
    .map(({ beganAt, endedAt }) => [Math.max(beganAt, from), Math.min(endedAt ?? until, until)] as const)
    .filter(([began, ended]) => ended > began)
    .sort(([one], [other]) => one - other);
  let paused = 0;
  let reached = from;
  for (const [began, ended] of spans) {
    paused += Math.max(0, ended - Math.max(began, reached));
    reached = Math.max(reached, ended);
  }
  return paused >= LOST_FROM_MS;
}

/** Whether a day lies in a time in which the customer is left in peace. */
export function isQuietDay(day: Day, pauses: readonly Pause[]): boolean {
  return isPausedDay(
    day,
    pauses.filter(({ kind }) => kind === "quiet"),
  );
}

/** Whether nobody knows yet when a clock goes on. */
export function isOpenEnded(pauses: readonly Span[]): boolean {
  return pauses.some(({ endedAt }) => endedAt === null);
}

export interface Range {
  readonly first: Day;
  readonly last: Day;
}

/** The days from one on to another that are not counted, each run of them from its first to its last. */
export function pausedRanges(from: Day, to: Day, pauses: readonly Span[]): readonly Range[] {
  const ranges: Range[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isPausedDay(day, pauses)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.last, 1) === day)
      ranges[ranges.length - 1] = { ...last, last: day };
    else ranges.push({ first: day, last: day });
  }
  return ranges;
}
