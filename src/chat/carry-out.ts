// One text: find its command, read its arguments, check the right, run it in a savepoint, word what came of it.
import type { Store } from "../../db/store.ts";
import { wound } from "../domain/cadence.ts";
import type { Calendar } from "../domain/calendar.ts";
import { type Actor, may, ownRelations } from "../domain/rights.ts";
import { RuleError } from "../domain/rule-error.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Answer } from "./answer.ts";
import { takeAll } from "./arg.ts";
import type { Command } from "./command.ts";
import { explain } from "./explain.ts";
import type { Incoming } from "./message.ts";
import { fold } from "./read/fold.ts";
import { findLabels } from "./read/label.ts";
import type { Entry, Registry } from "./registry.ts";
import { UsageError } from "./usage-error.ts";

export interface Room {
  readonly registry: Registry;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  /** The label of a required field, for a draft that waits for it. */
  readonly fieldWord: (field: string) => string;
}

export interface Moment {
  readonly incoming: Incoming;
  readonly actor: Actor;
  readonly store: Store;
  readonly now: number;
}

/**
 * What the sender gets to read. A half-typed command waits for the part that was asked for: the next text that is
 * no command itself is taken as that part. 确认 runs the very words again that asked for it.
 */
export async function carryOut(room: Room, moment: Moment, text: string): Promise<Answer> {
  const { store, incoming, actor, now } = moment;
  const spot = { userId: actor.userId, chatId: incoming.chat.id };
  const found = room.registry.find(text);
  const draft = await store.drafts.open(spot, now);
  if (found?.entry.id === "confirm" && draft !== null && draft.asking === null) {
    await store.drafts.drop(spot);
    return run(room, moment, { text: draft.words, confirmed: true, waiting: false });
  }
  if (found === null && draft !== null && draft.asking !== null) {
    const labelled = findLabels(fold(text.trim()))[0]?.start === 0;
    const part = labelled ? text.trim() : `${room.fieldWord(draft.asking)} ${text.trim()}`;
    return run(room, moment, { text: `${draft.words} ${part}`, confirmed: false, waiting: draft !== null });
  }
  return run(room, moment, { text, confirmed: false, waiting: draft !== null });
}

interface Said {
  readonly text: string;
  readonly confirmed: boolean;
  /** A draft waits in this chat; carrying out anything else ends it. */
  readonly waiting: boolean;
}

async function run(room: Room, moment: Moment, said: Said): Promise<Answer> {
  const found = room.registry.find(said.text);
  if (found === null)
    return {
      id: "common",
      block: "unknown",
      values: { near: room.registry.near(said.text), text: said.text },
    };
  const { store, incoming, actor, now } = moment;
  const spot = { userId: actor.userId, chatId: incoming.chat.id };
  try {
    const answer = await store.savepoint(() => perform(room, moment, { ...found, ...said }));
    if (answer.confirm === true) await store.drafts.keep(spot, { words: said.text, asking: null, at: now });
    else if (said.waiting && !PASSING.has(found.entry.id)) await store.drafts.drop(spot);
    return answer;
  } catch (error) {
    if (error instanceof UsageError) {
      const asking = error.facts["ask"];
      if (typeof asking === "string") await store.drafts.keep(spot, { words: said.text, asking, at: now });
      return { id: "usage", block: error.code, values: { ...error.facts, usage: found.entry.usage } };
    }
    if (error instanceof RuleError)
      return { id: "rules", block: error.code, values: await explain(error, moment) };
    throw error;
  }
}

/** Looking something up in between leaves a half-typed command where it is. */
const PASSING: ReadonlySet<string> = new Set(["help", "more", "show", "today", "mine", "pool"]);

async function perform(
  room: Room,
  moment: Moment,
  given: { entry: Entry; rest: string; text: string; confirmed: boolean },
): Promise<Answer> {
  const { store, incoming, actor, now } = moment;
  const { entry } = given;
  const command: Command = entry.command;
  const takesItem = Object.keys(command.args).includes("item");
  if (!takesItem && !may(command.right, ownRelations(actor)))
    throw new RuleError("forbidden", { right: command.right });
  const args = await takeAll(command.args, given.rest, {
    actor,
    chat: incoming.chat,
    now,
    store,
    right: command.right,
    quote: incoming.quote ?? null,
  });
  const saying = await command.run({
    args,
    actor,
    chat: incoming.chat,
    now,
    store,
    rules: room.rules,
    calendar: room.calendar,
    save: (change) =>
      store.items.apply({ ...change, item: wound(change.item, room) }, { by: actor.userId, at: now }),
    commands: room.registry.entries,
    confirmed: given.confirmed,
  });
  return {
    id: `commands/${entry.id}`,
    ...saying,
    ...(command.audience === undefined ? {} : { audience: command.audience }),
  };
}
