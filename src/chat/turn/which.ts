// Which one is meant: whom something happened with is asked, a bare number is looked up.
import type { Answer } from "../answer.ts";
import type { Which } from "../understand/spoken.ts";
import { CHOSEN, spotOf } from "./ask-back.ts";
import type { Moment, Room } from "./moment.ts";
import { namedItems } from "./offers.ts";
import { MEMORY_MS } from "./surroundings.ts";

/** What happened waits for whom it happened with. */
export async function askWhich(room: Room, moment: Moment, { text, among }: Which): Promise<Answer> {
  const { store, now } = moment;
  const words = `${room.registry.wordOf("follow-up")} ${CHOSEN} ${text}`;
  const spoken = await store.conversations.lastItem(spotOf(moment), now - MEMORY_MS);
  // Nothing was spoken of: whoever was asked about an item most likely answers that.
  const isAsked = among.length === 0 && spoken === null;
  const last = isAsked ? await room.workflows.askedOf({ ...room, ...moment }) : spoken;
  const shown = among.length > 0 ? among : last === null ? [] : [last];
  // Of a list its numbers are taken; else a number is an item's, and 对 takes the one spoken of last.
  const asking = among.length > 0 ? "which-one" : "missing-item";
  const choices = shown.length === 0 ? null : shown.map((no) => `#${no}`);
  await store.drafts.keep(spotOf(moment), { words, asking, choices, at: now });
  return {
    id: "common",
    block: "which",
    values: { list: await namedItems(shown, moment), isOpen: among.length === 0, isAsked },
  };
}

/** A bare number is a line of the list just shown, else an item; looking one up does no harm. */
export async function lookUp(line: number, room: Room, moment: Moment): Promise<string> {
  const { store, now } = moment;
  const list = await store.conversations.list(spotOf(moment), now - MEMORY_MS);
  const no = list[line - 1] ?? line;
  return `${room.registry.wordOf("show")} #${no}`;
}
