// The item an answer is about: named or quoted, else the only one that waits for the actor's word.
import type { Arg, ArgScene } from "../arg.ts";
import { UsageError } from "../usage-error.ts";
import { itemArg, namesAnItem } from "./item.ts";
import { type InHand, takeUp } from "./take-up.ts";

const MOST_CHOICES = 9;
const MEMORY_MS = 10 * 60_000;

interface Waiting {
  /** Numbers of the items that wait for the actor, each once. */
  nos(scene: ArgScene): Promise<readonly number[]>;
  /** Where none waits, it is about the item just spoken of. */
  readonly orLast?: true;
  /** What is said where none waits either. */
  readonly none: string;
}

/** 我接, 同意, 我去: whoever was asked one thing answers it without a number; of several it is asked which. */
export function waitingItemArg({ nos, orLast, none }: Waiting): Arg<InHand> {
  return {
    async take(text, scene) {
      if (await namesAnItem(text, scene)) return itemArg().take(text, scene);
      const waiting = [...new Set(await nos(scene))];
      if (waiting.length > 1) throw await several(waiting, scene);
      const no = waiting[0] ?? (orLast === undefined ? null : await lastItem(scene));
      const item = no === null ? null : await scene.store.items.byNo(no);
      if (item === null) throw new UsageError(none);
      return { value: await takeUp(item, scene), rest: text };
    },
  };
}

/** The item of a 转交 that was offered to the actor. */
export function offeredItemArg(): Arg<InHand> {
  return waitingItemArg({
    nos: async ({ store, actor }) => (await store.transfers.offeredTo(actor.userId)).map(({ no }) => no),
    none: "missing-item",
  });
}

/** The item the actor was asked to come along for, or was offered another time for. */
export function mentoringItemArg(): Arg<InHand> {
  return waitingItemArg({
    nos: async ({ store, actor }) => (await store.mentorships.waitingFor(actor.userId)).map(({ no }) => no),
    none: "missing-item",
  });
}

function lastItem({ store, actor, chat, now }: ArgScene): Promise<number | null> {
  return store.conversations.lastItem({ userId: actor.userId, chatId: chat.id }, now - MEMORY_MS);
}

async function several(nos: readonly number[], { store }: ArgScene): Promise<UsageError> {
  const choices = [];
  for (const no of nos.slice(0, MOST_CHOICES)) {
    const item = await store.items.byNo(no);
    if (item !== null) choices.push({ item, customer: await store.customers.byId(item.customerId) });
  }
  return new UsageError("several-waiting", { choices, more: nos.length - choices.length });
}
