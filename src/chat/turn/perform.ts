// One command: its arguments read, the right asked, the handler run.
import type { Change } from "../../domain/item/change.ts";
import { may, ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Answer } from "../answer.ts";
import type { Arg, ArgScene } from "../arg.ts";
import type { Command } from "../command.ts";
import type { Found } from "../understand/registry.ts";
import { UsageError } from "../usage-error.ts";
import { woundNow } from "./clockwork.ts";
import type { Moment, Room } from "./moment.ts";
import { isCustomersAct, wakeCustomer } from "./peace.ts";

/** @throws RuleError, UsageError */
export async function perform(
  room: Room,
  { store, incoming, actor, now, rules, computed }: Moment,
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
    rules,
    right: command.right,
    quote: incoming.quote ?? null,
  });
  const saved: Change[] = [];
  const saying = await command
    .run({
      args,
      actor,
      chat: incoming.chat,
      channel: incoming.channel,
      now,
      store,
      rules,
      calendar: room.calendar,
      postsToChats: room.postsToChats ?? false,
      sendsFiles: room.sendsFiles ?? true,
      pagesUrl: room.pagesUrl?.() ?? null,
      save: async (change) => {
        // What stood still for an offer of the last holder's goes on with the next one.
        if (change.begins !== undefined || change.ends !== undefined)
          await store.pauses.endOfItem({ no: change.item.no, kind: "transfer", at: now });
        if (isCustomersAct(change))
          await wakeCustomer(
            change.item.customerId,
            { by: actor.userId, why: "customer" },
            { store, calendar: room.calendar, rules, now },
          );
        saved.push(change);
        return store.items.apply(
          { ...change, item: await woundNow(change.item, { store, calendar: room.calendar, rules }) },
          { by: actor.userId, at: now },
        );
      },
      commands: room.registry.entries,
      compute: (ask) => computed.of(ask),
      confirmed,
      worded: (block, values) => entry.worded(block, values),
      word,
      webhookKey: room.webhookKey,
      sheetKey: room.sheetKey,
    })
    .catch((error: unknown) => {
      throw withItem(error, args);
    });
  const answers = await room.workflows.answers(saved, { ...room, store, rules, now, actor });
  return {
    id: saying.words ?? `commands/${entry.id}`,
    ...saying,
    ...(answers.length === 0 ? {} : { notices: [...(saying.notices ?? []), ...answers] }),
    ...(command.audience === undefined ? {} : { audience: command.audience }),
  };
}

/** What is asked back shows an example with the item in hand. */
function withItem(error: unknown, args: unknown): unknown {
  const { item } = ((args as { readonly item?: unknown }).item ?? {}) as {
    readonly item?: { readonly no: number; readonly stage?: number | null };
  };
  if (!(error instanceof UsageError) || item === undefined) return error;
  return new UsageError(error.code, { inHandNo: item.no, inHandStage: item.stage ?? null, ...error.facts });
}

/** Takes every argument in the order in which the command declares them. */
async function takeAll<Args>(
  readers: { readonly [Name in keyof Args]: Arg<Args[Name]> },
  text: string,
  scene: ArgScene,
): Promise<Args> {
  let rest = text;
  const args: Partial<Args> = {};
  try {
    for (const name of Object.keys(readers) as (keyof Args)[]) {
      const taken = await readers[name].take(rest, scene);
      args[name] = taken.value;
      rest = taken.rest;
    }
  } catch (error) {
    throw withItem(error, args);
  }
  return args as Args;
}
