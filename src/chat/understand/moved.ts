// When one meets or signs is moved: told of it is news (何工说面谈挪到16号), ordered it is none (新元那个面谈挪到16号).
import { addDays, type Day } from "../../domain/day.ts";
import type { Item } from "../../domain/item/item.ts";
import { whenOf } from "../read/dated.ts";
import { readClock } from "../read/day.ts";
import { fellThrough } from "../read/fell-through.ts";
import { readSkippedMark } from "../read/mark.ts";
import { PEOPLE, PERSON_NAMED } from "../read/profile-words.ts";
import { MOVED_TO, readShift, type Shift } from "../read/shift.ts";
import { isOfSigning, SIGNING_FAILS, SIGNING_MOVED } from "../read/signing.ts";
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { isTakenAway } from "./mood.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const CLOCK =
  "(?:上午|下午|早上|晚上|中午|傍晚)?(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?:半|一刻|三刻|\\d{1,2}分?|钟|整)?";
const MEETING =
  "计划|日程|待办|清单|安排|下一?次的?(?:跟进|联系|见面|拜访|回访|沟通)?|下一?步的?(?:跟进|联系|计划|动作|安排)?|下回|面谈|见面|拜访|演示|回访|跟进|联系|视频|电话会议?|会议|会面|会|考察|参观|交流|汇报|约|行程|上门|调研|培训|饭局|吃饭|讲解|评审|对接";
const SIGNING = "(?:预计|计划|预)?的?(?:签(?:单|约|合同|订|字)?|合同签订|合同签署|签署合同)的?(?:那天)?";
const TIME = "日子|日期|时间|日";
const MOVES =
  "(?:[往向]?[后前])?(?:再|先)?(?:推迟|延后|延期|提前|提早|顺延|顺(?!便|路)|拨|调整|改|挪|推|延|换|调|移|放|定|排|约|提|加|列|记|写|早|晚)(?:[到成至为在进入]|一?下(?!午))?";
const FILLERS =
  "然后|另外|还有|我们?(?:想|要|打算|准备)|把|将|帮我|帮忙|给我|麻烦|请|你|先|就|再|还是|那个|这个|那[场次边单家回件]|这[场次边单家回件]|给|跟|和|的|我们?|咱们?|客户|原定|原先|本来|原来|现在|算了|统一|都|一起|约好|定好|安排|里|上|中|到|在|是|吧|啊|哈|呀|哦|呗|那?[两三四俩仨几][个家场单]|一?下(?!午)|记得";
/** 预计月底签, 估计要到25号才能签. */
const EXPECTS =
  "说好|要(?!求)|现在|预计|预估|估计|计划|打算|预期|大概|应该|要到|得到|要等到|才能|才|能|争取|之?前|左右|下来";

const COUNT =
  "(?:\\d{1,2}|[一二两三四五六七八九十俩仨半]{1,2})个?半?(?:天|日|周|礼拜|星期|小时|钟头|刻钟|分钟)";

const tokens = (...words: readonly string[]) => new RegExp(`[\\s,;。!~、]|${words.join("|")}`, "gu");
const PERSON = `(?:${PEOPLE.source})`;
const OF_MEETING = tokens(
  CLOCK,
  COUNT,
  MEETING,
  TIME,
  MOVES,
  FILLERS,
  PERSON,
  MASKS.customer,
  MASKS.day,
  "从",
);
const OF_SIGNING = tokens(SIGNING, COUNT, TIME, MOVES, EXPECTS, FILLERS, PERSON, MASKS.customer, MASKS.day);
const NAMES_MEETING = new RegExp(MEETING, "u");
const NAMES_SIGNING = /签/u;
/** 何工约周五面谈 agrees on a first day, and moves none. */
const MOVE =
  /[早晚](?:[一两二三四五]|\d{1,2})个?(?:天|周|礼拜|星期|小时)|改|挪|推|延|换|调|移|提前|提早|[往向][后前]|[加列记写](?:到|进|入|在)|(?:都|统一|全部?|一起)[排放](?:到|在)|放(?:到|在)\ue002|(?:下一?次|下回)的?(?:跟进|联系|见面|面谈|拜访|回访|沟通)?的?(?:时间|日子|日期)?(?:是|就|[\s:])*\ue002|(?:下一?次|下回)[^,;。]{0,8}(?:定|排|放|约|记|安排)(?:[到在成]|\ue002)/u;
const SETS_SIGNING = new RegExp(MOVES, "u");
const EXPECTED = /预计|预估|估计|计划|打算|预期|应该|现在|要到|要等到|才能?/u;

/** 面谈挪到16号, 签约日往后挪三天, 预计月底签, and nothing besides: what is to be changed; null where anything is told as well. */
export async function moveOrdered(spoken: Spoken, around: Surroundings): Promise<Speech | null> {
  const { part, subjects } = spoken;
  const items = await Promise.all(subjects.map(({ no }) => (no === null ? null : around.item(no))));
  const said = await withoutWhy(part.clauses.map(({ masked }) => masked).join(" "), spoken, around);
  if (
    part.beside.length > 0 ||
    items.length === 0 ||
    items.some((item) => item === null) ||
    said.length > LONGEST
  )
    return null;
  const isSigning = NAMES_SIGNING.test(said);
  const runs: string[] = [];
  for (const item of items) {
    if (item === null) return null;
    const run = isSigning
      ? signingMoved(item, said, spoken, around)
      : meetingMoved(item, said, spoken, around);
    if (run === null) return null;
    runs.push(run);
  }
  // 加到下周一的计划里: whether it comes in the place of what is agreed, nobody has said.
  const isBeside = ADDS.test(said) && items.some((item) => item?.nextDay != null);
  return isBeside ? { ...NOTHING, offers: runs } : { ...NOTHING, runs };
}

/** 我这礼拜要去趟北京云图王磊跟…都给我推到: without why, and without who works there, where we are asked for it. */
async function withoutWhy(said: string, { subjects }: Spoken, { contacts }: Surroundings): Promise<string> {
  const plain = said.replace(BUSY, "");
  if (!ASKED_OF_US.test(said)) return plain;
  const there = (await contacts()).filter(({ no }) => subjects.some((one) => one.no === no));
  return there.reduce(
    (text, { name }) => text.replaceAll(name, ""),
    plain.replace(WHY, "").replace(/那\s*(?=[两三四俩仨]个)/u, ""),
  );
}

const ASKED_OF_US = /[给帮]我(?:往后|往前)?(?:改|挪|推|延|换|调|移|提前|放|排)/u;
/** …放到下周五我这几天先顾不上 */
const BUSY =
  /(?<=\ue002[吧啊哈]?)[\s,]*(?:我们?|咱们?)[^,;。了过说讲]{0,6}(?:顾不上|顾不过来|没空|走不开|忙不过来|没时间|来不及)了?$/u;
const WHY = new RegExp(
  `^\\s*(?:我们?|咱们?)(?![^${MASKS.customer}]*(?:[了过没说讲]|让我))[^${MASKS.customer},;。]{2,18}(?=${MASKS.customer})`,
  "u",
);

const ADDS = /[加列记写](?:到|进|入|在)/u;

const LONGEST = 40;
const SIGNS_NEXT = 5;

function meetingMoved(item: Item, said: string, spoken: Spoken, around: Surroundings): string | null {
  const isTold =
    !MOVE.test(said) || (PERSON_NAMED.test(said) && !NAMES_MEETING.test(said) && !ASKED_OF_US.test(said));
  if (isTold || !isOnly(said, OF_MEETING)) return null;
  const named = saysDayBehind(spoken) ? dayNamed(item, spoken) : null;
  const when = named ?? movedTo(spoken, item) ?? dayNamed(item, spoken) ?? hourNamed(item, spoken);
  return when === null ? null : edited(item, "next", when, around);
}

/** Before a signature is near, whoever expects one tells of it: that is offered as a move. */
function signingMoved(item: Item, said: string, spoken: Spoken, around: Surroundings): string | null {
  const isNear = item.stage !== null && item.stage >= SIGNS_NEXT;
  const isMove = SETS_SIGNING.test(said) && (isNear || SIGNING_DAY.test(said));
  const isExpected = EXPECTED.test(said) && (isNear || SIGNING_EXPECTED.test(said));
  if (!(isMove || isExpected) || !isOnly(said, OF_SIGNING)) return null;
  // 签约日往后挪三天, of none that is planned yet: which day is asked.
  const when = signingDay(spoken, item);
  const isShift = spoken.part.clauses.some(({ text }) => readShift(text) !== null);
  return when === null && !isShift ? null : edited(item, "planned-signing", when ?? "", around);
}

/** 签单预计4月中 */
const SIGNING_EXPECTED = /签[单约字](?:日子|日期|时间|日)?(?:预计|估计|计划|大概)/u;
const SIGNING_DAY = /签(?:单|约|字|合同|订)?的?(?:日子|日期|时间|日)/u;

/** 了 tells that it has come about. */
function isOnly(said: string, words: RegExp): boolean {
  return !/了/u.test(said.replace("算了", "")) && said.replace(words, "") === "";
}

function edited(item: Item, field: string, when: string, { registry, fieldWord }: Surroundings): string {
  return `${registry.wordOf("edit")} #${item.no} ${fieldWord(field)} ${when}`.trim();
}

/** 往后挪一礼拜 17号: the day that is said is meant, however far that is. */
function saysDayBehind({ part, apart }: Spoken): boolean {
  const day = lastDay({ part, apart });
  return part.clauses.some(({ text, start }) => {
    const shift = readShift(text);
    return shift !== null && day !== undefined && day.start >= start + shift.end;
  });
}

/** 万邦那个会改下午四点: the same day at another hour. */
function hourNamed(item: Item, { part, apart }: Spoken): string | null {
  const clock = readClock(part.text, apart.now);
  const minute = clock !== null && "value" in clock ? clock.value.minute : null;
  return item.nextDay === null || minute === null ? null : whenOf(item.nextDay, minute, item.nextText);
}

/** The last day, with the hour it names and the words that were agreed; as it was said where it names none yet (下周). */
function dayNamed(item: Item, { part, apart }: Spoken): string | null {
  const day = lastDay({ part, apart });
  if (day === undefined) return null;
  if (!("value" in day)) return apart.text.slice(day.start, day.end);
  const { day: to, minute, past } = day.value;
  // What is over is asked back in the words said.
  return past
    ? apart.text.slice(day.start, day.end)
    : whenOf(to, minute, item.nextDay === null ? null : item.nextText);
}

/** 刘总说签约推到月底, 定了18号签: told, so it is offered. Null where nothing else was planned, or the same day. */
export function signingMovedTo(item: Item, spoken: Spoken, around: Surroundings): string | null {
  const { text } = spoken.part;
  if (item.plannedSigningOn === null || item.outcome !== "open" || fellThrough(text)) return null;
  const named = DENIED.test(text) ? null : readSkippedMark(text, SIGNS_NEXT, around.now).plannedSigningOn;
  const isMoved = SIGNING_MOVED.test(text) || SIGNING_FAILS.test(text);
  const instead = movedDay(spoken);
  const when = instead ?? (isMoved ? signingDay(spoken, item) : named);
  return when === null || when === item.plannedSigningOn
    ? null
    : edited(item, "planned-signing", dated(when), around);
}

/** 签约推到月底,面谈改到周五: the day behind the signing's own words. */
function movedDay({ part, apart }: Spoken): Day | null {
  const day = apart.days.find(
    (one) =>
      part.clauses.some(({ start, end }) => one.start >= start && one.start < end) &&
      isOfSigning(apart.text, one),
  );
  return day !== undefined && "value" in day ? day.value.day : null;
}

const DENIED = /签[约单字]?[日时]?[期间]?(?:不变|照旧|没变)|签不|[没不别]签|[没不未]能?[^,;。]{0,4}签/u;

/** 3/31, as people write it. */
function dated(day: Day | string): string {
  const [, month, date] = /^\d{4}-0?(\d+)-0?(\d+)$/u.exec(day) ?? [];
  return month === undefined ? day : `${month}/${date}`;
}

/** When a signature is planned now, by a day or so many days from the one that was planned; null where nobody can tell. */
function signingDay({ part, apart }: Pick<Spoken, "part" | "apart">, item: Item): Day | string | null {
  const day = lastDay({ part, apart });
  if (day !== undefined) return "value" in day ? day.value.day : apart.text.slice(day.start, day.end);
  const shift = part.clauses.map(({ text }) => readShift(text)).find((found) => found !== null);
  const planned = item.outcome === "won" ? null : item.plannedSigningOn;
  return shift === undefined || shift === null || planned === null || shift.days === 0
    ? null
    : addDays(planned, shift.days);
}

function lastDay({ part, apart }: Pick<Spoken, "part" | "apart">) {
  return apart.days.findLast(({ start }) =>
    part.clauses.some((one) => start >= one.start && start < one.end),
  );
}

/** 周五的会往后挪一个礼拜, 改到下午两点半, 延到下周一: what was agreed, at its new time. */
export function movedTo({ part, apart }: Pick<Spoken, "part" | "apart">, item: Item | null): string | null {
  if (item === null || item.nextDay === null || SIGNING_FAILS.test(part.text)) return null;
  for (const { text, masked, start, end } of part.clauses) {
    const moved = readShift(text) ?? toADay(text, { start, end }, apart);
    if (moved === null || WISHED_BY_OTHERS.test(text) || SIGNING_MOVED.test(text)) continue;
    const before = text.slice(0, moved.start);
    if (ONLY_OTHERS.test(text) || SUPPOSED.test(text)) continue;
    if (OF_SIGNATURE.test(before) || SIGNED_THEN.test(text.slice(moved.end))) continue;
    const thing = THEIR_THING.exec(before)?.[1];
    if (thing !== undefined && item.nextText?.includes(thing) !== true) continue;
    // 先别给我挪到周五, whose day is a sign in the masked clause.
    if (isTakenAway(masked, wordsOf(moved, text, masked)) || isTakenAway(text, moved)) continue;
    const from = apart.days.find((one) => one.start >= start && one.end <= start + moved.start);
    // 周四的会改到下午: of another day than the one that is agreed.
    if (from !== undefined && (!("value" in from) || from.value.day !== item.nextDay)) continue;
    const day = "to" in moved ? moved.to : addDays(item.nextDay, moved.days);
    const by = "to" in moved ? undefined : moved.by;
    // 推迟一小时, of a day without its hour, says nothing.
    if (by !== undefined && item.nextMinute === null) continue;
    const agreed = item.nextMinute === null ? null : item.nextMinute + (by ?? 0);
    const minute = moved.minute ?? ("to" in moved ? null : agreed);
    if (minute !== null && (minute < 0 || minute >= DAY_MINUTES)) continue;
    return whenOf(day, minute, item.nextText);
  }
  return null;
}

/** 签约往后顺三天: what is moved is no meeting. */
const OF_SIGNATURE = /签(?:约|字|单|合同|订|署)?(?:日子?|日期|时间|那天|的)*(?:给我|帮我|再|就|要|得)*$/u;
/** 机台往后顺一天: what is put off is nothing of ours, unless that is what was agreed. */
const THEIR_THING =
  /(机台|设备|机器|产线|样品|交期|工期|验收|上线|安装|调试|停机|检修|盘点|审核|验厂|排产|开工|投产|搬[迁厂家]|装修|[到发交]货|生产|招标|开标|评审|立项|预算|审批|排期|改造)(?:时间|日期|日子|计划|的|说|都|也|又|就|得|要|会|全部?|统一|整体)*$/u;
/** 如果陈总没空就把面谈挪到周五: on a condition. */
const SUPPOSED = /^[^,;。]{0,6}(?:如果|要是|万一|假如)(?![^,;。]*[了过])/u;

/** 其他三家改周五: of those that are not named. */
const ONLY_OTHERS =
  /(?:^|[\s,，])(?:其[他它余]|别的|剩下|另外)的?(?:[几两二三四五六\d]+)?(?:[家个单]|客户)?(?:都|全|就|先|再|统一)*(?:改|挪|推|延|放|调)/u;

/** 延到下周一, with nothing behind it: what was agreed comes then. */
function toADay(text: string, clause: { readonly start: number; readonly end: number }, apart: Apart) {
  const { days } = apart;
  const words = MOVED_TO.exec(text) ?? CHANGED.exec(text);
  if (words === null) return null;
  const behind = clause.start + words.index + words[0].length;
  const day = days.find(({ start }) => start === behind);
  if (day === undefined || !("value" in day) || !NOTHING_MORE.test(text.slice(day.end - clause.start)))
    return null;
  // 挪到15号,哦15号礼拜天,那16号: what comes last is read with all of it.
  if (days.some(({ start }) => start > day.start)) return null;
  const { day: to, minute, past } = day.value;
  if (past || isOfSigning(apart.text, day)) return null;
  return { start: words.index, end: day.end - clause.start, to, minute };
}

/** 宝利改周四了 */
const CHANGED = /[改换]\s*(?=[\d一二三四五六七八九十下本这周星礼明后月])/u;
const DAY_MINUTES = 24 * 60;
/** …挪到下周一上午10点 我这边撞会: what stands behind a blank says why. */
const NOTHING_MORE =
  /^\s*[了吧啊哈哦的见。!！,;\s]*(?:$|(?<=\s)(?:我|他|她|人家|客户|对方|\p{Script=Han}(?:总|工|经理|主任))[^,;。?]{0,4}(?:有|要|撞|没|不|出差|开会|在|忙|临时)[^,;。?]{0,10}$)/u;

/** 客户想推迟两天 has moved nothing yet. */
const WISHED_BY_OTHERS = /想|要求|希望|可能|也许|估计|能不能|可不可以|可否|能否|行不行|最好|说不定|打算/u;
/** 晚两天签 */
const SIGNED_THEN = /^[^,;。]{0,2}签/u;

/** Where the words of a clause stand in its masked form. */
function wordsOf({ start, end }: Pick<Shift, "start" | "end">, text: string, masked: string) {
  const at = Math.max(0, masked.indexOf(text.slice(start, end)));
  return { start: at, end: at + end - start };
}
