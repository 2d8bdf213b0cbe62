// 10:30, the head, private: what goes back to the pool the next working day, while a word can still stop it (rules.md 5).
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isKeptFind, isObserved } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { listsByReader } from "../../src/workflows/lists.ts";

const MOST_SHOWN = 8;

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    const tomorrow = calendar.nextWorkingDay(addDays(today, 1));
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const going = (await store.items.firstContactsBefore(at(addDays(tomorrow, 1)))).filter(
      (item) =>
        item.deadlineAt !== null &&
        dayOf(item.deadlineAt) === tomorrow &&
        !paused.has(item) &&
        !isKeptFind(item, { now, rules: rules.ofItem(item) }) &&
        !isObserved(item, { now, rules: rules.ofItem(item) }),
    );
    const headOfItem = ({ departmentId, ownerId }: Item) =>
      headOf(org, departmentId, [ownerId])?.userId ?? null;
    return (await listsByReader(going, headOfItem, store)).map(({ reader, name, items, lines }) => ({
      to: { member: reader },
      block: "list",
      values: { name, tomorrow, count: items.length, lines: lines.slice(0, MOST_SHOWN) },
      about: items,
    }));
  },
});
