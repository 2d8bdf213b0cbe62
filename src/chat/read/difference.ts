// 再让一万, 又加了两万五: by how much a price changes, which is no amount of its own.
import type { Fen } from "../../domain/money.ts";
import { fold } from "./fold.ts";
import { readMoney } from "./money.ts";

const CHANGES = /(?:让|降|便宜|优惠|减|少收?|加|涨|多收?)(?:了|掉|价|给|他|她|们|个)*\s*/gu;

/** Null where none is named, or it is vague. */
export function differenceIn(text: string): Fen | null {
  const folded = fold(text);
  for (const { 0: words, index } of folded.matchAll(CHANGES)) {
    const read = readMoney(folded.slice(index + words.length));
    if (read?.start === 0 && "value" in read) return read.value;
  }
  return null;
}
