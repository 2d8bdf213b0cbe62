// Whose words an answer is worded in: each reader's own department's (标记叫法), everybody's in a group of several.
import { NO_WORDS, type StageWords } from "../../domain/rules/mark-words.ts";
import type { Answer } from "../answer.ts";
import type { Moment } from "./moment.ts";

/** Those of whoever wrote; in a group those of the department it is bound to, for its people read along. */
export async function wordsIn({ incoming, actor, rules, store }: Moment): Promise<StageWords> {
  if (incoming.chat.kind === "single") return rules.wordsOf(actor.department.id);
  const bound = await store.botChats.of(incoming.chat.id);
  return bound === null ? NO_WORDS : rules.wordsOf(bound.departmentId);
}

export async function wordsOfMember(
  userId: string,
  { rules, store }: Pick<Moment, "rules" | "store">,
): Promise<StageWords> {
  if (!rules.hasOwnWords) return NO_WORDS;
  return rules.wordsOf((await store.people.member(userId))?.mainDepartmentId ?? null);
}

/** The answer with all that is said below it. */
export function inWords(answer: Answer, stageWords: StageWords): Answer {
  if (Object.keys(stageWords).length === 0) return answer;
  const { parts, after } = answer;
  return {
    ...answer,
    values: { ...answer.values, stageWords },
    ...(parts === undefined ? {} : { parts: parts.map((one) => inWords(one, stageWords)) }),
    ...(after === undefined ? {} : { after: after.map((one) => inWords(one, stageWords)) }),
  };
}
