// 问一下李四,蓝海卡在哪了; @李四 中电什么情况: a question of whoever leads somebody, to be passed on to them. Others are told, so
// it is offered; of several items it is asked which.
import { fold } from "../read/fold.ts";
import { readItemReference } from "../read/item-reference.ts";
import { sifted } from "../read/signs.ts";
import type { Led, Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { namesIn } from "./names.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const ASK = "ask-owner";

/** Null where nobody the sender leads is to be asked anything, or it is of an item of somebody else. */
export function passedToOwner(said: string, around: Surroundings): Promise<Speech | null> | null {
  const behind = BEHIND_ITEM.exec(said)?.groups;
  if (behind !== undefined) return pressed(behind, around);
  const ordered = (URGED.exec(said) ?? TO_YOU.exec(said) ?? ORDERED.exec(said))?.[0] ?? null;
  const addressed = ordered === null ? (ADDRESSED.exec(said)?.[0] ?? null) : null;
  if (ordered === null && addressed === null) return null;
  return passed(said, ordered, around);
}

async function passed(said: string, ordered: string | null, around: Surroundings): Promise<Speech | null> {
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

/** 恒力催一下张三: whose it is stands behind it. */
async function pressed({ item = "", who = "" }: Named, around: Surroundings): Promise<Speech | null> {
  const led = await around.led(who);
  if (led === null || led.rest.trim() !== "") return null;
  const meant = await itemIn(item, led, around);
  if (meant === null || meant === "other") return null;
  return { ...NOTHING, offers: [`${around.registry.wordOf(ASK)} #${meant.no}`], names: true };
}

type Named = Readonly<Record<string, string | undefined>>;

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
/** 让张三赶紧跟一下恒力, 让李四明天把智谷的情况报给我: to go on with it, or to tell of it; who else is to take it on is handed it. */
const URGED =
  /^[\s,，。]*(?:麻烦|请)?(?:让|叫|喊|通知|提醒|告诉)(?=[@\uff20]?\p{Script=Han}{1,4}?(?:(?:赶紧|抓紧|尽快|快点|马上|今天|明天|抓点紧)[^,，。]{0,4}(?:跟|联系|推|打|去|更新|写|补)|[^,，。]*(?:报|汇报|说|讲|发|回复|回话)(?:一下|一声)?(?:给|跟)我|[^,，。]*(?:给|跟)我(?:个话|回话|汇报|报|说|讲|回)|[^,，。]{0,8}[把将][^,，。]+(?:改|更新|写|补|退|发|交|推|弄|做|调|降|涨)|(?:今天|明天|后天|下?(?:周|礼拜|星期)[一二三四五六日天])(?:之?前|上午|下午)?[^,，。]{0,10}(?:给|去|打|见|交|发|约|签|写|把)))/u;
/** 李四你把智谷的报价改成17万: theirs to do. */
const TO_YOU =
  /^\s*(?=[@\uff20]?\p{Script=Han}{2,3}你(?:就|也|先|赶紧|尽快|快)*(?:[把将去给]|今天|明天|后天|下?(?:周|礼拜|星期)[一二三四五六日天]))/u;
/** 恒力催一下张三. */
const BEHIND_ITEM = sifted(
  /^[\s,，]*(?<item>[^,，。\s催问]{2,8}?)(?:那边|那单|这单|的事|这个)?[\s,，]*(?:催|问)(?:一?下|催|问)(?<who>[@\uff20]?\p{Script=Han}{2,3}?)[吧啊呗\s。!！]*$/u,
);
const ADDRESSED = /^\s*(?:[@\uff20][^\s@\uff20]{2}|[^\s,，:：]{2,6}[,，:：\s])/u;
const PARTED = /^\s*[,，:：\s]/u;
const NUMBERED = /^[\s,]*(?:#\d|\d{1,9}(?:号|\s|[^\d\s天点月年周万:.]))|#\d/u;
/** 问李四请假没有, 问李四借车: of the person themselves, or of an hour at which to be reminded. */
const NOT_OF_ITEMS = /^(?:明天|后天|今天)?(?:请假|休假|在不在|来不来|吃|几点(?:来|到|下班))/u;
const LIKE_QUESTION = /什么情况|啥情况|怎么样|咋样|怎么说|卡在哪|到哪|多久|为什么|为啥|回话没/u;
const BEHIND_NAME = /^(?:的?事情?(?=\s*$)|那边|那单|这单|那家|这家|的|[\s,，:：。])+/u;
const EDGES = /^[\s,，:：、。]+|\s+$/gu;
