// In whose words is heard and answered: each one's own department's (标记叫法), everybody's in a group of several.
import { NO_WORDS, type StageWords } from "../../domain/rules/mark-words.ts";
import type { Answer } from "../answer.ts";
import { readOwnStage } from "../read/mark-words.ts";
import { withOwnWords } from "../understand/own-words.ts";
import { spotOf } from "./ask-back.ts";
import type { Moment, Room } from "./moment.ts";

/** A text as whoever wrote it means it: where it answers which stage, their own word for one is that stage. */
export async function inOwnWords(
  typed: string,
  room: Room,
  moment: Moment,
): Promise<{ readonly room: Room; readonly text: string }> {
  const { store, rules, actor, now } = moment;
  const own = rules.wordsOf(actor.department.id);
  if (Object.keys(own).length === 0) return { room, text: typed };
  const heard = { ...room, registry: withOwnWords(room.registry, own) };
  const read = readOwnStage(typed, own);
  const isStage =
    read?.rest.trim() === "" && (await store.drafts.open(spotOf(moment), now))?.asking === "missing-stage";
  return { room: heard, text: isStage ? String(read.stage) : typed };
}

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
