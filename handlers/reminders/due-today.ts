// 18:00, private: what was due today in stages 2–4 and has not moved (rules.md 5, "at the deadline").
import { dueOf, extendsDeadline } from "../../src/domain/clock/cadence.ts";
import { at } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isObserved } from "../../src/domain/item/places.ts";
import { readerOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 8;

export default reminder({
  from: 18 * 60,
  until: 20 * 60,
  async collect({ now, today, store, rules }) {
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const byReader = new Map<string, Item[]>();
    for (const item of await store.items.dueBefore(now + 1)) {
      const due = dueOf(item);
      const isToday = due !== null && due >= at(today) && due <= now;
      if (!isToday || item.outcome !== "open" || !extendsDeadline(item.stage)) continue;
      if ((item.silentUntil ?? 0) > now || isObserved(item, { now, rules: rules.ofItem(item) })) continue;
      if (paused.isQuiet(item)) continue;
      const reader = readerOf(org, item, paused.has(item));
      if (reader !== null) byReader.set(reader, [...(byReader.get(reader) ?? []), item]);
    }
    const items = [...byReader.values()].flat();
    const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
    return [...byReader].map(([reader, mine]) => ({
      to: { member: reader },
      block: "list",
      values: {
        today,
        count: mine.length,
        lines: mine.slice(0, MOST_SHOWN).map((item) => ({ item, customer: customers.get(item.customerId) })),
      },
      about: mine,
    }));
  },
});
