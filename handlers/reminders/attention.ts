// 10:30, the department's group, else its head: the customers that have waited too long (rules.md 5, 13 ②).
import { at, dayOf, daysBetween } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item.ts";
import { needsAttention } from "../../src/domain/urgency.ts";
import { reminder } from "../../src/push/reminder.ts";

const MOST_SHOWN = 8;

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ today, store }) {
    const late = (await store.items.dueBefore(at(today))).filter(needsAttention);
    const departments = new Map(
      (await store.people.departments()).map((department) => [department.id, department]),
    );
    const customers = await store.customers.byIds(late.map(({ customerId }) => customerId));
    const names = await store.people.names(late.map(({ ownerId }) => ownerId));
    const byDepartment = new Map<number, Item[]>();
    for (const item of late)
      if (item.departmentId !== null)
        byDepartment.set(item.departmentId, [...(byDepartment.get(item.departmentId) ?? []), item]);

    const notices = [];
    for (const [id, items] of byDepartment) {
      const department = departments.get(id);
      if (department === undefined) continue;
      const lines = items
        .map((item) => ({
          item,
          customer: customers.get(item.customerId),
          owner: names[item.ownerId ?? ""],
          days: daysBetween(dayOf(item.nextDueAt ?? 0), today),
        }))
        .sort((a, b) => b.days - a.days);
      const values = { department, today, count: lines.length, lines: lines.slice(0, MOST_SHOWN) };
      if ((await store.groups.of(id)) !== null)
        notices.push({ to: { department: id }, block: "post", values });
      else
        for (const head of await headsOf(id))
          notices.push({ to: { member: head }, block: "private", of: String(id), values });
    }
    return notices;

    /** The department's leaders, else those of the departments above it. */
    async function headsOf(id: number): Promise<readonly string[]> {
      for (let above = departments.get(id); above !== undefined; above = departments.get(above.parentId)) {
        const leaders = await store.people.leaders(above.id);
        if (leaders.length > 0) return leaders;
      }
      return [];
    }
  },
});
