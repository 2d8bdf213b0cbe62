// 18:00: first contacts nobody made go back to the pool, with their whole record (rules.md 5; article L54).
import { baseOf, wound } from "../../src/domain/clock/cadence.ts";
import { addDays, dayOf, partsOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { autoReturn, RETURN_WARNING } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { BY_CLOCK } from "../../src/domain/people/people.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";

export default reminder({
  from: 18 * 60,
  until: 20 * 60,
  async collect({ now, today, store, rules, calendar }) {
    // In a year whose holidays nobody has announced the clock takes nothing away.
    if (!calendar.covers(partsOf(today).year)) return [];
    const notices: ReminderNotice[] = [];
    const paused = await store.pauses.runningAt(now);
    const org = await store.org.on(today);
    for (const item of await store.items.firstContactsBefore(now + 1)) {
      if (paused.has(item)) continue;
      const delivered = await store.outbox.deliveredAbout(item.no, item.deadlineAt ?? 0, RETURN_WARNING);
      const theirs = rules.ofItem(item);
      const change = autoReturn(item, { now, delivered, rules: theirs });
      if (change === null || item.ownerId === null) continue;
      const returned = await store.items.apply(
        { ...change, item: wound(change.item, { rules: theirs, calendar }) },
        { by: BY_CLOCK, at: now },
      );
      notices.push({
        to: { member: item.ownerId },
        block: "returned",
        of: `-${item.no}`,
        values: {
          item: returned,
          customer: await store.customers.byId(item.customerId),
          at: now,
          since: dayOf(baseOf(item)),
          followed: (item.lastFollowUpAt ?? 0) >= item.receivedAt,
          told: [...new Set(delivered.map((at) => dayOf(at)))],
          days: theirs.cadence.firstContactDays,
          waits: rules.of(item.departmentId).pool.coolOffAutomaticDays,
          appealUntil: calendar.nextWorkingDay(
            addDays(today, rules.of(item.departmentId).escalation.appealDays),
          ),
          head: headName(item),
        },
      });
    }
    const names = await store.people.names(notices.map(({ values }) => values["head"] as string | null));
    return notices.map((notice) => ({
      ...notice,
      values: { ...notice.values, head: names[String(notice.values["head"])] ?? null },
    }));

    function headName(item: Item): string | null {
      return headOf(org, item.departmentId, [item.ownerId])?.userId ?? null;
    }
  },
});
