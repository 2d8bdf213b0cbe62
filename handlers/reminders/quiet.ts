// 静默: one note to the owners when it is over, and to whoever asked for one that nobody agreed to in time (rules.md 10).
import type { Quiet } from "../../src/domain/peace/quiet.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect(scene) {
    const { now, store } = scene;
    const notices: ReminderNotice[] = [];
    for (const quiet of await store.quiets.overdue(now)) {
      await store.quiets.save({ ...quiet, state: "expired", endedAt: now });
      notices.push(...(await expired(quiet, scene)));
    }
    for (const quiet of await store.quiets.untold(now)) {
      const isOver = quiet.state === "quiet";
      await store.quiets.save({ ...quiet, state: isOver ? "over" : "ended", toldAt: now });
      notices.push(...(await awake(quiet, scene)));
    }
    return notices;
  },
});

async function expired(quiet: Quiet, { store }: ReminderScene): Promise<ReminderNotice[]> {
  const item = await store.items.byNo(quiet.no);
  if (item === null) return [];
  const consents = await store.quiets.consentsOf(quiet.id);
  const silent = consents.filter(({ answer }) => answer === null).map(({ memberId }) => memberId);
  const names = await store.people.names(silent);
  const waiting = silent.map((id) => names[id]).join("、");
  const values = { item, customer: await store.customers.byId(quiet.customerId), quiet, waiting };
  return [{ to: { member: quiet.by }, block: "expired", of: `-${quiet.id}`, values, asked: true }];
}

/** Whoever holds something of the customer's, and nobody twice; where nobody does, who asked for it. */
async function awake(quiet: Quiet, { store, now }: ReminderScene): Promise<ReminderNotice[]> {
  const all = await store.items.ofCustomer(quiet.customerId);
  const held = all.filter(({ place, outcome }) => place === "owned" && outcome !== "lost");
  const shown = held.length > 0 ? held : all.filter(({ no }) => no === quiet.no);
  const customer = await store.customers.byId(quiet.customerId);
  const names = await store.people.names([quiet.endedBy]);
  const told = new Map(shown.map((item) => [item.ownerId ?? quiet.by, item]));
  // Who ended it knows.
  if (quiet.endedBy !== null) told.delete(quiet.endedBy);
  return [...told].map(([member, item]) => ({
    to: { member },
    block: quiet.state === "quiet" ? "over" : "ended",
    of: `-${quiet.id}`,
    values: { item, customer, quiet, by: names[quiet.endedBy ?? ""] ?? "", now },
    ...(quiet.state === "quiet" ? {} : { asked: true as const }),
  }));
}
