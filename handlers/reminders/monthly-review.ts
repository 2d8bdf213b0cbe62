// The manager's monthly review: what somebody has held for longer than twice the usual cycle (rules.md 5, Holding limit).
import { addDays, at, dayOf, daysBetween } from "../../src/domain/day.ts";
import { longestHoldingDays } from "../../src/domain/item/holding.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { listsByReader } from "../../src/workflows/lists.ts";

const MOST_SHOWN = 12;
const MOST_READ = 1000;
const WON_READ = 200;

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules }) {
    const won = await store.items.latestWon(WON_READ);
    const days = longestHoldingDays(won, rules);
    const paused = await store.pauses.runningAt(now);
    const held = await store.items.heldSince(at(addDays(today, -days)), MOST_READ);
    const long = held.filter((item) => !paused.isQuiet(item));
    const org = await store.org.on(today);
    const managerOf = ({ largeDepartmentId, ownerId }: Item) =>
      headOf(org, largeDepartmentId, [ownerId])?.userId ?? null;
    return (await listsByReader(long, managerOf, store)).map(({ reader, name, items, lines }) => ({
      to: { member: reader },
      block: "list",
      values: {
        name,
        today,
        days,
        count: items.length,
        lines: lines.slice(0, MOST_SHOWN).map((line) => ({
          ...line,
          held: daysBetween(dayOf(line.item.receivedAt), today),
        })),
      },
      once: true as const,
    }));
  },
});
