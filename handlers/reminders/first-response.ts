// 首响 (rules.md 5): a lead of marketing's is hot for minutes; its owner is told after 30, the head after 4 hours.
import { isFirstResponseDue } from "../../src/domain/clock/first-response.ts";
import { addDays, at } from "../../src/domain/day.ts";
import { headOf, isAway, readerOf } from "../../src/domain/people/org.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect({ now, today, store, rules, calendar }) {
    let since = addDays(today, -1);
    while (!calendar.isWorkingDay(since)) since = addDays(since, -1);
    const waiting = (await store.items.receivedBetween(at(since), now)).filter((item) =>
      isFirstResponseDue(item, { now, minutes: rules.notices.firstResponseMinutes, calendar }),
    );
    if (waiting.length === 0) return [];
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const customers = await store.customers.byIds(waiting.map(({ customerId }) => customerId));
    const names = await store.people.names(waiting.map(({ ownerId }) => ownerId));
    const notices: ReminderNotice[] = [];
    for (const item of waiting) {
      if (paused.isQuiet(item)) continue;
      if (paused.has(item) && !isAway(org, item.ownerId ?? "")) continue;
      const values = { item, customer: customers.get(item.customerId), owner: names[item.ownerId ?? ""] };
      const of = `-${item.no}-${item.receivedAt}`;
      const reader = readerOf(org, item, false);
      if (reader !== null)
        notices.push({ to: { member: reader }, block: "owner", of, values, about: [item] });
      const minutes = rules.notices.firstResponseHeadMinutes;
      const head = isFirstResponseDue(item, { now, minutes, calendar })
        ? headOf(org, item.departmentId, [item.ownerId])
        : null;
      if (head !== null)
        notices.push({ to: { member: head.userId }, block: "head", of, values, about: [item] });
    }
    return notices;
  },
});
