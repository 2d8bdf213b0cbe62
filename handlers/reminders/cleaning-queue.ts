// 9:10, to each cleaner, private: how many leads wait to be judged, reported ones too, and since when (rules.md 2, 4).
import { dayOf, daysBetween } from "../../src/domain/day.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST = 200;
const MOST_SHOWN = 3;

export default reminder({
  from: 9 * 60 + 10,
  until: 12 * 60,
  replaces: true,
  async collect({ today, store }) {
    const cleaners = await store.people.withRole("cleaner");
    const queue = (await store.items.toBeJudged(MOST)).filter(({ awaiting }) => awaiting === null);
    if (cleaners.length === 0 || queue.length === 0) return [];
    const oldest = [...queue].sort((a, b) => a.createdAt - b.createdAt || a.no - b.no).slice(0, MOST_SHOWN);
    const customers = await store.customers.byIds(oldest.map(({ customerId }) => customerId));
    const lines = oldest.map((item) => ({
      item,
      customer: customers.get(item.customerId),
      days: daysBetween(dayOf(item.createdAt), today),
    }));
    const values = { today, count: queue.length, isMore: queue.length >= MOST, lines };
    return cleaners.map(({ userId }) => ({ to: { member: userId }, block: "queue", values }));
  },
});
