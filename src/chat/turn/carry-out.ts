// One text: what it means, its command performed, its draft kept or ended, and what is answered.
import type { Draft } from "../../../db/stores/drafts.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Answer } from "../answer.ts";
import { choiceIn } from "../read/choice.ts";
import { fold } from "../read/fold.ts";
import { readItemReference } from "../read/item-reference.ts";
import { findLabels } from "../read/label.ts";
import { nameBeginning } from "../read/name-beginning.ts";
import { readStamp } from "../read/stamp.ts";
import { meaningOf } from "../understand/meaning.ts";
import type { Found } from "../understand/registry.ts";
import type { Line } from "../understand/several.ts";
import { slipIn } from "../understand/slip.ts";
import { UsageError } from "../usage-error.ts";
import { noteAct } from "./acts.ts";
import { ANSWERS_OF_TODAY, BY_THE_WAY, fitOf } from "./answers.ts";
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
import { exampleFor } from "./example.ts";
import { explain } from "./explain.ts";
import { HARMLESS } from "./harmless.ts";
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
  /** The draft's words with what was asked for. */
  readonly answers?: true;
}

const MOST_OWN = 500;

/** A button's command, whatever waits half-typed in the chat. */
export async function carryOutCommand(room: Room, moment: Moment, command: string): Promise<Answer> {
  const { text, escalationId } = readStamp(command);
  return (await settled(room, moment, escalationId)) ?? run(room, moment, plainly(text));
}

/** The refusal of what answers an 上调 that is over; null where nothing is answered, or it still stands. */
async function settled(room: Room, moment: Moment, escalationId: number | null): Promise<Answer | null> {
  const error =
    escalationId === null ? null : await room.workflows.settled(escalationId, { ...room, ...moment });
  return error === null
    ? null
    : { id: "rules", block: error.code, values: await explain(error, moment, room) };
}

/**
 * What the sender gets to read; null where nothing is to be said. A half-typed command waits for the part that was
 * asked for: the next text that is no command itself is taken as that part. 确认 runs the very words again that asked.
 */
export async function carryOut(room: Room, moment: Moment, said: string): Promise<Answer | null> {
  const { store, incoming, now } = moment;
  const { text, escalationId } = readStamp(said);
  const over = await settled(room, moment, escalationId);
  if (over !== null) return over;
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
      return run(room, moment, { ...plainly(draft.words.replace(CHOSEN, " ")), draft });
  }
  const around = {
    registry: room.registry,
    own: () => ownNames(moment),
    numbered: () =>
      store.conversations.list({ userId: moment.actor.userId, chatId: NUMBERED_CHAT }, now - NUMBERED_MS),
    quotes: /#\d/.test(incoming.quote ?? ""),
  };
  if (draft?.asking === "today" && found !== null && ANSWERS_OF_TODAY.has(found.entry.id)) {
    const { kind } = readItemReference(found.rest).reference;
    const names = kind === "number" || kind === "line" || kind === "it";
    if (!names && nameBeginning(found.rest.trim(), await around.own()) === null)
      return run(room, moment, {
        ...plainly(`${found.word} ${draft.words} ${found.rest}`),
        draft,
        answers: true,
      });
  }
  const isSpeech = found !== null && (await isOfTheCustomer(found, around.own));
  if (draft !== null && draft.asking !== null && (found === null || isSpeech)) {
    const fit = fitOf(draft.asking, text, now);
    const isUnderstood = async () => !isSpeech && (await meaningOf(text, around)).kind !== "unknown";
    if (fit === "sure" || (fit === "maybe" && !(await isUnderstood())))
      return run(room, moment, { ...plainly(completed(draft, text, room)), draft, answers: true });
  }
  const line = choiceIn(text);
  if (line > 0) return run(room, moment, plainly(await lookUp(line, room, moment)));
  const meaning = await meaningOf(text, around);
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

/** 客户不做了 says what the customer does; 客户 云图 and 客户云图 look one up. */
async function isOfTheCustomer(
  { entry, rest }: Found,
  own: () => ReturnType<typeof ownNames>,
): Promise<boolean> {
  return (
    entry.id === "customer" && /^\p{Script=Han}/u.test(rest) && nameBeginning(rest, await own()) === null
  );
}

/** The words that waited, with the answer where it belongs. */
function completed({ words, asking }: Draft, text: string, room: Room): string {
  const said = text.trim();
  if (asking === "today") return `${room.registry.wordOf("follow-up")} ${words} ${said}`;
  if (words.includes(CHOSEN)) return words.replace(CHOSEN, () => (/^\d+$/.test(said) ? `#${said}` : said));
  const label = findLabels(fold(said))[0]?.start === 0 ? "" : room.fieldWord(asking ?? "");
  return [words, label, said].filter((part) => part !== "").join(" ");
}

/** A slip of the input method is carried out where a wrong guess does no harm, and else suggested. */
async function unknown(room: Room, moment: Moment, text: string): Promise<Answer> {
  const slip = await slipIn(text, room.registry);
  if (slip !== null && HARMLESS.has(slip.entry.id)) return run(room, moment, plainly(slip.text));
  const near = slip === null ? room.registry.near(text) : [slip.text];
  return { id: "common", block: "unknown", values: { near, text } };
}

/** The next missing part is asked for; the last one cannot be left out. */
async function skip(room: Room, moment: Moment, draft: Draft): Promise<Answer> {
  const answer = await run(room, moment, { ...plainly(draft.words.replace(CHOSEN, " ")), draft });
  const missing = (answer.values["missing"] ?? []) as readonly string[];
  // What is no list of parts is asked again.
  if (missing.length === 0) return answer;
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
    const before = (await store.acts.latest(moment.actor.userId))?.id ?? 0;
    const answer = await store.savepoint(() =>
      perform(room, moment, { ...found, confirmed: said.confirmed }),
    );
    await noteAct(moment, { id: found.entry.id, answer, before });
    if (answer.confirm === true && said.alone) {
      const { no = null } = (answer.values["item"] ?? {}) as { readonly no?: number };
      return { ...answer, question: await waitForConfirmation(said.text, no, whereRead(answer, moment)) };
    }
    if (answer.waitsFor !== undefined && said.alone) {
      const { command, item, field } = answer.waitsFor;
      await waitForField(`${room.registry.wordOf(command)} #${item.no}`, { field, moment });
    } else if (said.draft !== null && (isDone(said, found.entry.id) || isByTheWay(said.draft)))
      await store.drafts.drop(spot);
    else if (
      said.draft !== null &&
      said.draft.asking !== null &&
      !PASSING.has(found.entry.id) &&
      said.draft.told !== true
    ) {
      await store.drafts.keep(spot, { ...said.draft, told: true });
      return { ...answer, parked: said.draft.words.replace(CHOSEN, "…") };
    }
    return answer;
  } catch (error) {
    if (error instanceof UsageError) {
      const isChoice = said.alone && (await keepDraft(said.text, error, { moment, registry: room.registry }));
      return {
        id: "usage",
        block: error.code,
        values: { ...error.facts, usage: exampleFor(found.entry.usage, found.rest) },
        ...(isChoice ? { buttons: `buttons-${error.code}`, question: questionTo(moment, null) } : {}),
      };
    }
    if (error instanceof RuleError) {
      // What was answered met a no: whatever is said next is no part of it.
      if (said.answers === true) await store.drafts.drop(spot);
      if (said.alone) await keepDraft(said.text, error, { moment, registry: room.registry });
      return { id: "rules", block: error.code, values: await explain(error, moment, room) };
    }
    throw error;
  }
}

/** What was asked for beside something that is done: nobody is held to it. */
function isByTheWay({ asking }: Draft): boolean {
  return asking !== null && BY_THE_WAY.has(asking);
}

/** 确认 is said where the question is read: alone with the bot, where a group must not read it. */
function whereRead({ audience }: Answer, moment: Moment): Moment {
  if (audience !== "private") return moment;
  const chat = { kind: "single", id: moment.actor.userId } as const;
  return { ...moment, incoming: { ...moment.incoming, chat } };
}

/** The draft's own words went through, or what waited was a 确认 or a choice and something else was said. */
function isDone({ text, draft, answers }: Said, id: string): boolean {
  if (answers === true) return true;
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
