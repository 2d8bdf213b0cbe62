// Plays a quarter: people type, the clock runs, WeCom has its bad days; everything it accepts is held against the oracle.
import { type Act, actsOf, type Habits } from "./acts.ts";
import type { Counts } from "./books.ts";
import { ADMIN, companyOf } from "./company.ts";
import type { Span } from "./facts.ts";
import { createJudge, SHORTEST_OUTAGE_MS, wrongOutages } from "./judge.ts";
import { createChance } from "./random.ts";
import { openStage } from "./stage.ts";
import { fillStock } from "./stock.ts";
import { addDays, at, DAY_MS, type Day, dayOf, daysBetween, minuteOf, nextWorking, works } from "./time.ts";
import { openWatch } from "./watch.ts";
import { type Spell, weatherOf, within } from "./weather.ts";
import type { Refused } from "./wecom.ts";

export interface Quarter {
  readonly people: number;
  readonly items: number;
  readonly days: number;
  readonly seed: number;
  readonly first: Day;
  /** Of a database nobody has opened yet. */
  readonly databaseUrl: string;
  /** Bots on one database, PostgreSQL where there is more than one. */
  readonly instances: number;
  readonly tell?: (line: string) => void;
}

export interface Played extends Counts {
  readonly acts: number;
  readonly ticks: number;
  readonly items: number;
  readonly returned: number;
  /** Returned by the clock without two delivered warnings, the last a day old. */
  readonly returnedUntold: readonly string[];
  /** Left with their owner although everything for a return was there. */
  readonly notReturned: readonly string[];
  /** Stored dates that differ from the oracle's. */
  readonly wrongClocks: readonly string[];
  readonly wrongOutages: readonly string[];
  readonly troubles: readonly unknown[];
  readonly refused: readonly Refused[];
  /** How answers begin, for whoever wonders what people met. */
  readonly answers: ReadonlyMap<string, number>;
}

/** On working days every so many minutes between these, and less often around them and on days off. */
const GRID = { every: 10, first: 520, last: 1210 } as const;
const NIGHT = [0, 120, 240, 360, 480, 1260, 1320, 1380];
const AFTERNOON = 725;
const LAST_MORNING = 600;
/** Parts of the items: there before, marketing's, and the reps' own. */
const STOCK = 0.6;
const LEADS = 0.25;
const OWN = 0.15;
const DILIGENCE = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.25, 0.1];

export async function play(quarter: Quarter): Promise<Played> {
  const { people, days, seed, first, databaseUrl, instances } = quarter;
  const company = companyOf(people);
  const chance = createChance(seed);
  const weather = weatherOf({ first, days, company, chance: createChance(seed + 1) });
  const before = at(addDays(first, -60));
  const stage = await openStage({ databaseUrl, instances, seed: seed + 2, weather, startAt: before });
  await stage.start();
  const bound = {
    sales: new Set(company.departments.slice(0, -1)),
    managers: new Set(company.departments.slice(0, 1)),
  };
  const watch = await openWatch(databaseUrl, stage.wecom.refused, bound);
  const stock = Math.floor(quarter.items * STOCK);
  await fillStock(stage.bot(), { company, chance, items: stock, first, goTo: stage.goTo });

  const answers = new Map<string, number>();
  const quiet: (Spell & { userId: string })[] = [];
  const habits = habitsOf(quarter, { company, chance });
  const last = nextWorking(addDays(first, days - 1));
  const mended = new Set<object>();
  let acts = 0;
  let ticks = 0;
  let lastTick: number | null = null;

  stage.goTo(at(first, 500));
  for (const audience of ["sales", "managers"] as const)
    for (const id of bound[audience]) await bind(id, audience);
  for (let day = first; day <= last; day = addDays(day, 1)) {
    await live(day);
    quarter.tell?.(`${day}: ${acts} acts, ${stage.wecom.accepted.length} messages`);
  }

  const { accepted, refused } = stage.wecom;
  const { killedAt, troubles } = stage;
  const judge = createJudge({ weather, accepted, refused, quiet, killed: killedAt, settled: watch.settled });
  const facts = await watch.all();
  const counts = watch.books.close(judge, at(nextWorking(last, -1)));
  await stage.stop();
  await watch.close();
  await stage.wecom.close();
  return {
    ...counts,
    ...watch.found(),
    acts,
    ticks,
    items: facts.items.length,
    wrongOutages: wrongOutages(facts.pauses, { weather, refused }),
    troubles,
    refused,
    answers,
  };

  /** A day from midnight to midnight; of the last one only its morning. */
  async function live(day: Day): Promise<void> {
    const grid = gridOf(day, weather.stopped);
    let said: ReadonlyMap<number, readonly Act[]> | null = null;
    let waitsUntil = Number.POSITIVE_INFINITY;
    for (let minute = 0; minute < 1440; minute++) {
      if (day === last && minute > LAST_MORNING) return;
      stage.goTo(at(day, minute));
      const now = stage.now();
      if (within(weather.stopped, now)) {
        await stage.stop();
        continue;
      }
      const isBack = await stage.start();
      if (isBack || grid.has(minute) || waitsUntil <= now) {
        await tick(isBack);
        waitsUntil = await watch.nextWaiting();
      }
      await mend();
      if (!works(day) || day === last || minute < GRID.first) continue;
      said ??= await sayings(day);
      for (const act of said.get(minute) ?? []) {
        await perform(act);
        waitsUntil = await watch.nextWaiting();
      }
      if (minute === AFTERNOON) await watch.clocks(now);
    }
  }

  async function tick(isBack: boolean): Promise<void> {
    const now = stage.now();
    ticks++;
    await watch.before(now, isBack && lastTick !== null ? awaySince(lastTick, now) : null);
    await stage.tick();
    await watch.figures(now);
    stage.accepted().forEach(watch.books.accept);
    await watch.after(now);
    lastTick = now;
  }

  async function perform({ userId, text }: Act): Promise<void> {
    acts++;
    const answer = await stage.bot().say(userId, text);
    stage.accepted().forEach(watch.books.accept);
    const [first = ""] = answer.split(/[\n:。,]/);
    const kind = `${text.split(" ")[0]} → ${first.replace(/[#\d]+.*厂/, "#…")}`;
    answers.set(kind, (answers.get(kind) ?? 0) + 1);
    if (text.startsWith("免提醒")) quiet.push({ userId, from: stage.now(), until: stage.now() + DAY_MS });
  }

  async function bind(id: number, audience: "sales" | "managers"): Promise<void> {
    const which = audience === "managers" ? "主管群 " : "";
    const text = `绑定群 ${company.departmentName(id)} ${which}${stage.robot(id, audience)}`;
    await perform({ userId: ADMIN, text, minute: 0 });
  }

  /** A robot that is gone is added anew, and the admin says so. */
  async function mend(): Promise<void> {
    for (const robotless of weather.robotless)
      if (robotless.until <= stage.now() && !mended.has(robotless)) {
        mended.add(robotless);
        await bind(robotless.departmentId, "sales");
      }
  }

  /** What is said today, by whoever is there; whoever has left is out of the directory. */
  async function sayings(day: Day): Promise<ReadonlyMap<number, readonly Act[]>> {
    const gone = new Set(
      weather.leavers.filter(({ from }) => from <= at(day, 600)).map(({ userId }) => userId),
    );
    const members = company.directory.members.filter(({ userId }) => !gone.has(userId));
    await stage
      .bot()
      .transaction(({ people: directory }) => directory.replace({ ...company.directory, members }));
    const seen = await stage.bot().transaction(({ dump }) => dump.read());
    const left = quarter.items - seen.items.length;
    const isAway = (userId: string) =>
      seen.absences.some(
        ({ memberId, kind, state, fromDay, toDay }) =>
          memberId === userId && kind === "leave" && state === "granted" && fromDay <= day && day <= toDay,
      );
    const byMinute = new Map<number, Act[]>();
    for (const act of actsOf(seen, habits, { day, count: daysBetween(first, day) + 1, left }))
      if (!gone.has(act.userId) && !isAway(act.userId))
        byMinute.set(act.minute, [...(byMinute.get(act.minute) ?? []), act]);
    return byMinute;
  }
}

function habitsOf({ items, days }: Quarter, given: Pick<Habits, "company" | "chance">): Habits {
  const { company, chance } = given;
  const workingDays = Math.ceil((days * 5) / 7);
  return {
    ...given,
    diligence: new Map(company.reps.map((userId) => [userId, chance.one(DILIGENCE) ?? 0.5])),
    leadsADay: Math.ceil((items * LEADS) / workingDays),
    ownADay: (items * OWN) / workingDays / company.reps.length,
  };
}

function gridOf(day: Day, stopped: readonly Spell[]): ReadonlySet<number> {
  const grid = new Set(works(day) ? NIGHT : [...NIGHT, 540, 630, 720, 840, 1020, 1080]);
  if (works(day)) for (let minute = GRID.first; minute <= GRID.last; minute += GRID.every) grid.add(minute);
  for (const { from } of stopped) if (dayOf(from) === day) grid.add(minuteOf(from) - 1);
  return grid;
}

function awaySince(beganAt: number, endedAt: number): Span | null {
  return endedAt - beganAt < SHORTEST_OUTAGE_MS
    ? null
    : { no: 0, memberId: "", kind: "outage", beganAt, endedAt };
}
