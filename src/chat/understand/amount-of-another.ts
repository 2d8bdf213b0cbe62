// 哦那是新元的数 宝利都还没谈到钱呢, right behind a price of 宝利's: taken from here and put there, where both are confirmed.
import { amountOf } from "../../domain/item/item.ts";
import { moneyText } from "../words/money-text.ts";
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const THAT_IS =
  /^[\s,，。]*(?:[哦噢啊哎呀诶唉嗯]|不对|错了|(?:看|记|说|写|弄|搞)[错岔混串]了|不好意思)*[\s,，。]*(?:那|这|刚才?那?|上面那?)个?(?:数字?|价|金额|条)?(?:应该|其实)?是\s*$/u;
const THEIR_SUM =
  /^(?:那边|那家|那单)?的(?:数字?|价格?|金额|报价|钱|合同额|预算)?(?:吧|啊|呀|哈|了)?(?=$|[\s,，。;；!！])/u;
const OF_MONEY: ReadonlySet<string> = new Set(["amount", "expected", "quoted", "contract"]);

/** Null where no price was just typed, or nobody else is named as whose it is. */
export function amountOfAnother(
  { text, names, amounts }: Apart,
  around: Surroundings,
): Promise<Speech | null> | null {
  const [meant] = names;
  const [no, another] = meant?.nos ?? [];
  if (meant === undefined || no === undefined || another !== undefined || amounts.length > 0) return null;
  if (!THAT_IS.test(text.slice(0, meant.start)) || !THEIR_SUM.test(text.slice(meant.end))) return null;
  return putThere(
    no,
    names.flatMap(({ nos }) => nos),
    around,
  );
}

async function putThere(no: number, named: readonly number[], around: Surroundings): Promise<Speech | null> {
  const act = await around.lastAct();
  if (act?.no == null || act.no === no || act.field === null || !OF_MONEY.has(act.field)) return null;
  if (!named.every((one) => one === no || one === act.no)) return null;
  const item = await around.item(act.no);
  const price = item === null ? null : amountOf(item);
  if (price === null) return null;
  const { registry, fieldWord } = around;
  const there = `${registry.wordOf("edit")} #${no} ${fieldWord("amount")} ${moneyText(price)}`;
  return { ...NOTHING, offers: [registry.wordOf("undo"), there] };
}
