// 恒力金额写28万吧 那2万让了: what an amount is to be, ordered in a breath of its own with its verb, whatever else is said of money.
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { isOutOfScale } from "../read/bare-amount.ts";
import { discounted, discountIn } from "../read/discount.ts";
import { fieldSaid } from "../read/edit.ts";
import { sifted } from "../read/signs.ts";
import { moneyText } from "../words/money-text.ts";
import { CHANGES_IT, isSettled } from "./amount-settled.ts";
import type { AmountAt } from "./amounts-in.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { ASKED, BEGINS, type Breath, ENDS, LEADS, ownBreath, SOFTLY, WHOSE } from "./own-breath.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";
import { isDropped } from "./worked-out.ts";

const { money: MONEY } = MASKS;
const FIELD =
  "(?:预计|预估|商机|项目|单子|系统里?的?|后台的?|台账的?|合同)?(?:金额|报价|价格|价钱|价钿|总价|价|钱数|数额|数字|数目|数|合同额|款额)(?!单|表|书|函|员)(?:那一?[栏项格块]|这一?[栏项格块]|一[栏项格]|上面?|里面?|那里|那儿|的){0,3}";
const WRITES =
  "(?:[往向][上下][调改]|改|调整?|弄|写|填|挂|摆|记|登记?|录入?|更新|更改|修改|修正|更正|订正|变更|换|设|标|定|搞)";
const INTO = "(?:成|为|到|作|在|个|上|至|按|一下|下){0,3}";
const PUTS = "(?:写|填|记|挂|摆|登记?|录入?|更新|改|算|弄)(?:上|上去|进去|进|一下|下|着)?";
const SUM = `\\s{0,3}${MONEY}\\s{0,3}(?:整|元整?|块钱?)?(?:上去|进去|上(?!下)|在那儿?|占个?位)?`;
const END = `(?:\\s{0,3}${SOFTLY}{1,4}|${ENDS})`;
/** 万邦45改42万5: the price that stands, before what it becomes. */
const WAS = "(?:\\d{1,4}(?:\\.\\d{1,2})?万?\\s{0,3})?";
/** 从30万换成28万5: the price that was is no amount of its own there. */
const FROM = `(?:[从由](?:原来|之前|现在)?的?\\s{0,3}(?:${MONEY}|[\\d.一二两三四五六七八九十百千万点零元块]{1,10})\\s{0,3})?`;

const ORDER = new RegExp(
  BEGINS +
    LEADS +
    ASKED +
    `(?:${[
      // 金额那栏帮我弄成28万
      `${WHOSE}?${ASKED}${FIELD}${ASKED}${FROM}(?:按(?:照)?)?${WRITES}${INTO}${SUM}`,
      // 钱数就按43万写吧
      `${WHOSE}?${ASKED}(?:${FIELD})?${ASKED}按(?:照|着)?${SUM}(?:来|去|的)?${ASKED}${PUTS}`,
      // 恒力写28万, 万邦45改42万5
      `${WHOSE}${ASKED}${WAS}(?:改|写|填|记|挂|(?:弄|调|换|摆|更新|登记|设)(?=成|为|到|作))${INTO}${SUM}`,
      // 金额就28万吧
      `${WHOSE}?${ASKED}${FIELD}就(?:是|算)?${SUM}(?=\\s*吧)`,
      // 智谷金额 19.8万 从PO上抄的
      `${WHOSE}${FIELD}[\\s:]{0,3}${SUM}(?=[\\s,]+(?:从|照着?|按照?|以|跟|合同|PO|订单|系统|表)[^,;。\\s]{0,8}(?:抄|为准|来的|一致|写的|走的))`,
      // 把28万填到恒力金额里
      `${SUM}${ASKED}(?:写|填|记|挂|登记|录|更新|摆)(?:到|进|在|上|成|为){1,2}\\s{0,3}${WHOSE}?${FIELD}(?:去|上|里|中){0,2}`,
    ].join("|")})${END}`,
  "u",
);

/** 请先填到金额里, 请按最后的数登记: of an amount that is said beside it. */
const PUT_THERE = new RegExp(
  `${BEGINS}${LEADS}${ASKED}(?:${[
    `(?:写|填|记|挂|登记|录入?|更新|放)(?:到|进|在|成|为|作){1,2}\\s{0,3}${WHOSE}?${FIELD}(?:去|上|里面?|中|那儿|那里){0,2}`,
    `按(?:照|着)?(?:最[后终新]|后来|谈定|改后|定下来)(?:的|那个|这个){0,2}(?:数字?|价格?|金额|报价)${ASKED}${PUTS}`,
  ].join("|")})${END}`,
  "u",
);

const VERB = sifted(/[改调弄写填挂摆记登录更修订变换设标定搞算放就抄准致]/u);

/** Null where nothing of the kind is ordered of one item, or it is more than one could know for sure. */
export async function amountOrdered(
  spoken: Spoken,
  around: Surroundings,
): Promise<{ readonly breath: Breath; readonly speech: Speech } | null> {
  const { part, subjects, apart } = spoken;
  const [only, another] = subjects;
  if (only?.no == null || another !== undefined || !VERB.test(part.text)) return null;
  if (!part.clauses.some(({ masked }) => masked.includes(MONEY))) return null;
  const settled = isSettled(part) ? CHANGES_IT : null;
  const breath =
    ownBreath(part, apart, ORDER) ??
    ownBreath(part, apart, PUT_THERE) ??
    (settled === null ? null : ownBreath(part, apart, settled));
  const item = breath === null ? null : await around.item(only.no);
  if (breath === null || item === null || TAXED.test(part.text)) return null;
  const at = breath.clause.places[breath.match.index + breath.match[0].lastIndexOf(MONEY)];
  const isHere = breath.match[0].includes(MONEY);
  const said = isHere ? apart.amounts.find(({ start }) => start === at) : amountBeside(spoken);
  if (said === undefined || (said.fen === null && isHere)) return null;
  if (said.fen !== null && !isAllExplained(said.fen, said.start, { item, spoken })) return null;
  const { registry, fieldWord } = around;
  const isSaid = isHere || settled === null;
  const named = fieldSaid(isSaid ? apart.text.slice(breath.start, breath.end) : part.text);
  const field =
    named === null || (named.startsWith("合同") && item.outcome === "open") ? fieldWord("amount") : named;
  // 大概二三十万, 填到金额里: the command itself asks which it is.
  const value = said.fen === null ? apart.text.slice(said.start, said.end) : moneyText(said.fen);
  const edit = `${registry.wordOf("edit")} #${item.no} ${field} ${value}`;
  // 预计 takes a word of doubt, and asks nobody.
  const isOpen = said.fen === null ? /^预/u.test(field) : isOutOfScale(said.fen, amountOf(item));
  const speech = isOpen ? { offers: [edit] } : { runs: [edit] };
  return { breath, speech: { ...NOTHING, ...speech } };
}

/** The last of them, where the others explain it. */
function amountBeside({ part, apart }: Spoken): AmountAt | undefined {
  return apart.amounts.findLast((one) => isWithin(one, part.clauses));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function isWithin({ start }: Span, clauses: readonly Span[]): boolean {
  return clauses.some((clause) => start >= clause.start && start < clause.end);
}

/** 含税31万: which of the two is meant is reckoned elsewhere. */
const TAXED = /[未含]税|税[前后点]|净价|裸价/u;

interface Of {
  readonly item: Item;
  readonly spoken: Spoken;
}

/** Whether no other sum is left open: 那2万让了, 之前那个三十万不作数了, 软件18万硬件9万 of 27万. */
function isAllExplained(fen: Fen, at: number, { item, spoken }: Of): boolean {
  const { part, apart } = spoken;
  const price = amountOf(item);
  const share = discountIn(part.text);
  const open = apart.amounts.filter((one) => {
    const behind = apart.text.slice(one.end);
    const isSame = one.fen === fen || one.fen === price || isDropped(behind) || NO_LONGER.test(behind);
    const isFull = share !== null && one.fen !== null && discounted(one.fen, share) === fen;
    return isWithin(one, part.clauses) && !isSame && !isFull;
  });
  const sum = open.reduce((all, one) => all + (one.fen ?? Number.NaN), 0);
  // …改成28万 软件20万 硬件8万: perhaps nothing is sold but the one.
  const isSummed = sum === fen && open.every(({ start }) => start < at);
  return open.length === 0 || isSummed || (price !== null && sum === Math.abs(price - fen));
}

const NO_LONGER =
  /^(?:的|那个|这个|就|也|都|先|给他|给她|给人家)*(?:不作数|不算|作废|不要|不用|划掉|删掉|让了|让掉|抹了|抹掉|不提|不管)/u;
