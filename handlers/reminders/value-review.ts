// 9:00: 潜力 whose day has come, to whoever holds the customer, else to the head of its department (rules.md 4; article L27).

import { groupedBy } from "../../src/domain/grouped.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { headOf, readerOf } from "../../src/domain/people/org.ts";
import type { CustomerValue } from "../../src/domain/value/customer-value.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";

const DAY_MS = 86_400_000;
const MOST_SHOWN = 8;

export default reminder({
  from: 9 * 60,
  until: 12 * 60,
  async collect(scene) {
    const { now, today, store, rules } = scene;
    const due = await store.customerValues.toReview(today, now - rules.value.reviewAgainDays * DAY_MS);
    const lines = [];
    for (const value of due) {
      const line = await lineOf(value, scene);
      if (line !== null) lines.push(line);
    }
    const notices: ReminderNotice[] = [];
    for (const [reader, all] of groupedBy(lines, ({ to }) => to)) {
      const shown = all.slice(0, MOST_SHOWN);
      for (const { value } of shown) await store.customerValues.save({ ...value, toldAt: now });
      notices.push({
        to: { member: reader },
        block: shown.length === 1 ? "one" : "list",
        values: { today, lines: shown, count: all.length, ...shown[0] },
        ...(shown.length === 1 ? { buttons: "buttons" } : {}),
      });
    }
    return notices;
  },
});

/** Null where it waits: at rest nobody is told anything of the customer, and what is asked of the head is decided there. */
async function lineOf(value: CustomerValue, { now, today, store }: ReminderScene) {
  const { customerId } = value;
  if ((await store.quiets.inForce([customerId], now)).size > 0) return null;
  if ((await store.customerValues.openOf(customerId)) !== null) return null;
  const items = (await store.items.ofCustomer(customerId)).filter(({ place }) => place !== "eliminated");
  const item = chosen(items);
  if (item === null) return null;
  const org = await store.org.on(today);
  const to =
    item.place === "owned"
      ? readerOf(org, item, false)
      : (headOf(org, item.departmentId ?? item.largeDepartmentId)?.userId ?? null);
  return to === null ? null : { to, value, item, customer: await store.customers.byId(customerId) };
}

/** What somebody holds and is open, else what somebody holds, else the newest. */
function chosen(items: readonly Item[]): Item | null {
  const held = items.filter(({ place }) => place === "owned");
  return held.find(({ outcome }) => outcome === "open") ?? held.at(-1) ?? items.at(-1) ?? null;
}
