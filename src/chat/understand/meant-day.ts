// Which day a correction means, and what is done on it: 不是明天啊后天后天 明天我人在南京 is the day after tomorrow.

import { type Day, dayOf as today, weekday } from "../../domain/day.ts";
import { type DayFound, readDays } from "../read/days.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { asRead } from "./apart.ts";
import { isDenied, isPrevented } from "./put-right.ts";

/** The last one that is neither denied nor out of the question; a day that is denied is so wherever it is named again. */
export function meantDay(said: string, named: readonly DayFound[]): DayFound | undefined {
  const days = named.filter((one) => !MUDDLED.test(said.slice(one.end)));
  const denied = days.filter((one) => isDenied(said, one)).map(dayOf);
  const [right, another] = days.filter((one) => IS_IT.test(said.slice(0, one.start)) && !isDenied(said, one));
  // 听岔了 是19号 18号他们审计: said to be it, whatever the other one is.
  if (right !== undefined && another === undefined) return right;
  // 是周四去 周五我得去给娃开家长会: why it is not the other one.
  const ours = days.filter((one) => !OWN_AFFAIRS.test(said.slice(one.end)));
  return (ours.length > denied.length ? ours : days).findLast(
    (one) =>
      !isDenied(said, one) &&
      !isPrevented(said, one) &&
      !(denied.includes(dayOf(one)) && days.length > denied.length && WHERE_WE_ARE.test(said.slice(one.end))),
  );
}

function dayOf(one: DayFound): string {
  return "value" in one ? one.value.day : one.words;
}

const IS_IT = /(?:^|[\s,，。])(?:应该|其实|说的)?是\s*$/u;
/** 我今天见的人太多了: only why it was said wrong. */
const MUDDLED =
  /^[^,;。]{0,10}(?:太[多忙累乱杂]|忙[晕昏坏]|[晕昏懵累](?:了|头)|糊涂|乱了?套|搞混|记混|弄混|没睡[好醒])/u;
const OWN_AFFAIRS =
  /^(?:上午|下午|一天|全天|晚上)?我(?:还|正好|自己)*(?:得|要|有|约了|在)[^,;。!?]{0,6}(?:娃|孩子|儿子|闺女|女儿|老婆|媳妇|丈母娘|家里|家长会|体检|医院|看病|开会|总部|出差|培训|年会)/u;
/** 明天我人在南京: why it is out of the question. */
export const WHERE_WE_ARE =
  /^(?:上午|下午|一天|全天)?(?:我们?|他|她|[\p{Script=Han}]{1,2}[总工])?(?:人|还|要|都|得|正好|一直)*(?:不?在|有|出差|去|陪|开会|跑|飞|忙|排满)/u;

/** 今天去了 with 不是今天,是昨天: when it happened; null where no day that is not to come stands there, or more than one. */
export function toldOnDay(
  told: string,
  correction: string,
  { day, days, now }: { readonly day: DayFound; readonly days: readonly DayFound[]; readonly now: number },
): string | null {
  const denied = days.find((one) => isDenied(correction, one));
  const [only, another] = readDays(told, now).filter((one) => !isToCome(one, now));
  const isThere = denied === undefined || (only !== undefined && dayOf(only) === dayOf(denied));
  if (only === undefined || another !== undefined || !isThere) return null;
  return told.slice(0, only.start) + correction.slice(day.start, day.end).trim() + told.slice(only.end);
}

/** 不是今天,是周五 of what was done today: no day of a step was wrong. */
export function deniesWhenItWas(
  said: string,
  days: readonly DayFound[],
  { agreed, now }: { readonly agreed: Day | null; readonly now: number },
): boolean {
  const denied = days.find((one) => isDenied(said, one));
  if (denied === undefined || isToCome(denied, now)) return false;
  // 不是周二 of next week's Tuesday, said on a Tuesday.
  return agreed === null || !("value" in denied) || weekday(denied.value.day) !== weekday(agreed);
}

function isToCome(one: DayFound, now: number): boolean {
  return !("value" in one) || one.value.day > today(now);
}

/** What is done then: what was agreed before, unless the day's own words say it anew. */
export function agreedStep(
  said: string,
  day: DayFound,
  { before, now }: { readonly before: string; readonly now: number },
): string {
  const read = asRead(said);
  if (saysNoMore(read, day) || isWhyBehind(read, day)) return before;
  const step = stepOn(said, day, now);
  return step === "" ? before : step;
}

/** 我嘴瓢了 是下周四: behind the day stands nothing that is done then. */
function saysNoMore(said: string, { end }: { readonly end: number }): boolean {
  return NOTHING_MORE.test(said.slice(end));
}

const NOTHING_MORE = /^[\s吧啊哈呀哦的了才对。!~,]*(?:不是[^,;。]{1,8})?$/u;
/** 后天后天 明天我人在南京: the day once more, and a piece of its own behind it that says why. */
const WHY = /^(?<again>\p{Script=Han}{0,4}?)[吧啊哈呀哦的了]*[\s,。]+(?<why>\S.*)$/u;

function isWhyBehind(
  said: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const { again = "", why } = WHY.exec(said.slice(end))?.groups ?? {};
  const isAgain = again === "" || said.slice(start, end).trim() === again;
  return (
    why !== undefined &&
    isAgain &&
    /(?:我|他|她|人家|客户|[总工理任])[^,;。]{0,6}(?:在|有|要|得|没|不|出差|开会|看|记|听|糊涂|忘)|错|不对|看[错岔]|混/u.test(
      why,
    )
  );
}

/** 不是下周,是这周五给信: what is done on the day. */
function stepOn(said: string, { start }: { readonly start: number }, now: number): string {
  const [clause = ""] = said.slice(start).split(/[,，;；。!！\s]/u);
  const step = readFollowUp(clause, now).next?.text ?? "";
  return TALKS_OF_IT.test(step) ? "" : step;
}

const TALKS_OF_IT = /错|不对|不是|才对/u;
