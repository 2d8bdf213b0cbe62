// 另立: a further opportunity of a customer that somebody else holds. They hear of it, and so does their head (rules.md 4):
// two people at one customer's door are to know of each other.
import type { Store } from "../../db/store.ts";
import type { Notice } from "../chat/command.ts";
import { dayOf } from "../domain/day.ts";
import type { Item } from "../domain/item/item.ts";
import { headOf } from "../domain/people/org.ts";
import type { Hit } from "./duplicates.ts";

interface Given {
  readonly store: Store;
  readonly now: number;
  /** Whoever says or sends it: they know. */
  readonly byId: string;
  /** Their name, or whose list it was. */
  readonly by: string;
}

/** In the block "further-told" of the command's template, one for each holder and each head, about the holder's newest item. */
export async function toldOfFurther(
  item: Item,
  known: readonly Hit[],
  { store, now, byId, by }: Given,
): Promise<readonly Notice[]> {
  const held = known.filter(
    ({ item: other }) => other.no !== item.no && other.place === "owned" && other.ownerId !== item.ownerId,
  );
  if (held.length === 0) return [];
  const org = await store.org.on(dayOf(now));
  const names = await store.people.names([item.ownerId]);
  const notices: Notice[] = [];
  const add = (to: string | null, { item: other, customer, owner }: Hit) => {
    const isKnown = to === null || to === byId || to === item.ownerId || notices.some((one) => one.to === to);
    if (isKnown) return;
    const values = { item: other, customer, owner, further: item, by, mine: other.ownerId === to };
    notices.push({
      to,
      block: "further-told",
      values: { ...values, holder: names[item.ownerId ?? ""] ?? null },
    });
  };
  for (const hit of held) {
    const { ownerId, departmentId, largeDepartmentId } = hit.item;
    add(ownerId, hit);
    add(headOf(org, departmentId ?? largeDepartmentId, [ownerId, item.ownerId, byId])?.userId ?? null, hit);
  }
  return notices;
}
