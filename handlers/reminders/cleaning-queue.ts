// 9:10, to each cleaner, private: how many leads wait to be judged, reported ones too, and since when (rules.md 2, 4).
import { dayOf, daysBetween } from "../../src/domain/day.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 3;

export default reminder({
  from: 9 * 60 + 10,
  until: 12 * 60,
  replaces: true,
  async collect({ today, store }) {
    const cleaners = await store.people.withRole("cleaner");
    const { items: oldest, count } = await store.items.longestToBeJudged(MOST_SHOWN);
    if (cleaners.length === 0 || count === 0) return [];
    const customers = await store.customers.byIds(oldest.map(({ customerId }) => customerId));
    const lines = oldest.map((item) => ({
      item,
      customer: customers.get(item.customerId),
      days: daysBetween(dayOf(item.createdAt), today),
    }));
    const values = { today, count, lines };
    return cleaners.map(({ userId }) => ({ to: { member: userId }, block: "queue", values }));
  },
});
