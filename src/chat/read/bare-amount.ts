// 改成17.5 of a quote of 18万: a price said by its figure alone means 万, as the one before it did.
import type { Fen } from "../../domain/money.ts";
import { readChineseNumber } from "./number.ts";

const FEN_OF_WAN = 1_000_000;
/** 手滑 三十一: in words of two characters, for one alone is hardly a price. */
const IN_WORDS = /(?<![\p{Script=Han}])([一二两三四五六七八九十百]{2,5})[吧啊哈的了。!~\s]*$/u;
const FIGURE = /(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)(?![\d.])(?!\s*[天个台月年日号点套人家次%折])[^\d]{0,2}$/u;
/** 42,手滑 */
const SLIP_BEHIND =
  /[\s,]*我?(?:刚才?)?(?:手[滑快抖误]|口误|嘴[瓢快]|[打写看记输按说听][错岔漏快])了?[\s。!~啊哈哦的]*$/u;
/** A new price is no more than so many times the old one, and no less than its part. */
const TIMES = 3;

/** What the figure a clause ends with comes to, in the unit of the price it takes the place of; null where it is far from it. */
export function bareAmount(said: string, price: Fen | null): Fen | null {
  const clause = said.replace(SLIP_BEHIND, "");
  const words = IN_WORDS.exec(clause)?.[1];
  const figure = FIGURE.exec(clause)?.[1] ?? (words === undefined ? null : readChineseNumber(words));
  if (figure === null || price === null) return null;
  const fen = Math.round(Number(figure) * FEN_OF_WAN);
  return fen > 0 && fen <= price * TIMES && price <= fen * TIMES ? fen : null;
}

/** 万邦不如改成0元, 8881 of 18万: no price takes the place of one a hundred times as high, or as low, without a question. */
export function isOutOfScale(fen: Fen, price: Fen | null): boolean {
  // Nothing is sold for nothing, whatever stands there.
  if (fen === 0) return true;
  return price !== null && price > 0 && (fen * SCALE < price || fen > price * SCALE);
}

const SCALE = 20;
