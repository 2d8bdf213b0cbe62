// Why something expected was never accepted: settled while it had to wait, nobody to reach, or a digest that may not double.
import type { Excuse } from "./books.ts";
import type { About, Expected } from "./expected.ts";
import type { Span } from "./facts.ts";
import { DAY_MS, MINUTE_MS } from "./time.ts";
import { type Spell, type Weather, within } from "./weather.ts";
import type { Accepted, Refused } from "./wecom.ts";

/** Said to groups, and lists of the week and the month: at most once. */
const DIGESTS: readonly string[] = [
  "pool-news",
  "attention",
  "weekly-open",
  "weekly-figures",
  "monthly-review",
  "help-month",
  "exceptions-month",
  "cadence-advice",
  "archive-proposals",
  "eliminate-proposals",
  "rounds",
  "value-suggestions",
  "audit",
  "signs",
  "friday-line",
];
/** After these nobody knows whether it arrived. */
const UNCLEAR: readonly string[] = ["503", "broken before", "broken after"];
const MOST_A_DAY = 3;

export interface Known {
  readonly weather: Weather;
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refused[];
  /** Who wanted quiet, and when. */
  readonly quiet: readonly (Spell & { readonly userId: string })[];
  /** When the process was killed. */
  readonly killed: readonly number[];
  /** Expected things whose items had all moved on before they were accepted. */
  readonly settled: ReadonlySet<Expected>;
}

export function createJudge({ weather, accepted, refused, quiet, killed, settled }: Known) {
  return (wanted: Expected): Excuse | null => {
    const { to, at, kind } = wanted;
    if (isGone(weather, to, at)) return "unreachable";
    const since = (instant: number) => instant >= at && instant < at + DAY_MS;
    const objections = refused.filter((one) => one.to === to && since(one.at));
    const isUnclear = objections.some(({ why }) => UNCLEAR.includes(why)) || killed.some(since);
    if (DIGESTS.includes(kind) && isUnclear) return "once";
    const before = (instant: number) => instant <= at && instant > at - DAY_MS;
    const mayWait =
      objections.length > 0 ||
      within([...weather.down, ...weather.busy], at) ||
      killed.some(since) ||
      quiet.some((spell) => spell.userId === to && within([spell], at)) ||
      accepted.filter((one) => one.to === to && before(one.at)).length >= MOST_A_DAY;
    return mayWait && settled.has(wanted) ? "settled" : null;
  };
}

/** Out of the app's reach, or before what waits for them could arrive. */
export function isGone({ leavers }: Weather, who: string, at: number): boolean {
  return leavers.some(({ userId, from }) => userId === who && from <= at + DAY_MS);
}

export interface Since {
  /** As it stands now; null where nobody holds it. */
  readonly now: (no: number) => About | null;
  readonly lastActAt: (no: number) => number;
}

/** Somebody has done something about all of it; a clock that was moved by an outage has settled nothing. */
export function isSettled({ about, at }: Expected, { now, lastActAt }: Since): boolean {
  return (
    about.length > 0 &&
    about.every((before) => {
      const after = now(before.no);
      const isMoved = after === null || after.due !== before.due || after.deadline !== before.deadline;
      return isMoved && lastActAt(before.no) >= at;
    })
  );
}

/** What WeCom, or the way to it, does now and then. */
const BY_CHANCE: readonly string[] = ["-1", "broken before", "broken after"];

/** A restart is no outage. */
export const SHORTEST_OUTAGE_MS = 5 * MINUTE_MS;
const TOLERANCE_MS = 11 * MINUTE_MS;

/**
 * Times the process was away that no pause tells of, and pauses that nothing was the reason of. One refusal by chance is a reason
 * too, where the next that could have shown WeCom to be back went minutes later: the pause begins with it.
 */
export function wrongOutages(
  pauses: readonly Span[],
  { weather, refused }: Pick<Known, "weather" | "refused">,
): string[] {
  const { stopped, down, busy, kills } = weather;
  const outages = pauses.filter(({ kind }) => kind === "outage");
  const unnoted = stopped.filter(
    ({ from, until }) =>
      until - from >= SHORTEST_OUTAGE_MS &&
      !outages.some(
        ({ beganAt, endedAt }) => Math.abs(beganAt - from) <= TOLERANCE_MS && (endedAt ?? 0) >= until,
      ),
  );
  const reasons = [...stopped, ...down, ...busy, ...kills.map((from) => ({ from, until: from + DAY_MS }))];
  const invented = outages.filter(
    ({ beganAt, endedAt }) =>
      !reasons.some(({ from, until }) => beganAt < until + TOLERANCE_MS && (endedAt ?? until) > from) &&
      !refused.some(({ at, why }) => BY_CHANCE.includes(why) && at === beganAt),
  );
  return [
    ...unnoted.map(({ from }) => `not noted: ${new Date(from).toISOString()}`),
    ...invented.map(({ beganAt }) => `made up: ${new Date(beganAt).toISOString()}`),
  ];
}
