// 问一下李四,蓝海卡在哪了; @李四 中电什么情况: a question of whoever leads somebody, to be passed on to them. Others are told, so
// it is offered; of several items it is asked which.
import { fold } from "../read/fold.ts";
import { readItemReference } from "../read/item-reference.ts";
import type { Led, Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { namesIn } from "./names.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const ASK = "ask-owner";

/** Null where nobody the sender leads is to be asked anything, or it is of an item of somebody else. */
export async function passedToOwner(said: string, around: Surroundings): Promise<Speech | null> {
  const ordered = ORDERED.exec(said)?.[0] ?? null;
  const addressed = ordered === null ? (ADDRESSED.exec(said)?.[0] ?? null) : null;
  if (ordered === null && addressed === null) return null;
  const led = await around.led(said.slice((ordered ?? "").length));
  if (led === null) return null;
  const rest = led.rest.replace(EDGES, "");
  const isMention = /^\s*[@\uff20]/u.test(said);
  if (ordered === null && (!isQuestion(rest) || around.registry.find(rest) !== null)) return null;
  if (ordered === null && !isMention && !PARTED.test(led.rest)) return null;
  if (ordered !== null && NOT_OF_ITEMS.test(rest)) return null;
  const word = around.registry.wordOf(ASK);
  const meant = await itemIn(rest, led, around);
  if (meant === "other") return null;
  if (meant !== null)
    return { ...NOTHING, offers: [`${word} #${meant.no} ${meant.question}`.trim()], names: true };
  // A name alone with a question is of whatever they were asked elsewhere.
  return ordered === null ? null : { ...NOTHING, runs: [`${word} ${led.name} ${rest}`.trim()], names: true };
}

function isQuestion(rest: string): boolean {
  return asks(fold(rest)) || LIKE_QUESTION.test(rest);
}

interface Meant {
  readonly no: number;
  readonly question: string;
}

/** Named by its number or its customer; else the one just spoken of, or their only one. */
async function itemIn(rest: string, led: Led, around: Surroundings): Promise<Meant | "other" | null> {
  const isTheirs = (no: number) => led.items.some((item) => item.no === no);
  const { reference, before, rest: behind } = readItemReference(rest);
  if (reference.kind === "number" && NUMBERED.test(fold(rest))) {
    const question = `${before} ${behind}`.replace(EDGES, "");
    return isTheirs(reference.no) ? { no: reference.no, question } : "other";
  }
  const [named, another] = namesIn(rest, led.items);
  const [no, alike] = named?.nos ?? [];
  if (named !== undefined && no !== undefined)
    return another !== undefined || alike !== undefined
      ? null
      : { no, question: named.start > 0 ? rest : rest.slice(named.end).replace(BEHIND_NAME, "") };
  if (namesIn(rest, await around.others(rest)).length > 0) return "other";
  const last = await around.last();
  const [only, more] = led.items;
  if (last !== null && isTheirs(last)) return { no: last, question: rest };
  return only !== undefined && more === undefined ? { no: only.no, question: rest } : null;
}

const ORDERED =
  /^[\s,，。]*(?:[帮替给]我|帮忙|麻烦你?|请你?|你?去|先|再|我?(?:要|想))*\s*(?:(?:问|催|了解)(?:[问催一][问催]?)?(?:一?[下声]|看)?)\s*(?=[@\uff20]?[\p{Script=Han}A-Za-z])/u;
const ADDRESSED = /^\s*(?:[@\uff20][^\s@\uff20]{2}|[^\s,，:：]{2,6}[,，:：\s])/u;
const PARTED = /^\s*[,，:：\s]/u;
const NUMBERED = /^[\s,]*(?:#\d|\d{1,9}(?:号|\s|[^\d\s天点月年周万:.]))|#\d/u;
/** 问李四请假没有, 问李四借车: of the person themselves, or of an hour at which to be reminded. */
const NOT_OF_ITEMS = /^(?:明天|后天|今天)?(?:请假|休假|在不在|来不来|吃|几点(?:来|到|下班))/u;
const LIKE_QUESTION = /什么情况|啥情况|怎么样|咋样|怎么说|卡在哪|到哪|多久|为什么|为啥|回话没/u;
const BEHIND_NAME = /^(?:那边|那单|这单|那家|这家|的|[\s,，:：。])+/u;
const EDGES = /^[\s,，:：、。]+|\s+$/gu;
