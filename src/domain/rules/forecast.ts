// What another number would have done: every spell of the last days played again under both, with the clock's own functions.
import type { Calendar } from "../calendar.ts";
import { deadlineOf } from "../clock/cadence.ts";
import type { Pause } from "../clock/pauses.ts";
import { groupedBy } from "../grouped.ts";
import type { Stage } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ActsForecast } from "./played.ts";

/** One item in one stage in one person's hands. */
export interface Spell {
  readonly no: number;
  readonly customerId: number;
  readonly ownerId: string;
  readonly departmentId: number;
  readonly stage: Stage;
  readonly beganAt: number;
  /** Null while it lasts. */
  readonly endedAt: number | null;
  readonly createdAt: number;
  /** Found by its owner: not taken back in its first days. */
  readonly isOwnFind: boolean;
  /** When somebody told of the customer, so that the clock began anew (ms). */
  readonly followedUp: readonly number[];
  readonly pauses: readonly Pause[];
}

const DAY_MS = 86_400_000;

interface Time {
  readonly from: number;
  readonly now: number;
  readonly calendar: Calendar;
}

/** Where a spell goes back to the pool (ms), and how often its day comes with nothing told, within the time. */
interface Played {
  readonly returnedAt: number | null;
  readonly due: number;
}

/** The rule's deadline after a base (ms), as the clock has it; a day is worked out once. */
type Deadlines = (base: number, spell: Pick<Spell, "stage" | "pauses">) => number | null;

const HOUR_MS = 3_600_000;

function deadlinesBy(rules: Rulebook, calendar: Calendar): Deadlines {
  const known = new Map<number, number | null>();
  return (base, { stage, pauses }) => {
    const key = Math.floor(base / HOUR_MS) * 10 + stage;
    const before = pauses.length === 0 ? known.get(key) : undefined;
    if (before !== undefined) return before;
    const item = {
      place: "owned",
      outcome: "open",
      stage,
      reactivated: false,
      receivedAt: base,
      lastFollowUpAt: null,
      graceUntil: null,
      intake: "reported",
      createdAt: base,
    } as const;
    const deadline = deadlineOf(item, { rules, calendar, pauses });
    if (pauses.length === 0) known.set(key, deadline);
    return deadline;
  };
}

interface Playing {
  readonly rules: Rulebook;
  readonly deadlines: Deadlines;
  readonly time: Time;
}

function played(spell: Spell, { rules, deadlines, time }: Playing): Played {
  const { from, now } = time;
  const ends = spell.endedAt ?? now;
  const bases = [spell.beganAt, ...spell.followedUp.filter((at) => at > spell.beganAt && at < ends), ends];
  let due = 0;
  for (const [index, base] of bases.slice(0, -1).entries()) {
    const deadline = deadlines(base, spell);
    // The clock's own return is booked at the minute of the deadline or after it.
    if (deadline === null || deadline > (bases[index + 1] ?? ends) || deadline < from) continue;
    const keptUntil = spell.createdAt + rules.pool.ownFindKeptDays * DAY_MS;
    if (spell.stage === 1 && spell.isOwnFind && deadline < keptUntil) continue;
    if (spell.stage === 1) return { returnedAt: deadline, due };
    due++;
  }
  return { returnedAt: null, due };
}

export interface Forecast {
  readonly departmentId: number;
  readonly spells: number;
  /** Items that would have gone back to the pool and did not, and the other way round. */
  readonly lost: readonly number[];
  readonly kept: readonly number[];
  readonly returnedBefore: number;
  readonly returnedAfter: number;
  readonly dueBefore: number;
  readonly dueAfter: number;
  /** What people did that the number stops or lets through; null where it is about clocks. */
  readonly acts: ActsForecast | null;
}

export interface Books {
  readonly departmentId: number;
  readonly before: Rulebook;
  readonly after: Rulebook;
}

/** `acts`: by department, where the number stops something. */
export function forecast(
  { spells, acts }: { readonly spells: readonly Spell[]; readonly acts: ReadonlyMap<number, ActsForecast> },
  books: readonly Books[],
  time: Time,
): readonly Forecast[] {
  const bySpells = groupedBy(spells, ({ departmentId }) => departmentId);
  return books.map(({ departmentId, before, after }) => {
    const theirs = bySpells.get(departmentId) ?? [];
    const was = { rules: before, deadlines: deadlinesBy(before, time.calendar), time };
    const would = { rules: after, deadlines: deadlinesBy(after, time.calendar), time };
    const both = theirs.map((spell) => ({
      no: spell.no,
      before: played(spell, was),
      after: played(spell, would),
    }));
    const returned = (when: "before" | "after") =>
      new Set(both.filter((one) => one[when].returnedAt !== null).map(({ no }) => no));
    const [gone, going] = [returned("before"), returned("after")];
    return {
      departmentId,
      spells: theirs.length,
      lost: [...going].filter((no) => !gone.has(no)),
      kept: [...gone].filter((no) => !going.has(no)),
      returnedBefore: gone.size,
      returnedAfter: going.size,
      dueBefore: both.reduce((sum, one) => sum + one.before.due, 0),
      dueAfter: both.reduce((sum, one) => sum + one.after.due, 0),
      acts: acts.get(departmentId) ?? null,
    };
  });
}
