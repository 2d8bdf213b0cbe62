// A command carried out by its words: in a savepoint of its own, its question kept, its refusal worded.
import type { Draft } from "../../../db/stores/drafts.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Answer } from "../answer.ts";
import type { Line } from "../understand/several.ts";
import { UsageError } from "../usage-error.ts";
import { noteAct } from "./acts.ts";
import { isByTheWay } from "./answers.ts";
import { CHOSEN, keepDraft, questionTo, spotOf, waitForConfirmation, waitForField } from "./ask-back.ts";
import { exampleFor } from "./example.ts";
import { explain } from "./explain.ts";
import type { Moment, Room } from "./moment.ts";
import type { CommandOutcome } from "./outcome.ts";
import { perform } from "./perform.ts";

export interface Said {
  readonly text: string;
  readonly confirmed: boolean;
  /** What waits in this chat. */
  readonly draft: Draft | null;
  /** One of several in one message: it keeps no draft. */
  readonly alone: boolean;
  /** The draft's words with what was asked for. */
  readonly answers?: true;
}

export function plainly(text: string): Said {
  return { text, confirmed: false, draft: null, alone: true };
}

/** One alone may ask back; of several each is carried out for itself. */
export function carryOutAll(
  room: Room,
  moment: Moment,
  { commands, draft }: { readonly commands: readonly string[]; readonly draft: Draft | null },
): Promise<Answer> {
  const [only] = commands;
  return only !== undefined && commands.length === 1
    ? run(room, moment, { ...plainly(only), draft })
    : each(
        room,
        moment,
        commands.map((text) => ({ text, isNew: false })),
      );
}

/** Every one in a savepoint of its own: one that fails does not hold up the others. */
export async function each(room: Room, moment: Moment, lines: readonly Line[]): Promise<Answer> {
  const parts: Answer[] = [];
  let question: string | null = null;
  for (const { text, isNew } of lines) {
    if (!isNew) parts.push(await run(room, moment, { ...plainly(text), alone: false }));
    else {
      parts.push({ id: "common", block: question === null ? "new-lead" : "new-later", values: { text } });
      question ??= await waitForConfirmation(text, null, moment);
    }
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && question === null) return only;
  const answer: Answer = { id: "common", block: "several", values: {}, parts };
  return question === null ? answer : { ...answer, buttons: "buttons-confirm", question };
}

export async function run(room: Room, moment: Moment, said: Said): Promise<Answer> {
  const { store } = moment;
  const spot = spotOf(moment);
  const found = room.registry.find(said.text);
  if (found === null)
    return {
      id: "common",
      block: "unknown",
      values: { near: room.registry.near(said.text), text: said.text },
    };
  const went = (outcome: CommandOutcome) => moment.tried.push({ command: found.entry.id, outcome });
  try {
    const before = store.acts.changes(moment.actor.userId);
    const answer = await store.savepoint(() =>
      perform(room, moment, { confirmed: said.confirmed, ...found }),
    );
    if (answer.instead !== undefined) {
      await store.drafts.drop(spot);
      return run(room, moment, plainly(answer.instead));
    }
    went(answer.confirm === true ? "asked" : "done");
    await noteAct(moment, { entry: found.entry, answer, before });
    if (answer.confirm === true && said.alone) {
      const { no = null } = (answer.values["item"] ?? {}) as { readonly no?: number };
      const words = answer.confirmAs ?? said.text;
      return { ...answer, question: await waitForConfirmation(words, no, whereRead(answer, moment)) };
    }
    const isHeld =
      said.draft !== null &&
      said.draft.asking !== null &&
      !isByTheWay(said.draft) &&
      !isDone(said, found.entry.id);
    const isAside = isHeld && answer.waitsFor?.field === "next";
    if (answer.waitsFor !== undefined && said.alone && !isAside) return waitFor(answer, { room, moment });
    if (said.draft !== null && (isDone(said, found.entry.id) || isByTheWay(said.draft)))
      await store.drafts.drop(spot);
    else if (
      said.draft !== null &&
      said.draft.asking !== null &&
      !PASSING.has(found.entry.id) &&
      said.draft.told !== true
    ) {
      if (isLook(said.draft, room)) {
        await store.drafts.drop(spot);
        return answer;
      }
      await store.drafts.keep(spot, { ...said.draft, told: true });
      return { ...answer, parked: said.draft.words.replace(CHOSEN, "…") };
    }
    return answer;
  } catch (error) {
    if (error instanceof UsageError) {
      went("asked");
      const isChoice = said.alone && (await keepDraft(said.text, error, { moment, registry: room.registry }));
      return {
        id: "usage",
        block: error.code,
        values: { ...error.facts, usage: exampleFor(found.entry.usage, found.rest) },
        ...(isChoice ? { buttons: `buttons-${error.code}`, question: questionTo(moment, null) } : {}),
      };
    }
    if (error instanceof RuleError) {
      went("refused");
      // What a door told of a customer is a look like any other (rules.md 4); the savepoint has taken back all else.
      const looked = error.facts["looked"];
      if (typeof looked === "string")
        await store.looks.add({ userId: moment.actor.userId, at: moment.now, words: looked });
      // What was answered met a no: whatever is said next is no part of it.
      if (said.answers === true) await store.drafts.drop(spot);
      if (said.alone) await keepDraft(said.text, error, { moment, registry: room.registry });
      return { id: "rules", block: error.code, values: await explain(error, moment, room) };
    }
    throw error;
  }
}

/** A look that was not made out: whoever has gone on has no use for it. */
function isLook({ words }: Draft, { registry }: Room): boolean {
  return registry.find(words)?.entry.command.looks === true;
}

/** What is said next completes it; its own buttons answer this very question. */
export async function waitFor(
  answer: Answer,
  { room, moment }: { readonly room: Room; readonly moment: Moment },
): Promise<Answer> {
  if (answer.waitsFor === undefined) return answer;
  const { command, item, field, ...offered } = answer.waitsFor;
  const word = room.registry.wordOf(command);
  const words = item === undefined ? word : `${word} #${item.no}`;
  await waitForField(words, { field, moment, ...offered });
  const waiting = { ...answer, values: { ...answer.values, takesYes: true } };
  return answer.buttons === undefined ? waiting : { ...waiting, question: questionTo(moment, null) };
}

/** 确认 is said where the question is read: alone with the bot, where a group must not read it; on a page, there. */
function whereRead({ audience }: Answer, moment: Moment): Moment {
  if (audience !== "private" || moment.incoming.chat.kind === "single") return moment;
  const chat = { kind: "single", id: moment.actor.userId } as const;
  return { ...moment, incoming: { ...moment.incoming, chat } };
}

/** The draft's own words went through, or what waited was a 确认 or a choice and something else was said. */
function isDone({ text, draft, answers }: Said, id: string): boolean {
  if (answers === true) return true;
  if (draft === null || PASSING.has(id)) return false;
  return draft.asking === null || text.startsWith(draft.words);
}

/** Looking something up in between leaves a half-typed command where it is, without a word about it. */
const PASSING: ReadonlySet<string> = new Set(["help", "more", "show", "today", "mine", "pool", "cancel"]);
