// The weekly look for signs of what may not be real: bounded reads of what came of late, raised once for the same facts.
import type { Store } from "../../../db/store.ts";
import { tellsOfCustomer } from "../../chat/read/customer-signal.ts";
import {
  bursts,
  copiedWords,
  factsIn,
  lostSoon,
  type Month,
  monthEndedBefore,
  type Seen,
  samePhones,
  samePictures,
  unproven,
} from "../../domain/audit/signs.ts";
import { addDays, at, type Day } from "../../domain/day.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { mondayOf } from "./draw-week.ts";

interface SignScene {
  readonly now: number;
  readonly today: Day;
  readonly store: Store;
  readonly rules: Rulebook;
}

/** So much is read at most; what a week does not reach the next one may. */
const MOST_CREATED = 2000;
const MOST_REPORTS = 20_000;
const MOST_ADVANCED = 1000;
const AT_ONCE = 500;

/** Those that are new, each of all its items; put-away ones and those told before are not. */
export async function raiseSigns(scene: SignScene): Promise<readonly Seen[]> {
  const { now, store } = scene;
  const fresh: Seen[] = [];
  for (const seen of await seenNow(scene)) {
    const { kind, nos } = seen;
    const facts = factsIn(seen);
    let isNew = false;
    for (const no of nos) if (await store.signs.raise({ no, kind, facts, raisedAt: now })) isNew = true;
    if (isNew) fresh.push(seen);
  }
  return fresh;
}

async function seenNow(scene: SignScene): Promise<readonly Seen[]> {
  const { now, today, store, rules } = scene;
  const week = mondayOf(today);
  const [from, until] = [at(addDays(week, -7)), at(week)];
  const created = (await store.signs.createdBetween(from, until, MOST_CREATED)).map(({ no }) => no);
  const phones = [];
  for (let start = 0; start < created.length; start += AT_ONCE)
    phones.push(...(await store.signs.phonesOf(created.slice(start, start + AT_ONCE))));
  const reports = await store.signs.followUpsBetween(from, until, MOST_REPORTS);
  const months = [monthEndedBefore(week), monthEndedBefore(addDays(week, -7))];
  return [
    ...samePhones(phones),
    ...samePictures(await store.signs.picturesSince(from)),
    ...copiedWords(reports, rules),
    ...unproven(await advancedLately(scene, until), { now, rules }),
    ...(await Promise.all(months.flatMap((month) => (month === null ? [] : [ofMonth(month, scene)])))).flat(),
  ];
}

/** What came to stage 2 or higher long enough ago, with whether anything of the customer's is known of it. */
async function advancedLately({ store, rules }: SignScene, until: number) {
  // So little longer that each is looked at twice.
  const waited = rules.audit.unprovenDays * DAY_MS;
  const advanced = await store.signs.advancedBetween(until - 2 * waited, until - waited, MOST_ADVANCED);
  const known = new Set<number>();
  for (let start = 0; start < advanced.length; start += AT_ONCE) {
    const nos = advanced.slice(start, start + AT_ONCE).map(({ no }) => no);
    for (const no of await store.signs.provenOf(nos)) known.add(no);
    for (const { no, text } of await store.signs.textsOf(nos))
      if (!known.has(no) && tellsOfCustomer(text)) known.add(no);
  }
  return advanced.map((row) => ({
    ...row,
    enteredAt: Number(row.enteredAt),
    hasEvidence: known.has(row.no),
  }));
}

const DAY_MS = 86_400_000;

async function ofMonth(month: Month, { store, rules }: SignScene): Promise<readonly Seen[]> {
  const [first, after] = [at(month.first), at(addDays(month.last, 1))];
  const created = await store.signs.createdBetween(first, after, MOST_REPORTS);
  // Who keys in leads for others brings many at a time.
  const own = created.flatMap(({ no, finderId, intake, createdAt }) =>
    finderId === null || intake === "marketing" ? [] : [{ no, by: finderId, createdAt }],
  );
  const lost = await store.signs.lostBetween(
    after,
    at(addDays(month.last, 1 + rules.audit.lostSoonDays)),
    MOST_REPORTS,
  );
  const numbers = lost.map((row) => ({
    ...row,
    createdAt: Number(row.createdAt),
    lostAt: Number(row.lostAt),
  }));
  return [...bursts(own, { month, rules }), ...lostSoon(numbers, { month, rules })];
}
