// What is asked back: the draft that waits for a part, a choice or a 确认, and the question that is answered with it.
import type { Day } from "../../domain/day.ts";
import { writeQuestion } from "../../domain/messages/button.ts";
import type { Answer } from "../answer.ts";
import { fold } from "../read/fold.ts";
import { proposalIn } from "../read/proposal.ts";
import type { Registry } from "../understand/registry.ts";
import type { UsageError } from "../usage-error.ts";
import { QUESTIONS, REPLACED } from "./answers.ts";
import type { Moment } from "./moment.ts";

/** Stands in a draft's words for what is still to be chosen; nobody types it. */
export const CHOSEN = "\u0001";

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
  { field, moment, likelyDay }: { readonly field: string; readonly moment: Moment; readonly likelyDay?: Day },
): Promise<void> {
  const { store, now } = moment;
  const choices = likelyDay === undefined ? null : [likelyDay];
  await store.drafts.keep(spotOf(moment), { words, asking: field, choices, at: now });
}

/** A part that was asked for by name, or a choice that was offered, is waited for; answers whether it was a choice. */
export async function keepDraft(text: string, error: Refusal, given: Kept): Promise<boolean> {
  const { moment, registry } = given;
  const { store, now } = moment;
  const { ask, pick } = error.facts as {
    ask?: string | null;
    pick?: { name: string; tokens: readonly string[] };
  };
  const open = typeof ask === "string" ? { words: text, asking: ask } : questionIn(text, error, registry);
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

interface Kept {
  readonly moment: Moment;
  readonly registry: Registry;
}

type Refusal = Pick<UsageError, "code" | "facts">;

/** What was not clear gives way to the answer; an item stands behind the command's word; all else is said at the end. */
function questionIn(text: string, { code, facts }: Refusal, registry: Registry) {
  if (!QUESTIONS.has(code)) return null;
  const { words, name, no } = facts as { words?: string; name?: string; no?: number };
  const unclear = words ?? name ?? (no === undefined ? undefined : String(no));
  if (REPLACED.has(code)) {
    const start = unclear === undefined || unclear === "" ? -1 : fold(text).indexOf(fold(unclear));
    if (unclear === undefined || start < 0) return null;
    return { words: `${text.slice(0, start)}${CHOSEN}${text.slice(start + unclear.length)}`, asking: code };
  }
  const found = code === "missing-item" || code === "it-forgotten" ? registry.find(text) : null;
  return { words: found === null ? text : `${found.word} ${CHOSEN} ${found.rest.trim()}`, asking: code };
}

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
