// A question that was told behind the answers: a list's first look waits for its 确认 beside whatever waits in the chat.

import type { Store } from "../../../db/store.ts";
import type { Draft } from "../../../db/stores/drafts.ts";
import { fold } from "../read/fold.ts";
import { spotOf } from "./ask-back.ts";
import type { Moment, Room } from "./moment.ts";
import { OFFER, offeredElsewhere } from "./offers.ts";

/** 看一下对不对: 对. What is mere courtesy (好的, 嗯) begins nothing that concerns so many. */
const RIGHT = /^(?:对+(?:的|头)?|没错|是的|就这样)[\s,，。.!！~吧啊呀了]*$/u;

/** No chat is called so, nor a member: what was told waits apart, and neither takes the other's place. */
const spotOfTold = (userId: string) => ({ userId, chatId: "told:" });

/** What 确认 carries out from now on; it takes the place of what was told before. */
export async function keepTold(
  { words, to }: { readonly words: string; readonly to: string },
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<void> {
  await store.drafts.keep(spotOfTold(to), { words, asking: null, choices: null, at: now });
}

type Asked = Pick<Moment, "actor" | "store" | "now">;

/** What was told and waits, where nothing in the chat was asked after it. */
async function toldLast(
  { actor, store, now }: Asked,
  others: readonly (Draft | null)[],
): Promise<Draft | null> {
  const told = await store.drafts.open(spotOfTold(actor.userId), now);
  return told !== null && others.every((other) => other === null || other.at < told.at) ? told : null;
}

/** 取消: the words that wait no more; null where something else was asked last. `words`: these, whatever was asked since. */
export async function dropTold(
  words: string,
  { chatId, ...asked }: Asked & { readonly chatId: string },
): Promise<string | null> {
  const { actor, store, now } = asked;
  const here = await store.drafts.open({ userId: actor.userId, chatId }, now);
  const told = await toldLast(asked, words === "" ? [here] : []);
  if (told === null || (words !== "" && told.words !== words)) return null;
  await store.drafts.drop(spotOfTold(actor.userId));
  return told.words;
}

export interface TakenTold {
  /** To be run. */
  readonly words: string;
  /** What was asked before, and waits on. */
  readonly older: Draft | null;
}

/**
 * What a text says to what was told: 对 takes it where it was asked last, 确认 also where what was asked since is not
 * answered by it. Null where it says anything else, or yes to something else: then what was told waits for a yes no more,
 * so that 确认 said twice does not carry out two things.
 */
export async function takeTold(text: string, { registry }: Room, moment: Moment): Promise<TakenTold | null> {
  const { store, actor, incoming, now } = moment;
  const told = incoming.chat.kind === "group" ? null : await store.drafts.open(spotOfTold(actor.userId), now);
  if (told === null) return null;
  const here = await store.drafts.open(spotOf(moment), now);
  const elsewhere = await offeredElsewhere(text, moment);
  const isLast = (await toldLast(moment, [here, elsewhere])) !== null;
  const found = registry.find(text);
  if (found?.entry.id === "cancel" && isLast) return { words: text, older: null };
  const isConfirmed = found?.entry.id === "confirm";
  const isItself =
    found !== null && found.rest.trim() === "" && found.word === registry.find(told.words)?.word;
  const isTaken = isConfirmed
    ? isLast || (elsewhere === null && (here === null || !takesYes(here)))
    : isLast && (isItself || RIGHT.test(fold(text).trim()));
  if (isTaken || isConfirmed) await store.drafts.drop(spotOfTold(actor.userId));
  return isTaken ? { words: told.words, older: here } : null;
}

/** 高翔的都给赵敏: what a text says of a list whose first look waits, as the command it is then; null for any other. */
export async function saidOfTold(text: string, room: Room, moment: Moment): Promise<string | null> {
  const { store, actor, incoming, now } = moment;
  if (incoming.chat.kind === "group" || room.registry.find(text) !== null) return null;
  const here = await store.drafts.open(spotOf(moment), now);
  const told = await toldLast(moment, [here, await offeredElsewhere(text, moment)]);
  return room.workflows.ofList(text, {
    store,
    actor,
    now,
    registry: room.registry,
    asked: told?.words ?? null,
  });
}

/** Whether 确认 answers it: a question for it, an offer, an amount or a day that was proposed. */
function takesYes({ asking, choices }: Draft): boolean {
  if (asking === null) return choices === null;
  return asking === OFFER || (choices !== null && asking !== "which-one");
}
