// 10:30, the department's group, else its head: the customers that have waited too long (rules.md 5, 13 ②).
import { inTurn } from "../../src/domain/clock/in-turn.ts";
import { needsAttention } from "../../src/domain/clock/urgency.ts";
import { at } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import { isObserved } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { sinceLastTime } from "../../src/workflows/last-post.ts";
import { type OverdueLine, overdueLines } from "../../src/workflows/lists.ts";

/** In a group six lines are read: a heading, three customers, and what to answer. */
const SHOWN_IN_GROUP = 3;
const SHOWN_TO_HEAD = 8;

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  replaces: true,
  async collect({ now, today, store, rules }) {
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const late = (await store.items.dueBefore(at(today))).filter(
      (item) =>
        needsAttention(item) &&
        !paused.has(item) &&
        !isObserved(item, { now, rules: rules.ofItem(item) }) &&
        (item.silentUntil ?? 0) <= now,
    );
    const overdue = await overdueLines(late, now, store);

    const changes = { store, today };
    const notices: ReminderNotice[] = [];
    for (const [id, lines] of groupedBy(overdue, ({ item }) => item.departmentId)) {
      const department = org.departments.get(id);
      if (department === undefined) continue;
      const hasGroup = (await store.groups.of(id, "sales")) !== null;
      const head = headOf(org, id);
      const name = head === null ? null : (await store.people.names([head.userId]))[head.userId];
      if (hasGroup) {
        const told = await sinceLastTime(lines, { ...changes, under: `attention/department/${id}/post/` });
        const shown = inTurn(lines.map(waiting), { shownAt: told.shownAt, most: SHOWN_IN_GROUP });
        const values = {
          department,
          today,
          count: lines.length,
          lines: shown,
          since: told.since,
          helper: name,
        };
        const about = shown.map(({ item }) => item);
        notices.push({ to: { department: id }, block: "post", values, about, once: true });
        continue;
      }
      if (head !== null) {
        const under = `attention/member/${head.userId}/private${id}/`;
        const { since } = await sinceLastTime(lines, { ...changes, under });
        const shown = lines.slice(0, SHOWN_TO_HEAD);
        const values = { department, today, count: lines.length, lines: shown, since };
        const about = shown.map(({ item }) => item);
        notices.push({ to: { member: head.userId }, block: "private", of: String(id), values, about });
      }
      notices.push(...(await toldOnce(id, { department })));
    }
    return notices;

    /** A department without a group: its admins are told once, and never again. */
    async function toldOnce(id: number, values: Record<string, unknown>): Promise<ReminderNotice[]> {
      const mark = `told-no-group/${id}`;
      if ((await store.settings.get(mark)) !== null) return [];
      await store.settings.put(mark, today);
      const admins = await store.people.withRole("admin");
      return admins.map(({ userId }) => ({
        to: { member: userId },
        block: "no-group",
        of: String(id),
        values,
        asked: true,
      }));
    }
  },
});

function waiting(line: OverdueLine) {
  return { ...line, no: line.item.no, ownerId: line.item.ownerId };
}
