// The first working day of a month: how last month's cleaning fared, to who leads the cleaners. No speed (rules.md 1; A5).
import { addDays, at, partsOf } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { qualityBetween, reasonsOf } from "../../src/workflows/cleaning-quality.ts";
import { monthOf } from "../../src/workflows/insight/results-asked.ts";

const REASONS = 3;

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ today, store, rules }) {
    const { from: first } = monthOf(today);
    const { from: since } = monthOf(addDays(first, -1));
    const org = await store.org.on(today);
    const cleaners = await store.people.withRole("cleaner");
    const byHead = groupedBy(
      cleaners,
      ({ userId, mainDepartmentId }) => headOf(org, mainDepartmentId, [userId])?.userId ?? null,
    );
    const names = await store.people.names([...byHead.keys()]);
    const notices: ReminderNotice[] = [];
    for (const [head, led] of byHead) {
      const theirs = new Set(led.map(({ userId }) => userId));
      const span = { since: at(since), until: at(first), only: (by: string) => theirs.has(by) };
      const { byCleaner, self } = await qualityBetween(span, { store, rules });
      const all = byCleaner.flatMap(({ sentBack }) => sentBack);
      const sum = (of: (one: (typeof byCleaner)[number]) => number) =>
        byCleaner.reduce((total, one) => total + of(one), 0);
      if (byCleaner.length === 0) continue;
      const values = {
        name: names[head],
        month: partsOf(since).month,
        judged: sum(({ judged }) => judged),
        qualified: sum(({ qualified }) => qualified),
        sentBack: all.length,
        reasons: reasonsOf({ sentBack: all }, REASONS),
        self,
      };
      notices.push({ to: { member: head }, block: "month", values, once: true });
    }
    return notices;
  },
});
