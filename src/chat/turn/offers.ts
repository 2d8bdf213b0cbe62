// Commands that were understood from plain words, shown filled in: 我理解为 「输单 #12 输给金蝶」, done when it is confirmed.
import type { Draft } from "../../../db/stores/drafts.ts";
import { HAND_OVERS } from "../../domain/item/implied.ts";
import type { Stage } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import type { Answer } from "../answer.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { bareAmount } from "../read/bare-amount.ts";
import { dayMeant } from "../read/day-meant.ts";
import { dayWithin, spanIn } from "../read/day-within.ts";
import { fold } from "../read/fold.ts";
import { isReason } from "../read/lost-reason.ts";
import { readAmounts } from "../read/money.ts";
import { readPhone } from "../read/phone.ts";
import { sifted } from "../read/signs.ts";
import { spelled } from "../read/simplified.ts";
import { readStage } from "../read/stage.ts";
import { namesAlone, speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";
import { corrects } from "../understand/corrects.ts";
import { numberMeant } from "../understand/number-instead.ts";
import { meantAmount } from "../understand/put-right.ts";
import { type Found, takesItem } from "../understand/registry.ts";
import { differing, MOST_DIFFERING } from "../understand/renumbered.ts";
import { INTAKE } from "../understand/seen.ts";
import type { Speech } from "../understand/spoken.ts";
import { moneyText } from "../words/money-text.ts";
import { fitOf } from "./answers.ts";
import { CHOSEN, questionTo, spotOf } from "./ask-back.ts";
import type { Moment, Room } from "./moment.ts";
import { isYes } from "./proposal.ts";

/** What a draft of offers is asking for. */
export const OFFER = "offer";

const NO = sifted(
  /^(?:(?:没有?|不是|哈+|嗨)*[\s,]*我?(?:在)?(?:开玩笑|说着玩|逗你|瞎说)|取消|手[滑快抖]了?|(?:说|打|点|发|搞|弄|写|看)错了|当我没说|不算(?:了|数)?|不用(?:了)?|不(?:是|要|了|对)?|先不(?:用|了|办)?|别|算了|没有|只记跟进|只记(?:一下)?|不办|(?:算了|不用|不了)[,\s]*(?:还是)?我?自己[^\s,。]{0,4}|(?:算了|还是)?[,\s]*先?(?:不|别)[^\s,。]{0,3})(?:[,\s]+(?:再|等|回头|以后)[^\s,。]{1,5})?[\s。!~了的呢啦哈]*$/u,
);

/** 先别退,我再问问: put off, and nothing else is said. */
const PUT_OFF = sifted(
  /^(?:等等|等下|等一下|慢着|啊|哎|[\s,])*(?:还是|那)?(?:先|暂时|暂)(?:不要?|别(?!催|提醒|吵|烦|给我|发|推消息)|甭|缓|等)[^\s,。]{0,4}[\s,。!~]*(?:(?:让|等|容)?我?(?:再|回头|以后|过两天|晚点|明天)[^,。]{1,8})?[。!~]*$/u,
);

/** 慢 9还给李四, 打住 他不肯: whoever holds us up before anything else. */
const HOLDS_US = sifted(
  /^(?:[啊哎诶,\s])*(?:慢|且慢|慢着|打住|停|停一?下|等等|等一?下|先等等)(?:[\s,。!]+)(?!(?:我|让我)?(?:看|查|找|翻|想|算|问))/u,
);
/** What is told to give a reason takes back what was begun: 还给李四, 不派了. */
const GIVES_BACK = sifted(/还给|不(?:派|改派|转|推|退|丢|给|动|改|要)了|别(?:派|改|转|推|退|动)|算了|先放/u);

/** Whether what was begun waits: no part of it is meant. */
export function putsOff(text: string): boolean {
  const said = fold(text).trim();
  return PUT_OFF.test(said) || (HOLDS_US.test(said) && GIVES_BACK.test(said));
}

/** Whether a text answers the offer; null where it is about something else. */
export function answerToOffer(text: string): "yes" | "no" | null {
  return isYes(text) ? "yes" : NO.test(fold(text).trim()) || putsOff(text) ? "no" : null;
}

/** 对的 给他, 就给她吧: to whom it was offered. */
const TO_THEM =
  /^(?:就|那就)?(?:转?给|交给|让|归)(?:他|她)(?:来|去)?(?:跟|接|管|做|盯|弄)?[吧好了的啊哈。!~\s]*$/u;

/** The same to these offers: whom something is handed to is named by the only one. */
export function answerTo(text: string, offers: readonly string[]): "yes" | "no" | null {
  const [only, another] = offers;
  const isOne = only?.includes("@") === true && another === undefined;
  return isOne && TO_THEM.test(text.trim().replace(YES_FIRST, "")) ? "yes" : answerToOffer(text);
}

/** The commands an offer would carry out; [] for a draft that is none. */
export function offered(draft: Draft | null): readonly string[] {
  return draft?.asking === OFFER ? (draft.choices ?? []) : [];
}

/** A day alone, where what was done beside the offer left its day open: 改 #3 下次 周五. Null for anything else. */
export async function dayForOffered(
  text: string,
  { offers, now, room, around }: DayOffering,
): Promise<string | null> {
  // 不是明天,后天 puts right what was said before the offer.
  if (fitOf("next", text, now) !== "sure" || corrects(spelled(text))) return null;
  const item = /^\S+\s+(#\d+)/u.exec(offers[0] ?? "")?.[1];
  if (item === undefined) return null;
  // 下周签 left open which day: the one that is said now lies in that week.
  const span = spanIn((await around.lastAct())?.text ?? "", now);
  const day = dayMeant(text.trim(), now);
  const said = span === null ? day : dayWithin(span, day, now);
  return `${room.registry.wordOf("edit")} ${item} ${room.fieldWord("next")} ${said}`;
}

interface DayOffering {
  readonly offers: readonly string[];
  readonly now: number;
  readonly room: Room;
  readonly around: Pick<Surroundings, "lastAct">;
}

/** 推进 #1 到中意向 约了王磊见面, whose day is said now: offered on, with it. */
export function meetings(
  text: string,
  offers: readonly string[],
  { registry, now }: Pick<Room, "registry"> & { readonly now: number },
): readonly string[] {
  const [only, another] = offers;
  const found = only === undefined || another !== undefined ? null : registry.find(only);
  return found !== null && movesTo(MEETING, found) ? [`${only} ${dayMeant(text.trim(), now)}`] : [];
}

const YES_FIRST = /^(?:对的?|是的?|嗯|好的?|没错|确认|行)[\s,，]*/u;
const TO_SOMEBODY = /^(?:给|让|派)\s*\S{1,8}$/u;

/** 对 26万, 嗯 26万 今天签的, 给张三: what was offered without it, with its amount or whom it goes to; null for anything else. */
export function completedOffer(
  text: string,
  offers: readonly string[],
  { registry }: Pick<Room, "registry">,
): string | null {
  const [only, another] = offers;
  const said = text.trim();
  const rest = said.replace(YES_FIRST, "");
  if (only === undefined || another !== undefined) return null;
  const isAmount = rest !== said && isOfAmount(rest) && readAmounts(only).length === 0;
  // 给张三 is no reason to put it back into the pool.
  const isHanded = HAND_OVERS.has(registry.find(only)?.entry.id ?? "");
  const isPerson = isHanded && TO_SOMEBODY.test(rest) && !only.includes("@");
  return isAmount || isPerson || isReached(only, said, registry) ? `${only} ${rest}` : null;
}

/** 孟工 13611110011: whom to ask for, and the number that a new lead was offered without. */
function isReached(only: string, said: string, registry: Room["registry"]): boolean {
  const phone = readPhone(said);
  if (phone === null || readPhone(only) !== null) return false;
  const isNew = INTAKE.has(registry.find(only)?.entry.id ?? "");
  return (
    isNew &&
    /^\s*\p{Script=Han}{2,4}[\s,，:：]*(?:电话|手机)?[\s:：]*$/u.test(said.slice(0, phone.start)) &&
    said.slice(phone.end).trim() === ""
  );
}

/** 26万, 26, 26万 今天签的: an amount and hardly anything else. */
function isOfAmount(text: string): boolean {
  if (amountAlone(text) !== null || figureIn(text) !== null) return true;
  const [amount, another] = readAmounts(text);
  const isOne = amount !== undefined && another === undefined && "value" in amount;
  return isOne && [...text].length <= LONGEST_AMOUNT && !/[不没别未?？]/u.test(text);
}

const LONGEST_AMOUNT = 12;
/** 是王五, 不对 给王五. */
const INSTEAD = /^(?:不对|不是|错了|应该|还是|[不是给让转换改成,，\s])+(?<who>@?\S{2,8}?)[吧哈了。!~\s]*$/u;

const OF_ANOTHER = /^(?:等等|等下|等一下|不对|错了|哎呀?|啊|[\s,，])*(?:我)?(?:说|指|讲)的?是\s*/u;

/** 等等 我说的是智谷: the item that is meant. */
function otherItem(text: string, around: Surroundings): Promise<number | null> {
  const name = text.trim().replace(OF_ANOTHER, "");
  return name === text.trim() ? Promise.resolve(null) : namesAlone(name, around);
}

interface Offering {
  readonly offers: readonly string[];
  readonly room: Room;
  readonly around: Surroundings;
}

/** 输单 and 退公海, whose reason may be said behind them. */
const ENDS_IT: ReadonlySet<string> = new Set(["lose", "return"]);

/**
 * 口误 十九万, 是24万5, 报的不是三十二 是三十五万: what was offered, with the amount that is right. 12万 and 明天后天 where none was
 * offered: what was lacking. Offered once more, for nobody has said yes.
 */
export async function refilledOffer(
  text: string,
  { offers, room, around }: Offering,
): Promise<string | null> {
  const [only, another] = offers;
  const found = only === undefined || another !== undefined ? null : room.registry.find(only);
  if (only === undefined || found === null) return null;
  const who = only.includes("@") ? INSTEAD.exec(text.trim())?.groups?.["who"] : undefined;
  const person = who === undefined ? null : await around.colleague(who.replace(/^@/u, ""));
  if (person !== null) return only.replace(/@\S+/u, `@${person}`);
  const other = await otherItem(text, around);
  if (other !== null) return only.replace(/#\d+/u, `#${other}`);
  if (ENDS_IT.has(found.entry.id) && isReason(text)) {
    const no = Number(/#(\d+)/u.exec(only)?.[1] ?? 0);
    return (await speaksOnlyOf(text, no, around)) === null ? null : `${only} ${text.trim()}`;
  }
  const renumbered = renumberedOffer(only, text);
  if (renumbered !== null) return renumbered;
  const [wrong, ...more] = readAmounts(only);
  const bare = corrects(spelled(text)) && wrong !== undefined && "value" in wrong ? wrong.value : null;
  const right = amountAlone(text) ?? meantAmount(text) ?? bareAmount(spelled(text), bare);
  if (right !== null && more.length === 0 && wrong !== undefined && "value" in wrong)
    return `${only.slice(0, wrong.start)}${moneyText(right)}${only.slice(wrong.end)}`;
  const isOfMoney = OF_MONEY.has(found.entry.id) || movesTo(QUOTED, found);
  if (isOfMoney && wrong === undefined) {
    const lacking = amountAlone(text) ?? figureIn(text);
    if (lacking !== null) return `${only} ${moneyText(lacking)}`;
    if (isOfAmount(text)) return `${only} ${text.trim()}`;
  }
  const isUndated = !takesItem(found.entry) && found.rest.trim() === "";
  return isUndated && fitOf("missing-period", text, around.now) === "sure" ? `${only} ${text.trim()}` : null;
}

/** 号码抄错了最后一位,应为13911112223, of a contact that was offered: with the number that is right. */
function renumberedOffer(only: string, text: string): string | null {
  const wrong = readPhone(only);
  const right = numberMeant(text);
  if (wrong === null || right === null || differing(wrong.value, right) > MOST_DIFFERING) return null;
  return `${only.slice(0, wrong.start)}${right}${only.slice(wrong.end)}`;
}

/** What they are of comes to an amount. */
const OF_MONEY: ReadonlySet<string> = new Set(["payment", "refund", "win"]);

function movesTo(stage: Stage, { entry, rest }: Found): boolean {
  return entry.id === "advance" && readStage(rest.replace(/^\s*#\d+\s*/u, ""))?.stage === stage;
}

const MEETING: Stage = 2;
const QUOTED: Stage = 3;

/** 12.5 for an amount that is lacking means 万; 1 takes what was offered. */
function figureIn(text: string): Fen | null {
  const figure = Number(/^\s*(\d{1,3}(?:\.\d{1,2})?)\s*[吧哈啊]?\s*$/u.exec(fold(text))?.[1] ?? 0);
  return figure > 1 ? Math.round(figure * FEN_OF_WAN) : null;
}

const FEN_OF_WAN = 1_000_000;

/** The answer with what was understood besides: named but not noted, and what is offered. */
export async function spoken(
  answer: Answer | null,
  { offers = [], beside = [], retold }: Partial<Pick<Speech, "offers" | "beside" | "retold">>,
  moment: Moment,
): Promise<Answer> {
  const list = await namedItems(beside, moment);
  const named: readonly Answer[] =
    list.length === 0 ? [] : [{ id: "common", block: "beside", values: { list } }];
  const shown: readonly Answer[] =
    retold === undefined ? [] : [{ id: "common", block: "retold", values: { text: retold } }];
  const said = answer === null ? null : { ...answer, after: [...(answer.after ?? []), ...shown, ...named] };
  if (offers.length > 0 && said?.question === undefined) return withOffers(said, offers, moment);
  return said ?? { id: "common", block: "small-talk", values: {} };
}

/** Items with their customers, those that are there. */
export async function namedItems(nos: readonly number[], { store }: Moment) {
  const list = [];
  for (const no of nos) {
    const item = await store.items.byNo(no);
    if (item !== null) list.push({ item, customer: await store.customers.byId(item.customerId) });
  }
  return list;
}

/** Offered in a group and read alone too: whoever says yes alone means that. */
export function offeredElsewhere(text: string, { store, actor, incoming, now }: Moment) {
  if (incoming.chat.kind === "group" || answerToOffer(text) === null) return null;
  return store.drafts.ofPerson(actor.userId, { asking: OFFER, now });
}

/** Keeps the offers for 确认 or a number, and says them below what was done. */
async function withOffers(answer: Answer | null, offers: readonly string[], moment: Moment): Promise<Answer> {
  const { store, now } = moment;
  await store.drafts.keep(spotOf(moment), { words: CHOSEN, asking: OFFER, choices: offers, at: now });
  const about = offers.map((words) => Number(/^\S+\s+#(\d+)/u.exec(words)?.[1] ?? 0)).filter((no) => no > 0);
  const [only, another] = new Set(about);
  if (only !== undefined && another === undefined)
    await store.conversations.touched(spotOf(moment), only, now);
  const values = {
    offers: offers.map((words) => ({ words, brief: /^\S+\s+\S+/u.exec(words)?.[0] ?? words })),
    list: answer === null ? await namedItems([...new Set(about)], moment) : [],
  };
  const said: Answer = { id: "common", block: "offered", values };
  const asking = { question: questionTo(moment, null), offers: values.offers.length };
  return answer === null
    ? { ...said, ...asking }
    : { ...answer, after: [...(answer.after ?? []), said], ...asking };
}
