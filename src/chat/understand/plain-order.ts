// Whether a command's word at the front is meant: 赢单 云图 28万?还没签呢 orders nothing (speech.md, "Words that look like orders").
import { fold } from "../read/fold.ts";
import { sifted } from "../read/signs.ts";
import { simplified } from "../read/simplified.ts";
import { asks, isPutOff, isStillToCome } from "./mood.ts";
import type { Found, Registry } from "./registry.ts";
import { takesItem, weightOf } from "./registry.ts";

/** `asked`: a question. `not`: it did not come about, or is another matter. `later`: put off by the speaker. */
export type Hindrance = "asked" | "not" | "later";

/** Null where the word is an order as it stands. What only looks, or takes any words there are, is always meant. */
export function hindranceOf(found: Found, registry: Registry): Hindrance | null {
  const { entry, word } = found;
  if (weightOf(entry) === "looks") return null;
  const rest = simplified(fold(found.rest));
  // 提醒我的都有哪些, 退款的事, 请假的人多: a word for the thing, not for doing it.
  if (TELLS_HOW.test(rest)) return "not";
  if (/^的/u.test(rest)) return isPutOff(rest) ? "later" : "not";
  // 备注那列不要了, 跟进人这一列是负责人: a heading of a list, whatever word it begins with.
  if (OF_A_COLUMN.test(rest)) return "not";
  if (!takesItem(entry)) return null;
  // 转交给顾总的那份资料我忘带了: a thing is handed over, and no item.
  if ((weightOf(entry) === "weighty" || entry.id === "claim") && OF_A_THING.test(rest)) return "not";
  if (/^[吗么]/u.test(rest)) return "asked";
  if (FREE.has(entry.id)) return null;
  // 签了恒力我请客: of what one looks forward to.
  if (TREATS.test(rest)) return "not";
  if (OF_MONEY.has(entry.id) && isStillToCome(rest)) return "not";
  if (!SPEAKS_OF_LATER.has(entry.id) && isPutOff(rest)) return "later";
  if (piecesOf(rest).some((piece) => asks(piece))) return "asked";
  if (weightOf(entry) === "weighty" && DOUBTED.test(rest)) return "not";
  return registry.takesBack(entry.id, `${word}${rest}`) ? "not" : null;
}

/** Its clauses and, as people who dictate put spaces for marks, their parts. */
function piecesOf(rest: string): readonly string[] {
  const clauses = MARK.test(rest) ? rest.split(/(?<=[,;。!?\n])/u) : [rest];
  return clauses.flatMap((said) => {
    const clause = said.replace(/[,;\s]+$/u, "");
    return clause.includes(" ") ? [clause, ...clause.trim().split(" ")] : [clause];
  });
}

const MARK = /[,;。!?\n]/u;

/** 推进得挺慢, 推进不动, 推进很顺利: how it goes. */
const TELLS_HOW =
  /^(?:得(?!到)|不(?:动|下去|太|怎么)|(?:一直|还是?|也|都|又|实在|其实)*(?:很|挺|比较|特别|非常|太|有点|越来越|还算|蛮|超|相当)(?:慢|快|顺|难|吃力|缓慢|困难|艰难|费劲|一般))/u;
const OF_A_THING = sifted(
  /^\s*给?[^\s,;。!?#@\d]{1,10}的[那这几]?(?:一|两|几)?(?:份|套|批|本|张|封|盒|箱|台|沓|包|叠)(?![^,;。]{0,3}(?:单|客户|商机))/u,
);

/** 退公海 新元 不至于吧, 赢单 宝利 有点悬: whoever doubts it orders nothing. */
const DOUBTED = sifted(
  /不至于|够呛|有点悬|悬(?:了|着)|怎么(?:可能|会)|未必|不见得|才怪|想得美|做梦|想疯了|求(?:之不得|神拜佛)|就好了|还早|难说|舍不得|没那么(?:快|容易|简单)|(?<!没|不)可惜/u,
);

const OF_A_COLUMN = sifted(
  /^\p{Script=Han}{0,8}[这那]一?列\s*[就都]?(?:应该是|是|改成|改为|当|算|不要|不用|去掉|忽略|别导|不导)/u,
);

const TREATS = sifted(/我请(?:客|大家|你们|吃|喝)|请(?:大家|你们)[吃喝]/u);

/** What comes in or is signed is so, or is no order: 回款 6 15万 财务说明天才到. */
const OF_MONEY: ReadonlySet<string> = new Set(["payment", "win"]);

/** What is put off there is the customer, not the order: 静默 12 战略客户先放一放. */
const SPEAKS_OF_LATER: ReadonlySet<string> = new Set(["follow-up", "quiet"]);

/** Their words are for people to read, or they weigh a half-hearted yes themselves: a question in them is asked there. */
const FREE: ReadonlySet<string> = new Set([
  "note",
  "edit",
  "remind-me",
  "contact",
  "ask-help",
  "ask-owner",
  "ask-mentor",
  "agree",
  "disagree",
  "counter-split",
  "accept-transfer",
  "decline-transfer",
  "together",
  "accept-mentoring",
  "decline-mentoring",
  "agree-time",
]);
