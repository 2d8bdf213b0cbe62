// 下周三不行,我人在合肥,改礼拜五,是下个礼拜五 · 合同是18号发 不是19 · 还是周四吧 潘总又说能行了: of what was just agreed, the day that holds instead, with why beside it.
import { type Day, dayOf } from "../../domain/day.ts";
import { whenOf } from "../read/dated.ts";
import { type DayFound, readDays } from "../read/days.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { corrects } from "./corrects.ts";
import { agreedStep, WHERE_WE_ARE } from "./meant-day.ts";
import { asks } from "./mood.ts";
import { ofOthers } from "./named-beside.ts";
import { nextCommand } from "./next-command.ts";
import { isDayOfOthers } from "./of-something-else.ts";
import { isDenied, isPrevented, meantHour } from "./put-right.ts";
import { sameWeekAt } from "./same-week.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const MAY = sifted(
  /不是|[排走抽脱腾]不|挪|不行|不了|没空|不在|不成|不方便|不开|撞|冲突|还是|改|换|那就|[写记说看打]错|才[行成对可好能]/u,
);
/** Nobody has settled on it, or somebody else wants it. */
const OPEN =
  /能不能|行不行|再说|再定|再看|再约|待定|到时候|如果|要是|万一|最好|希望|想(?!起)|要求|说要|让我|叫我/u;
const UNSURE = /可能|也许|说不定|不一定|大概|估计/u;
const TOLD = /(?<!我|刚才?)[说讲](?!错)|通知|来电|打[来过]|问/u;
const LONGEST = 64;
/** 不是19: a date by its figure. */
const BARE_DENIED = /不是\s*(?<date>[12]?\d|3[01])(?![\d号日点时:万千百元.])/gu;
/** 还是周四吧, 改到下周二吧 */
const SETTLES =
  /^(?:[啊哎呀哦噢诶唉嗯算了,\s])*(?:还是|那就|就|改|换|定|约|挪|放|维持|保持|到|成|为|回|在)+\s*$/u;
const SETTLED =
  /^(?:的?(?:面谈|见面|拜访|会议?|演示))?(?:不[变动改]|照旧|吧|好了|算了|啊|哈|呀|了)*[\s,;。!~]*$/u;
/** What a day is changed for. */
const WHY =
  /^(?=.*(?:能|行|空|方便|不在|出差|有事|开会|撞|冲突|主意|时间|请假|[来去赶]不|可以|答应|同意|排|堵|票|忘|看[错岔]|记[错岔]))(?!.*(?:样|合同|方案|报价|价|款|票据|发票|测试|案例|领导要))/u;

interface Named {
  readonly found: DayFound;
  readonly day: Day;
}

/** Null where nothing was just agreed, somebody else is spoken of, or the day stays open. */
export function dayInstead(said: string, around: Surroundings): Promise<Speech | null> | null {
  if (said.length > LONGEST || !MAY.test(said) || OPEN.test(said)) return null;
  const read = asRead(said);
  const days = readDays(read, around.now).flatMap((found) =>
    "value" in found ? [{ found, day: found.value.day }] : [],
  );
  return days.length === 0 || asks(read.replace(/[,;。!\s]+$/u, "")) ? null : putRight(said, days, around);
}

async function putRight(said: string, days: readonly Named[], around: Surroundings): Promise<Speech | null> {
  const read = asRead(said);
  const act = await around.lastAct();
  const item = act?.no == null ? null : await around.item(act.no);
  if (act?.no == null || item?.nextDay == null || (act.text === null && act.field !== "next")) return null;
  // 写错了 18号 17号我要去体检: what was agreed is out of the question.
  const isTaken = ({ found, day }: Named) =>
    corrects(read) && day === item.nextDay && WHERE_WE_ARE.test(read.slice(found.end));
  const off = days.filter((one) => isDenied(read, one.found) || isPrevented(read, one.found) || isTaken(one));
  const bare = [...read.matchAll(BARE_DENIED)].map(({ groups }) => Number(groups?.["date"]));
  const isOff = (day: Day) => off.some((one) => one.day === day) || bare.includes(Number(day.slice(-2)));
  const insisted = corrects(read) ? days.find(({ found }) => insists(read, found)) : undefined;
  const isLeft = (day: Day) => !isOff(day) && (insisted === undefined || day !== item.nextDay);
  const meant = days.filter(({ day, found }) => isLeft(day) && "value" in found && !found.value.past);
  const last = meant.at(-1);
  if (last === undefined || meant.some(({ day }) => day !== last.day)) return null;
  const isAgreedOff = isOff(item.nextDay) && !TOLD.test(read);
  const isSettled =
    (days.length === 1 && settles(read, last.found)) || movedOn(read, last.found) || insisted === last;
  if (last.day === item.nextDay || !(isAgreedOff || isSettled)) return null;
  const isTheirs = insisted !== last && isDayOfOthers(read, last.found);
  if (isTheirs || (await ofOthers(said, act.no, around))) return null;
  const words = said.slice(last.found.start, last.found.end).trim();
  const hour = /\d|点/u.test(words) ? null : meantHour(read.slice(last.found.end), null);
  const isAsBefore = /(?:还是|维持|保持)\s*$/u.test(read.slice(0, last.found.start));
  const moved = isAsBefore ? null : sameWeekAt(words, item.nextDay, dayOf(around.now));
  const before = item.nextText ?? "";
  const step = isSettled ? before : stepOf(agreedStep(said, last.found, { before, now: around.now }), before);
  const when =
    hour === null
      ? `${moved ?? words} ${step}`
      : whenOf(moved === null ? last.day : moved.slice(0, DAY_LENGTH), hour, step);
  const command = nextCommand(act.no, when, around);
  return UNSURE.test(read) ? { ...NOTHING, offers: [command] } : { ...NOTHING, runs: [command] };
}

/** 18号发 says no more than 先把合同发过去 did. */
function stepOf(step: string, before: string): string {
  return before.includes(step) || [...step].length < SHORTEST_STEP ? before : step;
}

const SHORTEST_STEP = 3;
const DAY_LENGTH = "2026-03-16".length;

/** 不对,潘总下周一要去看展,得是周二才行 */
function insists(read: string, { start, end }: DayFound): boolean {
  return (
    INSISTS.test(read.slice(0, start)) &&
    /^(?:[上下]午|晚上|早上)?才(?:行|成|对|可以|好|能行)/u.test(read.slice(end))
  );
}

/** 发票得周二才行 is of the invoice. */
const INSISTS =
  /(?:^|[,;。!\s])(?:那|就|还|他|她|人家|我们?|咱们?|时间|日子|面谈|见面|拜访|演示|最早|最快|怎么也|\p{Script=Han}(?:总|工|经理|主任))*(?:得|要|只能|必须|应该|需要)(?:是|改|挪|放|等|定|约|排){0,2}(?:到|在)?\s*$/u;

/** 周一排不开,挪周二下午三点了: told as done, whoever asked for it. */
function movedOn(read: string, { start, end }: DayFound): boolean {
  return (
    /(?:^|[,;。!\s])(?:就|那就|已经|给|帮)?[挪改换调推](?:成|到|在)?\s*$/u.test(read.slice(0, start)) &&
    DONE.test(read.slice(end))
  );
}

const DONE = /^(?:[上下]午|晚上|早上)?(?:[\d一二两三四五六七八九十]{1,3}点半?)?了[\s,;。!~]*$/u;

/** The first clause gives the day, and all behind it is why. */
function settles(read: string, { start, end }: DayFound): boolean {
  // 周四才对
  if (/^\s*才(?:对|是)[吧啊呀哈。!~\s]*$/u.test(read.slice(end))) return true;
  const mark = /^[^,;。!\n\s]*[,;。!\n\s]+/u.exec(read.slice(end))?.[0];
  if (mark === undefined || !SETTLES.test(read.slice(0, start)) || !SETTLED.test(mark)) return false;
  const rest = read.slice(end + mark.length).split(/[,;。!\n\s]+/u);
  const reasons = rest.filter((clause) => clause !== "");
  return reasons.length > 0 && WHY.test(reasons.join(",")) && reasons.every((clause) => !asks(clause));
}
