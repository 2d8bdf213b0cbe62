// 260000变258800, 20变23: what stands now, and what takes its place; a figure that is what stands there can mean nothing else.
import { civil, type Day } from "../../domain/day.ts";
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { isOutOfScale } from "../read/bare-amount.ts";
import { whenOf } from "../read/dated.ts";
import { readMoney } from "../read/money.ts";
import { sifted } from "../read/signs.ts";
import { moneyText } from "../words/money-text.ts";
import type { Clause } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { Breath } from "./own-breath.ts";
import { report } from "./reported.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const TURNS = "\\s*(?:变成?|变为|改成?|改为|换成?|调成?|调到|→|->|=>)\\s*";
const SUM = "\\d[\\d,]{0,12}(?:\\.\\d{1,2})?\\s?(?:[wW万]\\d{0,4}|[kK千]|元|块)?";
const PRICE = sifted(
  new RegExp(
    `(?<![\\d.])(?<from>${SUM})${TURNS}(?<to>${SUM})(?![\\d号日月点:天个台人%折一二三四五六七八九十百千万亿kKwW])(?<done>了)?`,
    "u",
  ),
);
const DATE = sifted(
  new RegExp(
    `(?<![\\d./])(?<from>\\d{1,2})[号日]?${TURNS}(?<to>\\d{1,2})[号日]?(?![\\d.万wW元块千k点:%个台人天折])(?<done>了)?`,
    "u",
  ),
);
const OPEN = /吗|[?？]|不对|别|先不|没定|再说|要是|如果|想|能不能|可能|也许|吧?算了/u;
/** 陈总说报价从30万改成28万5他就签: what somebody there wants. */
const WANTED_THERE =
  /(?:[总工姐哥]|经理|主任|厂长|客户|他们?|她们?|老板|对方|财务|采购)(?:那边)?(?:说|讲|要|让|想|要求|提出|希望)[^,;。]{0,16}(?:[改变换调]|→|->)|就(?:签|定|成交|下单|付|认)/u;
const FEN_OF_WAN = 1_000_000;
const OF_SIGNING = /签/u;

function isOpen(text: string): boolean {
  return OPEN.test(text) || WANTED_THERE.test(text);
}

/** Null where what is said to stand there does not, or it is open. Told as done (…了), it is offered. */
export async function turned(
  spoken: Spoken,
  around: Surroundings,
): Promise<{ readonly breath: Breath; readonly speech: Speech } | null> {
  const { part, subjects } = spoken;
  const [only, another] = subjects;
  if (only?.no == null || another !== undefined || isOpen(part.text)) return null;
  for (const clause of part.clauses) {
    const isOwn = (one: RegExpExecArray | null) => one !== null && standsAlone(clause, one.index);
    const [priced, dated] = [PRICE, DATE]
      .map((form) => form.exec(clause.text))
      .map((one) => (isOwn(one) ? one : null));
    if ((priced == null && dated == null) || clause.asks) continue;
    const item = (await around.keeps(only.no)) ? await around.item(only.no) : null;
    if (item === null) return null;
    const edit = edited(
      item,
      { priced: priced ?? null, dated: dated ?? null, isSigning: OF_SIGNING.test(part.text) },
      around,
    );
    const found = edit?.isPrice === true ? priced : dated;
    if (edit === null || found == null) continue;
    // 12号改成16号了: kept with the day as it is.
    if (!edit.isPrice && found.groups?.["done"] !== undefined) return null;
    const start = clause.start + found.index;
    const end = start + found[0].length;
    const at = clause.places.indexOf(start);
    const match = Object.assign([found[0]], { index: Math.max(0, at), input: clause.masked });
    const breath: Breath = { clause, match: match as RegExpExecArray, start, end, beside: [] };
    const isTold = found.groups?.["done"] !== undefined || !edit.isSure;
    const commands = [`${around.registry.wordOf("edit")} #${item.no} ${edit.value}`];
    if (!isTold) return { breath, speech: { ...NOTHING, runs: commands } };
    // 30万变28万了,陈总砍的: told, and kept.
    return { breath, speech: { ...(await report(spoken, [], around)), offers: commands } };
  }
  return null;
}

/** 机台30变28, 预算30变28: of something else that is counted. */
function standsAlone({ text, names, start }: Clause, at: number): boolean {
  const before = text.slice(0, at);
  return names.some(({ end }) => end - start === at) || (BEFORE.test(before) && !OF_ELSE.test(before));
}

const BEFORE =
  /(?:^|[\s,]|金额|报价|价格|价钱|总价|价|合同额?|尾数|零头|数字?|从|由|把|日子|日期|时间|签[约单]日?|面谈|见面|下次|那[个单]|的)$/u;
const OF_ELSE =
  /(?:人数|人|数量|台数|台|预算|库位|点位|机台|设备|账期|周期|工期|天数|页|版本?)[^,;。]{0,3}$/u;

interface Found {
  readonly priced: RegExpExecArray | null;
  readonly dated: RegExpExecArray | null;
  readonly isSigning: boolean;
}

function edited(
  item: Item,
  { priced, dated, isSigning }: Found,
  { fieldWord }: Surroundings,
): { readonly value: string; readonly isPrice: boolean; readonly isSure: boolean } | null {
  const { from = "", to = "" } = priced?.groups ?? {};
  const price = amountOf(item);
  const fen = price !== null && sumOf(from, price) === price ? sumOf(to, price) : null;
  if (fen !== null && fen !== price)
    return {
      value: `${fieldWord("amount")} ${moneyText(fen)}`,
      isPrice: true,
      isSure: !isOutOfScale(fen, price),
    };
  const was = Number(dated?.groups?.["from"]);
  const becomes = Number(dated?.groups?.["to"]);
  const isDate = (day: Day | null): day is Day => day !== null && Number(day.slice(-2)) === was;
  const { plannedSigningOn: signing, nextDay, nextMinute, nextText } = item;
  const isSigned = isSigning && isDate(signing);
  const day = isSigned ? signing : isDate(nextDay) ? nextDay : null;
  const moved = day === null || becomes === was ? null : onDate(day, becomes);
  if (moved === null) return null;
  const value = isSigned
    ? `${fieldWord("planned-signing")} ${moved}`
    : `${fieldWord("next")} ${whenOf(moved, nextMinute, nextText)}`;
  return { value, isPrice: false, isSure: true };
}

/** Null where that month has no such date. */
function onDate(day: Day, date: number): Day | null {
  return civil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), date);
}

/** 260000, and 26变25.8 of a price that is said in 万. */
function sumOf(words: string, price: Fen): Fen | null {
  const plain = words.replaceAll(",", "").trim();
  if (/^\d+(?:\.\d+)?$/u.test(plain)) {
    const fen = Math.round(Number(plain) * 100);
    return Number(plain) >= LEAST_IN_YUAN || price < LEAST_IN_YUAN * 100
      ? fen
      : Math.round(Number(plain) * FEN_OF_WAN);
  }
  const read = readMoney(plain);
  return read !== null && "value" in read ? read.value : null;
}

const LEAST_IN_YUAN = 1000;
