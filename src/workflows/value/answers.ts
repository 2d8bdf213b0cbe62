// What is answered to a value that was asked for: by the customer on being named, and by the head (rules.md 4, 12).
import type { InHand } from "../../chat/args/take-up.ts";
import type { Notice, Saying, Scene } from "../../chat/command.ts";
import type { Item } from "../../domain/item/item.ts";
import { BY_CLOCK } from "../../domain/people/people.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { CustomerValue } from "../../domain/value/customer-value.ts";
import { asking, begin, end, goOn, takeBack, WORDS } from "./customer-value.ts";
import { voicesFor } from "./voices.ts";

/** Kept whether or not something waits for it; a no ends what it was asked for, and a 标杆 in force. */
export async function consented(
  inHand: InHand,
  { given, who }: { readonly given: boolean; readonly who: string | null },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, now, store } = scene;
  const { customer } = inHand;
  const { customerId, no } = inHand.item;
  await store.customerValues.consent({ customerId, given, who, by: actor.userId, at: now });
  const open = await store.customerValues.openOf(customerId);
  const waits = open?.state === "consent" ? open : null;
  const values = { item: inHand.item, customer, who };
  if (!given) {
    if (waits !== null) await end(waits, "refused", scene);
    const current = await store.customerValues.inForceOf(customerId);
    const lost = current?.value === "benchmark" ? await takeBack(inHand.item, null, scene) : null;
    const to = lost?.current?.answeredBy ?? null;
    const told = {
      ...values,
      item: await latest(inHand.item, scene),
      by: actor,
      value: lost?.current ?? null,
    };
    return {
      words: WORDS,
      block: "not-public",
      values: { ...told, ends: waits !== null, lost: lost !== null },
      notices: to === null || to === actor.userId ? [] : [{ to, block: "told-not-public", values: told }],
    };
  }
  if (waits === null)
    return { words: WORDS, block: "public", values: { ...values, value: null, head: null } };
  const value = await goOn(waits, await voicesFor(inHand, scene), scene);
  const item = (await store.items.byNo(no)) ?? inHand.item;
  const names = await store.people.names([value.askedId]);
  return {
    words: WORDS,
    block: "public",
    values: { ...values, item, value, head: names[value.askedId ?? ""] ?? null },
    notices: await asking(value, { item, customer }, scene),
  };
}

/** @throws RuleError where nothing waits for a head, or it is the actor's own wish */
export async function answered(
  inHand: InHand,
  { yes, reason }: { readonly yes: boolean; readonly reason: string | null },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, now, store } = scene;
  const { item, customer } = inHand;
  const open = await store.customerValues.openOf(item.customerId);
  if (open === null) throw new RuleError("value-not-asked", { item });
  if (open.state === "consent") throw new RuleError("value-consent-first", { item });
  const isOwn = open.by === actor.userId || item.ownerId === actor.userId;
  if (isOwn && open.askedId !== actor.userId)
    throw new RuleError("value-own", { item, memberId: open.askedId });
  const said = { ...open, answeredBy: actor.userId, answeredAt: now, answer: reason };
  const value = yes ? await begin(said, scene) : await end(said, "refused", scene);
  const shown = { item: await latest(item, scene), customer, value, reason, by: actor };
  return {
    words: WORDS,
    block: yes ? "allowed" : "refused",
    values: shown,
    notices: told(value, item, { block: yes ? "told-allowed" : "told-refused", values: shown, actor }),
  };
}

/** Whoever asked, and whoever holds it: once each. What the figures suggested and the head declined tells nobody. */
function told(
  { by, state }: CustomerValue,
  { ownerId }: Item,
  { actor, ...notice }: Pick<Notice, "block" | "values"> & { readonly actor: { readonly userId: string } },
): Notice[] {
  const readers = new Set(by === BY_CLOCK && state === "refused" ? [] : [by, ownerId]);
  return [...readers].flatMap((to) =>
    to === null || to === BY_CLOCK || to === actor.userId ? [] : [{ to, ...notice }],
  );
}

async function latest(item: Item, { store }: Pick<Scene<unknown>, "store">): Promise<Item> {
  return (await store.items.byNo(item.no)) ?? item;
}
