// The first working day of a month: customers that make the top share of a year's revenue, to their heads, who may mark
// them 高产 (rules.md 4; article L26).
import { addDays, at } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { BY_CLOCK } from "../../src/domain/people/people.ts";
import { type CustomerValue, topByRevenue } from "../../src/domain/value/customer-value.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";

const DAY_MS = 86_400_000;
const MOST_SHOWN = 8;

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { now, today, store, rules } = scene;
    const { revenueDays, topBasisPoints } = rules.value;
    const revenue = await store.customerValues.revenueSince(at(addDays(today, -revenueDays)));
    const lines = [];
    for (const { customerId, no } of topByRevenue(revenue, topBasisPoints)) {
      const line = await suggested({ customerId, no }, scene);
      if (line !== null) lines.push(line);
    }
    const names = await store.people.names(lines.flatMap(({ to, item }) => [to, item.ownerId]));
    const notices: ReminderNotice[] = [];
    for (const [head, all] of groupedBy(lines, ({ to }) => to)) {
      const shown = all.slice(0, MOST_SHOWN);
      for (const line of shown) if (line.open === null) await suggest(line, { store, now });
      const owner = (item: Item) => names[item.ownerId ?? ""] ?? null;
      notices.push({
        to: { member: head },
        block: "list",
        values: {
          name: names[head],
          today,
          count: all.length,
          lines: shown.map((line) => ({ ...line, owner: owner(line.item), again: line.open !== null })),
        },
        once: true,
      });
    }
    return notices;
  },
});

/** Null where it has a higher value, somebody waits for a word on it, or the head has said no of late. */
async function suggested(
  { customerId, no }: { readonly customerId: number; readonly no: number },
  { now, today, store, rules }: ReminderScene,
) {
  const customer = await store.customers.byId(customerId);
  const item = await store.items.byNo(no);
  if (item === null || customer.value === "high-yield" || customer.value === "benchmark") return null;
  const open = await store.customerValues.openOf(customerId);
  if (open !== null && open.by !== BY_CLOCK) return null;
  const refusedSince = now - rules.value.refusedDays * DAY_MS;
  const [refused] = (await store.customerValues.of(customerId)).filter(
    ({ state, value, endedAt }) =>
      state === "refused" && value === "high-yield" && (endedAt ?? 0) > refusedSince,
  );
  if (refused !== undefined) return null;
  const head = headOf(await store.org.on(today), item.departmentId, [item.ownerId]);
  return head === null ? null : { to: head.userId, item, customer, open };
}

async function suggest(
  { to, item }: { readonly to: string; readonly item: Item },
  { store, now }: Pick<ReminderScene, "store" | "now">,
): Promise<CustomerValue> {
  const blank = { answeredBy: null, answeredAt: null, answer: null, beganAt: null, endedAt: null };
  return store.customerValues.add({
    ...blank,
    customerId: item.customerId,
    no: item.no,
    value: "high-yield",
    reason: null,
    by: BY_CLOCK,
    at: now,
    state: "asked",
    askedId: to,
    endedBy: null,
    reviewOn: null,
    toldAt: null,
  });
}
