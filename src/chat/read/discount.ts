// 打九折, 打了个92折, 八五折, 对折: what is left of a price, where nobody says what that comes to.
import type { Fen } from "../../domain/money.ts";
import { type BasisPoints, WHOLE } from "../../domain/split/shares.ts";
import { fold } from "./fold.ts";
import { numberSaid, readChineseNumber } from "./number.ts";

const DISCOUNT =
  /(?:打|给|按|让)[了个到成他她们\s]{0,3}(?:打个?)?(对|\d(?:\.\d|\d)?|[一二三四五六七八九][一二三四五六七八九]?)折/u;

/** 优惠5%, 让3个点, 降两个点, 下浮百分之五: so much less of it. */
const LESS = "(?:优惠|下浮|下调|降价?|让利?|便宜)[了他个]{0,2}\\s*";
const COUNT = "(\\d{1,2}(?:\\.\\d)?|[一二两三四五六七八九十](?=个))";
const PER_CENT = new RegExp(`${LESS}${COUNT}\\s*(?:%|个(?:百分)?点)`, "u");
const OF_HUNDRED = new RegExp(`${LESS}百分之(\\d{1,2}(?:\\.\\d)?|[一二三四五六七八九十]{1,3})`, "u");

/** In basis points of the price: 92折 and 九二折 are 9200, 9折 is 9000, 对折 is 5000; null where there is none. */
export function discountIn(text: string): BasisPoints | null {
  const said = DISCOUNT.exec(fold(text))?.[1];
  if (said === undefined) return lessIn(text);
  if (said === "对") return WHOLE / 2;
  const digits = said
    .replace(/[一二三四五六七八九]/gu, (one) => String(readChineseNumber(one)))
    .replace(".", "");
  const share = (Number(digits) * WHOLE) / 10 ** digits.length;
  return share > 0 && share < WHOLE ? share : null;
}

function lessIn(text: string): BasisPoints | null {
  const folded = fold(text);
  const said = (PER_CENT.exec(folded) ?? OF_HUNDRED.exec(folded))?.[1] ?? "";
  const less = numberSaid(said) ?? 0;
  return less === 0 ? null : WHOLE - Math.round(less * 100);
}

/** 三成, 3.5成, 两成半 of a price, where a part of it is told of; null where none is. */
export function tenthsIn(text: string): BasisPoints | null {
  const [, said = "", half] = TENTHS.exec(fold(text)) ?? [];
  const count = numberSaid(said) ?? 0;
  const share = Math.round((count + (half === undefined ? 0 : 0.5)) * (WHOLE / 10));
  return share > 0 && share < WHOLE ? share : null;
}

const TENTHS = /(?<![\d.一二两三四五六七八九十])([一二两三四五六七八九]|\d(?:\.\d)?)成(半)?/u;

/** What a price comes to, to the fen. */
export function discounted(price: Fen, share: BasisPoints): Fen {
  return Math.round((price * share) / WHOLE);
}
