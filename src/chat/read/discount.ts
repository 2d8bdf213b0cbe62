// 打九折, 打了个92折, 八五折, 对折: what is left of a price, where nobody says what that comes to.
import type { Fen } from "../../domain/money.ts";
import { type BasisPoints, WHOLE } from "../../domain/split/shares.ts";
import { fold } from "./fold.ts";
import { readChineseNumber } from "./number.ts";

const DISCOUNT =
  /(?:打|给|按|让)[了个到成\s]{0,3}(对|\d(?:\.\d|\d)?|[一二三四五六七八九][一二三四五六七八九]?)折/u;

/** In basis points of the price: 92折 and 九二折 are 9200, 9折 is 9000, 对折 is 5000; null where there is none. */
export function discountIn(text: string): BasisPoints | null {
  const said = DISCOUNT.exec(fold(text))?.[1];
  if (said === undefined) return null;
  if (said === "对") return WHOLE / 2;
  const digits = said
    .replace(/[一二三四五六七八九]/gu, (one) => String(readChineseNumber(one)))
    .replace(".", "");
  const share = (Number(digits) * WHOLE) / 10 ** digits.length;
  return share > 0 && share < WHOLE ? share : null;
}

/** What a price comes to, to the fen. */
export function discounted(price: Fen, share: BasisPoints): Fen {
  return Math.round((price * share) / WHOLE);
}
