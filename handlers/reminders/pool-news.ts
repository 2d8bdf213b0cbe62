// 9:10, each bound group: what came into its pool since the last working day's post (rules.md 5, 13 ④).
import { addDays, at } from "../../src/domain/day.ts";
import { reminder } from "../../src/push/reminder.ts";

const POST_MINUTE = 9 * 60 + 10;
/** In a group six lines are read: a heading, four customers, and how to claim. */
const MOST_SHOWN = 4;

export default reminder({
  from: POST_MINUTE,
  until: 12 * 60,
  async collect({ now, today, store, calendar }) {
    let before = addDays(today, -1);
    while (!calendar.isWorkingDay(before)) before = addDays(before, -1);
    const paused = await store.pauses.runningAt(now);
    const departments = await store.people.departments();
    const notices = [];
    const told = new Set<string>();
    for (const { departmentId, audience, way, address } of await store.groups.all()) {
      if (audience !== "sales") continue;
      const department = departments.find(({ id }) => id === departmentId);
      if (department === undefined) continue;
      // Departments of one pool that share a chat read it once there.
      const place = `${department.largeId} ${way} ${address}`;
      if (told.has(place)) continue;
      told.add(place);
      const since = at(before, POST_MINUTE);
      const pooled = await store.items.pooledBetween(department.largeId, since, at(today, POST_MINUTE));
      // Nobody is called to a customer who is to be left in peace.
      const items = pooled.filter((item) => !paused.isQuiet(item));
      if (items.length === 0) continue;
      const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
      const shown = items.slice(0, MOST_SHOWN);
      const lines = shown.map((item) => ({ item, customer: customers.get(item.customerId) }));
      notices.push({
        to: { department: departmentId },
        block: "post",
        values: { today, count: items.length, lines },
        buttons: "buttons",
        once: true as const,
      });
    }
    return notices;
  },
});
