// What a question is answered with beside the very words it asks for: 22万 to 到哪个阶段, 是恒力的陈总 to 说的是哪个客户.
import type { Draft } from "../../../db/stores/drafts.ts";
import type { Stage } from "../../domain/item/item.ts";
import { dayMeant } from "../read/day-meant.ts";
import { fold } from "../read/fold.ts";
import { readMark, readSkippedMark } from "../read/mark.ts";
import { namesAlone, namesFirst, onlyItemIn, speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";
import type { Meaning } from "../understand/means.ts";
import { asks } from "../understand/mood.ts";
import type { Found } from "../understand/registry.ts";
import { answeredFirst } from "./answered-first.ts";
import { fitOf } from "./answers.ts";
import { CHOSEN } from "./ask-back.ts";
import type { Room } from "./moment.ts";

/** Questions whose answer is an item. */
export const ASKS_ITEM: ReadonlySet<string> = new Set([
  "missing-item",
  "which-one",
  "it-forgotten",
  "no-item-named",
  "no-such-item",
]);

/** Nothing but a customer's name, where one is asked for: the item. */
export function itemAnswer({ asking }: Draft, meaning: Meaning, { registry }: Room): string | null {
  if (asking === null || !ASKS_ITEM.has(asking) || meaning.kind !== "speech") return null;
  const [only, another] = meaning.speech.runs;
  const found = only === undefined || another !== undefined ? null : registry.find(only);
  return found?.entry.id === "show" ? found.rest.trim() : null;
}

/** 联系人章总 13505750012, where somebody to be reached was asked for: its label is a command's word as well. */
export function isLabelled({ asking }: Draft, found: Found | null, text: string): boolean {
  return (
    (asking === "contact" || asking === "phone") &&
    found?.entry.id === "contact" &&
    ONE_NAME.test(fold(found.rest)) &&
    fitOf("phone", text, 0) === "sure"
  );
}

/** 丁卯 钱工 0512… names a customer before the person. */
const ONE_NAME =
  /^[\s:]*(?:姓\p{Script=Han}[\s,]+)?[是叫为]?\p{Script=Han}{2,6}[\s,]*(?:(?:联系)?(?:电话|手机|号码)号?码?[是为]?[\s:,]*)?[+\d]/u;

/** The words that take the place of the answer, read with the item in hand; null where it answers nothing. */
export async function fullAnswer(
  { asking, words }: Draft,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  if (asking === null || asks(fold(text))) return null;
  const first = await answeredFirst({ asking, words }, text, around);
  if (first !== null) return first;
  if (ASKS_ITEM.has(asking)) {
    const only = await namesAlone(text, around);
    if (only !== null) return `#${only}`;
    return words.trim().endsWith(CHOSEN) ? namesFirst(text, around) : null;
  }
  if (asking !== "missing-stage") return null;
  const next = await markedStage(words, text, around);
  return next === null ? null : `${next} ${dayMeant(text.trim(), around.now)}`;
}

/** The stage that waiting words are about, where what is said is its mark; null where it is none. */
export async function markedStage(words: string, text: string, around: Surroundings): Promise<Stage | null> {
  const no = Number(/#?(\d+)/u.exec(words)?.[1] ?? (await onlyItemIn(words, around)) ?? 0);
  const item = no === 0 ? null : await around.item(no);
  if (item?.stage == null || item.stage >= LAST) return null;
  const next = (item.stage + 1) as Stage;
  const spoken = await speaksOnlyOf(text, no, around);
  const isMark = spoken !== null && isMarkOf(next, text, { now: around.now, isPersonNamed: spoken.isNamed });
  return isMark ? next : null;
}

/** The last stage that is moved to by its mark. */
const LAST: Stage = 6;

/** Whether what is said is what the stage asks for: a day with somebody, a price, what is bargained over, a day of signing. */
function isMarkOf(
  stage: Stage,
  text: string,
  { now, isPersonNamed }: { readonly now: number; readonly isPersonNamed: boolean },
): boolean {
  const mark = readMark(text, stage, now);
  const named = readSkippedMark(text, stage, now);
  if (mark.unclear !== null) return false;
  if (stage === 2) {
    const isMeeting = named.meeting !== null || isPersonNamed || (mark.meeting?.people.length ?? 0) > 0;
    return mark.meeting?.day != null && isMeeting && !FROM_AFAR.test(text);
  }
  if (stage === 3) return mark.quotedFen !== null;
  if (stage === 4) return named.openPoints !== null || named.decisionMaker !== null;
  if (stage === 5) return mark.plannedSigningOn !== null && /签|合同|盖章/u.test(text);
  return mark.contractFen !== null && /签(?:了|的|完|好)|合同/u.test(text) && !/[还没未要准等]/u.test(text);
}

/** Nobody is met by that. */
const FROM_AFAR = /电话|微信|[打发寄回]|再[说聊]|联系|答复/u;
