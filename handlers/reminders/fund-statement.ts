// The first working day of a month: last month's 团队经费, to each department's head and to finance (rules.md 8; A31).
import { monthBefore, statementOf } from "../../src/domain/mentoring/fund.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { fundLines } from "../../src/workflows/mentoring/fund-lines.ts";

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ today, store }) {
    const month = monthBefore(today);
    const org = await store.org.on(today);
    const notices: ReminderNotice[] = [];
    const all = [];
    for (const id of await store.fund.departments()) {
      const department = org.departments.get(id);
      const statement = statementOf(await store.fund.ofDepartment(id), month);
      if (department === undefined || (statement.closingFen === 0 && statement.entries.length === 0))
        continue;
      all.push({ department, statement });
      const head = headOf(org, id);
      if (head === null) continue;
      const lines = await fundLines(statement.entries, store);
      const values = { department, month, statement, lines };
      notices.push({ to: { member: head.userId }, block: "head", of: String(id), values, once: true });
    }
    if (all.length === 0) return [];
    const finance = await store.people.withRole("finance");
    const values = { month, lines: all };
    return [
      ...notices,
      ...finance.map(({ userId }) => ({
        to: { member: userId },
        block: "finance",
        values,
        once: true as const,
      })),
    ];
  },
});
