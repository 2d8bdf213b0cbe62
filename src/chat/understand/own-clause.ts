// Where the next customer's own clause begins in what was dictated without marks: 恒力没接宝利说再看看云图要案例.
import { DAY_SAID, PERSON_SAID } from "./said-of.ts";

interface Span {
  readonly start: number;
  readonly end: number;
  readonly nos: readonly number[];
}

/** What a customer or somebody there does, behind the name: 那边还在看, 何工说, 没接. */
export const ACTS = new RegExp(
  `^(?:那[边家单个]|这[边家单])?[\\s的]*(?:${PERSON_SAID}|[老小]\\p{Script=Han}(?!板|姑|朋)|\\p{Script=Han}{2,3}(?=说|讲|问|要|没|约|来电))?(?:那[边家])?[\\s]*(?:${DAY_SAID}|跟\\p{Script=Han}{2,4}(?:聊|谈|通|见|碰|吃|说)|[留陪带拉](?=我|了|着)|说|讲|问|要|想|没|未|还(?!是)|还是(?=没|不|要|想|老|在)|倒(?=没|不|是|说|还)|在|正|也|已|又|都|刚|约|来电|来了|回[了电复]|催|同意|答应|不|等|定|签|发[了过来]|寄|报|打|见|聊|谈|改|推[到迟]|延[到期]|挪|让|叫|出差|休|请假|合同|方案|报价|样|资料|电话|项目|预算|老板|法务|采购|技术|财务|首?款|尾款|空号|关机|停机|占线)`,
  "u",
);
/** 让我下周一过去蓝海合同还没盖章: how things stand is nobody's aim. */
const STANDS = /^(?:那[边家])?的?(?:合同|方案|报价|样品?|款|项目|预算)[^,;。]{0,3}(?:还|没|已|在|都|批|停)/u;
/** A name behind it is what somebody did something to, or a joint: 参考恒力, 跟万邦, 说宝利. */
const OBJECT_FOLLOWS =
  /(?:[和与跟及给对比向像被把将让叫请找去到从往用帮替为是陪的除、]|(?<!不)在|(?<!合)同|(?<!看)看|问|说|讲|提[到过]?|参[考照观]|介绍|推荐|还有|以及|关于|针对|知道|听|打听|拜访|联系|约|见|聊|打|发|寄|报|催|回|查|领|推|转|改|退|签|觉得|认为|以为|嫌|怕|担心|认识|熟|不如|超过|还是|或者?|抄送|属于|包括)\s*$/u;
const PEOPLE = new RegExp(PERSON_SAID, "gu");
const DAY = new RegExp(DAY_SAID, "u");
const DAY_FIRST = new RegExp(`^(?:那[边家])?(?:${PERSON_SAID})?(?:我们?|咱们?)?(?:${DAY_SAID})`, "u");
/** 参观万邦我下周三去接: whatever day follows, the name is what they do something to. */
const SURELY_OBJECT = /(?:[和与给比像陪带]|参[考照观]|介绍|推荐|认识|打听|了解|关于)\s*$/u;
/** 合同我周三送, 的案例后天发. */
const THING_DAY = new RegExp(
  `^(?:的|那边)?(?:合同|样[品本]?|案例|发票|方案|报价单?|资料|标书|图纸|[首尾]?款)(?:我们?|咱们?)?(?:再|就)?(?:${DAY_SAID})`,
  "u",
);
/** …安排的恒力那边推到18号: what stands before it ends there. */
const THERE_TOLD = /^那[边家](?:还|在|说|推|改|没|要|挪|延|已|也|让|约|定)/u;
/** 月底打 刘总说, 周五签 恒力还要等, 资料在看 恒力陈总要: what is done on a day, or just now, ends before whoever does something. */
const DONE_THEN = new RegExp(
  `(?:${DAY_SAID})之?前?(?:签|打|发|寄|报|回|付|谈|定|来|给)$|[还都正]?在看$`,
  "u",
);
const DOES = new RegExp(
  `^(?:那[边家])?(?:${PERSON_SAID})?(?:那[边家])?(?:说|讲|让我|要(?!的)|还(?!是|款|书|钱)|没|也|已)`,
  "u",
);
/** 说在开会回头讲 老沈叫我: put off, and nobody is talked of. */
const PUT_OFF =
  /(?:回头|改天|改日|晚点|晚些|一会儿?|过会儿?|待会儿?|等会儿?|下次|到时候?|忙完|有空|得空|空了)(?:我|他|她)?再?(?:说|讲|聊|谈|打|联系|看|约|回)$/u;
const CALLS = new RegExp(
  `^(?:那[边家])?(?:${PERSON_SAID})?(?:那[边家])?(?:[让叫喊约请]我|说|讲|要(?!的)|还|没|也|已)`,
  "u",
);
/** 接口文档周四给凌峰的报价周五给: the same is done with something of each. */
const GIVEN_THEN = new RegExp(`(?:${DAY_SAID})[给发寄送交]$`, "u");
/** Less is said of nobody. */
const LEAST = 2;

/** Whether a name behind it is what somebody did something to. */
export function isObjectOf(between: string): boolean {
  return OBJECT_FOLLOWS.test(between);
}

/** Whether what stands behind a name tells of it. */
export function tellsOf(behind: string): boolean {
  return ACTS.test(behind);
}

/** Whether what stands at a name tells of this customer, and something was told of another before it in the clause. */
export function beginsItsOwn(said: string, at: number, names: readonly Span[], start: number): boolean {
  const name = names.find((one) => one.start === at);
  const before = names.findLast((one) => one.start >= start && one.end <= at);
  if (name === undefined || before === undefined || sameNos(name, before)) return false;
  const next = names.find((one) => one.start >= name.end);
  // 问了华测 刘总说…, of whom 刘总 is none.
  if (next !== undefined && !sameNos(next, name) && said.slice(name.end, next.start).trim() === "")
    return false;
  const between = said.slice(before.end, at);
  const after = said.slice(name.end);
  const isEnded =
    (/过去$/u.test(between) && STANDS.test(after)) ||
    (DONE_THEN.test(between) && DOES.test(after)) ||
    (PUT_OFF.test(between) && CALLS.test(after)) ||
    (/\p{Script=Han}{2}的$/u.test(between) && THERE_TOLD.test(after));
  const isObject = OBJECT_FOLLOWS.test(between) && !isEnded;
  const isTold = ACTS.test(after) && !isObject;
  // 跑了宝利跟新元宝利钱工说…: whoever is named once more.
  const isAgain = names.some((one) => one.start >= start && one.end <= at && sameNos(one, name));
  if (isAgain && isTold) return true;
  if (between.replace(PEOPLE, "").replace(/[\s和与跟及、,]/gu, "").length < LEAST) return false;
  // 恒力周四去宝利周五去: a day each.
  const isEach = DAY_FIRST.test(after) || THING_DAY.test(after);
  const isGiven = THING_DAY.test(after) && GIVEN_THEN.test(between);
  if (isEach && DAY.test(between) && (isGiven || !SURELY_OBJECT.test(between))) return true;
  return isTold;
}

function sameNos(one: Span, other: Span): boolean {
  return one.nos.join() === other.nos.join();
}
