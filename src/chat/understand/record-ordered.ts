// …,帮我记到王五那条下面: that what was just told is to be kept; whoever says so has told it to have it kept.
import { sifted } from "../read/signs.ts";
import type { Clause, Part } from "./apart.ts";
import { MASKS } from "./cue.ts";

const BEGINS =
  "(?:请|烦请|敬请|麻烦|劳烦|劳驾|有劳|辛苦|拜托|帮我|帮忙|帮|给我|替我|代我|跟我|你|您|助手|先|都|也|就|顺手|顺便|一起|一并|一块儿?|各自?|分别|[这那两]件(?:事儿?)?|[这两]个|[这两]条|[这两]家|把?[这那]个?(?:情况|消息|信息|事儿?|话|进展|动态)|\\s)";
const KEEPS =
  "(?:各|分别|都|先|也)*(?:记录|记|登记|录|存|挂|写|补|归|入|寄)(?:个)?(?:下来|下去|下|住|着|上去|上|进去|进来|进|入|到|在|个|成)?";
const HOW_MUCH = "(?:一笔|一条|一下子?|一个|一嘴|一句|一份|笔|条)?";
const WHERE =
  "(?:[这那]一?(?:条|单|个|家|笔)|[他她它](?:们)?|商机|单子|客户|项目|记录|跟进|系统|台账|档案|名下|头上|下面|下边|底下|里头|里面|里边|里|中|上|的|去|来|记)";
const ENDS =
  "(?:吧|啊|哈|呀|哦|呗|嘛|了|啦|喽|好了|就行|就好|即可|谢谢(?:你|您)?了?|多谢|感谢|辛苦(?:你|您)?了?|麻烦(?:你|您)?了?|拜托了?|[\\s~\\p{Extended_Pictographic}\\uFE0F\\u{1F3FB}-\\u{1F3FF}\\u200D])";

const RECORD = sifted(
  new RegExp(`^[\\s,;。]*${BEGINS}{1,6}${KEEPS}${HOW_MUCH}${WHERE}{0,6}${ENDS}{0,4}[\\s,;。!~]*$`, "u"),
);
/** 谢谢, behind it. */
const THANKS = new RegExp(`^[\\s,;。]*${ENDS}{1,4}[\\s,;。!~]*$`, "u");

/** Whether a clause only asks that what is told beside it be kept. */
export function asksToRecord({ text, names, asks }: Pick<Clause, "text" | "names" | "asks">): boolean {
  return !asks && names.length === 0 && RECORD.test(text.replace(OWNER, "")) && !/寄给|写给|挂号/u.test(text);
}

/** 记到王五那条下面, 挂到小张名下: whose record it is. */
const OWNER =
  /(?<=[到在])(?:小|老)?\p{Script=Han}{1,3}?(?=(?:的)?(?:[那这]一?(?:条|单|个|家)|名下|头上|下面))/u;

/** Without the order to keep it at its end; null where there is none, or nothing is told before it. */
export function withoutRecord(part: Part): Part | null {
  const kept = [...part.clauses];
  while (kept.length > 1 && THANKS.test(kept.at(-1)?.text ?? "")) kept.pop();
  const last = kept.at(-1);
  if (last === undefined || kept.length < 2 || !asksToRecord(last)) return null;
  kept.pop();
  if (kept.every(isOurPlan)) return null;
  // 都帮我记一下 is of each of several, however far from them it stands.
  const left = part.clauses.slice(kept.length).reduce((length, { start, end }) => length + end - start, 0);
  const text = part.text.slice(0, Math.max(0, part.text.length - left)).replace(/[\s,，;；、]+$/u, "");
  return text === "" ? null : { ...part, clauses: kept, text };
}

/** 明天上午我去送样品,帮我记上: a step to be put down, and nothing that happened. */
function isOurPlan({ masked }: Clause): boolean {
  return masked.includes(MASKS.day) && OURS.test(masked) && !HAPPENED.test(masked);
}

const OURS = /我|咱/u;
const HAPPENED = /[了过]|说|讲|提|没|回复|表示|约/u;
