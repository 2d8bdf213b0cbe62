// Whose item is meant, where a colleague is named in the item's place: 过问 李四 卡在哪. Their only one; of several it is asked.
import { may } from "../../domain/people/rights.ts";
import type { Arg, ArgScene } from "../arg.ts";
import { readItemReference } from "../read/item-reference.ts";
import { namesIn } from "../understand/names.ts";
import { itemArg, onlyOf } from "./item.ts";
import { beginsWithColleague } from "./person.ts";
import { type InHand, takeUp } from "./take-up.ts";

const MOST_HELD = 200;

/** An item as everywhere; or whoever holds it, with what names it behind them or with nothing. @throws UsageError */
export function itemOfHolderArg(): Arg<InHand> {
  return {
    async take(text, scene) {
      const { kind } = readItemReference(text).reference;
      const holder = kind === "name" ? await beginsWithColleague(text.trimStart(), scene) : null;
      if (holder === null) return itemArg().take(text, scene);
      const { userId, name, rest } = holder;
      if (readItemReference(rest).reference.kind === "number") return itemArg().take(rest, scene);
      const held = await scene.store.customers.heldBy(userId, MOST_HELD);
      const [named, another] = namesIn(rest, held);
      const meant = named === undefined || another !== undefined ? held.map(({ no }) => no) : named.nos;
      const inHand = await oneOf(meant, name, scene);
      const { value } = await itemArg().take(`#${inHand.item.no}`, scene);
      return { value, rest };
    },
  };
}

async function oneOf(nos: readonly number[], name: string, scene: ArgScene): Promise<InHand> {
  const all: InHand[] = [];
  for (const item of await scene.store.items.byNos(nos)) {
    const inHand = await takeUp(item, scene);
    if (item.outcome === "open" && may(scene.right, inHand.relations)) all.push(inHand);
  }
  return onlyOf(all, name, scene);
}
