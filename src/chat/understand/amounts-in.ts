// The amounts a message names, each by its whole expression (speech.md, "money").
import { hasFigure, readMoney } from "../read/money.ts";
import type { MoneyRead } from "../read/money-read.ts";
import { sifted } from "../read/signs.ts";

export interface AmountAt {
  readonly start: number;
  readonly end: number;
  /** Null where it is about or needs sums. */
  readonly fen: number | null;
  /** Of a price for each of so many, what they come to: to be confirmed. */
  readonly total?: number;
}

const MOST_AMOUNTS = 10;
/** A comma between figures parts nothing; a customer's sign does: 恒力改成二十九万然后万邦那个改成四十四万. */
const PIECE = /(?:[^,;。!?\n\ue000]|(?<=\d),(?=\d{3}))+/gu;

/** In the order of the text. */
export function amountsIn(said: string): readonly AmountAt[] {
  const booked = BOOKED.all(said).map(({ index, 0: text, groups }) => ({
    start: index + text.length - (groups?.["sum"]?.length ?? 0),
    end: index + text.length,
    fen: Math.round(Number((groups?.["sum"] ?? "").replaceAll(",", "")) * 100),
  }));
  const isFree = ({ start, end }: AmountAt) => booked.every((one) => end <= one.start || start >= one.end);
  return [...booked, ...amountsOf(said).filter(isFree)]
    .filter((one) => !isInParts(said, one))
    .sort((a, b) => a.start - b.start);
}

/** 银行收款 125,000.00, 到账 125000: yuan, as a bank writes them. */
const BOOKED = sifted(
  /(?:收款|到账|入账|进账|回款|付款|汇入|转入)[^\d,;。!?\n]{0,4}(?<sum>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{4,7}(?:\.\d{1,2})?)(?![\d.,]*[\d万千百亿]|\s*[年月日号台个套件天%-])/gu,
);

/** 付款3331: how the price is parted into tenths. */
function isInParts(said: string, { start, end }: AmountAt): boolean {
  const digits =
    /^(?:付款(?:方式|比例|条款|是|按|走)*)?\s*([1-9]{3,5})$/u.exec(said.slice(start, end))?.[1] ?? "";
  const isNamed = OF_PAYING.test(said.slice(0, end - digits.length));
  return isNamed && [...digits].reduce((sum, one) => sum + Number(one), 0) === TENTHS;
}

const OF_PAYING = /付款(?:方式|比例|条款|是|按|走)*\s*$/u;
const TENTHS = 10;

/** 1万8一个点报的 一共12个点: both how much each and how many. */
const ALL_OF_THEM =
  /(?:\/|每|一|单)\s*个?\p{Script=Han}{1,2}.*?(?:\d|[二两三四五六七八九十百])\s*个?(?![万千百亿元块一])\p{Script=Han}{1,2}$/u;

/** 从30万降了1万5: what is left of it. */
const BY_SO_MUCH = /(?:降|让|减|少|便宜|优惠|涨|加|多)了/u;
const COMES_TO = [ALL_OF_THEM, BY_SO_MUCH];

/** 18万+6万+2万 comes to one amount and no other. */
function summed(read: MoneyRead & { readonly ask: string }, words: string): number | null {
  return SUM.test(words) && "likely" in read ? (read.likely ?? null) : null;
}

const SUM = /^[^+]*\d[^+]*万[^+]*(?:\+[^+]*\d[^+]*万[^+]*)+$/u;

/** Each piece for itself: 少打一个零,80万 is no amount of two marks. */
function amountsOf(said: string): readonly AmountAt[] {
  const found: AmountAt[] = [];
  if (!hasFigure(said)) return found;
  for (const { 0: piece, index } of said.matchAll(PIECE))
    for (let from = 0; found.length < MOST_AMOUNTS; ) {
      const read = readMoney(piece.slice(from));
      if (read === null || read.end === 0) break;
      const start = index + from;
      found.push({
        start: start + read.start,
        end: start + read.end,
        fen: "value" in read ? read.value : summed(read, piece.slice(from + read.start, from + read.end)),
        ...("likely" in read &&
        read.likely !== undefined &&
        COMES_TO.some((form) => form.test(piece.slice(from + read.start, from + read.end)))
          ? { total: read.likely }
          : {}),
      });
      from += read.end;
    }
  return found;
}
