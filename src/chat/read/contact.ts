// Whom to speak to: the short name beside the phone, with the job if it is said (王磊 138…, 无锡双象李姐139…).
import { findLabels, type LabelFound } from "./label.ts";
import {
  FULL_NAME,
  isLikeAddress,
  LATIN_NAME,
  LIKE_COMPANY,
  LIKE_ROLE,
  LIKE_SOURCE,
  NEED_START,
  TITLED,
  TITLED_AT_END,
} from "./profile-words.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ContactFound {
  readonly name: Span | null;
  readonly role: Span | null;
}

/** Looks before the phone, then after it; `labels` bound the words that may belong to it. Offsets are of `folded`. */
export function contactBeside(folded: string, phone: Span, labels: readonly LabelFound[]): ContactFound {
  const before = beforePhone(folded, phone, labels);
  const after = afterPhone(folded, phone, labels);
  return { name: before.name ?? after.name, role: before.role ?? after.role };
}

/** 采购小孟 18912345678: the name without a title that stands beside its number; null where none does. */
export function nameBeside(folded: string, phone: Span): string | null {
  const { name } = contactBeside(
    folded,
    phone,
    findLabels(folded).filter(({ label }) => label === "phone"),
  );
  return name === null ? null : folded.slice(name.start, name.end);
}

/** A name by itself: with a title, or two or three characters that begin with a surname. */
export function isLikeName(word: string): boolean {
  return !LIKE_ROLE.test(word) && (TITLED.test(word) || FULL_NAME.test(word) || LATIN_NAME.test(word));
}

const WORD_AT_END = /[^\s,;:、。|/()]+$/;
const GAP_AT_END = /[\s,;:、。|/()]*$/;

function beforePhone(folded: string, phone: Span, labels: readonly LabelFound[]): ContactFound {
  const own = labels.find(
    ({ label, end }) =>
      label === "phone" && end <= phone.start && folded.slice(end, phone.start).trim() === "",
  );
  let end = own?.start ?? phone.start;
  const bound = labels.findLast((label) => label.start < end && label !== own);
  const from = bound?.end ?? 0;
  if (
    bound?.label === "contact" &&
    LATIN_NAME.test(
      folded
        .slice(from, end)
        .replace(/[\s,;]+$/, "")
        .trim(),
    )
  )
    return { name: null, role: null };
  let role: Span | null = null;
  for (;;) {
    end -= GAP_AT_END.exec(folded.slice(from, end))?.[0].length ?? 0;
    const word = WORD_AT_END.exec(folded.slice(from, Math.max(from, end)))?.[0];
    if (word === undefined) return { name: null, role };
    const span = { start: end - word.length, end };
    // What stands directly behind another label is that label's value.
    const isValue = bound !== undefined && span.start === from && !TITLED_AT_END.test(word);
    if (isValue && bound.label === "contact" && isLikeName(word)) return { name: span, role };
    if (isValue && !OF_THAT_JOB.test(word)) return { name: null, role };
    if (role === null && LIKE_ROLE.test(word)) {
      role = span;
      end = span.start;
      continue;
    }
    return { name: nameAtEnd(word, span, folded.slice(0, span.start).trim() === ""), role };
  }
}

const CALLED_AT_END = /(?:[换改变][成为]|叫|是)了?([一-龥]{2,3})$/u;
const SHORT_NAME_AT_END = /(?:[小阿]|老(?![板师家公婆实是]))[一-龥]$/u;
/** 以后找他徒弟小沈, 接班的是老陈, 加个小刘 */
const BROUGHT_UP =
  /(?:的|徒弟|同事|助理|秘书|助手|下属|手下|搭档|副手|师弟|接班人?|侄子|儿子|女儿|联系人|对接人|接口人|找|叫|是|换成|联系|介绍|[加存记]个?|给)$/u;

/** 他们采购的小孟: the job is no label of what follows. */
const OF_THAT_JOB = /^的[小老阿][一-龥]$/u;

/** The name a word is or ends in: 王磊, 李姐 of 无锡双象李姐, 王磊 of 上海云图科技王磊. */
function nameAtEnd(word: string, { start, end }: Span, isFirst: boolean): Span | null {
  if (LIKE_COMPANY.test(word) && !TITLED.test(word)) return null;
  if (isLikeName(word)) return { start, end };
  // 换成了李敏
  const called = CALLED_AT_END.exec(word)?.[1];
  if (called !== undefined && FULL_NAME.test(called)) return { start: end - called.length, end };
  // 采购小孟, 他们采购的小孟: a job and a short name in one word.
  const short = SHORT_NAME_AT_END.exec(word);
  if (short !== null && BROUGHT_UP.test(word.slice(0, short.index)))
    return { start: start + short.index, end };
  if (short !== null && LIKE_ROLE.test(word.slice(0, short.index)))
    return { start: start + short.index, end };
  const titled = TITLED_AT_END.exec(word);
  if (titled !== null) return { start: start + titled.index, end };
  for (const length of [2, 3])
    if (LIKE_COMPANY.test(word.slice(0, -length)) && FULL_NAME.test(word.slice(-length)))
      return { start: end - length, end };
  const isPlain = /^[一-龥]{1,4}$/.test(word) && !isFirst && !SAYS_MORE.test(word);
  if (!isPlain || NEED_START.test(word) || LIKE_SOURCE.test(word) || isLikeAddress(word)) return null;
  return { start, end };
}

/** 号码, 前台转的, 来电: what is said of the number, and nobody's name. */
const SAYS_MORE =
  /[的了是说我你他她叫姓转接号码]|电话|来电|数字|手机|微信|前台|留资|登记|联系|客户|对方|备用|短信|公司|单位|咨询|展会|热线/u;

function afterPhone(folded: string, phone: Span, labels: readonly LabelFound[]): ContactFound {
  const bound = labels.find(({ start }) => start >= phone.end)?.start ?? folded.length;
  const words = /^[\s,:(]*([^\s,;:、。|/()]+)(?:[\s,(]*([^\s,;:、。|/()]+))?/.exec(
    folded.slice(phone.end, bound),
  );
  const found: { name: Span | null; role: Span | null } = { name: null, role: null };
  let at = phone.end;
  for (const word of [words?.[1], words?.[2]]) {
    if (word === undefined) break;
    const start = folded.indexOf(word, at);
    at = start + word.length;
    const span = { start, end: at };
    if (found.role === null && LIKE_ROLE.test(word)) found.role = span;
    else if (found.name === null && isLikeName(word)) found.name = span;
    else break;
  }
  return found;
}
