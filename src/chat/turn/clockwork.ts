// The clock of one item with the times in which it stands still; and clocks wound again when those change.
import type { Store } from "../../../db/store.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { baseOf, type Clockwork, wound } from "../../domain/clock/cadence.ts";
import type { Item } from "../../domain/item/item.ts";
import type { InForce } from "../../domain/rules/in-force.ts";

export interface ClockScene {
  readonly store: Pick<Store, "pauses" | "items">;
  readonly rules: InForce;
  readonly calendar: Calendar;
}

export async function clockworkOf(item: Item, { store, rules, calendar }: ClockScene): Promise<Clockwork> {
  return { rules: rules.ofItem(item), calendar, pauses: await store.pauses.of(item, baseOf(item)) };
}

/** The item with its dates as they are with all its pauses. */
export async function woundNow(item: Item, scene: ClockScene): Promise<Item> {
  return wound(item, await clockworkOf(item, scene));
}

/** Winds the clocks of some items again: a pause has begun or ended. */
export async function rewindAll(items: readonly Item[], scene: ClockScene): Promise<void> {
  for (const item of items) {
    const again = await woundNow(item, scene);
    if (again.nextDueAt !== item.nextDueAt || again.deadlineAt !== item.deadlineAt)
      await scene.store.items.rewind(again);
  }
}
