// The manager's weekly open list (rules.md 6, step 4): what was taken up and is still open; no more pushes than this.
import { runningDays } from "../../src/domain/clock/standstill.ts";
import { dayOf } from "../../src/domain/day.ts";
import { listDueAt } from "../../src/domain/hands/escalation.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { standingStill } from "../../src/workflows/standing-still.ts";

const MOST_SHOWN = 12;

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const byManager = new Map<string, object[]>();
    for (const escalation of await store.escalations.allOpen()) {
      if (escalation.toldManagerAt === null) continue;
      const item = await store.items.byNo(escalation.no);
      if (item === null || paused.isQuiet(item)) continue;
      const due = listDueAt(escalation, { calendar, rules: rules.ofItem(item) });
      if (due === null || due > now) continue;
      const manager = headOf(org, item.largeDepartmentId, [item.ownerId])?.userId;
      if (manager === undefined) continue;
      if (escalation.listedAt === null) await store.escalations.listed(escalation.id, now);
      const names = await store.people.names([item.ownerId]);
      const { kind, since } = escalation;
      const still = kind === "payment" ? () => [] : await standingStill([item], () => since, store);
      const line = {
        item,
        customer: await store.customers.byId(item.customerId),
        owner: names[item.ownerId ?? ""],
        days: runningDays(dayOf(since), today, still(item)),
      };
      byManager.set(manager, [...(byManager.get(manager) ?? []), line]);
    }
    const names = await store.people.names([...byManager.keys()]);
    return [...byManager].map(([manager, lines]) => ({
      to: { member: manager },
      block: "list",
      values: { name: names[manager], today, count: lines.length, lines: lines.slice(0, MOST_SHOWN) },
      once: true as const,
    }));
  },
});
