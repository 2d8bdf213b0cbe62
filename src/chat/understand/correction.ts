// 不对,是80万 · 刚才那条记错了,是恒力的 · 上一条删掉: what corrects the sender's last act (speech.md, "correction").
import { dayOf } from "../../domain/day.ts";
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { bareAmount, isOutOfScale } from "../read/bare-amount.ts";
import { whenOf } from "../read/dated.ts";
import { fieldSaid } from "../read/edit.ts";
import { moneyText } from "../words/money-text.ts";
import { amountOfAnother } from "./amount-of-another.ts";
import { type Apart, asRead, NOBODY, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { claimedInstead, letsGo, mayLetGo } from "./claimed-instead.ts";
import { maySwap, OF_WORDS, swapped, toldRight, wordsMeant } from "./corrected-words.ts";
import { corrects } from "./corrects.ts";
import { leavesAsItWas } from "./left-as-it-was.ts";
import { agreedStep, deniesWhenItWas, meantDay, toldOnDay } from "./meant-day.ts";
import { saidAsNot } from "./of-another-now.ts";
import { isDayOfOthers, isOtherSum, slippedElsewhere } from "./of-something-else.ts";
import { otherDay } from "./other-day.ts";
import { isPutElsewhere } from "./put-elsewhere.ts";
import { isDenied, isNotBut, meantHour, meantTail, movesAway, putsRight } from "./put-right.ts";
import { OF_CONTACTS, ofWhom, renumberedBy } from "./renumbered.ts";
import { sameWeekAt } from "./same-week.ts";
import { INTAKE } from "./seen.ts";
import { NOTHING, type Speech } from "./spoken.ts";
import { toldByAnother } from "./told-by-another.ts";

/** Null where nothing is corrected, or there is nothing to correct. */
export async function correctionOf(text: string, around: Surroundings): Promise<Speech | null> {
  const said = text.replace(TWICE, "$<once>");
  if (slippedElsewhere(said)) return null;
  const apart = takeApart(said, { known: await around.mine(said), now: around.now });
  const asNot = saidAsNot(apart);
  if (asNot !== null) return correctionOf(asNot, around);
  const elsewise = await amountOfAnother(apart, around);
  if (elsewise !== null) return elsewise;
  const isPlain = corrects(asRead(text), apart.names.length > 0);
  const { registry } = around;
  const [whole, otherNumber] = apart.phones;
  const tail = otherNumber === undefined ? meantTail(said) : null;
  const isNamed = isPlain || isNotBut(said);
  const isByForm = apart.names.length === 0 && (putsRight(said) || movesAway(said, apart.days));
  const isPut = !isByForm && isPutElsewhere(apart);
  const isLeft = leavesAsItWas(asRead(said));
  const isLetGo = mayLetGo(asRead(said));
  const isSwap = !(apart.names[0] ?? apart.amounts[0] ?? apart.days[0]) && maySwap(asRead(said));
  if (!isNamed && !isByForm && !isPut && !isLeft && !isLetGo && !isSwap && tail === null) return null;
  const [here] = apart.names.flatMap(({ nos }) => (nos.length === 1 ? nos : []));
  const meantNot = (span: { readonly start: number; readonly end: number }) => isDenied(asRead(said), span);
  const [onlyAmount, another] = apart.amounts;
  // 尾号7011: the digits a number ends in are no amount.
  const isTail = ({ start, end }: { readonly start: number; readonly end: number }) =>
    tail !== null && said.slice(start, end) === tail.digits;
  const asMeant = apart.amounts.filter((one) => !meantNot(one) && !isTail(one));
  // 到的是2万 剩下1万还没来: what is still to come is none of it.
  const come = asMeant.filter(({ start }) => !OF_THE_REST.test(said.slice(0, start)));
  const meantAmounts = come.length > 0 ? come : asMeant;
  // 啊不是 33万: of one amount alone, the 不是 behind which one draws breath is a word for itself.
  const isBreath = another === undefined && BREATH.test(said.slice(0, onlyAmount?.start));
  const amountSaid = isBreath ? onlyAmount : meantAmounts.findLast(({ fen }) => fen !== null);
  const act = await around.lastAct();
  const item = act?.no == null ? null : await around.item(act.no);
  // 少打个5,是42.5 of an amount just typed: in its unit.
  const bare =
    amountSaid === undefined && act?.field !== null ? bareAmount(asRead(said), priceOf(item)) : null;
  const amount = bare === null ? amountSaid : { fen: bare };
  if (isLeft && act?.field != null && amount?.fen == null)
    return { ...NOTHING, runs: [registry.wordOf("undo")] };
  if (isLetGo && act !== null && letsGo(said, act, apart.names))
    return { ...NOTHING, runs: [registry.wordOf("undo")] };
  // 60天不是90天 手快了: the words that were told give way.
  const swap = isSwap && act?.text != null ? swapped(act.text, asRead(said)) : null;
  if (swap !== null)
    return {
      ...NOTHING,
      runs: [registry.wordOf("undo"), `${registry.wordOf("follow-up")} #${act?.no} ${swap}`],
      retold: swap,
    };
  if (act === null)
    return here === undefined || !(isNamed || isByForm)
      ? null
      : ((await amended(here)) ?? (await otherDay(here, apart, around)));
  const moved = isPlain ? await toldByAnother(asRead(said), act, around) : null;
  if (moved !== null) return moved;
  const isOfNumber = OF_CONTACTS.has(act.field ?? "") || INTAKE.has(act.command);
  if (tail !== null && act.no !== null && (isOfNumber || OF_PHONE.test(said))) {
    const right = await renumberedBy(tail, { whole: whole?.value ?? null, no: act.no }, around);
    // 电话末四位抄错, right behind a price: perhaps of somebody else.
    return right === null || isOfNumber
      ? right
      : { ...right, runs: [], offers: [...right.runs, ...right.offers] };
  }
  if (isPut && here !== undefined && here !== act.no && act.no !== null && act.text !== null)
    return {
      ...NOTHING,
      runs: [registry.wordOf("undo"), `${registry.wordOf("follow-up")} #${here} ${act.text}`],
    };
  if (!isNamed && !isByForm && !(isLeft && act.field !== null)) return null;
  const undo = registry.wordOf("undo");
  const runs = (...commands: readonly string[]): Speech => ({ ...NOTHING, runs: commands });
  // 是恒力的 names whom it is of; 恒力说合同写错了 only speaks of somebody.
  const isMeant = ({ start }: { readonly start: number }) => MEANT_BEFORE.test(said.slice(0, start));
  const meant = apart.names.filter(isMeant);
  const [name] = meant.flatMap(({ nos }) => (nos.length === 1 ? nos : [])).filter((no) => no !== act.no);
  const isOfAct = apart.names.some((one) => meantNot(one) && act.no !== null && one.nos.includes(act.no));
  // 不是凌峰,智谷没接: what is said of the other one is kept there.
  const other = isOfAct
    ? apart.names.find((one) => !meantNot(one) && !isMeant(one) && one.nos[0] !== act.no)
    : undefined;
  const reported = other === undefined ? "" : said.slice(other.end).trim();
  // 不是新元 宝利的: nothing is said of it but that it belongs there.
  const elsewhere = other?.nos.length === 1 && isNothingElse(apart) ? other.nos[0] : undefined;
  if (elsewhere !== undefined && act.text !== null)
    return runs(undo, `${registry.wordOf("follow-up")} #${elsewhere} ${act.text}`);
  if (other?.nos.length === 1 && reported.length > 1 && act.text !== null && apart.amounts.length === 0)
    return runs(undo, `${registry.wordOf("follow-up")} #${other.nos[0]} ${reported}`);
  if ((isPlain || isOfAct) && name !== undefined && act.text !== null && apart.amounts.length === 0)
    return runs(undo, `${registry.wordOf("follow-up")} #${name} ${act.text}`);
  const price = priceOf(item);
  // 看错行了 那是万邦的, of a price: taken from here, put there.
  if (isPlain && name !== undefined && here === name && isOfMoney(act.field) && price !== null)
    return {
      ...NOTHING,
      offers: [undo, `${registry.wordOf("edit")} #${name} ${around.fieldWord("amount")} ${moneyText(price)}`],
    };
  if (here !== undefined && here !== act.no)
    return (
      (await amended(here)) ??
      (isOfAct ? { ...NOTHING, offers: [undo] } : await otherDay(here, apart, around))
    );
  // 上面那个28万是对手的价: nothing of ours was wrong.
  if (THEIRS.test(said)) return null;
  const edit = act.no === null ? null : `${registry.wordOf("edit")} #${act.no}`;
  const isPayment = act.command === "payment" || act.command === "paid";
  const isOther = amountSaid?.fen != null && isOtherSum(said, amountSaid, isPayment);
  // 那十万是别的公司打的, of what was booked as ten: it is none of theirs.
  const isBooked = isPayment && amount?.fen != null && amount.fen === act.paidFen;
  if (edit !== null && (isOther || isBooked)) return { ...NOTHING, offers: [undo] };
  if (edit !== null && amount?.fen != null) {
    const money = moneyText(amount.fen);
    // Both at once: what they booked themselves has another amount, and nothing else was said.
    if (isPayment) return runs(undo, `${registry.wordOf("payment")} #${act.no} ${money}`);
    const changed = `${edit} ${fieldSaid(said) ?? around.fieldWord(amountMeant(act.field))} ${money}`;
    // 是26万, of what was no amount: perhaps of something else.
    // 预算三十五万, 听错了三十三万: whose amount it is nobody has said.
    // 手滑 十七万五, of a follow-up that says no amount.
    const isOurs =
      !OTHERS_AMOUNT.test(act.text ?? "") &&
      (act.text === null || takeApart(act.text, { known: NOBODY, now: around.now }).amounts.length > 0);
    const isSure = ((isNamed && isOurs) || isOfMoney(act.field)) && !isOutOfScale(amount.fen, price);
    return isSure ? runs(changed) : { ...NOTHING, offers: [changed] };
  }
  const [phone] = apart.phones;
  if (edit !== null && act.no !== null && phone !== undefined)
    return (
      (await ofWhom(phone.value, act.no, around)) ??
      runs(`${edit} ${around.fieldWord("phone")} ${phone.value}`)
    );
  const isOfStep = act.text !== null || act.field === "next";
  const isOfSigning =
    act.field === SIGNING || (act.command === "advanced" && item?.stage === SIGNS_NEXT && /签/u.test(said));
  if (!isNamed && !isOfStep && act.field !== SIGNING) return null;
  const isClaimed = isPlain && act.command === "claimed";
  const instead = isClaimed ? await claimedInstead(said, act.no, around) : null;
  if (instead !== null) return runs(undo, instead);
  const date = BARE_DATE.exec(asRead(said))?.groups?.["date"];
  if (edit !== null && date !== undefined && apart.days.length === 0)
    return runs(`${edit} ${around.fieldWord("next")} ${date}号`);
  const day = meantDay(asRead(said), apart.days);
  // 说错了,昨天去的, of what was told: when it happened, and no step.
  const happened = act.text !== null && day !== undefined && "value" in day && day.value.past ? day : null;
  const told =
    happened === null ? null : toldOnDay(act.text ?? "", said, { day: happened, ...apart, now: around.now });
  if (told !== null)
    return { ...runs(undo, `${registry.wordOf("follow-up")} #${act.no} ${told}`), retold: told };
  // 不是今天,是昨天, of what has no day of its own: nothing is put off to a day that is over.
  const isOver = day !== undefined && "value" in day && day.value.past;
  if (isOver && act.text === null) return null;
  const isOfOurs = day !== undefined && happened === null && !isDayOfOthers(asRead(said), day);
  if (edit !== null && isOfOurs && "value" in day) {
    const words = said.slice(day.start, day.end).trim();
    if (isOfSigning) return runs(`${edit} ${around.fieldWord(SIGNING)} ${words}`);
    // 签约改到18号 was told, and only offered: so is what it should have been.
    if (TOLD_OF_SIGNING.test(act.text ?? ""))
      return { ...NOTHING, offers: [`${edit} ${around.fieldWord(SIGNING)} ${words}`] };
    // 听岔了还是礼拜五: the one before, and not of the week it was moved to.
    const isAsBefore = /还是\s*$/u.test(said.slice(0, day.start));
    const moved = isAsBefore ? null : sameWeekAt(words, item?.nextDay ?? null, dayOf(around.now));
    const meantDay = moved ?? words;
    const agreed = agreedStep(said, day, { before: item?.nextText ?? "", now: around.now });
    const changed = `${edit} ${around.fieldWord("next")} ${meantDay} ${agreed}`.trim();
    // Behind a price nobody has said that a day was wrong, nor behind what was done today that it is to be done.
    const isSure =
      isOfStep && !deniesWhenItWas(said, apart.days, { agreed: item?.nextDay ?? null, now: around.now });
    return isSure ? runs(changed) : { ...NOTHING, offers: [changed] };
  }
  // 十点半吧, of a reminder that was set: no appointment with the customer.
  const minute = isOfStep && item?.nextDay != null ? meantHour(asRead(said), item.nextMinute) : null;
  if (edit !== null && item?.nextDay != null && minute !== null)
    return runs(`${edit} ${around.fieldWord("next")} ${whenOf(item.nextDay, minute, item.nextText)}`);
  if (!isPlain) return null;
  const words = OF_WORDS.has(act.field ?? "") ? wordsMeant(said) : "";
  if (edit !== null && words !== "") return runs(`${edit} ${around.fieldWord(act.field ?? "")} ${words}`);
  if (TAKEN_BACK.test(said)) return SLIPPED.test(said) ? { ...NOTHING, offers: [undo] } : runs(undo);
  // 说错了 是要样品: told anew, where that is confirmed.
  const isTold = act.text !== null && act.no !== null && apart.names.length === 0;
  const anew = isTold ? toldRight(act.text ?? "", asRead(said)) : null;
  const again = anew === null ? [] : [`${registry.wordOf("follow-up")} #${act.no} ${anew}`];
  return { ...NOTHING, offers: [undo, ...again] };

  /** Of another item than the last act's nothing is changed unasked, but where its price is named as what it is not. */
  async function amended(no: number): Promise<Speech | null> {
    if (amount?.fen == null) return null;
    const field = fieldSaid(said) ?? around.fieldWord("amount");
    const edit = `${registry.wordOf("edit")} #${no} ${field} ${moneyText(amount.fen)}`;
    const price = priceOf(await around.item(no));
    const isDeniedPrice = apart.amounts.some((one) => meantNot(one) && one.fen === price);
    const isSure = price !== null && meantAmounts.length === 1 && isDeniedPrice && isOnlyPrice(apart);
    return isSure ? { ...NOTHING, runs: [edit] } : { ...NOTHING, offers: [edit] };
  }
}

const TOLD_OF_SIGNING =
  /^(?!.*(?:面谈|见面|拜访|演示|开会)).*签(?:约|字|单|合同)?(?:日子?|日期|时间)?(?:改|挪|推|延|定|放|提前|顺延)/u;
const OF_THE_REST = /(?:剩下?|还剩|余下?|还[差欠]|尾款|另外|其余)的?(?:有|是|那)?\s*$/u;
const OF_PHONE = /电话|手机|号码|联系方式/u;
const SIGNING = "planned-signing";
const SIGNS_NEXT = 5;

/** 不是新元 宝利的, 宝利的不是新元: two names, and nothing but which of them is meant. */
function isNothingElse({ text, names }: Apart): boolean {
  const rest = names.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return /^(?:[\s,，。.!！~啊哦哎呀吧哈的了]|不是|不对|错了|应该|其实|是|(?:说|记|写|打|发|搞|弄)错了?|那边|那家|家|这条|刚才)*$/u.test(
    rest,
  );
}

function isOfMoney(field: string | null): boolean {
  return field === "amount" || amountMeant(field) !== "amount";
}

function priceOf(item: Item | null): Fen | null {
  return item === null ? null : amountOf(item);
}

/** The amount that was just typed in, else the one that counts. */
function amountMeant(field: string | null): string {
  return field === "expected" || field === "quoted" || field === "contract" ? field : "amount";
}

/** 蓝海金额写错了,不是26万,是26万8: nothing is said but what its price is; 竞品不是26万 says whose. */
function isOnlyPrice({ text, names, amounts }: Apart): boolean {
  const spans = [...names, ...amounts];
  const rest = [...asRead(text)].filter((_, at) => spans.every(({ start, end }) => at < start || at >= end));
  return /^(?:[\s,。.!~的啊哦哎呀吧那这单家个边]|金额|报价|总?价格?|合同额?|数字?|我?刚?才?(?:写|记|说|报|填|打|弄|搞|看|算)错了?|不对|错了|不是|应该|其实|是|才对|改一?下)*$/u.test(
    rest.join(""),
  );
}

const OTHERS_AMOUNT = /预算|对手|竞品|同行|友商|别家|产值|营收|亏|罚|注册资本/u;
const THEIRS = /(?:对手|竞品|同行|友商|别家|人家)的?(?:价|报价)|别动|不用改/u;

/** 是13不是12哈: figures alone, behind a day. */
const BARE_DATE =
  /^(?:[哎啊诶哦呀]+[,\s]*)?(?:是|应该是|该是)?(?<date>[12]?\d|3[01])号?[,\s]*不是[12]?\d号?[哈啊呀哦的了]*(?:[,\s]+我?(?:刚才?)?(?:手[快滑抖误]|手指头?粗|口误|嘴[快瓢误]|[打写说记看听][错快岔串]|眼花)了?)?$/u;

/** 啊不是 33万, 不是,33万 */
const BREATH = /^[\s啊哦噢呃嗯哎呀]*不是[\s,，。、]+$/u;

/** 是恒力的, 应该是恒力 — and not 不是恒力. */
const MEANT_BEFORE = /(?<!不)(?:是|到|给)\s*$/u;
/** 3点3点, 80万80万: said once. */
const TWICE = /^\s*(?<once>(?=.*[点号万周]).{2,6})[,，\s]*\k<once>[!！。的啊]*\s*$/u;

/** Said of the act itself: there is nothing to ask. */
const TAKEN_BACK =
  /不要了|删|撤|抹|别记|发串|那条不要|不是[^,;。]{1,8}说的|改回|调回|变回|作废|不算|当我没说|手滑|手快|点错|点早|发错|领错|重复|记重|恢复|改回|还原|去掉|收回|不该/u;

/** 手滑 三十一: what else is said may be what is right. */
const SLIPPED =
  /^[\s啊哎呀哦,，]*(?:我|刚才?)?(?:手[滑快]|[点发领]错)了?[\s,，]+(?=[^\s,，。]{2})(?![^,，。]*(?:删|撤|抹|别记|不要|不算|作废|收回|恢复|还原|去掉|窗口|群|人))/u;

/** 刚才那句撤了, 上一条不算: and nothing else. */
export function takesBack(clause: string): boolean {
  return (
    corrects(asRead(clause)) && TAKEN_BACK.test(clause) && clause.length <= 12 && !slippedElsewhere(clause)
  );
}

/** So plain that no command's word at its front counts: 刚赢单那个点早了, 回款写多了. */
export function isPlainlyOne(text: string): boolean {
  return PLAINLY.test(text) || leavesAsItWas(asRead(text));
}

const PLAINLY =
  /^算了[,，\s]*[这那刚][才]?[条句个]|刚[才刚]不该(?:推|点|退|领|转)|^刚才?[^,，。]{0,8}(?:点早|点错|不该)|^[^,，。]{0,4}(?:写|记|打)(?:多|少|错)了|^[^,，。]{0,4}不该(?:推|点|退|领|转)/u;
