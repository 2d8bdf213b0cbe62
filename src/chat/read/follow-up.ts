// A follow-up: what happened, what comes next and when, or only an attempt without answer (rules.md 5).
import { addDays, at, type Day, dayOf, minuteOfDay } from "../../domain/day.ts";
import { CALLED_OFF, isKeptFrom } from "./appointment-news.ts";
import { isAttempt } from "./attempt.ts";
import { saysWhatIsDone, withMarks } from "./blanks.ts";
import { readClock } from "./day.ts";
import { PREVENTED } from "./day-meant.ts";
import { type DayFound, readDays, type Unclear, unclearDay } from "./days.ts";
import { eitherDay } from "./either-day.ts";
import { asJustOver, fellThrough, happened, isOver, MOOT } from "./fell-through.ts";
import { isLastMeant } from "./last-day.ts";
import { isMovedTo, isWished } from "./moved-day.ts";
import { isNoStep, isOfTheOthers } from "./no-step.ts";
import { isPlainlyOurs, OURS } from "./plainly-ours.ts";
import { isOfSigning } from "./signing.ts";
import { spelled } from "./simplified.ts";
import { soundsLikeOurs } from "./step-likely.ts";
import { AS_BEFORE, daysAhead, EDGES, MORE_STEPS, stepWords, WE_ARE_AWAY, withObject } from "./step-words.ts";
import { type Unused, unusedIn } from "./unused-day.ts";
import { comesFirst, isAgreedTo, isChosen, isOurs, isTheirs, tellsWhich, untilNextDay } from "./whose-day.ts";

export interface NextStep {
  readonly day: Day;
  /** Minutes since midnight, where a time was said. */
  readonly minute: number | null;
  readonly text: string | null;
}

export interface FollowUpRead {
  /** Everything that was typed, unaltered. */
  readonly text: string;
  /** Without the part that says what comes next. */
  readonly ownText: string;
  /** A date agreed for what comes next; a date on which something happened is none. */
  readonly next: NextStep | null;
  /** The date of what comes next cannot be one (下周, 2月30号): asked back. */
  readonly nextAsk: Unclear | null;
  /** A day to come that is no next step by its words, as typed: to be said, never dropped without a word. */
  readonly unused: Unused | null;
  /** Nothing but an attempt without answer (没接, 未接通). */
  readonly attempt: boolean;
}

/** Reads what stands after the item's reference; `now` in ms. */
export function readFollowUp(text: string, now: number): FollowUpRead {
  const folded = spelled(text);
  const days = readDays(folded, now).map((day) => asJustOver(folded, day, now));
  const marked = withMarks(folded);
  const done = marked === folded ? [] : days.filter((day) => saysWhatIsDone(folded, day));
  const step = findStep(folded, days, now) ?? (done.length > 0 ? findStep(marked, done, now) : null);
  if (step === null || "ask" in step.day) {
    const nextAsk = unclearDay(step?.day);
    const unused = nextAsk === null ? unusedIn(text, days, now) : null;
    return { text, ownText: text.trim(), next: null, nextAsk, unused, attempt: isAttempt(folded) };
  }
  const { day, minute } = step.day.value;
  const ownText = `${text.slice(0, step.start)} ${text.slice(step.end)}`.replace(EDGES, "");
  const said = `${text.slice(step.words, step.day.start)}${text.slice(step.day.end, step.end)}`;
  const words = stepWords(said);
  return {
    text,
    ownText,
    next: {
      day: addDays(day, -daysAhead(said)),
      minute,
      text: words === "" ? null : withObject(words, spelled(text).slice(0, step.start)),
    },
    nextAsk: null,
    unused: null,
    attempt: isAttempt(spelled(ownText)),
  };
}

/** Where the next step is said: from `start` to `end`, its own words from `words` on. */
interface Step {
  readonly day: DayFound;
  readonly start: number;
  readonly words: number;
  readonly end: number;
}

const EXPLICIT =
  /(?:下次|下一?回|下一?步|接下来|后续)(?:再?(?:跟进|联系|拜访|沟通|见面|回访|行动|动作|计划|安排|时间))?(?:是|为|[定约排放](?:[在到于成]|为)?|在)?[\s:,]*/g;
const AGREED =
  /(?:将[于在]|(?:先|就|暂时?)(?:记|写|挂|按)[在到成为]?|约好?了?|约定|(?:约|改|定|推|延|排|安排|推迟|顺延|延期|拖)[在到于]|拟(?:于|在)?|改(?:约|成|为|期)?|[等到]|等到|准备|打算|计划|预计|争取|答应|应允|允诺|承诺|最[晚迟快]|说好?)(?:客户|对方|他们?|她|[一-龥]{1,2}总)?\s*$/;
const STEP =
  /^\s*(?:[之以]?前|左右|那天|一早|一大早)?\s*(?:(?:让|叫|约|请|喊)?我们?|咱们?|你们?|您|客户|对方|他们?|她|[一-龥]{1,2}[总工])?\s*(?:上班后?|下班[前后]|午?饭后|会后)?\s*(?:就|要|会|能|得|必须|务必|一定|争取|可以|先|分别|一起|挨个|也|都|还(?=约了?(?:去|到|在|[他她]|见)))*\s*(?:于[^,;。!?]{1,8}?)?(?:再|(?:zai|qu|lai|da|fa|jian|tan|hui|dh)(?![a-z])|send|call|email|mail|发|报|给|回(?!国|来|老家|公司|总部|去|(?:$|[\s,;。!?了]))|签|定|见|视频|面谈|谈|演示|拜访|约|打|电话|联系|寄|送|开|上会|到访|来访|来|过[来去]|去|上门|汇报|付|沟通|聊|跟|看|试用|测试|交流|讲解|催|确认|问|评审|投标|招标|答复|对接|碰|聚|复盘|商量|线上|技术|会议|吃|喝|请(?![^,;。!?\s]{0,4}假)|参观|考察|到场|进场|安装|调试|开标|听|拿|取|过(?=合同|条款|方案|流程|会|审|一遍)|下单|出(?![差国院])|盖章|走(?!了)|进(?!展|度|行|来|步|入)|完成|交付|部署|培训|验收|提交|交|讨论|敲|拍板|决定|回访|补|核|[把将][^,;。!?]{1,10}(?:[给发送寄拿交带递弄办])|书面|答复|登门|当面|现场|跑(?!单|了|路)|[拉运搬](?!到投资)|出发|第[二三四五六]次?[场轮次]|继续|接着)/;
/** Nothing has happened on such a day yet, whatever stands behind it: 下周二去过合同. */
const TO_COME = /[明后]|下个?(?:周|星期|礼拜|月)/u;
/** 25号我先去把标书交了: it is to be done then. */
const WILL = /^\s*(?:我们?|咱们?)?(?:就|再|先|得|要|会|去|争取)+把/u;
/** 老板下周四回国, 客户周三到周五出差: what they do there is none of ours. */
const OF_OTHERS =
  /^\s*(?:[到至][^,;。!?\s]{1,4})?\s*(?:要|会|就|才|能|都)?\s*(?:不在|人(?:还|都|正)?(?:不)?在|在家(?:歇|休|养|躺|待|隔离)|歇着|养病|住院|生病|出差|出国|回(?=国|来|老家|$|[\s,;。!])|休假|请假|放假|调休|轮休|上班(?![前后])|(?:他们|公司|厂里|全厂)*搬(?!资料|设备|东西|样|货)|生日|结婚|体检|值班|封账|盘点|年会|停产|停工|停电)/;
/** 下周三回来我去找他签字: they come back, and we go. */
const WE_AFTER =
  /^\s*(?:上午|下午|一早)?(?:回来|回国|上班|出差回来|休完假|过完年)[之以]?后?[,\s]*(?:我们?|咱们?|再|就|[陪跟和带](?:我|咱))(?!没|不)/u;
const AGAIN = /^\s*[^\s,;。]{0,3}再/;

function findStep(folded: string, all: readonly DayFound[], now: number): Step | null {
  const days = all.filter(
    (day) => !isOfSigning(folded, day) && !tellsWhich(folded, day) && !isOfTheOthers(folded, day),
  );
  for (const match of folded.matchAll(EXPLICIT)) {
    const words = match.index + match[0].length;
    const day = days.find(({ start }) => start >= words);
    const between = day === undefined ? "" : folded.slice(words, day.start);
    if (day !== undefined && !/[;。!?\n]/.test(between))
      return { day, start: match.index, words, end: sentenceEnd(folded, day.end, /[;。!?\n]/) };
  }
  const steps = days.filter((day) => isStep(folded, day, now)).map((day) => implicit(folded, day, days));
  const anew = putRight(folded, steps);
  if (anew !== null) return anew;
  const toCome = days.filter((day) => "ask" in day || !day.value.past);
  const either = eitherDay(folded, toCome, steps.length > 0);
  if (either !== null) return implicit(folded, either, days);
  const sure = steps.filter(({ day }) => "value" in day);
  const moved = days.find(
    (day) => "value" in day && !day.value.past && isMovedTo(folded, day) && !isWished(folded, day),
  );
  if (moved !== undefined) return implicit(folded, moved, days);
  // 3/20签,3/18先过合同: what comes first.
  const first = sure.find(({ day }) => comesFirst(folded, day));
  if (first !== undefined && sure.every((one) => dayIn(one) >= dayIn(first))) return first;
  const drawn = sure.findLast(
    ({ day }) => SO_WE.test(folded.slice(0, day.start)) && !THEY_SAY.test(folded.slice(day.end)),
  );
  if (drawn !== undefined && sure.length > 1) return drawn;
  const isOfUs = ({ day }: Step) =>
    OURS_BEFORE.test(folded.slice(0, day.start)) || OURS.test(folded.slice(day.end)) || isOurs(folded, day);
  const ours = sure.find(({ day }) => isChosen(folded, day, days)) ?? sure.find(isOfUs);
  return (
    ours ??
    sure.find(({ day }) => !isTheirs(folded, day)) ??
    sure[0] ??
    steps[0] ??
    (days.length > 0 ? null : atAnHour(folded, now)) ??
    (days.length < all.length || all.some((day) => isToCome(day, now)) ? null : laterToday(folded, now))
  );
}

/** 下午四点再打, 约了陈总晚上八点电话: an hour without a day is today's, as long as it is to come. */
function atAnHour(folded: string, now: number): Step | null {
  const clock = readClock(folded, now);
  if (clock === null || !("value" in clock) || clock.value.day !== dayOf(now)) return null;
  const before = folded.slice(0, clock.start);
  const after = folded.slice(clock.end);
  const isPartSaid = /[早中晚]|上午|下午/u.test(folded.slice(clock.start, clock.end));
  const isMeant =
    AGAIN.test(after) ||
    APPOINTED.test(before) ||
    ASKED_US.test(before) ||
    (isPartSaid && STEP.test(after) && !THEIRS.test(before));
  return isMeant && !happened(after) && !MOOT.test(before) && !CALLED_OFF.test(after)
    ? implicit(folded, clock, [])
    : null;
}

const THEIRS = /(?:客户|对方|他们?|她们?|老板|[一-龥]{1,2}[总工])(?:今天|今儿)?$/u;
/** 让我两点后打. */
const ASKED_US = /(?:让|叫|约|请)我们?$/u;
const APPOINTED = /约[好了]*[^,;。!?]{0,8}$/u;

/** 下周三去,不对不对,下周三我在总部,20号去吧: the last one behind the word that takes the others back. */
function putRight(folded: string, steps: readonly Step[]): Step | null {
  const last = steps.at(-1);
  if (last === undefined || steps.length < 2 || !("value" in last.day)) return null;
  const [first = last] = steps;
  return isLastMeant(folded, first.day, last.day) ? last : null;
}

/** 礼拜三我要开会,那我就礼拜二下午过去: what is drawn from all of it. */
const SO_WE =
  /(?:^|[,;。!?\s])(?:(?:那|所以|只好|干脆|不如|就)(?:我们?|咱们?)?(?:就|改|只能|还是)*|我(?:说|回[他她]))\s*$/u;
/** 我说周三,他说周四 */
const THEY_SAY = /[他她总工理](?:又|非|还是|却)?(?:要|说)/u;

function dayIn({ day }: Step): string {
  return "value" in day ? day.value.day : "";
}

/** 下午再试, 今天下班前给: today, without an hour of its own. */
function laterToday(folded: string, now: number): Step | null {
  const match = LATER_TODAY.exec(folded);
  if (match === null || minuteOfDay(now) >= END_OF_DAY) return null;
  const start = match.index;
  const words = start + (match[1]?.length ?? 0);
  if (MOOT.test(folded.slice(0, start)) || happened(folded.slice(words))) return null;
  const value = { day: dayOf(now), minute: null, past: false };
  return {
    day: { value, start, end: words },
    start,
    words,
    end: sentenceEnd(folded, words, /[,;。!?\n]/),
  };
}

/** 明天上午去新元,下午写方案: that afternoon is no more today's. */
function isToCome(day: DayFound, now: number): boolean {
  return "value" in day && day.value.day > dayOf(now);
}

const LATER_TODAY =
  /(?<![昨前那当][天日儿])((?:今天)?(?:下午|傍晚|晚上|晚点|下班前|今晚|晚饭后)|今天(?=我|再|得|要|去))(?=(?:我们?|技术)?(?:再|就|得|要|去)?(?:试|给|回(?![来国])|发|打|送|补|寄|弄|约|出|交|催|办|去)(?!我|咱))(?![^,;。!?]{0,10}[了过没])/u;
const END_OF_DAY = 18 * 60;
/** 8号从美国回来,那天我去接机: what others do that day is when we do something. */
const THEN_WE =
  /^[^;。!?\n]{1,16}?[,\s](?:(?:那|当)天(?:我们?|咱们?)|(?:我们?|咱们?)(?:就|再)?(?:那|当)天)(?!没|不)/u;
const OURS_BEFORE =
  /我[^,;。!?]{0,30}[,，]?[^,;。!?]{0,2}将[于在]\s*$|(?:^|[,;。!?\s])(?:[^,;。!?\s]{0,4})?(?:我们?|咱们?)(?:都?在|都|打算|准备|想|就|再|约|定|会|要)?\s*$/u;
/** A day that stands alone between marks: …同意来看演示了,周五上午. */
const ALONE = /^\s*(?:上午|下午|一早)?(?:吧|哈|啊)?\s*(?:[,;。!?、]|$)/u;

/** 我周四没空 agrees on nothing. */
const NEAR = 6;

/** Whether a date says when something comes, not when it was. */
function isStep(folded: string, day: DayFound, now: number): boolean {
  const after = folded.slice(day.end);
  const again = AGAIN.test(after);
  const agreed = AGREED.test(folded.slice(0, day.start));
  const isToday = "value" in day && day.value.day === dayOf(now);
  if (isNoStep(folded, day, isToday)) return false;
  if (isKeptFrom(folded, day) && !again) return false;
  const isNamed =
    isMovedTo(folded, day) || isAgreedTo(folded, day) || THEN_WE.test(after) || WE_AFTER.test(after);
  if (isNamed) return "ask" in day || !day.value.past;
  if (CALLED_OFF.test(after) || (!again && OF_OTHERS.test(after)) || MOOT.test(folded.slice(0, day.start)))
    return false;
  if ("ask" in day) return again || ((agreed || STEP.test(after)) && !happened(after));
  const isAhead = TO_COME.test(folded.slice(day.start, day.end));
  if (
    day.value.past ||
    (happened(after) && !again && !isAhead && !WILL.test(after) && !isPromised(folded, day, now))
  )
    return false;
  if (isToday && fellThrough(folded)) return false;
  if (!isPlainlyOurs(folded, day) && !soundsLikeOurs(folded, day)) return false;
  if (again || agreed || AS_BEFORE.test(after)) return true;
  const { minute } = day.value;
  // 新元8号、宝利9号都去过了: a date that is over, with nothing to be done, is hardly that of next month.
  if (isOver(folded.slice(day.start, day.end), now) && ALONE.test(after)) return false;
  const isLater = at(day.value.day, minute ?? 0) > now;
  return isLater
    ? STEP.test(after) ||
        minute !== null ||
        (OURS.test(after) && !WE_ARE_AWAY.test(after)) ||
        ALONE.test(after) ||
        MORE_STEPS.test(after) ||
        (isOurs(folded, day) && !PREVENTED.test(after.slice(0, NEAR)))
    : isToday && OURS.test(after);
}

/** 王磊答应13号上午十点见面了: what was agreed for a day to come has not happened. */
function isPromised(folded: string, day: DayFound, now: number): boolean {
  return (
    isToCome(day, now) && /(?:答应|同意|约|说好|定)(?:了|好|在|下)*\s*$/u.test(folded.slice(0, day.start))
  );
}

function implicit(folded: string, day: DayFound, days: readonly DayFound[]): Step {
  const agreed = AGREED.exec(folded.slice(0, day.start));
  return {
    day,
    start: agreed?.index ?? day.start,
    words: day.end,
    end: Math.min(sentenceEnd(folded, day.end, /[,;。!?\n]/), untilNextDay(folded, day, days)),
  };
}

function sentenceEnd(folded: string, from: number, ends: RegExp): number {
  const behind = folded.slice(from).replace(/^[\s,:]+/, (gap) => "_".repeat(gap.length));
  return behind.search(ends) < 0 ? folded.length : from + behind.search(ends);
}
