// Which of what a correction names is meant: 两点不对 应该三点, 是35万 不是32万, 最后一位是七不是一, 下周三撞了 下周四吧.
import type { Fen } from "../../domain/money.ts";
import { readClock } from "../read/day.ts";
import { PREVENTED } from "../read/day-meant.ts";
import { fold } from "../read/fold.ts";
import { readAmounts } from "../read/money.ts";
import { readChineseNumber } from "../read/number.ts";
import { spelled } from "../read/simplified.ts";
import { corrects, MISREAD } from "./corrects.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

const NOT_BEFORE = /(?:不是|别)\s*$/u;
/** 记成2点了. */
const TAKEN_FOR = /(?<!应该?|要|该|改)(?:写|记|说|讲|打|输|填|听|看|报|定|约)成了?\s*$/u;
/** 三点打错了, 周三不对, 2点改3点: what stands before it is no longer meant; 下周三 看错日历了 says why it is. */
const WRONG_BEHIND = new RegExp(
  `^(?!\\s*我?刚?才?[看记翻算搞弄][错岔串混](?:了)?(?:${MISREAD}))\\s*(?:的|那个)?\\s*(?:(?:是我?)?(?:写|记|说|讲|打|输|填|听|看|搞|弄|报)?(?:错|岔|混|反)|不对|[改换](?=\\S)|撞)`,
  "u",
);

/** Whether what stands there is named as what it is not. */
export function isDenied(said: string, { start, end }: Span): boolean {
  const [before, behind] = [said.slice(0, start), said.slice(end)];
  const isTakenFor = TAKEN_FOR.test(before) && /^[\s。!~啊哦的]*(?:了|$)/u.test(behind);
  return NOT_BEFORE.test(before) || isTakenFor || WRONG_BEHIND.test(behind);
}

const IS_NOT_BUT = /不是[^,;。]{1,8}[,\s]+(?:应该)?是/u;
const IS_AND_NOT =
  /(?<!不)是[^,;。]{1,10}[,\s]+不是[^,;。]{1,10}$|(?<!不)是[\d.一二三四五六七八九十百千万w]{2,8}元?不是[\d.一二三四五六七八九十百千万w]{2,8}元?[哈啊呀哦的了]*$|^(?:是|应该是)\d{1,2}号?不是\d{1,2}号?[哈啊呀哦的了]*$/u;

/** 恒力 不是26万,是26万5 · 是5800 不是58000. */
export function isNotBut(text: string): boolean {
  const said = spelled(text);
  return IS_NOT_BUT.test(said) || IS_AND_NOT.test(said);
}

const VALUE = "(?:[\\d一二两三四五六七八九十百千万.:点半刻号月日周星期礼拜天今明后下早上午晚个w]+)";
const END = "[吧哈啊呀哦的了嘛。!~\\s]*$";
const PUT_RIGHT = [
  // 三点半 不是三点
  `^(?:[哎啊诶哦呀]+[,\\s]*)?${VALUE}[,\\s]*不是${VALUE}${END}`,
  // 60天不是90天 手快了
  `^(?:[哎啊诶哦呀]+[,\\s]*)?${VALUE}[,\\s]*不是${VALUE}[,\\s]+我?(?:刚才?)?(?:手[快滑抖误]|手指头?粗|口误|嘴[快瓢误]|[打写说记看听][错快岔串]|眼花|老花眼)了?${END}`,
  // 算了,还是按20号
  `^(?:[\\s,。]|算了|那)*还是(?:按|定|改回|回到|放)?(?:\\d{1,2}月)?(?:\\d{1,2}[号日]|[明后]天)(?:[上下]午|早上|晚上)?${END}`,
  // 三点不对 应该四点
  `^${VALUE}(?:不对|错了)[,\\s]*(?:那个|这个|时间|应该|其实|是|改|成)*${VALUE}${END}`,
  // 礼拜二 我嘴快说成礼拜一
  `^${VALUE}[,\\s]*我?(?:嘴[快瓢误]了?|口误|手[滑快抖]了?)?[,\\s]*(?:写|记|说|讲|打|输|填|报)成了?${VALUE}${END}`,
  // 3万是我看错 实到5万
  `^${VALUE}是?我?(?:写|记|说|讲|打|输|填|听|看|报|算)[错岔反]了?[,\\s]*(?:应该|其实|实际|实[到收付]|是|到|收|到账|只有|才)*${VALUE}${END}`,
  // 改下午三点 他上午开早会
  `^改(?:到|成|为|在)?${VALUE}[,\\s]+(?:他|她|人家|对方|客户|那边|我)[^,;。]{1,14}$`,
  // 下周三 看错日历了
  `^${VALUE}[,\\s]*我?(?:刚才?)?(?:写|记|说|讲|打|输|填|听|看|报|算|翻)[错岔反串](?:了)?(?:${MISREAD})?了?${END}`,
  // 2点改3点, 周三改周四
  `^${VALUE}[改换](?:成|到|为)?${VALUE}${END}`,
  // 哦 是四点
  `^[哦啊噢哎诶嗯,\\s]*(?:应该|其实)?是${VALUE}${END}`,
  // 是周四去他厂里
  "^[哦啊噢哎诶嗯,\\s]*(?:应该|其实)?是(?:下?(?:周|星期|礼拜)[一二三四五六日天]|[明后]天|\\d{1,2}[号日])[^,;。]{1,8}$",
  // 去厂里是周四 别的没错
  "(?:别的|其[他它]的?|其余的?)(?:都|全)?(?:没错|没问题|对|不变|不用[改动]|不动|照旧)",
  // 谁讲下午了 上午 九点半
  `^(?:谁|哪个|我哪里?|我没)(?:讲|说)(?:的|过|是)?(?:[上下]午|早上|中午|晚上|${VALUE})的?了?[,\\s]+(?=.)`,
  // 记成2点了 其实3点
  "^[^,;。]{0,6}(?:写|记|说|讲|打|输|填|听|看)成[^,;。]{1,8}了[,\\s]*(?:其实|应该|实际)?是?",
].map((pattern) => new RegExp(pattern, "u"));

/** Whether a text puts right by its form alone what was just typed; who names nobody else is meant to. */
export function putsRight(text: string): boolean {
  const said = spelled(text).trim();
  return PUT_RIGHT.some((pattern) => pattern.test(said));
}

/** 下周三撞了 下周四吧, 周五 周四他没空, 那天不行 换下周一: a day, what keeps from it, another one, and nothing more. */
export function movesAway(text: string, days: readonly Span[]): boolean {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || text.length > LONGEST_MOVE || OPEN.test(text))
    return false;
  const before = text.slice(0, first.start);
  if (first === last) return /^[\s啊哎]*[那这当]天/u.test(before) && PREVENTED.test(before);
  return /^[\s那哎啊就]*$/u.test(before) && PREVENTED.test(text.slice(first.end));
}

/** 周四他没空: a day that is out of the question. */
export function isPrevented(said: string, { end }: Span): boolean {
  return PREVENTED.test(/^[^,;。\s]{0,9}/u.exec(said.slice(end))?.[0] ?? "");
}

const LONGEST_MOVE = 24;
/** 可能周五: nothing is agreed yet. */
const OPEN = /可能|也许|说不定|不一定|再定|待定|能不能|行不行/u;

/** The amount that a correction means; null where it corrects none. */
export function meantAmount(text: string): Fen | null {
  const said = spelled(fold(text)).trim();
  if (!corrects(said) && !isNotBut(said) && !putsRight(said)) return null;
  const amounts = readAmounts(said);
  const meant = amounts.length === 1 ? amounts : amounts.filter((one) => !isDenied(said, one));
  const last = meant.at(-1);
  return last !== undefined && "value" in last ? last.value : null;
}

/** Minutes since midnight of the hour that is meant: the last one that is not denied; a denied one where another is agreed. */
export function meantHour(said: string, agreed: number | null): number | null {
  let minute: number | null = null;
  let denied: number | null = null;
  for (let from = 0; from < said.length; ) {
    const read = readClock(said.slice(from), 0);
    if (read === null) break;
    const span = { start: from + read.start, end: from + read.end };
    const found = "value" in read ? withHalf(read.value.minute, said.slice(0, span.start)) : null;
    const isNot = isDenied(said, span) || OF_OTHERS_THEN.test(said.slice(span.end));
    if (found !== null && isNot) denied = found;
    else minute = found ?? minute;
    from = span.end;
  }
  // 下午两点 说错了
  return minute ?? (denied === agreed ? null : denied);
}

/** 三点是他们自己开会 */
const OF_OTHERS_THEN =
  /^\s*(?:是|那是|那个是)(?:他们?|她们?|人家|客户|对方|别家|别人|\p{Script=Han}(?:总|工|经理))/u;

/** 下午,三点: the half of the day stands apart. */
function withHalf(minute: number | null, before: string): number | null {
  return minute !== null && minute < NOON && /(?:下午|傍晚|晚上)[,\s]+$/u.test(before)
    ? minute + NOON
    : minute;
}

const NOON = 12 * 60;
const DIGIT = "[\\d零〇一幺二三四五六七八九]";
const TAIL = new RegExp(
  `(?:(?:最?[后末]|尾)(?:面|尾)?的?[一二两三四五六1-6]个?(?:位|数)(?:数字|数)?|(?:号码|电话|手机号?)?尾巴|尾号|末尾|末位|尾数)(?:我?(?:打|写|记|说|输|抄|填|念|听|看|报|存|录|弄|搞|敲|按|拼)?(?:反|错|倒|岔|混)了?[,\\s]*)?(?:应该|其实)?(?:不是${DIGIT}{1,8}[,\\s]*)?(?:[是为:]|改成|应为)?\\s*(${DIGIT}{1,8})(?![\\d个])`,
  "u",
);

/** 四个八. */
const TIMES = new RegExp(`([二两三四五六])个(${DIGIT})(?!位|数)`, "gu");

/** 末尾两位抄倒了,78应该是87. */
const TAIL_TURNED = new RegExp(
  `(?:最?[后末]|尾)(?:面|尾)?的?(?<count>[二两三四五六2-6])个?(?:位|数)(?:数字|数)?(?:我)?(?:打|写|记|说|输|抄|填|念|听|看|报|存|录|弄|搞)?(?:颠倒|反|倒)(?:过来)?了?(?:[,\\s]*(?:是|把)?(?<wrong>${DIGIT}{2,8})(?:应该|其实)*(?:是|改成|换成|应为)(?<right>${DIGIT}{2,8}))?[吧啊哈。!~\\s]*(?=$|[,;])`,
  "u",
);

const TAIL_DENIED = new RegExp(`不是\\s*(${DIGIT}{1,8})`, "u");

export interface Tail {
  readonly digits: string;
  /** What it ends in now; "" where that is not said. */
  readonly wrong: string;
  /** How many of the last stand the other way round, where they are not said. */
  readonly turned?: number;
}

/** 最后一位是七不是一, 尾号3391: the digits a number ends in, as they should be; null where none are named. */
export function meantTail(text: string): Tail | null {
  const said = spelled(text).replace(TIMES, (_, count, digit) =>
    digit.repeat(readChineseNumber(count === "两" ? "二" : count) ?? 1),
  );
  const { count, wrong, right } = TAIL_TURNED.exec(said)?.groups ?? {};
  if (wrong !== undefined && right !== undefined) return { digits: figures(right), wrong: figures(wrong) };
  if (count !== undefined && !/\d{2}/u.test(said))
    return { digits: "", wrong: "", turned: Number(figures(count === "两" ? "二" : count)) };
  const digits = TAIL.exec(said)?.[1];
  return digits === undefined
    ? null
    : { digits: figures(digits), wrong: figures(TAIL_DENIED.exec(said)?.[1] ?? "") };
}

function figures(words: string): string {
  return Array.from(words, (one) =>
    /\d/.test(one) ? one : String(readChineseNumber(one.replace("幺", "一")) ?? 0),
  ).join("");
}
