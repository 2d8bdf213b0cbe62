// Once a week, to the head: what the rules would have done with imported items that are still only looked at (rules.md 5).

import { dueOf, wound } from "../../src/domain/clock/cadence.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { reasonFor } from "../../src/domain/hands/escalation.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isObserved, observedUntil } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { listsByReader } from "../../src/workflows/lists.ts";

const MOST_SHOWN = 8;
/** As long as anybody may set it. */
const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const looked = (await store.items.importedSince(now - MOST_DAYS * DAY_MS)).filter(
      (item) => isObserved(item, { now, rules: rules.ofItem(item) }) && !paused.isQuiet(item),
    );
    const seen = looked.map(asIfActedOn).filter((item) => (dueOf(item) ?? now) < now);
    const headOfItem = ({ departmentId, ownerId }: Item) =>
      headOf(org, departmentId, [ownerId])?.userId ?? null;
    return (await listsByReader(seen, headOfItem, store)).map(({ reader, name, items, lines }) => ({
      to: { member: reader },
      block: "list",
      values: {
        name,
        today,
        count: items.length,
        until: dayOf(Math.max(...items.map((item) => observedUntil(item, rules.ofItem(item))))),
        lines: lines.slice(0, MOST_SHOWN).map((line) => ({ ...line, would: wouldBe(line.item) })),
      },
      once: true as const,
    }));

    /** With the deadline the rules would have had for it. */
    function asIfActedOn(item: Item): Item {
      const theirs = rules.ofItem(item);
      const notices = { ...theirs.notices, observedDays: 0 };
      return wound(item, { calendar, rules: { ...theirs, notices } });
    }

    function wouldBe(item: Item): "returned" | "escalated" | "decided" | "posted" | "reminded" {
      if (item.stage === 1 || item.stage === null) return "returned";
      const reason = reasonFor(item, { now, rules: rules.ofItem(item), calendar });
      if (reason !== null) return reason.kind === "decision" ? "decided" : "escalated";
      return (dueOf(item) ?? now) < at(today) ? "posted" : "reminded";
    }
  },
});
