// Somebody has left and still holds customers: their head is told once what, and how to hand it on (rules.md 2, 离职交接).
import { headOf } from "../../src/domain/people/org.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { heldBy } from "../../src/workflows/leaver.ts";

const MOST_SHOWN = 5;

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect({ today, store }) {
    const notices: ReminderNotice[] = [];
    for (const leaverId of await store.items.leaversHolding()) {
      const mark = `told-left/${leaverId}`;
      if ((await store.settings.get(mark)) !== null) continue;
      await store.settings.put(mark, today);
      const leaver = await store.people.member(leaverId);
      if (leaver === null) continue;
      const held = await heldBy(leaverId, store);
      const head = headOf(await store.org.on(today), leaver.mainDepartmentId, [leaverId]);
      const admins = head === null ? await store.people.withRole("admin") : [];
      const values = {
        who: leaver,
        ...held.counts,
        lines: held.items.slice(0, MOST_SHOWN).map(held.line),
      };
      for (const userId of head === null ? admins.map((admin) => admin.userId) : [head.userId])
        notices.push({
          to: { member: userId },
          block: head === null ? "no-head" : "held",
          of: `-${leaverId}-${today}`,
          values,
          asked: true,
          ...(head === null ? {} : { buttons: "buttons" }),
        });
    }
    return notices;
  },
});
