// What may stand around 同意 without taking anything back of it, and where the word is meant for a split at all.
import { fold } from "./fold.ts";

const FLUFF =
  /^(?:\s|(?!\?)\p{P}|\p{S}|\p{Extended_Pictographic}|\uFE0F|了|吧|啊|呀|的|哈|嗯|呢|我|好|可以|行|没问题|没意见|谢谢|辛苦|分成|方案|这[个版样]?|就)*$/u;

/** False for 同意,但是我要七成: a condition is no yes. */
export function isPlainYes(text: string): boolean {
  return FLUFF.test(fold(text));
}

/** 同意客户的报价 is no answer to a split: what follows must stand apart, or be a number, a version or nothing. */
export const ANSWER_APART =
  /^(?:了|吧|啊|的)?[\s\p{P}]*(?:$|\d|第\s*[\d一二三四五六七八九十]+\s*版|[vV]\s?\d|它|这[个版样]?(?=$|[\s\p{P}]|分成|方案)|分成|方案|(?<=[\s\p{P}])\S)/u;

/** 分成两批发货 shares nothing out among colleagues. */
export const SPLIT_APART =
  /^(?!\s*(?:[一二两三四五六七八九十几多]+|\d+)\s*(?:个|大|小)?(?:批|期|次|份|块|段|步|阶段|部分|档|组|类|笔|套|章))/u;
