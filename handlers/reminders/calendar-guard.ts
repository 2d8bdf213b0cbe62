// From 1 December: next year's holidays are not known yet, and without them nothing is returned (rules.md 5, Working calendar).
import { addDays, partsOf, weekday } from "../../src/domain/day.ts";
import { reminder } from "../../src/push/reminder.ts";

const DECEMBER = 12;

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  async collect({ today, store, calendar }) {
    const { year, month, date } = partsOf(today);
    const isMissing = month === DECEMBER ? !calendar.covers(year + 1) : !calendar.covers(year);
    const isFirst = calendar.nextWorkingDay(addDays(today, 1 - date)) === today;
    if (!isMissing || !(isFirst || weekday(today) === 1)) return [];
    const admins = await store.people.withRole("admin");
    return admins.map(({ userId }) => ({
      to: { member: userId },
      block: "missing",
      values: { year: month === DECEMBER ? year + 1 : year },
      asked: true as const,
    }));
  },
});
