// 再让一万, 又加了两万五: by how much a price changes, which is no amount of its own.
import type { Fen } from "../../domain/money.ts";
import { fold } from "./fold.ts";
import { readMoney } from "./money.ts";

const CHANGES =
  /(?:让|砍|降|便宜|优惠|减|下调|上调|下浮|上浮|抹|提|少[收报]?|加|涨|多[收报]?|[扣去拿刨](?=[掉除]))(?:了|掉|除|价|给|他|她|们|个)*\s*/gu;

/** 把硬件的6万去掉: what is taken out of it. */
const TAKEN_OUT = /^\s*的?[^,;。\d]{0,6}?(?:[去拿扣减砍刨划][掉除]|扣了|去了|剔除|刨去|减去|拿出来)/u;

/** 五千 is money behind 再让, as it is nowhere else. */
const THOUSANDS = /^[一二两三四五六七八九][千百]/u;

/** Null where none is named, or it is vague. */
export function differenceIn(text: string): Fen | null {
  const folded = fold(text);
  for (const { 0: words, index } of folded.matchAll(CHANGES)) {
    const behind = folded.slice(index + words.length);
    const read = readMoney(behind, THOUSANDS.test(behind) ? { labelled: true } : {});
    if (read?.start === 0 && "value" in read) return read.value;
  }
  return takenOut(folded);
}

function takenOut(folded: string): Fen | null {
  for (const { index } of folded.matchAll(/(?<![\d.])\d/gu)) {
    const read = readMoney(folded.slice(index));
    if (read?.start !== 0 || !("value" in read)) continue;
    if (TAKEN_OUT.test(folded.slice(index + read.end))) return read.value;
  }
  return null;
}
