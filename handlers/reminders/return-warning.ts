// Private, from two working days before its deadline on: a first contact is about to go back to the pool (rules.md 5).
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isKeptFind, isObserved, RETURN_WARNING } from "../../src/domain/item/places.ts";
import { reminder } from "../../src/push/reminder.ts";

const WORKING_DAYS_BEFORE = 2;

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  replaces: true,
  async collect({ now, today, store, rules, calendar }) {
    const until = addDays(calendar.addWorkingDays(today, WORKING_DAYS_BEFORE), 1);
    const all = await store.items.firstContactsBefore(at(until));
    const paused = await store.pauses.runningAt(now);
    const waiting = [];
    for (const item of all) if (await shouldWarn(item)) waiting.push(item);
    const customers = await store.customers.byIds(waiting.map(({ customerId }) => customerId));
    const names = await store.people.names(waiting.map(({ ownerId }) => ownerId));
    const byOwner = new Map<string, Item[]>();
    for (const item of waiting)
      if (item.ownerId !== null) byOwner.set(item.ownerId, [...(byOwner.get(item.ownerId) ?? []), item]);
    return [...byOwner].map(([ownerId, items]) => ({
      to: { member: ownerId },
      block: "warning",
      values: {
        name: names[ownerId],
        today,
        lines: items.map((item) => ({
          item,
          customer: customers.get(item.customerId),
          day: dayOf(item.deadlineAt ?? now),
          isPast: (item.deadlineAt ?? 0) < now,
        })),
      },
      about: items,
    }));

    /** Not on the last day, which belongs to the return; after it, only while too few warnings have been delivered. */
    async function shouldWarn(item: Item): Promise<boolean> {
      if (item.deadlineAt === null || isKeptFind(item, { now, rules })) return false;
      if (paused.has(item) || isObserved(item, { now, rules })) return false;
      if (dayOf(item.deadlineAt) > today) return true;
      const delivered = await store.outbox.deliveredAbout(item.no, item.deadlineAt, RETURN_WARNING);
      return delivered.length < rules.pool.noticesBeforeReturn;
    }
  },
});
