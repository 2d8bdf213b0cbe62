// What a clause or a part of a message is by its form: a question, a request, a why, a wish; nothing more said of somebody.
import { isAttempt, NOT_REACHED } from "../read/attempt.ts";
import { isUnreachedAlone } from "../read/unreached.ts";
import { asRead, type Clause, type Part } from "./apart.ts";
import { MASKS } from "./cue.ts";
import { asksOfUs, hopes, orders, speaksOfUs, supposes } from "./mood.ts";
import { isReport } from "./report-words.ts";
import { withoutNames } from "./shared-parts.ts";

/** 还有宝利, and nothing that happened with it. */
export function saysNoMore(part: Part): boolean {
  const isGuess = part.clauses.some(({ text }) => SOFTLY.test(text.trim()));
  if (CLASHES.test(asRead(part.text))) return true;
  return !isReport(part) && !COMPLAINS.test(part.text) && (isGuess || bareLength(part) <= MOST_BESIDE_NAME);
}

/** 周四已经排了新元,可别撞一起了: why it is asked when the other one is. */
const CLASHES =
  /(?:撞(?:到|在)?一?(?:起|块|车|上|期)|冲突|冲了|错开|赶(?:到|在)一(?:起|块))[^,;。]{0,4}[吧了啊呢的?!。,\s]*$|^[^,;。]{0,8}(?:已经|早就?)(?:排|安排)了/u;

/** 云图嫌贵: short, and news all the same. */
export const COMPLAINS = /嫌|抱怨|投诉|反悔|变卦/u;

function bareLength({ clauses }: Part): number {
  return clauses.reduce((sum, { masked }) => sum + masked.replace(/[\s,;。!?\ue000]/gu, "").length, 0);
}

const MOST_BESIDE_NAME = 5;
/** 跟宁波那个不撞吧 */
const SOFTLY = /吧[,;。!]*$/u;

/** 我最近全在忙华测验收, behind what was asked for: why it is. */
export function isOfUs(clause: Clause): boolean {
  return speaksOfUs(nameless(clause)) || asksOfUs(clause.text) || orders(clause.text);
}

/** 先别给小李 of 云图先别给小李. */
export function nameless({ masked }: Clause): string {
  return masked.replace(NAME_FIRST, "");
}

/** 蓝海要是20号真签了我请全部门喝奶茶: nothing has happened with the customer. */
export function isSupposed(clause: Clause): boolean {
  return supposes(clause.masked.replace(NAMED_FIRST, "")) || hopes(clause.masked);
}

/** 要是蓝海真能26万签下来,我这个季度的任务就完成了: of what might come, and of ourselves. */
export function isOnlySupposed({ clauses: [first, ...others] }: Part): boolean {
  if (first === undefined) return true;
  const isDreamt = IF_THEY_WOULD.test(first.text) && others.some(({ text }) => DREAMS.test(text));
  const isIf = isDreamt || isSupposed(first) || IF_REALLY.test(first.text);
  return isIf && others.every((one) => isSupposed(one) || isOfUs(one) || isOfOurselves(one));
}

function isOfOurselves({ text, masked }: Clause): boolean {
  return OF_OURSELVES.test(text) || DREAMS.test(text) || SUM_ALONE.test(masked);
}

/** 要是老沈今天肯把字签了,我请全公司喝奶茶 */
const IF_THEY_WOULD =
  /^[\s那啊哎,]*(?:要是|如果|假如|万一|若是|哪天)[^,;。]{0,8}(?:肯|能|愿意|答应|点头|松口|签)/u;
/** 三十万啊 */
const SUM_ALONE = /^[\s,]*\ue001的?(?:单子|合同)?[啊呀哪呢啦]*$/u;
const DREAMS =
  /做梦|白日梦|想想而已|想得美|说着玩|梦见|我请[^,;。]{0,6}(?:吃|喝|客)|请客|笑醒|烧高香|放鞭炮|裸奔|直播/u;
const IF_REALLY = /^[\s那啊哎,]*[^,;。]{0,4}(?:要是|如果|假如|万一|若是|哪天)[^,;。]{0,10}真/u;
const OF_OURSELVES = /^[\s,]*(?:那|就)*(?:我|咱|这个?(?:月|季度?|年)|本[月季年]|全年|今年)[^,;。]*就/u;

export function isAskedIn({ clauses }: Part): boolean {
  return (
    clauses.some(({ asks }) => asks) && !clauses.some(({ asks, text }) => !asks && NOT_REACHED.test(text))
  );
}

/** 恒力张三签了没有,他昨天还跟我说马上就签: behind a question, why one asks. */
export function isAskedWithWhy({ clauses: [first, ...others] }: Part): boolean {
  return first?.asks === true && others.some(({ text }) => saysWhyAsked(text));
}

export function saysWhyAsked(text: string): boolean {
  return WHY_ASKED.test(text);
}

const WHY_ASKED =
  /^\s*(?:我们|咱们?)?(?:财务|领导|主管|老大|头儿|上面|总部|内勤|行政|商务|法务)(?:那边|部)?(?:今天|早上|上午|刚才?|这两天)?(?:又|也|都|还|正|一直|老是?|天天)*(?:在)?(?:催|盯|追|问|要)着?(?:我|咱)们?[^,;。]{0,8}$|^\s*(?:他|她|客户|人家|领导|老板|主管|\p{Script=Han}{1,2}(?:总|工|经理|主任))(?:那边)?(?:一直|老是?|天天|总是?)(?:在)?(?:追着)?问我\s*$|^\s*(?:[他她]|你们?)(?:昨天|前天|上次|上周|刚才|今天|之前|早上)?(?:还|都|又|不是)?(?:跟|和|对|向)我(?:们)?(?:说|讲|保证|打包票|拍胸脯)/u;

/** 合同模板里要填, 我做投标文件要用: what the answer is needed for; 陈总要用 is what they want. */
const NEEDED_FOR =
  /^\s*(?!.*(?:客户|对方|[他她]们?|[\p{Script=Han}](?:总|工|经理|主任|厂长|老板)))[^,;。]{0,10}?(?:要|得|需要|等着|急着|正要|好)(?:填|写|用|抄|录|对一?下|核对|对账|盖章|打印|交上去|报上去)(?:进去|上去|上|进|的|呢|一下|了)?\s*$/u;

/** Behind a question, what one asks it for: nothing that happened. */
export function saysWhatFor(text: string): boolean {
  return NEEDED_FOR.test(text);
}

/** 不回消息三天了; 在开会,给我按掉了: tried, and nobody reached, however it sounds. */
export function isUnreached({ text, clauses }: Part): boolean {
  const said = withoutNames(clauses);
  // 顾总关机 从昨天下午关到现在: whatever is muttered behind it.
  const isFirst = said
    .trim()
    .split(/[\s,;。]+/u)
    .some(isUnreachedAlone);
  return (
    isFirst || (NOT_REACHED.test(text) && isAttempt(said)) || HEARD_BADLY.test(text) || ASKED_US_TO.test(text)
  );
}

/** 接了一下说不方便 让我两点后打: when they want to be called, which nobody but they can have said. */
const ASKED_US_TO =
  /(?:说|接了|回了|来电)[^;；。!！?？\n]{0,12}(?:让|叫)我[^,，;；。]{0,8}(?:打|联系|找|过去|去)/u;

/** 电话信号不行 听不清: spoken with, and not understood. */
const HEARD_BADLY = /信号[^,，;；。]{0,4}(?:不[行好]|差|断)[^听]{0,6}听不[清见]/u;

/** 宝利15号到18号全厂放假: when nobody is there, which only they can have said. */
export function isClosed({ text }: Part): boolean {
  return CLOSED.test(text);
}

const CLOSED =
  /(?:全厂|厂里|厂子|工厂|车间|全公司|他们公司)[^,，;；。\d]{0,4}(?:放假|停产|停工|盘点|检修|停电|搬迁)/u;

/** A number and nothing else asks whose it is. */
export function isNumberAlone({ clauses: [only, ...others] }: Part): boolean {
  return others.length === 0 && only?.masked.trim() === MASKS.phone;
}

/** What happened is no request to look something up: 通了十来分钟电话. What we want ourselves is one: 我要导入客户表. */
const HAPPENED =
  /[了过]|(?<!说)说(?!说)|(?<!讲)讲(?!讲)|没|刚|加|回|(?<!^我们?)要(?!导入)|催|等|在(?=等|忙|开)|^[\s,]*(?:聊|谈|沟通|讨论|对接|演示|交流)/u;
const LONGEST_REQUEST = 16;

export function isRequest({ text, masked, undated }: Clause): boolean {
  const isDated = undated !== null || masked.includes(MASKS.money);
  return !isDated && masked.length <= LONGEST_REQUEST && !HAPPENED.test(text);
}

/** 万邦跟蓝海这个月 */
const NAMED_FIRST = /^(?:[\s\ue000-\ue003和跟与及、]|(?:这|本)个?[月季周年]度?)+/u;
const NAME_FIRST = new RegExp(`^\\s*${MASKS.customer}`, "u");
