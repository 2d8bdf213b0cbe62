// 17:00 of a week's last working day, privately: what moved, what waits for the next working day, one thing to do (rules.md 11).
import { addDays, weekday } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { fridayLines } from "../../src/workflows/friday-lines.ts";

const MOST_MOVED = 2;
const MOST_WAITING = 3;

export default reminder({
  on: "last-of-week",
  from: 17 * 60,
  until: 20 * 60,
  async collect(scene) {
    const { today, store, calendar } = scene;
    const lines = await fridayLines(scene);
    const names = await store.people.names(lines.map(({ memberId }) => memberId));
    const notices: ReminderNotice[] = [];
    for (const { memberId, deeds, count, spoken, waits, thing } of lines) {
      const told = [...deeds.won.slice(0, 1), ...deeds.moved.slice(0, MOST_MOVED)];
      const items = new Map(
        (await store.items.byNos(told.map(({ no }) => no))).map((item) => [item.no, item]),
      );
      const shown = [
        ...items.values(),
        ...waits.slice(0, MOST_WAITING),
        ...(thing === null ? [] : [thing.item]),
      ];
      const customers = await store.customers.byIds(shown.map(({ customerId }) => customerId));
      const lineOf = (item: Item | undefined) => ({ item, customer: customers.get(item?.customerId ?? 0) });
      notices.push({
        to: { member: memberId },
        block: "line",
        values: {
          name: names[memberId],
          monday: addDays(today, 1 - weekday(today)),
          today,
          next: calendar.nextWorkingDay(addDays(today, 1)),
          count,
          won: { count: deeds.won.length, line: lineOf(items.get(deeds.won[0]?.no ?? 0)) },
          moved: {
            count: deeds.moved.length,
            lines: deeds.moved
              .slice(0, MOST_MOVED)
              .map(({ no, stage }) => ({ ...lineOf(items.get(no)), no, stage })),
          },
          back: deeds.back.length,
          lost: deeds.lost.length,
          came: deeds.came.length,
          spoken,
          waits: { count: waits.length, lines: waits.slice(0, MOST_WAITING).map(lineOf) },
          thing: thing === null ? null : { ...lineOf(thing.item), reason: thing.reason },
        },
        once: true,
      });
    }
    return notices;
  },
});
