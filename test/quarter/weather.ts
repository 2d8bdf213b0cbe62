// The bad days of a quarter: WeCom away, busy or forgetful, robots removed, people gone, the process down or killed.
import type { Company } from "./company.ts";
import type { Chance } from "./random.ts";
import { addDays, at, type Day, works } from "./time.ts";

/** From an instant (ms) on, until another. */
export interface Spell {
  readonly from: number;
  readonly until: number;
}

export interface Weather {
  /** WeCom answers nothing that helps. */
  readonly down: readonly Spell[];
  /** Messages are answered with 45009. */
  readonly busy: readonly Spell[];
  /** The robot of a department's group is not there (93000). */
  readonly robotless: readonly (Spell & { readonly departmentId: number })[];
  /** Not reached by the app any more, and out of the directory the day after. */
  readonly leavers: readonly { readonly userId: string; readonly from: number }[];
  /** All access tokens are worth nothing any more. */
  readonly revoked: readonly number[];
  /** The process does not run. */
  readonly stopped: readonly Spell[];
  /** The next message that WeCom accepts after the instant is the last the process sends: nobody marks it. */
  readonly kills: readonly number[];
}

export const within = (spells: readonly Spell[], instant: number): boolean =>
  spells.some(({ from, until }) => from <= instant && instant < until);

const CALM_DAYS = 2;
/** How likely a day is bad, once everything has happened. */
const BAD = 0.4;

/** Everything happens once in the first weeks, in an order of the seed's, then as it comes. */
export function weatherOf(given: { first: Day; days: number; company: Company; chance: Chance }): Weather {
  const { first, days, company, chance } = given;
  const weather = {
    down: [] as Spell[],
    busy: [] as Spell[],
    robotless: [] as (Spell & { departmentId: number })[],
    leavers: [] as { userId: string; from: number }[],
    revoked: [] as number[],
    stopped: [] as Spell[],
    kills: [] as number[],
  };
  const spell = (day: Day, from: number, until: number): Spell => ({
    from: at(day, from),
    until: at(day, until),
  });
  const reps = [...company.reps];
  const kinds: readonly ((day: Day) => unknown)[] = [
    (day) => weather.down.push(spell(day, 540, 600)),
    (day) => weather.stopped.push(spell(day, 510, 580)),
    (day) => weather.busy.push(spell(day, 628, 650)),
    (day) => weather.revoked.push(at(day, 539), at(day, 660)),
    (day) => {
      const departmentId = chance.one(company.departments.slice(0, -1)) ?? 0;
      weather.robotless.push({ ...spell(day, 545, 900), departmentId });
    },
    (day) => weather.stopped.push(spell(day, 780, 920)),
    (day) => {
      // Never more than a quarter of them.
      if (reps.length * 4 <= company.reps.length * 3) return;
      for (const userId of reps.splice(chance.between(0, reps.length - 1), 1))
        weather.leavers.push({ userId, from: at(day, 500) });
    },
    (day) => weather.stopped.push(spell(day, 540, 541), spell(day, 630, 631), spell(day, 1080, 1081)),
    (day) => weather.down.push(spell(day, 1050, 1120)),
    (day) => weather.down.push(spell(day, 600, 640), spell(day, 900, 940)),
    (day) => weather.kills.push(at(day, 539), at(day, 629), at(day, 1079)),
    (day) => weather.down.push(spell(day, 1075, 1290)),
    (day) => weather.stopped.push(spell(day, 1065, 1110)),
    (day) => weather.down.push(spell(day, 530, 1100)),
  ];
  const order = shuffled(kinds, chance);
  let working = 0;
  for (let day = first; day < addDays(first, days); day = addDays(day, 1)) {
    if (!works(day)) continue;
    const next = order[working - CALM_DAYS];
    if (next !== undefined) next(day);
    else if (working >= CALM_DAYS && chance.happens(BAD)) chance.one(kinds)?.(day);
    working++;
  }
  return weather;
}

function shuffled<T>(all: readonly T[], chance: Chance): readonly T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(chance.between(0, left.length - 1), 1));
}
