// Monthly, private, until there is a plan: what was won and has no date on which money is expected (rules.md 3, stage 6).
import { cadenceDays } from "../../src/domain/clock/cadence.ts";
import { addDays, type Day, daysBetween } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { readerOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 8;

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    const days = cadenceDays(6, rules);
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const byReader = new Map<string, { item: Item; days: number }[]>();
    for (const item of await store.items.wonWithoutDate(addDays(today, -days))) {
      if (item.signedOn === null || !isDue(item.signedOn) || (await isPlanned(item))) continue;
      if (paused.isQuiet(item)) continue;
      const reader = readerOf(org, item, paused.has(item));
      const line = { item, days: daysBetween(item.signedOn, today) };
      if (reader !== null) byReader.set(reader, [...(byReader.get(reader) ?? []), line]);
    }
    const items = [...byReader.values()].flat().map(({ item }) => item);
    const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
    return [...byReader].map(([reader, lines]) => ({
      to: { member: reader },
      block: "list",
      values: {
        today,
        count: lines.length,
        lines: lines
          .slice(0, MOST_SHOWN)
          .map((line) => ({ ...line, customer: customers.get(line.item.customerId) })),
      },
    }));

    /** The working day on which another month is full. */
    function isDue(signedOn: Day): boolean {
      const months = Math.floor(daysBetween(signedOn, today) / days);
      return calendar.nextWorkingDay(addDays(signedOn, months * days)) === today;
    }

    async function isPlanned({ no, contractFen }: Item): Promise<boolean> {
      if ((await store.payments.plan(no)).length > 0) return true;
      return contractFen !== null && (await store.payments.paidFen(no)) >= contractFen;
    }
  },
});
