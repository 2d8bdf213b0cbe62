// 10:30, the head, private: what goes back to the pool the next working day, while a word can still stop it (rules.md 5).
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isKeptFind, isObserved } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 8;

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    const tomorrow = calendar.nextWorkingDay(addDays(today, 1));
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const byHead = new Map<string, Item[]>();
    for (const item of await store.items.firstContactsBefore(at(addDays(tomorrow, 1)))) {
      const goes = item.deadlineAt !== null && dayOf(item.deadlineAt) === tomorrow;
      if (!goes || paused.has(item) || isKeptFind(item, { now, rules }) || isObserved(item, { now, rules }))
        continue;
      const head = headOf(org, item.departmentId, [item.ownerId]);
      if (head !== null) byHead.set(head.userId, [...(byHead.get(head.userId) ?? []), item]);
    }
    const items = [...byHead.values()].flat();
    const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
    const names = await store.people.names([...byHead.keys(), ...items.map(({ ownerId }) => ownerId)]);
    return [...byHead].map(([head, theirs]) => ({
      to: { member: head },
      block: "list",
      values: {
        name: names[head],
        tomorrow,
        count: theirs.length,
        lines: theirs.slice(0, MOST_SHOWN).map((item) => ({
          item,
          customer: customers.get(item.customerId),
          owner: names[item.ownerId ?? ""],
        })),
      },
      about: theirs,
    }));
  },
});
