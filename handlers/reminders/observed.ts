// Once a week, to the head: what the rules would have done with imported items that are still only looked at (rules.md 5).
import { dueOf } from "../../src/domain/clock/cadence.ts";
import { addDays, at, dayOf, weekday } from "../../src/domain/day.ts";
import { reasonFor } from "../../src/domain/hands/escalation.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isObserved, observedUntil } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 8;

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    if (calendar.nextWorkingDay(addDays(today, 1 - weekday(today))) !== today) return [];
    const org = await store.org.on(today);
    const byHead = new Map<string, Item[]>();
    for (const item of await store.items.dueBefore(now)) {
      if (!isObserved(item, { now, rules }) || item.outcome !== "open") continue;
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
        today,
        count: theirs.length,
        until: dayOf(Math.max(...theirs.map((item) => observedUntil(item, rules)))),
        lines: theirs.slice(0, MOST_SHOWN).map((item) => ({
          item,
          customer: customers.get(item.customerId),
          owner: names[item.ownerId ?? ""],
          would: wouldBe(item),
        })),
      },
      once: true as const,
    }));

    function wouldBe(item: Item): "returned" | "escalated" | "decided" | "posted" | "reminded" {
      if (item.stage === 1 || item.stage === null) return "returned";
      const reason = reasonFor(item, { now, rules, calendar });
      if (reason !== null) return reason.kind === "decision" ? "decided" : "escalated";
      return (dueOf(item) ?? now) < at(today) ? "posted" : "reminded";
    }
  },
});
