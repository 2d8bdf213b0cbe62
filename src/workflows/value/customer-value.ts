// 标: a customer's value asked for, in force, taken back; one at a time, and what it was before is kept (rules.md 4, 12).
import type { InHand } from "../../chat/args/take-up.ts";
import type { Notice } from "../../chat/command.ts";
import { type Day, dayOf } from "../../domain/day.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { RuleError } from "../../domain/rule-error.ts";
import {
  type CustomerValue,
  onward,
  propose,
  type ValueKind,
  type Voices,
} from "../../domain/value/customer-value.ts";
import { type ValueScene, voicesFor } from "./voices.ts";

/** The template whose blocks all of them use. */
export const WORDS = "value";

interface Wish {
  readonly value: ValueKind;
  readonly reason: string | null;
  readonly reviewOn: Day | null;
}

/** Asked for, or in force where it needs nobody's word. What waited before gives way. @throws RuleError */
export async function askValue(inHand: InHand, wish: Wish, scene: ValueScene): Promise<CustomerValue> {
  const { actor, now, store, rules } = scene;
  const { item } = inHand;
  const voices = await voicesFor(inHand, scene);
  const { customerId, no } = item;
  const drafted = propose(
    { ...wish, customerId, no, by: actor.userId, now, today: dayOf(now) },
    voices,
    rules,
  );
  const current = await store.customerValues.inForceOf(customerId);
  if (current !== null && current.value === wish.value && wish.value !== "potential")
    throw new RuleError("value-already", { no, value: current.value });
  const open = await store.customerValues.openOf(customerId);
  if (open !== null) await end(open, "ended", scene);
  const added = await store.customerValues.add({ ...drafted, state: "asked", beganAt: null });
  const value = { ...added, state: drafted.state, beganAt: drafted.beganAt };
  return value.state === "in-force" ? begin(value, scene) : store.customerValues.save(value);
}

/** The next word it needs, now that one more was given. */
export async function goOn(value: CustomerValue, voices: Voices, scene: ValueScene): Promise<CustomerValue> {
  const next = onward(value, voices, scene.now);
  return next.state === "in-force" ? begin(next, scene) : scene.store.customerValues.save(next);
}

/** In force from now on; the one before is over, and the history of the item says so. */
export async function begin(value: CustomerValue, scene: ValueScene): Promise<CustomerValue> {
  const { store, now } = scene;
  const before = await store.customerValues.inForceOf(value.customerId);
  if (before !== null && before.id !== value.id) await end(before, "ended", scene);
  const begun = await store.customerValues.save({ ...value, state: "in-force", beganAt: now });
  await store.customerValues.mark(value.customerId, value.value);
  await booked(value.no, { before: before?.value ?? null, after: value.value, reason: value.reason }, scene);
  return begun;
}

/** What waits or is in force is over. */
export async function end(
  value: CustomerValue,
  state: "ended" | "refused",
  { actor, now, store }: Pick<ValueScene, "actor" | "now" | "store">,
): Promise<CustomerValue> {
  return store.customerValues.save({ ...value, state, endedAt: now, endedBy: actor.userId });
}

/** 取消: what waits, and what is in force; null where there was neither. */
export async function takeBack(
  item: Item,
  reason: string | null,
  scene: ValueScene,
): Promise<{ readonly open: CustomerValue | null; readonly current: CustomerValue | null } | null> {
  const { store } = scene;
  const open = await store.customerValues.openOf(item.customerId);
  const current = await store.customerValues.inForceOf(item.customerId);
  if (open === null && current === null) return null;
  if (open !== null) await end(open, "ended", scene);
  if (current !== null) {
    await end(current, "ended", scene);
    await store.customerValues.mark(item.customerId, null);
    await booked(item.no, { before: current.value, after: null, reason }, scene);
  }
  return { open, current };
}

async function booked(
  no: number,
  { before, after, reason }: { before: string | null; after: string | null; reason: string | null },
  { store, save }: ValueScene,
): Promise<void> {
  const item = await store.items.byNo(no);
  if (item !== null)
    await save({ item, what: "valued", text: reason, edit: { field: "customer-value", before, after } });
}

/** The head is asked, with the buttons of both answers. */
export async function asking(
  value: CustomerValue,
  { item, customer }: { readonly item: Item; readonly customer: Customer },
  { actor, store }: Pick<ValueScene, "actor" | "store">,
): Promise<Notice[]> {
  if (value.state !== "asked" || value.askedId === null) return [];
  const consent = await store.customerValues.consentOf(value.customerId);
  return [
    {
      to: value.askedId,
      block: "asked",
      values: { item, customer, value, consent, by: actor },
      buttons: "buttons-asked",
      matter: `value/${value.id}`,
    },
  ];
}
