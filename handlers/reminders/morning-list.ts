// 9:00, private: what the day asks of each owner, by urgency, numbered for the answer (rules.md 5, 13 ①).
import { addDays, at, dayOf, daysBetween } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item.ts";
import { URGENCIES, urgencyOf } from "../../src/domain/urgency.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 15;

export default reminder({
  from: 9 * 60,
  until: 12 * 60,
  async collect({ today, store, rules, calendar }) {
    const tomorrow = calendar.nextWorkingDay(addDays(today, 1));
    const soon = await store.items.dueBefore(at(addDays(today, rules.cadence.firstContactDays)));
    const customers = await store.customers.byIds(soon.map(({ customerId }) => customerId));
    const names = await store.people.names(soon.map(({ ownerId }) => ownerId));
    const byOwner = new Map<string, Item[]>();
    for (const item of soon)
      if (item.ownerId !== null && item.outcome !== "lost")
        byOwner.set(item.ownerId, [...(byOwner.get(item.ownerId) ?? []), item]);

    return [...byOwner].flatMap(([ownerId, items]) => {
      const urgency = (item: Item) => urgencyOf(item, { today, tomorrow });
      const shown = items.filter((item) => urgency(item) !== null).slice(0, MOST_SHOWN);
      if (shown.length === 0) return [];
      const ordered = URGENCIES.flatMap((group) => shown.filter((item) => urgency(item) === group));
      const lines = ordered.map((item, index) => ({
        number: index + 1,
        group: urgency(item),
        isFirst: index === 0 || urgency(item) !== urgency(ordered[index - 1] ?? item),
        item,
        customer: customers.get(item.customerId),
        daysHeld: daysBetween(dayOf(item.receivedAt), today),
      }));
      const urgent = lines.filter(({ group }) => group === "late" || group === "due").slice(0, 2);
      const values = { name: names[ownerId], today, lines, urgent };
      return [{ to: { member: ownerId }, block: "list", values, numbered: ordered.map(({ no }) => no) }];
    });
  },
});
