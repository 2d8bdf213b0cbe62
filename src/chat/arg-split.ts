// What an answer to a split is about: the version it names or quotes, and the item, said or the only one that waits.
import { isOpen, type Meant, turnOf } from "../domain/split/split.ts";
import type { Arg, ArgScene } from "./arg.ts";
import { type InHand, itemArg, namesAnItem, takeUp } from "./arg-item.ts";
import { readVersions } from "./read/version.ts";
import { UsageError } from "./usage-error.ts";

/** Numbers of versions, and of which item where they stand in a quoted message. */
export interface VersionsSaid {
  readonly numbers: Meant;
  readonly of: number | null;
}

/** Typed versions win over those in the quoted message. */
export function versionsArg(): Arg<VersionsSaid> {
  return {
    async take(text, { quote }) {
      const typed = readVersions(text);
      if (typed.numbers.length > 0 || quote === null)
        return { value: { numbers: typed.numbers, of: null }, rest: typed.rest };
      const no = /#(\d+)/.exec(quote)?.[1];
      return {
        value: { numbers: readVersions(quote).numbers, of: no === undefined ? null : Number(no) },
        rest: text,
      };
    },
  };
}

/** What was said about versions of this item. */
export function meantOf({ numbers, of }: VersionsSaid, { no }: { readonly no: number }): Meant {
  return of === null || of === no ? numbers : [];
}

const MOST_CHOICES = 9;
const MEMORY_MS = 10 * 60_000;

/** The item that is named or quoted; else the one whose split waits for the actor; in doubt it is asked. */
export function splitItemArg(): Arg<InHand> {
  return {
    async take(text, scene) {
      if (await namesAnItem(text, scene)) return itemArg().take(text, scene);
      const open = await scene.store.splits.openFor(scene.actor.userId);
      const waiting = open.filter((split) => turnOf(split).includes(scene.actor.userId));
      const [only, another] = waiting.length > 0 ? waiting : open.filter(isOpen);
      if (another !== undefined) throw await severalSplits(waiting.length > 0 ? waiting : open, scene);
      const no = only?.no ?? (await lastItem(scene));
      const item = no === null ? null : await scene.store.items.byNo(no);
      if (item === null) throw new UsageError("no-split-waiting");
      return { value: await takeUp(item, scene), rest: text };
    },
  };
}

function lastItem({ store, actor, chat, now }: ArgScene): Promise<number | null> {
  return store.conversations.lastItem({ userId: actor.userId, chatId: chat.id }, now - MEMORY_MS);
}

async function severalSplits(
  splits: readonly { readonly no: number }[],
  { store }: ArgScene,
): Promise<UsageError> {
  const choices = [];
  for (const { no } of splits.slice(0, MOST_CHOICES)) {
    const item = await store.items.byNo(no);
    if (item !== null) choices.push({ item, customer: await store.customers.byId(item.customerId) });
  }
  return new UsageError("several-splits", { choices, more: splits.length - choices.length });
}
