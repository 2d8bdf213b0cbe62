// The week's audit (rules.md 4): drawn on its first working day, told to each who has something to look at; and appeals that wait.
import { addDays, daysBetween, weekday } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { drawWeek } from "../../src/workflows/audits/draw-week.ts";
import { auditLines } from "../../src/workflows/audits/lines.ts";

const MOST_SHOWN = 8;

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { now, today, store } = scene;
    const monday = addDays(today, 1 - weekday(today));
    await drawWeek(scene);
    // Of a customer in peace nobody is spoken to; it can still be looked at by 抽查.
    const paused = await store.pauses.runningAt(now);
    const lists = [
      ["list", groupedBy(await store.audits.inState(["open"]), ({ auditorId }) => auditorId)],
      ["appeals", groupedBy(await store.audits.inState(["appealed"]), ({ askedId }) => askedId)],
    ] as const;
    const notices: ReminderNotice[] = [];
    for (const [block, byReader] of lists) {
      const names = await store.people.names([...byReader.keys()]);
      for (const [reader, audits] of byReader) {
        const items = new Map(
          (await store.items.byNos(audits.map(({ no }) => no))).map((item) => [item.no, item]),
        );
        const told = audits.filter(({ no }) => {
          const item = items.get(no);
          return item !== undefined && !paused.isQuiet(item);
        });
        const lines = await auditLines(told.slice(0, MOST_SHOWN), scene);
        if (lines.length === 0) continue;
        const since = told.map(({ week }) => week);
        const values = {
          name: names[reader],
          today,
          count: told.length,
          left: since.filter((week) => week < monday).length,
          lines: lines.map((line) => ({
            ...line,
            waits: line.week < monday ? daysBetween(line.week, today) : 0,
          })),
        };
        notices.push({ to: { member: reader }, block, values, once: true });
      }
    }
    return notices;
  },
});
