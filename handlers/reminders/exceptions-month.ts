// The first working day of a month, to whoever made exceptions, and nobody else: how many, and what came of them (rules.md 9.3; A62).
import { addDays, at, dayOf, partsOf } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import { isAway } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { monthOf } from "../../src/workflows/insight/results-asked.ts";

const MOST_SHOWN = 8;

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ today, store }) {
    const { from: first } = monthOf(today);
    const { from: month } = monthOf(addDays(first, -1));
    const made = (await store.rules.exceptions()).filter(
      (one) => one.at >= at(month) && one.at < at(first) && one.endedAt === null,
    );
    if (made.length === 0) return [];
    const org = await store.org.on(today);
    const items = new Map((await store.items.byNos(made.map(({ no }) => no))).map((item) => [item.no, item]));
    const customers = await store.customers.byIds([...items.values()].map(({ customerId }) => customerId));
    const names = await store.people.names(made.map(({ byId }) => byId));
    return [...groupedBy(made, ({ byId }) => byId)]
      .filter(([userId]) => !isAway(org, userId))
      .map(([userId, all]) => ({
        to: { member: userId },
        block: "month",
        values: {
          name: names[userId],
          today,
          month: partsOf(month).month,
          count: all.length,
          lines: all.slice(0, MOST_SHOWN).flatMap((exception) => {
            const item = items.get(exception.no);
            if (item === undefined) return [];
            const followed = (item.lastFollowUpAt ?? 0) > exception.at;
            return [
              {
                exception,
                item,
                customer: customers.get(item.customerId),
                followed,
                on: dayOf(exception.at),
              },
            ];
          }),
        },
        once: true as const,
      }));
  },
});
