// 价钱动一动:恒力29万,万邦44万,蓝海照旧: one order before several customers, each with its new price, or with none.
import { amountAlone } from "../read/amount-alone.ts";
import { moneyText } from "../words/money-text.ts";
import { type Apart, asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const PRICE = "(?:报价单?|价钱|价格|价|金额|合同额)";
const CHANGE = "(?:[动改调变换]一?[动改调变换]|[动改调变换]一?下|更新一?下?|[改调动])(?:几[家个])?";
/** The order, before whom it is about. */
const HEADING = new RegExp(
  `^(?:[\\s,]|帮我|给我|麻烦|你|把|下面|这)*(?:[几两三四]?[家个])?的?(?:${PRICE}\\s{0,6}(?:都|也|要|得|帮我|给我|你)*${CHANGE}|${CHANGE}\\s{0,6}${PRICE})[吧哈]?[\\s,:;。]*$`,
  "u",
);
const LEADS = /^(?:那[边家单张个]|[这那]|[:,\s]|就|都|按|写|改|调|到|成|为|变|报价|金额|价)*/u;
/** 蓝海照旧不碰: it keeps its own. */
const STANDS =
  /^(?:那[边家单张个]|[:,\s]|就|先|都|还是?)*(?:照[旧常]|不[动碰变改]|别[动碰改]|不用[动改]|老样子|原样|没变)(?:[,\s]*(?:不[动碰变改]|别[动碰改]))?[吧哈啊了的]*$/u;

/** Null where no such order stands before them, or anything else is said of one. */
export async function pricesListed({ text, names }: Apart, around: Surroundings): Promise<Speech | null> {
  const [first] = names;
  const said = asRead(text);
  if (first === undefined || !HEADING.test(said.slice(0, first.start))) return null;
  const runs: string[] = [];
  const beside: number[] = [];
  for (const [at, { end, nos }] of names.entries()) {
    const [no, another] = nos;
    if (no === undefined || another !== undefined || !(await around.keeps(no))) return null;
    const own = said.slice(end, names[at + 1]?.start).replace(/[\s,;。!~]+$/u, "");
    if (STANDS.test(own)) {
      beside.push(no);
      continue;
    }
    const fen = amountAlone(own.replace(LEADS, ""));
    if (fen === null) return null;
    runs.push(`${around.registry.wordOf("edit")} #${no} ${around.fieldWord("amount")} ${moneyText(fen)}`);
  }
  return runs.length === 0 ? null : { ...NOTHING, runs, beside };
}
