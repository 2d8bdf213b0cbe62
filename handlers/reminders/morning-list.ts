// 9:00, private: what the day asks of each owner, by urgency, numbered for the answer (rules.md 5, 13 ①).
import { baseOf, dueOf } from "../../src/domain/clock/cadence.ts";
import { daysPast, silenceOf } from "../../src/domain/clock/standstill.ts";
import { MONEY_DAYS_BEFORE, NEW_FROM_DAY, URGENCIES, urgencyOf } from "../../src/domain/clock/urgency.ts";
import { addDays, at, type Day, dayOf, daysBetween, partsOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isKeptFind, isObserved } from "../../src/domain/item/places.ts";
import { readerOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { whoLooks } from "../../src/workflows/escalations.ts";
import { toBeWarnedOf } from "../../src/workflows/return-warnings.ts";
import { latenessIn, standingStill } from "../../src/workflows/standing-still.ts";

const MOST_SHOWN = 15;

export default reminder({
  from: 9 * 60,
  until: 12 * 60,
  replaces: true,
  async collect(scene) {
    const { now, today, store, rules, calendar } = scene;
    const tomorrow = calendar.nextWorkingDay(addDays(today, 1));
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const money = addDays(today, MONEY_DAYS_BEFORE);
    const due = await store.items.dueBefore(at(addDays(money > tomorrow ? money : tomorrow, 1)));
    const untouched = await store.items.untouchedSince(at(addDays(today, 1 - NEW_FROM_DAY)));
    const soon = [...new Map([...due, ...untouched].map((item) => [item.no, item])).values()];
    // In the same bubble stands what goes back to the pool: one line an item.
    const warned = new Map((await toBeWarnedOf(scene)).map(({ no, ownerId }) => [no, ownerId]));
    const looks = await whoLooks(store);
    const lowest = await store.items.byNos(Array.from({ length: MOST_SHOWN }, (_, index) => index + 1));
    const byReader = new Map<string, Item[]>();
    for (const item of soon) {
      if (paused.isQuiet(item)) continue;
      const reader = readerOf(org, item, paused.has(item));
      if (warned.has(item.no) && warned.get(item.no) === reader) continue;
      if (reader !== null && item.outcome !== "lost" && !isObserved(item, { now, rules: rules.ofItem(item) }))
        byReader.set(reader, [...(byReader.get(reader) ?? []), item]);
    }
    const customers = await store.customers.byIds(soon.map(({ customerId }) => customerId));
    const still = await standingStill(soon, baseOf, store);
    const lateness = await latenessIn(soon, now, store);
    const names = await store.people.names([
      ...byReader.keys(),
      ...soon.map(({ ownerId }) => ownerId),
      ...[...looks.values()].map(({ userId }) => userId),
    ]);

    return [...byReader].flatMap(([reader, items]) => {
      const urgency = (item: Item) => urgencyOf(item, { today, tomorrow });
      const urgent = items.filter((item) => urgency(item) !== null);
      if (urgent.length === 0) return [];
      const ordered = URGENCIES.flatMap((group) => urgent.filter((item) => urgency(item) === group));
      const shown = ordered.slice(0, MOST_SHOWN);
      const lines = shown.map((item, index) => ({
        number: index + 1,
        group: urgency(item),
        isFirst: index === 0 || urgency(item) !== urgency(shown[index - 1] ?? item),
        item,
        customer: customers.get(item.customerId),
        daysHeld: daysBetween(dayOf(item.receivedAt), today),
        dueDay: dayOf(dueOf(item) ?? now),
        daysLeft: daysBetween(today, dayOf(dueOf(item) ?? now)),
        ...silenceOf(item, { today, calendar, pauses: still(item) }),
        late: lateness.get(item.no) ?? null,
        lastDay: item.lastFollowUpAt === null ? null : dayOf(item.lastFollowUpAt),
        /** The signing that was planned has passed by so many days. */
        signingPast: item.outcome === "open" ? daysPast(item.plannedSigningOn, today) : 0,
        looks: looksOf(item),
        back: goesBack(item),
        /** Whose it is, where the reader only acts for them. */
        forOwner: item.ownerId === reader ? null : names[item.ownerId ?? ""],
      }));
      const values = {
        name: names[reader],
        today,
        lines,
        count: ordered.length,
        urgent: lines.filter(({ group }) => group === "late" || group === "due").slice(0, 2),
        /** About to be signed, and nothing was said yesterday: a word is due today. */
        sprint: lines.find(({ group, item }) => group === "late" && item.stage === 5) ?? null,
        /** A line's number is another item's of theirs: a bare one would be asked about. */
        isTwofold: lowest.some(
          ({ no, ownerId }) => ownerId === reader && shown[no - 1] !== undefined && shown[no - 1]?.no !== no,
        ),
      };
      return [
        { to: { member: reader }, block: "list", values, numbered: shown.map(({ no }) => no), about: shown },
      ];
    });

    /** Who was asked to help, when, and what they answered. */
    function looksOf({ no }: Item) {
      const look = looks.get(no);
      return look === undefined ? null : { ...look, name: names[look.userId] };
    }

    /** When the clock takes a first contact back, as far as the day is near; null where it does not. */
    function goesBack(item: Item): { readonly day: Day; readonly when: "passed" | "today" | "soon" } | null {
      const isTakenBack =
        item.stage === 1 && item.deadlineAt !== null && calendar.covers(partsOf(today).year);
      if (!isTakenBack || isKeptFind(item, { now, rules: rules.ofItem(item) })) return null;
      const day = dayOf(item.deadlineAt ?? now);
      if (day > tomorrow) return null;
      return { day, when: day < today ? "passed" : day === today ? "today" : "soon" };
    }
  },
});
