// Where one clause of a message ends and the next begins, and what stands in it once what is named is a sign of its own.

import { dayLeadsToNext, isOfAllBefore } from "./day-before-name.ts";
import type { NamedAt } from "./names.ts";
import { beginsItsOwn } from "./own-clause.ts";
import { DAY_SAID } from "./said-of.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

const MARKS = ",;。!?\n";
/** 20号前签 ②百川…: the next of several. */
const NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩";
interface Marked {
  readonly spans: readonly Span[];
  readonly names: readonly NamedAt[];
}

/** Marks end a clause; a comma between figures, or a mark inside of something that is named, does not. */
export function clauseSpans(said: string, { spans: named, names }: Marked): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (said.slice(start, end).trim() !== "") spans.push({ start, end });
    start = end;
  };
  for (let at = 0; at < said.length; at++) {
    const sign = said.charAt(at);
    const isInside = named.some((span) => at > span.start && at < span.end);
    if (isInside) continue;
    if (names.some(({ begins }) => begins === at)) close(at);
    if (isOfAllBefore(said, at, names)) close(at);
    const next = names.find((name) => name.start >= at && name.start - at < NEAR);
    if (next !== undefined) {
      // 云图发了案例 宝利寄了样本: a space before another name is a mark, where something was said of the first.
      const isSpace = sign === " " && next.start > at && LEADS.test(said.slice(at + 1, next.start));
      if (isSpace && isSpokenOf(said.slice(start, at), names, start)) close(at + 1);
      const isGoneOn =
        next.start > at && LED_ON.test(said.slice(at, next.start)) && !SAYS.test(said.slice(0, at));
      if (isGoneOn && isSpokenOf(said.slice(start, at), names, start)) close(at);
      if (dayLeadsToNext(said, { at, next, start }, names)) close(at);
      const behind = said.slice(at);
      if (ANOTHER.test(behind)) close(at);
      if (AND_THEN.test(behind) && isSpokenOf(said.slice(start, at), names, start)) close(at);
      if (next.start === at && next.begins === undefined && beginsItsOwn(said, at, names, start)) close(at);
    }
    if (NUMBERS.includes(sign)) close(at);
    if (!MARKS.includes(sign)) continue;
    if (sign === "," && /\d/.test(said.charAt(at - 1)) && /\d{3}/.test(said.slice(at + 1, at + 4))) continue;
    // The mark stays with what it ends: a question is one by its mark.
    close(at + 1);
  }
  close(said.length);
  return spans;
}

/** 第二家宝利…, 另一家…: the next customer of several. */
const ANOTHER = /^(?:第[二三四五六]家|另外?一家|还有一家)/u;
/** In one breath, where something was said of the customer before. */
const AND_THEN =
  /^(?:(?<!说|讲)(?:后来|接着|完了)(?:我|又|再|也)*(?:去|跑|到|打|找|联系|问|见|约|转|赶)|[喜忧]的是|好消息|坏消息|[哦噢]?对了|还有|然后|另外|再就是|再一个(?!半?(?:月|星期|礼拜|周|季|小时))|接下来|至于|顺便(?:[提说把给帮再也领]|\s*$))/u;
/** 今天早上又碰到陈总说…: up to the name. */
const LED_ON = new RegExp(
  `^(?:${DAY_SAID})?(?:早上|上午|中午|下午|晚上)?又(?:去|跑|到|打|给|找|联系|问|见|碰|遇|约)[了到过给]?(?:一?趟|了)?$`,
  "u",
);
const SAYS = /[说讲问他她们总工]$/u;
/** 宝利先不动 把蓝海的金额改成25万6: what is done with the next one stands before its name. */
const LEADS =
  /^(?:(?:再|顺便|帮我|麻烦|然后)*(?:(?:合同|模板|方案|报价单?|资料|案例|样品|样本|发票|图纸|标书|清单|文件|邮件|视频|链接){1,2}(?:也|又|就|已经|刚)?[发寄送]?(?:给|跟)|[把将给跟]))?$/u;
const NEAR = 8;

/** Whether more than a joint stands behind a name. */
function isSpokenOf(clause: string, names: readonly Span[], start: number): boolean {
  const last = names.findLast((name) => name.start >= start && name.end <= start + clause.length);
  if (last === undefined) return false;
  // 13号那是宝利 新元…: all is said of the first before its name.
  const isNamedLast = /[\p{Script=Han}\d]是$/u.test(clause.slice(0, last.start - start));
  return isNamedLast || !/^[\s,、和与跟及/]*$/u.test(clause.slice(last.end - start));
}

/** A sign for every span that begins and ends in it. */
export function masked(
  said: string,
  { start, end, spans }: Span & { readonly spans: readonly (Span & { readonly mask: string })[] },
): { readonly masked: string; readonly places: readonly number[] } {
  const within = spans.filter((one) => one.start >= start && one.end > one.start && one.end <= end);
  let text = "";
  const places: number[] = [];
  for (let at = start; at < end; ) {
    const span = within.find((one) => one.start === at);
    text += span?.mask ?? said.charAt(at);
    places.push(at);
    at = span?.end ?? at + 1;
  }
  return { masked: text.replace(/[\s,;。!?]+$/u, ""), places: [...places, end] };
}
