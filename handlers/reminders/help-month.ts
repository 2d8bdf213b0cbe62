// The first working day of a month, privately: how often somebody was asked to help, how soon they did, and what still waits.
// Their own figures beside their own of the month before, nobody else's (rules.md 11; A58).
import { addDays, at, partsOf } from "../../src/domain/day.ts";
import { isAway } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { monthOf } from "../../src/workflows/insight/results-asked.ts";

const MOST_OPEN = 3;

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, compute }) {
    const { from: first } = monthOf(today);
    const { from: month } = monthOf(addDays(first, -1));
    const { from: before } = monthOf(addDays(month, -1));
    const all = compute(
      report("timeToHelp", { before: at(before), from: at(month), until: at(first), now, most: MOST_OPEN }),
    );
    const org = await store.org.on(today);
    const names = await store.people.names(all.map(({ userId }) => userId));
    return all
      .filter(({ userId }) => !isAway(org, userId))
      .map(({ userId, ...figures }) => ({
        to: { member: userId },
        block: "month",
        values: {
          ...figures,
          name: names[userId],
          today,
          month: partsOf(month).month,
          monthBefore: partsOf(before).month,
        },
        once: true as const,
      }));
  },
});
