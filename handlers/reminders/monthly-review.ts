// The manager's monthly review: what somebody has held for longer than twice the usual cycle (rules.md 5, Holding limit).
import { addDays, at, dayOf, daysBetween, partsOf } from "../../src/domain/day.ts";
import { longestHoldingDays } from "../../src/domain/item/holding.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 12;
const MOST_READ = 1000;
const WON_READ = 200;

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ today, store, rules, calendar }) {
    const { date } = partsOf(today);
    if (calendar.nextWorkingDay(addDays(today, 1 - date)) !== today) return [];
    const won = await store.items.latestWon(WON_READ);
    const days = longestHoldingDays(won, rules);
    const long = await store.items.heldSince(at(addDays(today, -days)), MOST_READ);
    const org = await store.org.on(today);
    const byManager = new Map<string, Item[]>();
    for (const item of long) {
      const manager = headOf(org, item.largeDepartmentId, [item.ownerId])?.userId;
      if (manager !== undefined) byManager.set(manager, [...(byManager.get(manager) ?? []), item]);
    }
    const customers = await store.customers.byIds(long.map(({ customerId }) => customerId));
    const names = await store.people.names([...byManager.keys(), ...long.map(({ ownerId }) => ownerId)]);
    return [...byManager].map(([manager, items]) => ({
      to: { member: manager },
      block: "list",
      values: {
        name: names[manager],
        today,
        days,
        count: items.length,
        lines: items.slice(0, MOST_SHOWN).map((item) => ({
          item,
          customer: customers.get(item.customerId),
          owner: names[item.ownerId ?? ""],
          held: daysBetween(dayOf(item.receivedAt), today),
        })),
      },
      once: true as const,
    }));
  },
});
