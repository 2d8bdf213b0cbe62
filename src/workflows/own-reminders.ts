// What somebody asked to be reminded of, each with the customer it is about.
import type { OwnReminder } from "../../db/schema/own-reminders.ts";
import type { Store } from "../../db/store.ts";
import type { Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";

export interface Waiting extends OwnReminder {
  readonly number: number;
  readonly item: Item | null;
  readonly customer: Customer | null;
}

/** Numbered as 我的提醒 shows them, the next one first. */
export async function waitingReminders(userId: string, store: Store): Promise<readonly Waiting[]> {
  const waiting = await store.ownReminders.waitingFor(userId);
  return Promise.all(
    waiting.map(async (reminder, index) => {
      const item = reminder.no === null ? null : await store.items.byNo(reminder.no);
      const customer = item === null ? null : await store.customers.byId(item.customerId);
      return { ...reminder, number: index + 1, item, customer };
    }),
  );
}
