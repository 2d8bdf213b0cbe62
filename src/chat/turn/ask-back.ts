// What is asked back: the draft that waits for a part, a choice or a 确认, and the question that is answered with it.
import { writeQuestion } from "../../domain/messages/button.ts";
import type { Answer } from "../answer.ts";
import { dayWithin, spanAtEnd } from "../read/day-within.ts";
import { fold } from "../read/fold.ts";
import type { Registry } from "../understand/registry.ts";
import type { UsageError } from "../usage-error.ts";
import { QUESTIONS, REPLACED, SAID_ANEW, WHICH_ITEM } from "./answers.ts";
import type { Moment } from "./moment.ts";
import { proposalIn } from "./proposal.ts";

/** Stands in a draft's words for what is still to be chosen; nobody types it. */
export const CHOSEN = "\u0001";

/** The words with the answer where it was waited for; of 下周 before it the answer is a day of that week. */
export function filledIn(words: string, answer: string, now: number): string {
  const at = words.indexOf(CHOSEN);
  if (at < 0) return words;
  const before = words.slice(0, at);
  const span = spanAtEnd(before, now);
  const said = span === null ? answer : dayWithin(span.words, answer, now);
  return `${before.slice(0, span?.start)}${said}${words.slice(at + CHOSEN.length)}`;
}

/** Where somebody's drafts and lists stand: this person in this chat. */
export function spotOf({ actor, incoming }: Pick<Moment, "actor" | "incoming">) {
  return { userId: actor.userId, chatId: incoming.chat.id };
}

/** The very words run again when 确认 comes. Answers the question that its buttons answer. */
export async function waitForConfirmation(words: string, no: number | null, moment: Moment): Promise<string> {
  const { store, now } = moment;
  await store.drafts.keep(spotOf(moment), { words, asking: null, choices: null, at: now });
  return questionTo(moment, no);
}

/** Whose answer is waited for, since when: what stands on a button of a question. */
export function questionTo({ actor, now }: Pick<Moment, "actor" | "now">, no: number | null): string {
  return writeQuestion({ askerId: actor.userId, at: now, no });
}

/** The words run with the field's label and whatever is said next behind them. */
export async function waitForField(
  words: string,
  { field, moment, likelyDay, commands, within }: Waiting,
): Promise<void> {
  const { store, now } = moment;
  const choices = likelyDay === undefined ? (commands ?? null) : [likelyDay];
  const open = within === undefined ? words : `${words} ${within}${CHOSEN}`;
  await store.drafts.keep(spotOf(moment), { words: open, asking: field, choices, at: now });
}

interface Waiting {
  readonly field: string;
  readonly moment: Moment;
  readonly likelyDay?: string;
  /** 下周, of which the day is asked. */
  readonly within?: string;
  /** What a yes carries out. */
  readonly commands?: readonly string[];
}

/** A part that was asked for by name, or a choice that was offered, is waited for; answers whether it was a choice. */
export async function keepDraft(text: string, error: Refusal, given: Kept): Promise<boolean> {
  const { moment } = given;
  const { store, now } = moment;
  const { ask, pick } = error.facts as {
    ask?: string | null;
    pick?: { name: string; tokens: readonly string[] };
  };
  const open = typeof ask === "string" ? { words: text, asking: ask } : questionIn(text, error, given);
  if (error.code === "several-waiting") await keepChoices(error, moment);
  const proposal = proposalIn(error.facts);
  if (open !== null)
    await store.drafts.keep(spotOf(moment), {
      ...open,
      choices: proposal === null ? null : [proposal],
      at: now,
    });
  else if (pick !== undefined && text.includes(pick.name)) {
    const words = text.replace(pick.name, () => CHOSEN);
    await store.drafts.keep(spotOf(moment), { words, asking: null, choices: pick.tokens, at: now });
    return true;
  }
  return false;
}

/** 第2个 is the second of those that were named. */
async function keepChoices({ facts }: Refusal, moment: Moment): Promise<void> {
  const { choices = [] } = facts as { choices?: readonly { readonly item: { readonly no: number } }[] };
  const numbers = choices.map(({ item }) => item.no);
  await moment.store.conversations.keepList(spotOf(moment), numbers, moment.now);
}

interface Kept {
  readonly moment: Moment;
  readonly registry: Registry;
}

type Refusal = Pick<UsageError, "code" | "facts">;

/** What was not clear gives way to the answer; an item stands behind the command's word; all else is said at the end. */
function questionIn(text: string, { code, facts }: Refusal, { registry, moment }: Kept) {
  if (!QUESTIONS.has(code)) return null;
  const { words, name, no } = facts as { words?: string; name?: string; no?: number };
  const unclear = words ?? name ?? (no === undefined ? undefined : String(no));
  if (REPLACED.has(code)) {
    const start = unclear === undefined || unclear === "" ? -1 : fold(text).indexOf(fold(unclear));
    if (unclear === undefined || start < 0) return null;
    const end = start + unclear.length;
    const isSpan = code === "day-unclear" && spanAtEnd(text.slice(0, end), moment.now) !== null;
    return { words: `${text.slice(0, isSpan ? end : start)}${CHOSEN}${text.slice(end)}`, asking: code };
  }
  const found = registry.find(text);
  // 推进 #2 25万: the stage stands before what is said of it.
  const first = code === "missing-stage" && found !== null ? ITEM_FIRST.exec(fold(found.rest)) : null;
  if (found !== null && first !== null) {
    const rest = found.rest.slice(first[0].length).trim();
    return { words: `${found.word} ${first[0].trim()} ${CHOSEN} ${rest}`, asking: code };
  }
  if (SAID_ANEW.has(code)) {
    const item = found === null ? null : ITEM_FIRST.exec(fold(found.rest));
    if (found === null || item === null) return null;
    return { words: `${found.word} ${item[0].trim()} ${CHOSEN}`, asking: "missing-shares" };
  }
  if (!WHICH_ITEM.has(code) || found === null) return { words: text, asking: code };
  return { words: `${found.word} ${CHOSEN} ${found.rest.trim()}`, asking: "missing-item" };
}

/** Named by its number. */
const ITEM_FIRST = /^\s*#?\d{1,9}(?=\s)/u;

/** A question that is asked alone is answered there. */
export async function keepDraftAlone(moment: Moment): Promise<void> {
  const { store, actor, now } = moment;
  const draft = await store.drafts.open(spotOf(moment), now);
  if (draft === null) return;
  await store.drafts.drop(spotOf(moment));
  await store.drafts.keep({ userId: actor.userId, chatId: actor.userId }, draft);
}

/** The number of a list's line and of an item: when both are the sender's, it is asked. */
export async function lineOrItem(
  registry: Registry,
  moment: Moment,
  { line, no, rest }: { readonly line: number; readonly no: number; readonly rest: string },
): Promise<Answer> {
  const { store, now } = moment;
  const choices = [];
  for (const number of [no, line]) {
    const item = await store.items.byNo(number);
    if (item !== null) choices.push({ item, customer: await store.customers.byId(item.customerId) });
  }
  const words = `${registry.wordOf("follow-up")} ${CHOSEN} ${rest}`;
  await store.drafts.keep(spotOf(moment), { words, asking: null, choices: [`#${no}`, `#${line}`], at: now });
  const question = questionTo(moment, null);
  return {
    id: "common",
    block: "line-or-item",
    values: { line, choices },
    buttons: "buttons-line-or-item",
    question,
  };
}

/** Asked only where both are possible: null when the item is none that the sender holds. */
export async function itemOrDay(
  registry: Registry,
  moment: Moment,
  { no, rest }: { readonly no: number; readonly rest: string },
): Promise<Answer | null> {
  const { store, actor, now } = moment;
  const item = await store.items.byNo(no);
  if (item?.ownerId !== actor.userId) return null;
  const customer = await store.customers.byId(item.customerId);
  const words = `${registry.wordOf("follow-up")} ${CHOSEN} ${rest}`;
  await store.drafts.keep(spotOf(moment), { words, asking: null, choices: [`#${no}`], at: now });
  const question = questionTo(moment, item.no);
  return {
    id: "common",
    block: "item-or-day",
    values: { item, customer, rest },
    buttons: "buttons-item-or-day",
    question,
  };
}
