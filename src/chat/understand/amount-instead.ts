// 财务说扣了手续费,实际是2万8,你给改掉 · 回单上是3万5千元,我少报了5千: the amount that is right, between why the other one was wrong and what goes without saying.
import { amountOf } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { isOutOfScale } from "../read/bare-amount.ts";
import { fieldSaid } from "../read/edit.ts";
import { sifted } from "../read/signs.ts";
import { moneyText } from "../words/money-text.ts";
import { takeApart } from "./apart.ts";
import type { LastAct, Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { asks } from "./mood.ts";
import { ofOthers } from "./named-beside.ts";
import { isDenied } from "./put-right.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const SLIPPED = sifted(
  /更正|纠正|[打写记说报填录算看输弄搞][错漏]|不对|等下|等等|等一下|慢着|(?:少|多|漏)(?:打|写|报|记|说|填|录|算|敲|登)了|没(?:打|写|填|报|说|敲|录)(?:上|全|进|完)|(?:漏|少)[了掉](?:一?个|[一两]位|尾)|手[滑抖快误]|口误|嘴[快瓢]|(?:改|更)(?:掉|正|过来)|(?:帮我?|给我?|麻烦你?|请)[^,;。]{0,3}(?:改|更新)[一下掉正]|为准|不是[\d.一二两三四五六七八九十百千]+[万千百元]/u,
);
/** 实际是, 回单上是, 我是要说: leads to what is right. */
const RIGHT_BEFORE =
  /(?:实际|其实|应该|应为|正确|准确|真正|回单|水单|短信|流水|银行)[^,;。\d]{0,6}(?:是|为|到账?|收到?|只有|有)?\s*$|我(?:是|本来|原本|刚才?)*(?:要|想)?(?:说|写|报|打|填|发)的?(?:应该|本来)*(?:是)?\s*$|(?<![不那这])是\s*$/u;
/** 我少报了5千: how far off it was. */
const OFF_BY = /(?<less>少|漏|短)?(?<more>多)?(?:报|记|写|填|录|算|说|登)(?:记)?了$/u;
/** 少写了17万6, of 17万: the amount itself, and not how far off it was. */
const MOST_OFF = 3;
const OTHERS = /预算|对手|竞品|同行|友商|别家|尾款|余款|合同|首[付款]|定金|还差|剩/u;
const OF_MONEY: ReadonlySet<string> = new Set(["amount", "expected", "quoted", "contract"]);

/** Null where no slip is owned to, no amount was just typed, or which one is right stays open. */
export function amountInstead(said: string, around: Surroundings): Promise<Speech | null> | null {
  return SLIPPED.test(said) ? putRight(said, around) : null;
}

async function putRight(said: string, around: Surroundings): Promise<Speech | null> {
  const { text, clauses, amounts, days } = takeApart(said, {
    known: await around.mine(said),
    now: around.now,
  });
  const read = clauses.map((clause) => clause.text).join("");
  const isAsked = clauses.some(
    (clause) => /[?吗]/u.test(clause.text) || (clause.masked.includes(MASKS.money) && asks(clause.text)),
  );
  if (amounts.length === 0 || days.length > 0 || isAsked) return null;
  const act = await around.lastAct();
  const before = act === null ? null : await amountBefore(act, around);
  if (act?.no == null || before === null || (await ofOthers(text, act.no, around))) return null;
  const lead = (start: number) => /[^,;。!?\n]*$/u.exec(read.slice(0, start))?.[0] ?? "";
  const offs = amounts.filter(({ start }) => OFF_BY.test(lead(start)));
  const right = amounts.filter(
    (one) => !offs.includes(one) && !isDenied(read, one) && RIGHT_BEFORE.test(lead(one.start)),
  );
  if (amounts.some(({ start }) => OTHERS.test(lead(start)))) return null;
  const [meant, another] = right;
  // 不是8万 of what was no 8万: perhaps of something else.
  const denied = amounts.filter((one) => isDenied(read, one));
  if (denied.length > 0 && !denied.some(({ fen }) => fen === before)) return null;
  const [off] = offs;
  const fen =
    meant !== undefined && another === undefined
      ? meant.fen
      : off?.fen != null && amounts.length === 1 && off.fen * MOST_OFF < before
        ? before + (/少|漏|短/u.test(OFF_BY.exec(lead(off.start))?.[0] ?? "") ? off.fen : -off.fen)
        : null;
  if (fen === null || fen <= 0 || fen === before) return null;
  return written(fen, { said, act, before }, around);
}

/** What was booked, or the price that stands. */
async function amountBefore(act: LastAct, around: Surroundings): Promise<Fen | null> {
  if (act.paidFen !== null) return act.paidFen;
  const item = act.no === null || !OF_MONEY.has(act.field ?? "") ? null : await around.item(act.no);
  return item === null ? null : amountOf(item);
}

function written(
  fen: Fen,
  { said, act, before }: { readonly said: string; readonly act: LastAct; readonly before: Fen },
  { registry, fieldWord }: Surroundings,
): Speech {
  const money = moneyText(fen);
  const commands =
    act.paidFen === null
      ? [
          `${registry.wordOf("edit")} #${act.no} ${fieldSaid(said) ?? fieldWord(act.field ?? "amount")} ${money}`,
        ]
      : [registry.wordOf("undo"), `${registry.wordOf("payment")} #${act.no} ${money}`];
  return isOutOfScale(fen, before) ? { ...NOTHING, offers: commands } : { ...NOTHING, runs: commands };
}
