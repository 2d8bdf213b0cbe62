// 他们周三开会我周四打电话, 法务明天盖章 后天去拿: of several days, the one on which we do something (speech.md, "Days").
import type { DayFound } from "./days.ts";

/** Somebody of the customer's. */
const THEY =
  "(?:客户|对方|人家|他们?|她们?|他家|老板|法务|财务|采购|技术|领导|总部|集团|董事会|老总|总经理|设备部|信息部|生产部|[一-龥]{1,2}(?:总|工|经理|主任|厂长?|部))(?:那边|那儿|那里|内部|自己)?";
const WHAT_THEY_DO =
  "(?:就|要|会|能|才|先|再|还|得|正好|内部)*(?:开[^,;。!?\\s]{0,6}会|开会|上会|过会|盖章?|审|评|讨论|研究|商量|碰|批|汇报|定(?!金)|拍板|出(?:结果|方案|报告)|给(?:结果|答复|准信|回复|回话|个?话|消息|意见)|有(?:结果|消息|答复|回音)|回复|答复|走(?:流程|完)|签字|付|打款|放款|排|投产|验收|招标|开标|比价|招人|报给|测试|试用|看完|决定|敲定|报批|立项|回来|到岗|上班|回国|出差)";
/** 法务明天: who acts stands before the day; 陈总说月底 only says it. */
const THEY_BEFORE = new RegExp(`${THEY}(?:说|讲)?(?:是|要|打算|准备|安排)?\\s*$`, "u");
/** 周三他们开会 */
const THEY_BEHIND = new RegExp(`^\\s*(?:上午|下午|一早|晚上)?\\s*${THEY}${WHAT_THEY_DO}`, "u");
const DO_BEHIND = new RegExp(`^\\s*(?:之?前|左右|上午|下午|晚上|一早)?\\s*${WHAT_THEY_DO}`, "u");
/** 我三十号再去, with or without a mark before it: who acts is named right before the day. */
const WE_BEFORE =
  /(?<![等问给跟找陪带])(?:我们?|咱们?)(?:呢|这边)?(?:[都也](?:在|到)?|就|再|打算|准备|想|约|定|会|要|那就|计划)?\s*$/u;

/** 我周四打电话问结果: named as ours by whoever stands right before the day. */
export function isOurs(folded: string, { start }: DayFound): boolean {
  return WE_BEFORE.test(folded.slice(0, start));
}

/** 王磊让我月底前给方案 我想27号去: chosen by ourselves; what others want by another day is their limit. */
const WE_CHOOSE =
  /(?<![等问给跟找陪带让叫要请催喊])(?:我们?|咱们?)(?:自己)?(?:就|先|也|倒)?(?:(?:给自己)?(?:打算|准备|想|计划|安排|决定|定|约|排|赶)(?:的|是|了|在|就|是|先|提前|早点|赶|尽量|争取)*(?:到|在|于)?)?\s*$/u;
const ASKED_BY =
  /(?:让|叫|要求?|催|喊|请|盯着)(?:我们?|咱们?)(?:务必|必须|一定|最[晚迟]|赶?在|\s)*$|(?:要求|最[晚迟]|务必|必须|赶在)[^,;。!?\d]{0,4}$/u;

/** Of several days, one that we choose beside one by which we were asked for something. */
export function isChosen(folded: string, day: DayFound, days: readonly DayFound[]): boolean {
  const isAsked = days.some((one) => one !== day && ASKED_BY.test(folded.slice(0, one.start)));
  return isAsked && WE_CHOOSE.test(folded.slice(0, day.start));
}

/** 法务明天盖章, 这周三他们开会, 陈总说月底给结果: what they do among themselves on that day. */
export function isTheirs(folded: string, { start, end }: DayFound): boolean {
  const behind = folded.slice(end);
  if (THEY_WANT.test(folded.slice(0, start)) || goAlone(folded, { end })) return true;
  return THEY_BEHIND.test(behind) || (THEY_BEFORE.test(folded.slice(0, start)) && DO_BEHIND.test(behind));
}

/** 周四他自己去龙湾 周五回来陪我一起见顾总 */
export function goAlone(folded: string, { end }: Pick<DayFound, "end">): boolean {
  return GO_ALONE.test(folded.slice(end));
}

const GO_ALONE = /^\s*(?:上午|下午)?[他她]们?(?:自己|一个人|先|单独)(?:去|跑|到|飞|回|见)/u;
/** 他想15号先看演示,…定了16号上门: beside another day. */
const THEY_WANT = new RegExp(`${THEY}(?:想|希望|要求|提出)\\s*$`, "u");

/** 陈总说他周三去上海: they travel; 去我们公司 is where we are. */
const TRAVEL =
  /^\s*(?:上午|下午|一早|晚上|早上)?\s*(?:要|会|就|得|又|还)*(?:去|到|飞|赴|回)(?!我们?|咱们?|你们?|公司|厂|现场|看|谈|找|送|取|拿|签|见|参观|考察)[一-龥]{2,4}(?=$|[\s,;。!]|出差|开会|参[加展]|学习|培训|了)/u;
const THEY_THEMSELVES =
  /(?:^|[\s,;。!]|说|讲|因为|不过|但)(?:他们?|她们?|(?:[一-龥]{1,2})?(?:总|工|经理|主任|厂长|院长|部长|科长|处长|所长|校长|书记|董事长|老板|领导)(?:他|她)?)(?:自己|本人)?\s*$/u;

/** Whoever stands right before the day goes somewhere else on it. */
export function isTheirTravel(folded: string, { start, end }: DayFound): boolean {
  return THEY_THEMSELVES.test(folded.slice(0, start)) && TRAVEL.test(folded.slice(end));
}

/** 说今天走流程: whoever was named before does it among themselves. */
export function doTheirs(folded: string, { start, end }: DayFound): boolean {
  return SAY_BEFORE.test(folded.slice(0, start)) && DO_BEHIND.test(folded.slice(end));
}

/** 他说下周三开会讨论: among themselves, whatever day it is; 周五开会让我们过去 has a part of ours. */
export function meetAmongThemselves(folded: string, { start, end }: DayFound): boolean {
  return SAY_BEFORE.test(folded.slice(0, start)) && AMONG_THEMSELVES.test(folded.slice(end));
}

const AMONG_THEMSELVES =
  /^\s*(?:上午|下午|晚上|一早)?(?:他们?|她们?|公司|集团|厂里|内部|领导|老板)?(?:就|要|会|才|先|再|还|得|正好|内部|他们)*(?:开[^,;。!?\s]{0,6}会|开会|讨论|研究|商量|汇报|比价)(?![^;。!?\n]*(?:我|咱|你))/u;

const SAY_BEFORE = new RegExp(
  `(?:${THEY})?(?:说|讲|告诉我|回复|回我)(?:是|他们?|要|打算|准备|安排)*\\s*$`,
  "u",
);

/** 20号签,18号先过合同: of several days the one that is said to come first. */
export function comesFirst(folded: string, { start, end }: DayFound): boolean {
  // 领导那边他说周四先去汇报
  if (THEY_MEAN.test(folded.slice(0, start))) return false;
  return /^\s*(?:上午|下午)?(?:要|得|我们?)?先(?!不|别|放|等|生)/u.test(folded.slice(end));
}

const THEY_MEAN =
  /(?:他们?|她们?|客户|对方|人家|[一-龥](?:总|工|经理|主任|厂长))(?:那边|自己)?(?:说|讲|想|要|希望)\s*$/u;

/** 今天下午去拜访的那家聊得很好, 生日是5月6号: the day only says which one is meant, or is a feast of theirs. */
export function tellsWhich(folded: string, { start, end }: DayFound): boolean {
  if (FEAST.test(folded.slice(0, start))) return true;
  return /^[^,;。!?\s]{1,10}的(?:[那这](?:家|个|单|边|位)|客户)/u.test(folded.slice(end));
}

/** 刘总问能不能周六签: nobody has agreed to it yet. */
export function isAskedWhether(folded: string, { start, end }: DayFound): boolean {
  const before = folded.slice(0, start);
  if (ASKED_ALONE.test(before) && WHETHER_BEHIND.test(folded.slice(end)))
    return !isAgreedTo(folded, { start, end });
  if (WE_AGREE.test(folded.slice(end))) return false;
  return WHETHER.test(before) && !WE_GO_ON.test(before);
}

/** 问下周三能不能过去一趟,我说行: asked for, and agreed to. */
export function isAgreedTo(folded: string, { start, end }: Pick<DayFound, "start" | "end">): boolean {
  const after = folded.slice(end);
  return ASKED_ALONE.test(folded.slice(0, start)) && WHETHER_BEHIND.test(after) && WE_AGREE.test(after);
}

const ASKED_ALONE = /(?:^|[,;。!?\s他她总工理任])(?:又|还|就|来)?问(?:我们?|我)?\s*$/u;
const WHETHER_BEHIND = /^[^,;。!?]{0,4}(?:能不能|能否|可不可以|可否|行不行|方不方便|有没有空|有空)/u;
const WE_AGREE =
  /^[^;。!?\n]{0,18}[,\s]+我(?:就|也|当场|马上)*(?:说|回|讲|答应|应)?(?:他|她)?(?:了|的)?(?:行|可以|没问题|没得问题|好|成|中|ok|OK|答应了|应了)/u;
/** 问能不能演示 我明天过去: what we do about it. */
const WE_GO_ON = /\s(?:那|所以)?(?:我们?|咱们?)(?:就|打算|准备|想)?$/u;

const WHETHER =
  /(?:问|商量|考虑|看看)[^,;。!?]{0,6}(?:能不能|能否|可不可以|可否|是不是|行不行|方不方便)[^,;。!?改推延换挪调]{0,6}$/u;
const FEAST =
  /(?:生日|生辰|周年庆?|厂庆|司庆|纪念日|成立(?:日|于))(?:好像|应该|大概)?(?:是|在|就是|[:：])?(?:农历|阴历|每年)?\s*$/u;

/** Where the words of a step end: before the next day that is named, with whoever acts on it. */
export function untilNextDay(folded: string, step: DayFound, days: readonly DayFound[]): number {
  const from = step.end;
  const next = days.find((day) => day.start > from && !isSameDay(day, step));
  if (next === undefined) return folded.length;
  const words = folded.slice(from, next.start);
  // 挪到周五下午两点,主要是他周四要体检: why is no word of what is done.
  const why = words.search(WHY_BEHIND);
  if (why >= 0) return from + why;
  if (OF_ITS_WORDS.test(words) || /^[^,;。!?\s]{0,6}的/u.test(folded.slice(next.end))) return folded.length;
  return from + words.replace(WHO_ACTS, "").length;
}

/** 周四可以,就12号那个上午十点: said twice. */
function isSameDay(one: DayFound, other: DayFound): boolean {
  return "value" in one && "value" in other && one.value.day === other.value.day;
}

/** 周一到周三, 去谈15号付款: a day that says what the step is. */
const OF_ITS_WORDS = /(?:到|至|-|~|—|谈|聊|说|看|问|定|对|确认|沟通|商量|讨论|为|是|按|把|在)\s*$/u;
/** Whoever acts on the next day begins what is said of it: 给结果我三十号…. */
const WHO_ACTS = new RegExp(
  `[,\\s]*(?:(?:我们?|咱们?)(?:呢|这边)?(?:就|再|想|约)?|(?<=[,\\s])${THEY})?\\s*$`,
  "u",
);

/** 排到19号,因为环境18号晚上才搭好: of several days none that only says why. */
export function withoutReasons(days: readonly DayFound[], text: string): readonly DayFound[] {
  const others = days.filter(
    ({ start, end }) => !WHY_BEFORE.test(text.slice(0, start)) && !ONLY_THEN.test(text.slice(end)),
  );
  return others.length > 0 ? others : days;
}

const WHY_BEHIND = /[,;\s]+(?:主要(?:是|因为)|因为|由于|毕竟|原因是)[^,;。!?]*$/u;
const WHY_BEFORE = /(?:因为|由于|毕竟|原因是|主要是|谁让|怪)[^;。;!?]*$/u;
const ONLY_THEN = /^[^,，;；。!?]{0,4}才(?!去|见|谈|聊|约|发|给)/u;
