// Offers of a 转交 that wait: asked once more at half-time; ended after two working days, or when the item went another way.
import { type Transfer, unanswered } from "../../src/domain/hands/transfer.ts";
import type { Customer } from "../../src/domain/item/customer.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";
import { standing } from "../../src/workflows/transfers/offers.ts";
import { endOffer, tellThemOver } from "../../src/workflows/transfers/transfers.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect(scene) {
    const { now, store, rules, calendar } = scene;
    const notices: ReminderNotice[] = [];
    for (const row of await store.transfers.allOpen()) {
      const item = await store.items.byNo(row.no);
      if (item === null) continue;
      const customer = await store.customers.byId(item.customerId);
      const { offer, state } = await standing(row, item, scene);
      if (state === "expired" || state === "overtaken") {
        notices.push(...(await over({ offer, state, item, customer }, scene)));
        continue;
      }
      const half = calendar.addWorkingDaysTo(
        offer.offeredAt,
        rules.ofItemSince(item, offer.offeredAt).transfer.halfWorkingDays,
      );
      if (half <= now) notices.push(...(await askAgain({ offer, item, customer }, scene)));
    }
    return notices;
  },
});

interface Case {
  readonly offer: Transfer;
  readonly item: Item;
  readonly customer: Customer;
}

/** Its pause ends with it; both hear so once, the owner not of what became of the item itself. */
async function over(
  { offer, item, customer, state }: Case & { readonly state: "expired" | "overtaken" },
  scene: ReminderScene,
): Promise<ReminderNotice[]> {
  const { store } = scene;
  const told = await tellThemOver({ offer, state }, { item, customer, by: null }, scene);
  await endOffer({ offer, item, state, by: null }, scene);
  const notices = told.map(({ to, block, values }) => ({ to, block, values }));
  const isAsItWas = item.ownerId === offer.fromId && item.receivedAt <= offer.offeredAt;
  if (isAsItWas && (state === "expired" || item.outcome !== "lost")) {
    const names = await store.people.names([offer.toId]);
    const values = {
      item: (await store.items.byNo(item.no)) ?? item,
      customer,
      state,
      to: names[offer.toId],
    };
    for (const id of new Set([offer.fromId, offer.by])) notices.push({ to: id, block: "told", values });
  }
  return notices.map(({ to, block, values }) => ({
    to: { member: to },
    block,
    of: `-${offer.id}`,
    values,
    asked: true as const,
  }));
}

async function askAgain(
  { offer, item, customer }: Case,
  { store }: ReminderScene,
): Promise<ReminderNotice[]> {
  const names = await store.people.names([offer.fromId, offer.toId]);
  const values = { item, customer, offer, from: names[offer.fromId], to: names[offer.toId] };
  const of = `-${offer.id}`;
  const notices: ReminderNotice[] = unanswered(offer).map((id) => ({
    to: { member: id },
    block: "asked",
    of,
    values,
    buttons: "asked-buttons",
    asked: true,
  }));
  if (offer.state === "offered")
    notices.push({
      to: { member: offer.toId },
      block: "offered",
      of,
      values,
      buttons: "buttons",
      asked: true,
    });
  return notices;
}
