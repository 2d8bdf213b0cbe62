// One command: its arguments read, the right asked, the handler run.
import type { Calendar } from "../domain/calendar.ts";
import { may, ownRelations } from "../domain/rights.ts";
import { RuleError } from "../domain/rule-error.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Answer } from "./answer.ts";
import { takeAll } from "./arg.ts";
import type { Moment } from "./carry-out.ts";
import { woundNow } from "./clockwork.ts";
import type { Command } from "./command.ts";
import type { Found, Registry } from "./registry.ts";

export interface Room {
  readonly registry: Registry;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  readonly webhookKey: (address: string) => string | null;
  readonly postsToChats?: boolean;
  /** The label of a required field, for a draft that waits for it. */
  readonly fieldWord: (field: string) => string;
}

/** @throws RuleError, UsageError */
export async function perform(
  room: Room,
  { store, incoming, actor, now }: Moment,
  { entry, word, rest, confirmed }: Found & { readonly confirmed: boolean },
): Promise<Answer> {
  const command: Command = entry.command;
  const takesItem = Object.keys(command.args).includes("item");
  if (!takesItem && !may(command.right, ownRelations(actor)))
    throw new RuleError("forbidden", { right: command.right });
  const args = await takeAll(command.args, rest, {
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
    channel: incoming.channel,
    now,
    store,
    rules: room.rules,
    calendar: room.calendar,
    postsToChats: room.postsToChats ?? false,
    save: async (change) => {
      // What stood still for an offer of the last holder's goes on with the next one.
      if (change.begins !== undefined || change.ends !== undefined)
        await store.pauses.endOfItem({ no: change.item.no, kind: "transfer", at: now });
      return store.items.apply(
        { ...change, item: await woundNow(change.item, { store, ...room }) },
        { by: actor.userId, at: now },
      );
    },
    commands: room.registry.entries,
    confirmed,
    word,
    webhookKey: room.webhookKey,
  });
  return {
    id: saying.words ?? `commands/${entry.id}`,
    ...saying,
    ...(command.audience === undefined ? {} : { audience: command.audience }),
  };
}
