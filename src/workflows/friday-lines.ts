// The week of each rep as its last line tells it: what became of their items, what waits for the next working day, what first.
import type { Store } from "../../db/store.ts";
import type { Spoken } from "../../db/stores/deeds.ts";
import type { Calendar } from "../domain/calendar.ts";
import { dueOf } from "../domain/clock/cadence.ts";
import { addDays, at, type Day, dayOf, weekday } from "../domain/day.ts";
import { groupedBy } from "../domain/grouped.ts";
import { countOf, type Deed, type Deeds, deedsIn } from "../domain/insight/deeds.ts";
import { type NextThing, nextThing } from "../domain/insight/next-thing.ts";
import type { Item } from "../domain/item/item.ts";
import { isObserved } from "../domain/item/places.ts";
import { isAway } from "../domain/people/org.ts";
import type { InForce } from "../domain/rules/in-force.ts";

export interface FridayLine {
  readonly memberId: string;
  readonly deeds: Deeds;
  /** How many items something became of. */
  readonly count: number;
  readonly spoken: Spoken;
  /** Due by the end of the next working day, the earliest first. */
  readonly waits: readonly Item[];
  readonly thing: NextThing | null;
}

export interface FridayScene {
  readonly now: number;
  readonly today: Day;
  readonly store: Store;
  readonly rules: InForce;
  readonly calendar: Calendar;
}

/** One for each who had something, is there, and wants it. */
export async function fridayLines(scene: FridayScene): Promise<readonly FridayLine[]> {
  const { now, today, store, rules, calendar } = scene;
  const from = at(addDays(today, 1 - weekday(today)));
  const rows = await store.deeds.since({ kind: "company" }, from);
  const spoken = await store.deeds.spokenBy({ from, until: now + 1 });
  const org = await store.org.on(today);
  const unwanted = await store.unwantedNotices.unwantedBy("friday-line");
  const next = calendar.nextWorkingDay(addDays(today, 1));
  const waiting = groupedBy(await waitingBy(next, scene), ({ ownerId }) => ownerId);
  const moved = await movedItems(rows, store);
  const lines: FridayLine[] = [];
  for (const [memberId, theirs] of byOwner(rows, [...spoken.keys()])) {
    if (isAway(org, memberId) || unwanted.has(memberId)) continue;
    const deeds = deedsIn(theirs, { until: now + 1, memberId });
    const count = countOf(deeds);
    const said = spoken.get(memberId) ?? { count: 0, items: 0 };
    if (count + said.count === 0) continue;
    const touched = [...deeds.won, ...deeds.moved]
      .flatMap(({ no }) => moved.get(no) ?? [])
      .filter(
        (item) =>
          item.ownerId === memberId &&
          item.place === "owned" &&
          !isObserved(item, { now, rules: rules.ofItem(item) }),
      );
    const waits = waiting.get(memberId) ?? [];
    lines.push({
      memberId,
      deeds,
      count,
      spoken: said,
      waits,
      thing: nextThing({ waits, touched, today, next }),
    });
  }
  return lines;
}

/** Everything about the items that were somebody's at some time, by whose; everybody who spoke as well. */
function byOwner(rows: readonly Deed[], others: readonly string[]): ReadonlyMap<string, readonly Deed[]> {
  const byNo = groupedBy(rows, ({ no }) => no);
  const nos = new Map<string, Set<number>>(others.map((memberId) => [memberId, new Set()]));
  for (const { ownerId, no } of rows)
    if (ownerId !== null) nos.set(ownerId, (nos.get(ownerId) ?? new Set()).add(no));
  return new Map(
    [...nos].map(([memberId, theirs]) => [memberId, [...theirs].flatMap((no) => byNo.get(no) ?? [])]),
  );
}

/** Asked together, not for each person. */
async function movedItems(
  rows: readonly Deed[],
  { items }: Pick<Store, "items">,
): Promise<ReadonlyMap<number, Item>> {
  const found = await items.byNos([...new Set(rows.map(({ no }) => no))]);
  return new Map(found.map((item) => [item.no, item]));
}

async function waitingBy(next: Day, { now, store, rules }: FridayScene): Promise<readonly Item[]> {
  const paused = await store.pauses.runningAt(now);
  const due = await store.items.dueBefore(at(addDays(next, 1)));
  return due
    .filter(
      (item) =>
        item.outcome !== "lost" && !paused.has(item) && !isObserved(item, { now, rules: rules.ofItem(item) }),
    )
    .filter((item) => dayOf(dueOf(item) ?? now) <= next)
    .sort((a, b) => (dueOf(a) ?? now) - (dueOf(b) ?? now) || a.no - b.no);
}
