// What whoever speaks only means to do: nothing has happened with the customer (打算周四去拜访万邦, 准备明天去趟恒力).
import type { Apart, Part } from "./apart.ts";
import { isSupposed } from "./by-form.ts";
import { MASKS } from "./cue.ts";
import { tellsOfOthers } from "./mood.ts";

const WHEN = `(?:${MASKS.day}|今天|这周|本周|下周|下个?月|这个?月|周末|最近|回头|到时候?|[\\s,])*`;
const MEANS_TO = "(?:打算|准备(?![好了的就完])|计划(?![书表的])|(?<!联)想(?![到起了的法])|琢磨着?)";
/** 客户打算…, 云图准备上MES: what others mean to do is news. */
const INTENDS = new RegExp(
  `^${WHEN}(?:${MASKS.customer}[^,;。我咱]{0,3}(?:我们?|咱们?)|我们?|咱们?)?${WHEN}(?:就|也|还|再|先|正|都)*${MEANS_TO}`,
  "u",
);
const HAPPENED = /(?<!把[^,;。]*)了(?!解)|[^通]过(?![去来])|没|说|问|让我|叫我/u;
/** 周五出方案, 顺便看看产线: goes on with what is meant. */
const GOES_ON = new RegExp(`${MASKS.day}|^\\s*(?:先|再|然后|顺便|顺路|争取|把|去)`, "u");

/** 今天先去云图,再去恒力: where somebody goes next. */
const NEXT_STOP = new RegExp(
  `^[\\s,]*(?:${WHEN}(?:我们?|咱们?)?(?:先|再|完了|然后|接着|之后|最后|顺路|顺便|下一站)+(?:去|跑|到|拐)(?:一?[趟下]|看看|见)?${MASKS.customer}(?:那边|那里|一趟|现场)?[\\s,]*)+[;。!吧啊]*$`,
  "u",
);

/** Whether a part of a message tells only of what the speaker means to do, or wishes. */
export function isUnhappened(part: Part, { clauses: [first] }: Apart): boolean {
  if (part.clauses.every(isSupposed) || part.clauses.every(({ masked }) => NEXT_STOP.test(masked)))
    return true;
  if (first === undefined || !INTENDS.test(first.masked)) return false;
  return part.clauses.every(
    ({ masked, text }) =>
      !HAPPENED.test(text) && (INTENDS.test(masked) || (GOES_ON.test(masked) && !tellsOfOthers(text))),
  );
}
