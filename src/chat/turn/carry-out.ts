// One text: what it means, its command performed, its draft kept or ended, and what is answered.
import type { Draft } from "../../../db/stores/drafts.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Answer } from "../answer.ts";
import { choiceIn } from "../read/choice.ts";
import { readDays } from "../read/days.ts";
import { fold } from "../read/fold.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { findLabels } from "../read/label.ts";
import { readStamp } from "../read/stamp.ts";
import { meaningOf } from "../understand/meaning.ts";
import type { Line } from "../understand/several.ts";
import { slipIn } from "../understand/slip.ts";
import { UsageError } from "../usage-error.ts";
import {
  CHOSEN,
  itemOrDay,
  keepDraft,
  lineOrItem,
  questionTo,
  spotOf,
  waitForConfirmation,
  waitForField,
} from "./ask-back.ts";
import { explain } from "./explain.ts";
import type { Moment, Room } from "./moment.ts";
import { perform } from "./perform.ts";

/** A place is evidence of a visit to the customer just spoken of; without one the answer says how to say it. */
export async function carryOutLocation(room: Room, moment: Moment, label: string): Promise<Answer> {
  const { store, now } = moment;
  const last = await store.conversations.lastItem(spotOf(moment), now - MEMORY_MS);
  if (last === null || label === "") return { id: "common", block: "location", values: { label } };
  return run(room, moment, plainly(`${room.registry.wordOf("follow-up")} #${last} 到访: ${label}`));
}

const MEMORY_MS = 10 * 60_000;
/** A list that was sent holds until the next one: over a weekend and a holiday. */
const NUMBERED_MS = 10 * 86_400_000;
/** Where its numbers stand, whatever else is shown meanwhile. */
export const NUMBERED_CHAT = "numbered";

interface Said {
  readonly text: string;
  readonly confirmed: boolean;
  /** What waits in this chat. */
  readonly draft: Draft | null;
  /** One of several in one message: it keeps no draft. */
  readonly alone: boolean;
}

const MOST_OWN = 500;

/** A button's command, whatever waits half-typed in the chat. */
export function carryOutCommand(room: Room, moment: Moment, command: string): Promise<Answer> {
  return run(room, moment, plainly(command));
}

/**
 * What the sender gets to read; null where nothing is to be said. A half-typed command waits for the part that was
 * asked for: the next text that is no command itself is taken as that part. 确认 runs the very words again that asked.
 */
export async function carryOut(room: Room, moment: Moment, said: string): Promise<Answer | null> {
  const { store, incoming, now } = moment;
  const { text, escalationId } = readStamp(said);
  if (escalationId !== null) {
    const settled = await room.workflows.settled(escalationId, { ...room, ...moment });
    if (settled !== null)
      return { id: "rules", block: settled.code, values: await explain(settled, moment, room) };
  }
  const spot = spotOf(moment);
  const draft = await store.drafts.open(spot, now);
  const chosen = draft?.choices?.[choiceIn(text) - 1];
  if (draft !== null && chosen !== undefined) {
    await store.drafts.drop(spot);
    return run(room, moment, plainly(draft.words.replace(CHOSEN, chosen)));
  }
  const found = room.registry.find(text);
  if (draft !== null && found !== null) {
    if (found.entry.id === "confirm" && draft.asking === null && draft.choices === null) {
      await store.drafts.drop(spot);
      return run(room, moment, { ...plainly(draft.words), confirmed: true });
    }
    if (found.entry.id === "skip" && draft.asking !== null) return skip(room, moment, draft);
    if (found.entry.id === "continue" && draft.asking !== null)
      return run(room, moment, { ...plainly(draft.words), draft });
  }
  if (found === null && draft !== null && draft.asking !== null && mayBe(draft.asking, text, now)) {
    const labelled = findLabels(fold(text.trim()))[0]?.start === 0;
    const part = labelled ? text.trim() : `${room.fieldWord(draft.asking)} ${text.trim()}`;
    return run(room, moment, { ...plainly(`${draft.words} ${part}`), draft });
  }
  const line = choiceIn(text);
  if (line > 0) return run(room, moment, plainly(await lookUp(line, room, moment)));
  const meaning = await meaningOf(text, {
    registry: room.registry,
    own: () => ownNames(moment),
    numbered: () =>
      store.conversations.list({ userId: moment.actor.userId, chatId: NUMBERED_CHAT }, now - NUMBERED_MS),
    quotes: /#\d/.test(incoming.quote ?? ""),
  });
  switch (meaning.kind) {
    case "command":
      return run(room, moment, { ...plainly(meaning.text), draft });
    case "each":
      return each(room, moment, meaning.lines);
    case "line-or-item":
      return lineOrItem(room.registry, moment, meaning);
    case "beyond-list":
      return { id: "common", block: "beyond-list", values: { ...meaning } };
    case "item-or-day":
      return (await itemOrDay(room.registry, moment, meaning)) ?? unknown(room, moment, text);
    case "small-talk":
      // In a group nobody waits for an answer to 收到.
      return incoming.chat.kind === "group" ? null : { id: "common", block: "small-talk", values: {} };
    case "unknown":
      return unknown(room, moment, text);
  }
}

/** A slip of the input method is carried out where a wrong guess does no harm, and else suggested. */
async function unknown(room: Room, moment: Moment, text: string): Promise<Answer> {
  const slip = await slipIn(text, room.registry);
  if (slip !== null && HARMLESS.has(slip.entry.id)) return run(room, moment, plainly(slip.text));
  const near = slip === null ? room.registry.near(text) : [slip.text];
  return { id: "common", block: "unknown", values: { near, text } };
}

/** Commands that only show something. */
export const HARMLESS: ReadonlySet<string> = new Set([
  "show",
  "today",
  "mine",
  "pool",
  "customer",
  "check-duplicate",
  "help",
  "more",
]);

/** The next missing part is asked for; the last one cannot be left out. */
async function skip(room: Room, moment: Moment, draft: Draft): Promise<Answer> {
  const answer = await run(room, moment, { ...plainly(draft.words), draft });
  const missing = (answer.values["missing"] ?? []) as readonly string[];
  const next = missing[(missing.indexOf(draft.asking ?? "") + 1) % missing.length];
  if (next === undefined || missing.length < 2)
    return { id: "usage", block: "cannot-skip", values: { ...answer.values, words: draft.words } };
  await moment.store.drafts.keep(spotOf(moment), { ...draft, asking: next });
  return {
    ...answer,
    values: { ...answer.values, missing: [next, ...missing.filter((field) => field !== next)] },
  };
}

function plainly(text: string): Said {
  return { text, confirmed: false, draft: null, alone: true };
}

/** Every one in a savepoint of its own: one that fails does not hold up the others. */
async function each(room: Room, moment: Moment, lines: readonly Line[]): Promise<Answer> {
  const parts: Answer[] = [];
  let question: string | null = null;
  for (const { text, isNew } of lines) {
    if (!isNew) parts.push(await run(room, moment, { ...plainly(text), alone: false }));
    else {
      parts.push({ id: "common", block: question === null ? "new-lead" : "new-later", values: { text } });
      question ??= await waitForConfirmation(text, null, moment);
    }
  }
  const answer: Answer = { id: "common", block: "several", values: {}, parts };
  return question === null ? answer : { ...answer, buttons: "buttons-confirm", question };
}

async function run(room: Room, moment: Moment, said: Said): Promise<Answer> {
  const { store } = moment;
  const spot = spotOf(moment);
  const found = room.registry.find(said.text);
  if (found === null)
    return {
      id: "common",
      block: "unknown",
      values: { near: room.registry.near(said.text), text: said.text },
    };
  try {
    const answer = await store.savepoint(() =>
      perform(room, moment, { ...found, confirmed: said.confirmed }),
    );
    if (answer.confirm === true && said.alone) {
      const { no = null } = (answer.values["item"] ?? {}) as { readonly no?: number };
      return { ...answer, question: await waitForConfirmation(said.text, no, whereRead(answer, moment)) };
    }
    if (answer.waitsFor !== undefined && said.alone) {
      const { command, item, field } = answer.waitsFor;
      await waitForField(`${room.registry.wordOf(command)} #${item.no}`, { field, moment });
    } else if (said.draft !== null && (isDone(said, found.entry.id) || isByTheWay(said.draft)))
      await store.drafts.drop(spot);
    else if (said.draft !== null && said.draft.asking !== null && !PASSING.has(found.entry.id))
      return { ...answer, parked: said.draft.words };
    return answer;
  } catch (error) {
    if (error instanceof UsageError) {
      const isChoice = said.alone && (await keepDraft(said.text, error, moment));
      return {
        id: "usage",
        block: error.code,
        values: { ...error.facts, usage: found.entry.usage },
        ...(isChoice ? { buttons: `buttons-${error.code}`, question: questionTo(moment, null) } : {}),
      };
    }
    if (error instanceof RuleError)
      return { id: "rules", block: error.code, values: await explain(error, moment, room) };
    throw error;
  }
}

/** What was asked for beside something that is done: nobody is held to it. */
function isByTheWay({ asking }: Draft): boolean {
  return asking !== null && BY_THE_WAY[asking] !== undefined;
}

function mayBe(asking: string, text: string, now: number): boolean {
  return BY_THE_WAY[asking]?.(text, now) ?? true;
}

/** What, in answer to a question by the way, is taken for its answer. */
const BY_THE_WAY: Readonly<Record<string, (text: string, now: number) => boolean>> = {
  next: (text, now) => readDays(fold(text), now).some((day) => "value" in day),
  "decision-maker": (text, now) => PERSON.test(text.trim()) && !readFollowUp(text, now).attempt,
};
const PERSON = /^[^\s,，。;；!！?？]{1,8}$/;

/** 确认 is said where the question is read: alone with the bot, where a group must not read it. */
function whereRead({ audience }: Answer, moment: Moment): Moment {
  if (audience !== "private") return moment;
  const chat = { kind: "single", id: moment.actor.userId } as const;
  return { ...moment, incoming: { ...moment.incoming, chat } };
}

/** The draft's own words went through, or what waited was a 确认 or a choice and something else was said. */
function isDone({ text, draft }: Said, id: string): boolean {
  if (draft === null || PASSING.has(id)) return false;
  return draft.asking === null || text.startsWith(draft.words);
}

/** A bare number is a line of the list just shown, else an item; looking one up does no harm. */
async function lookUp(line: number, room: Room, moment: Moment): Promise<string> {
  const { store, now } = moment;
  const list = await store.conversations.list(spotOf(moment), now - MEMORY_MS);
  const no = list[line - 1] ?? line;
  return `${room.registry.wordOf("show")} #${no}`;
}

async function ownNames({ store, actor }: Moment) {
  const items = (await store.items.ownedBy(actor.userId)).slice(0, MOST_OWN);
  const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
  return items.map(({ no, customerId }) => ({ no, name: customers.get(customerId)?.name ?? "" }));
}

/** Looking something up in between leaves a half-typed command where it is, without a word about it. */
const PASSING: ReadonlySet<string> = new Set(["help", "more", "show", "today", "mine", "pool", "cancel"]);
