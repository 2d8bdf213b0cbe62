// Private, from two working days before its deadline on: a first contact is about to go back to the pool (rules.md 5).
import { baseOf } from "../../src/domain/clock/cadence.ts";
import { runningDays } from "../../src/domain/clock/standstill.ts";
import { dayOf } from "../../src/domain/day.ts";
import { reminder } from "../../src/push/reminder.ts";
import { listsByReader } from "../../src/workflows/lists.ts";
import { toBeWarnedOf } from "../../src/workflows/return-warnings.ts";
import { standingStill } from "../../src/workflows/standing-still.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  replaces: true,
  async collect(scene) {
    const { now, today, store } = scene;
    const warned = await toBeWarnedOf(scene);
    const still = await standingStill(warned, baseOf, store);
    const lists = await listsByReader(warned, ({ ownerId }) => ownerId, store);
    return lists.map(({ reader, name, items, lines }) => ({
      to: { member: reader },
      block: "warning",
      values: {
        name,
        today,
        lines: lines.map((line) => ({
          ...line,
          days: runningDays(dayOf(baseOf(line.item)), today, still(line.item)),
          day: dayOf(line.item.deadlineAt ?? now),
          isPast: (line.item.deadlineAt ?? 0) < now,
        })),
      },
      about: items,
    }));
  },
});
