// 提醒我: what somebody asked to be reminded of, at the minute they named, on any day.

import { reminder } from "../../src/push/reminder.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";

export default reminder({
  from: 0,
  until: 24 * 60,
  rhythm: "minute",
  anyDay: true,
  async collect({ now, store }) {
    const notices = [];
    for (const { id, userId, no, text } of await store.ownReminders.due(now)) {
      await store.ownReminders.done(id, now);
      const item = no === null ? null : await store.items.byNo(no);
      const customer = item === null ? null : await store.customers.byId(item.customerId);
      notices.push({
        to: { member: userId },
        block: "asked",
        of: `-${id}`,
        values: { text, item, customer, rest: item === null ? null : await restOf(item, { store, now }) },
        asked: true as const,
      });
    }
    return notices;
  },
});
