// Whoever asks takes the answer: what could be the whole answer to a question. What orders, asks or speaks of another
// item goes its own way, and the question waits (speech.md, "Answers lead on").
import type { Draft } from "../../../db/stores/drafts.ts";
import { isAddressWithNumber } from "../read/address-with-number.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { choiceIn } from "../read/choice.ts";
import { isSmallTalk } from "../read/courtesy.ts";
import { dayInstead, PREVENTED } from "../read/day-meant.ts";
import { readDays } from "../read/days.ts";
import { fold } from "../read/fold.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { readMoment } from "../read/moment.ts";
import { readAmounts } from "../read/money.ts";
import { readPhone } from "../read/phone.ts";
import { PLACE } from "../read/profile-words.ts";
import { readStage } from "../read/stage.ts";
import { readVerdict } from "../read/verdict.ts";
import { isDenied } from "../understand/put-right.ts";
import { amountSaid, isYes } from "./proposal.ts";

type Could = (text: string, now: number) => boolean;

/** `sure`: nothing else it could be. `maybe`: unless it means something by itself. */
export type Fit = "sure" | "maybe" | "no";

/** Whether a text could be the whole answer to what was asked. */
export function fitOf(asking: string, text: string, now: number): Fit {
  // 李四。
  const said = fold(text)
    .trim()
    .replace(/(?<=[^\s,。;!~])[。.!~]+$/u, "");
  if (said === "" || isSmallTalk(text)) return "no";
  if (SURE[asking]?.(said, now) === true) return "sure";
  if (ASKED.test(said)) return "no";
  const could = COULD[asking];
  return could === undefined || could(said, now) ? "maybe" : "no";
}

/** Questions whose answer stands where the words stood that were not clear. */
export const REPLACED: ReadonlySet<string> = new Set([
  "amount-unclear",
  "amount-total",
  "day-unclear",
  "impossible-day",
  "past-day",
  "past-time",
  "no-such-person",
  "no-item-named",
  "no-such-item",
  "currency",
]);

const ASKED =
  /[?？]\s*$|(?:吗|(?<!还[^,;。]{0,8}|[万千百块多着])呢|没有|么)\s*$|^(?:谁|怎么|为什么|为啥|什么|哪|有没有|多少|几|能不能|可不可以)/u;
const AMOUNT =
  /^\D{0,4}(?:[\d.,]+|[一二两三四五六七八九十百千零点]+)\s*[万亿千百]*(?:元|块钱?|整|w)?吧?\s*$/iu;
/** 李四, 给李四 他跑宁波方便: why may stand behind whom it goes to. */
const PERSON =
  /^(?:给|让|转给|找)?\s*(?:@\S.*|[^\s,，。;；!！?？\d]{1,8})$|^(?:给|让|转给)\s*\p{Script=Han}{2,4}[\s,，][^\n]{1,40}$/u;
const SHORT = /^[^\s,，。;；!！?？]{1,8}$/u;
const NAME = /^[^\s,，。;；!！?？]{2,16}$/u;

/** 那就周五, 改到周五; 1 老板下周四回国 speaks of something else. */
const LEADS_TO_DAY =
  /^(?:不对|不是|对|那|就|先|改|约|定|排|推|延|等|在|是|到|了|成|为|下次|签约?|计划|预计|最[晚迟]|大概|[\s,:])*$/u;

/** An address with the department's name before it. */
const LONGEST_SET_UP = 300;
const LONGEST_DAY = 24;
const isDay: Could = (text, now) =>
  [...text].length <= LONGEST_DAY && readDays(text, now).some((day) => "value" in day);
const isOnlyDay: Could = (text, now) => {
  const [day] = readDays(text, now);
  // 不是今天,是昨天 puts right what was said before.
  if (day === undefined || !("value" in day) || isDenied(text, day)) return false;
  return [...text].length <= 16 && LEADS_TO_DAY.test(text.slice(0, day.start));
};
/** 下午四点半 without a day is a time all the same. */
const isTime: Could = (text, now) =>
  [...text].length <= LONGEST_DAY && (isDay(text, now) || readMoment(text, now) !== null);
const isOnlyTime: Could = (text, now) => {
  const read = isOnlyDay(text, now) ? null : readMoment(text, now);
  if (read === null) return isOnlyDay(text, now);
  return "at" in read && [...text].length <= 16 && LEADS_TO_DAY.test(text.slice(0, read.start));
};
/** 周四下午一起去,先跟我说说卡在哪: whatever is said behind the day goes with it. */
const beginsWithDay: Could = (text, now) => {
  const [day] = readDays(text, now);
  return day !== undefined && "value" in day && LEADS_TO_DAY.test(text.slice(0, day.start));
};
/** 周五, 周五下午3点吧: and nothing behind it, which may be a matter of its own: 明天请假. */
const isBareDay: Could = (text, now) => {
  const last = readDays(text, now).at(-1);
  return last !== undefined && isOnlyDay(text, now) && /^[\s吧哈啊呀了。!~]*$/u.test(text.slice(last.end));
};
const isAmount: Could = (text) => AMOUNT.test(text) || isWholeAmount(text) || amountAlone(text) !== null;
/** 十万 昨天到的 刚看见短信: what is said behind the amount goes with it. */
const beginsWithAmount: Could = (text, now) => {
  const { first = "", rest = "" } = BEGINS.exec(text)?.groups ?? {};
  return (
    isAmount(text, now) || (isAmount(first, now) && readAmounts(rest).length === 0 && !DOUBTS.test(rest))
  );
};
const DOUBTS = /[没不别先等吗吧?？谁哪几]|可能|要是|估计|好像/u;
const BEGINS = /^(?<first>[^\s,，]+)[\s,，]+(?<rest>[^\n]{1,24})$/u;
/** 捌万伍仟元整: nothing else stands beside it. */
function isWholeAmount(text: string): boolean {
  const [only, another] = readAmounts(text, { labelled: true });
  return only !== undefined && another === undefined && text.trim().length === only.end - only.start;
}
const isStage: Could = (text) => readStage(text) !== null;
const isItem: Could = (text) => choiceIn(text) > 0 || /^#\d{1,9}$/.test(text);
const isPerson: Could = (text) => PERSON.test(text);
/** 不合格的怎么处理 and 合格吗 speak of verdicts and give none. */
const isVerdict: Could = (text) =>
  readVerdict(text) !== null && !ASKED.test(text) && !/^不?合格的/u.test(text);
const isName: Could = (text) => NAME.test(text);

/** 又打了一遍 还是不接 明早再说: an attempt, with its day. */
const UNREACHED = /[没不]接|没人|打不通|关机|没打通/u;

/** 周三的会我去不了 agrees on nothing; 周五我不在 下周一吧 does. */
const isPrevented: Could = (text, now) =>
  PREVENTED.test(text) && dayInstead(text, readDays(text, now)) === undefined;
const isAddress: Could = (text) => /https?:\/\//iu.test(text);
/** 没有 asks nothing where it is the whole answer. */
const NOBODY = /^(?:暂时|还)?(?:没有|没人|没|无)[了的。.!\s]*$/u;
/** A sample of a table, or a half of one. */
const isPasted: Could = (text) => /[{}]/u.test(text) || /^\s*"/u.test(text);

/** 到的是10万, where a contract's amount was asked for: what came in is none. */
const OF_PAYMENT =
  /^(?!.*(?:合同|签|报价|总价))[^\d一二三四五六七八九十百]{0,6}(?:到账?|首[付款期]|定金|订金|预付|尾款|付|打|回款|收到?)[了的是过来款\s]{0,4}[\d一二三四五六七八九十百]/u;

/** Nothing else begins like this, or is only this. */
const SURE: Readonly<Record<string, Could>> = {
  "missing-stage": (text) => isStage(text, 0) && [...text].length <= 8,
  "missing-amount": isAmount,
  "amount-unclear": isAmount,
  "amount-total": isAmount,
  currency: isAmount,
  "day-unclear": isOnlyDay,
  "impossible-day": isOnlyDay,
  "past-day": isOnlyDay,
  "past-time": isOnlyDay,
  "missing-when": isOnlyTime,
  "missing-time": isOnlyTime,
  "missing-period": isOnlyDay,
  "missing-talk": beginsWithDay,
  "missing-item": isItem,
  "it-forgotten": isItem,
  "no-such-item": isItem,
  "missing-verdict": isVerdict,
  "missing-value-kind": (text) => /标杆|高产|潜力|定制|标准|取消/u.test(text),
  "missing-consenter": (text) => SHORT.test(text),
  verdict: isVerdict,
  "mark-missing": (text, now) => isOnlyDay(text, now) || (isAmount(text, now) && !OF_PAYMENT.test(text)),
  phone: (text) => readPhone(text) !== null,
  address: isAddressWithNumber,
  contact: (text) => readPhone(text) !== null && [...text].length <= 24,
  next: isBareDay,
  "decision-maker": (text) => /^[\p{Script=Han}]{1,3}(?:总|工|经理|主任|厂长|老板)$/u.test(text),
  "missing-sheet-address": isAddress,
  "sheet-sample": isPasted,
  "set-up": (text) => NOBODY.test(text) || isAddress(text, 0),
};
/** What is not named here may be any words. */
const COULD: Readonly<Record<string, Could>> = {
  "missing-sheet-address": isAddress,
  "sheet-sample": isPasted,
  "missing-stage": isStage,
  "mark-missing": (text) => !OF_PAYMENT.test(text),
  "missing-amount": beginsWithAmount,
  "amount-unclear": isAmount,
  "amount-total": isAmount,
  currency: isAmount,
  "day-unclear": isDay,
  "impossible-day": isDay,
  "past-day": isDay,
  "past-time": isDay,
  "missing-when": isTime,
  "missing-time": isTime,
  "missing-period": isDay,
  "missing-quiet": (text) => /^\d+$|小时|钟|分|天|点|半|:\d|明|下午|上午|中午|晚上|取消/u.test(text),
  "missing-person": isPerson,
  "no-such-person": isPerson,
  "missing-item": isName,
  "which-one": isName,
  "it-forgotten": isName,
  "no-item-named": (text) => isItem(text, 0) || isName(text, 0),
  "no-such-item": isName,
  "missing-verdict": isVerdict,
  verdict: isVerdict,
  "missing-shares": (text) => /\d|[平对一二三四五六七八九]/u.test(text),
  today: (text) => [...text].length > 1,
  "set-up": (text) => [...text].length <= LONGEST_SET_UP,
  "missing-ticket": (text) => /^T?\d+/i.test(text),
  address: (text) => /[省市区县镇乡路街道号园厦楼村湾]|^\p{Script=Han}{2,6}$/u.test(text) || PLACE.test(text),
  phone: (text) => /\d(?:\D?\d){6}/u.test(text),
  contact: (text) => [...text].length <= 12 || /\d(?:\D?\d){6}/u.test(text),
  // By the way, beside something that is done: nobody is held to it.
  next: (text, now) => isDay(text, now) && !isPrevented(text, now) && !UNREACHED.test(text),
  "decision-maker": (text, now) => SHORT.test(text) && !readFollowUp(text, now).attempt,
};

/** What the draft of a conversation asks for that asks one thing after the other (开始设置). */
export const IN_TURN = "set-up";

/** What was asked for beside something that is done: nobody is held to it. */
export function isByTheWay({ asking }: { readonly asking: string | null }): boolean {
  return asking === "next" || asking === "decision-maker" || asking === "today";
}

/** What answers 今天怎么样 beside a report, and needs no number then. */
export const ANSWERS_OF_TODAY: ReadonlySet<string> = new Set(["no-change", "ask-help", "follow-up"]);

/** Whose answer is an amount: a bare number is no item there. */
const AMOUNTS: ReadonlySet<string> = new Set(["amount-unclear", "amount-total", "currency"]);

/** An answer as it stands in the draft's words: 80 is an amount where one was asked for, and else an item. */
export function inPlace({ asking, choices }: Pick<Draft, "asking" | "choices">, said: string): string {
  if (asking !== null && AMOUNTS.has(asking)) return amountSaid(said, choices?.[0]);
  if (asking === "missing-stage") return said;
  return /^\d+$/.test(said) && choices?.includes(said) !== true ? `#${said}` : said;
}

/** What was offered or listed, and is taken by this text; undefined where nothing is. */
export function chosenIn(draft: Draft | null, text: string): string | undefined {
  const isProposal = draft?.asking != null && draft.choices !== null && !LISTED.has(draft.asking);
  if (isProposal) return isYes(text) ? draft.choices?.[0] : undefined;
  return draft?.choices?.[choiceIn(text) - 1];
}

/** Questions whose choices are a list that is answered by its numbers. */
const LISTED: ReadonlySet<string> = new Set(["offer", "which-one"]);
/** Shares that do not fit together: they are said anew, all of them, for the same item. */
export const SAID_ANEW: ReadonlySet<string> = new Set([
  "shares-unclear",
  "shares-unnamed",
  "shares-too-fine",
  "split-alone",
  "split-not-whole",
  "split-negative",
  "split-twice",
  "split-too-many",
  "split-forgets",
  "split-without-owner",
  "split-party-missing",
  "choice-not-whole",
  "choice-negative",
]);

/** Which item it is about is all that lacks. */
export const WHICH_ITEM: ReadonlySet<string> = new Set(["missing-item", "it-forgotten", "several-waiting"]);

/** Refusals that are questions: what is said next is put behind the words that met them. */
export const QUESTIONS: ReadonlySet<string> = new Set([
  ...REPLACED,
  ...SAID_ANEW,
  ...WHICH_ITEM,
  "missing-person",
  "missing-stage",
  "missing-reason",
  "missing-return-reason",
  "missing-resource",
  "missing-text",
  "missing-help",
  "missing-amount",
  "missing-verdict",
  "missing-verification",
  "missing-finding",
  "missing-fit",
  "missing-awaited",
  "missing-unfit",
  "missing-field",
  "missing-value",
  "missing-value-kind",
  "missing-consenter",
  "missing-contact",
  "missing-role",
  "missing-plan",
  "missing-name",
  "missing-department",
  "missing-sheet-address",
  "which-sheet",
  "missing-ticket",
  "missing-answer",
  "missing-when",
  "missing-quiet",
  "missing-period",
  "missing-target-when",
  "missing-target-count",
  "missing-shares",
  "missing-decision",
  "missing-time",
  "missing-talk",
  "mark-missing",
  "lost-to-whom",
]);
