// 算了还是18吧,郑工又不砍了 · 合同上是26.5,刚才少写五千: the figure of an amount just typed, said anew without its unit.
import { amountOf } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { isOutOfScale } from "../read/bare-amount.ts";
import { readAmounts } from "../read/money.ts";
import { sifted } from "../read/signs.ts";
import { moneyText } from "../words/money-text.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { ofOthers } from "./named-beside.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const MAY = sifted(/还是|[少多漏][写报记打说填录算]/u);
/** 还是18吧 */
const AS_BEFORE =
  /^(?:[啊哎呀哦噢诶唉嗯\s,]|算了|那)*还是(?:按|改回|回到|写|报|记)?(?<figure>\d{1,5}(?:\.\d{1,4})?)(?<unit>万)?(?:吧|好了|算了|啊|哈)*(?:[\s,;。!~]+(?<why>[^?？]{1,24}))?$/u;
/** 26.5, 刚才少写五千: the figure, and how far off the other one was. */
const FIGURE = /(?:是|为|写的是)(?<figure>\d{1,5}(?:\.\d{1,4})?)(?![\d.号日点:%万千元台套年月天])/u;
const OFF_BY = /(?<way>[少多漏])(?:写|报|记|打|说|填|录|算)了?(?<off>[^,;。!\s]{1,8})/u;
const OPEN = /[?？吗]|可能|再(?:谈|说|想|议)|没(?:定|说)|不一定|要是|如果|[号点周日月]/u;
const FEN_PER_WAN = 1_000_000;
const OF_MONEY: ReadonlySet<string> = new Set(["amount", "expected", "quoted", "contract"]);

/** Null where no amount was just typed, the figure is out of its scale, or it is of something else. */
export function figureAgain(said: string, around: Surroundings): Promise<Speech | null> | null {
  return MAY.test(said) && /\d/u.test(said) && !OPEN.test(said) ? putRight(said, around) : null;
}

async function putRight(said: string, around: Surroundings): Promise<Speech | null> {
  const read = asRead(said);
  const act = await around.lastAct();
  const item = act?.no == null ? null : await around.item(act.no);
  const before = item === null ? null : amountOf(item);
  const isOfMoney = act?.command === "won" || OF_MONEY.has(act?.field ?? "");
  if (
    act?.no == null ||
    before === null ||
    !isOfMoney ||
    asks(read) ||
    (await ofOthers(said, act.no, around))
  )
    return null;
  const fen = asBefore(read) ?? offBy(read, before);
  if (fen === null || fen === before || isOutOfScale(fen, before)) return null;
  const field = act.command === "won" ? "contract" : (act.field ?? "amount");
  const { registry, fieldWord } = around;
  return {
    ...NOTHING,
    runs: [`${registry.wordOf("edit")} #${act.no} ${fieldWord(field)} ${moneyText(fen)}`],
  };
}

function asBefore(read: string): Fen | null {
  const { figure, why = "" } = AS_BEFORE.exec(read)?.groups ?? {};
  return figure === undefined || readAmounts(why).length > 0 ? null : inWan(figure);
}

/** Sure only where the figure is what was typed and that far off. */
function offBy(read: string, before: Fen): Fen | null {
  const figure = FIGURE.exec(read)?.groups?.["figure"];
  const { way, off: words = "" } = OFF_BY.exec(read)?.groups ?? {};
  const [off] = readAmounts(words, { labelled: true });
  if (figure === undefined || off === undefined || off.start !== 0 || !("value" in off)) return null;
  const fen = inWan(figure);
  return fen === before + (way === "多" ? -off.value : off.value) ? fen : null;
}

function inWan(figure: string): Fen {
  return Math.round(Number(figure) * FEN_PER_WAN) as Fen;
}
