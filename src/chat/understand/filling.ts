// What an offered command is filled with: amounts by their value, days and words as they were said.
import { dayOf } from "../../domain/day.ts";
import type { Item, Stage } from "../../domain/item/item.ts";
import { nameBeside } from "../read/contact.ts";
import { numberInto } from "../read/contact-change.ts";
import { dated } from "../read/dated.ts";
import { readClock } from "../read/day.ts";
import { addressOrdered, fieldSaid } from "../read/edit.ts";
import { fieldAlone } from "../read/field-alone.ts";
import { fold } from "../read/fold.ts";
import { readMoment } from "../read/moment.ts";
import { withoutOpening } from "../read/opening.ts";
import { periodSaid } from "../read/period.ts";
import { NICKNAME, PEOPLE, PERSON_NAMED, PLACE } from "../read/profile-words.ts";
import { quietLength } from "../read/quiet.ts";
import { spokenShares } from "../read/spoken-shares.ts";
import { withoutReasons } from "../read/whose-day.ts";
import { moneyText } from "../words/money-text.ts";
import type { Apart, Clause, Part } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";
import { amountIn, isWorkedOut, taxedAnew, workedOut } from "./worked-out.ts";

export interface Filling {
  readonly person: string | null;
  readonly item: Item | null;
  readonly to?: Stage | null;
  /** What is told of the customer, where that is why. */
  readonly why?: string | null;
  /** The amount said is a part of what is offered. */
  readonly isPart?: boolean;
}

/** What was recognised, and where. */
export type Filled = Pick<Seen, "clause" | "start" | "end" | "words" | "entry"> & {
  readonly cue: Pick<Seen["cue"], "variant" | "manner">;
};

/** What stands behind the item in the command's words, by the block `offered` of its template. */
export function restOf(seen: Filled, spoken: Spoken, filling: Filling | null): string {
  const { part, apart } = spoken;
  const { clause, start, end, cue } = seen;
  const from = clause.places[start] ?? clause.start;
  const until = notWithinAWord(clause.places[end] ?? clause.end, apart.text);
  const within = ({ start: at }: { start: number }) =>
    part.clauses.some((one) => at >= one.start && at < one.end);
  const taxed = seen.entry.id === EDIT ? taxedAnew(spoken) : undefined;
  const fen =
    taxed !== undefined
      ? taxed
      : isWorkedOut(seen) && filling?.isPart !== true
        ? workedOut(seen, spoken, filling?.item ?? null)
        : ((paidHere() ?? amountIn(spoken, priceIn(seen, filling)))?.fen ?? null);
  const days = withoutReasons(apart.days.filter(within), apart.text);
  const [first, last] = [days[0], days.at(-1)];
  // 往后挪 挪到二十四号吧 刘总二十号人在北京: the day it is moved to.
  const movedDay = days.findLast(({ start: at }) => MOVED_TO.test(apart.text.slice(0, at))) ?? last;
  const today = dayOf(apart.now);
  const come = days.find((one) => "value" in one && one.value.day <= today);
  const reach = part.clauses.at(-1)?.end ?? until;
  const isQuoted = (filling?.to ?? Number(cue.variant)) === QUOTED;
  const rivals = part.clauses.flatMap(({ text }) => text.split(" ")).find((words) => RIVALS.test(words));
  const before = apart.text.slice(part.clauses[0]?.start ?? from, from).replace(EDGES, "");
  const behind = apart.text.slice(until, reach).replace(EDGES, "").replace(PARTICLES, "");
  const after = behind.replace(EDGES, "").replace(LEAVING, "");
  const ofOneself = TURNS.test(clause.text) ? apart.text.slice(clause.start, reach) : part.text;
  const why = filling?.why ? dated(filling.why, apart.now) : null;
  const phones = apart.phones.filter(within);
  const without = bare(part, apart);
  const renumbered =
    RENUMBERED.exec(without)?.groups?.["name"] ??
    titled(RENUMBERED.exec(part.text)?.groups?.["name"]) ??
    (OTHER_NUMBER.test(without)
      ? (PERSON_NAMED.exec(part.text) ?? NICKNAME.exec(part.text))?.[0]
      : undefined);
  const person =
    renumbered ??
    CALLED.exec(part.text)?.groups?.["name"] ??
    OWNER.exec(part.text)?.groups?.["name"] ??
    (phones[0] && nameBeside(fold(apart.text), phones[0])) ??
    PERSON_NAMED.exec(part.text.replace(BESIDES, " "))?.[0];
  const into = phones.length === 2 ? numberInto(part.text) : null;
  const contact =
    into !== null
      ? [`${into.old}换成${into.fresh}`]
      : [seen.words ?? person, ...phones.map(({ value }) => value)];
  /** With the dates the days mean. */
  const said = (begin: number, stop: number) => dated(apart.text.slice(begin, stop).trim(), apart.now);
  const values = {
    to: filling?.to ?? cue.variant,
    stage: filling?.item?.stage ?? null,
    // 恒力改报价: what it becomes is asked for, behind the field's label.
    text:
      why ??
      (seen.entry.id === EDIT
        ? (addressOrdered(bare(part, apart)) ?? fieldAlone(bare(part, apart)))
        : null) ??
      dated(bare(part, apart), apart.now),
    plan: dated(bare(part, apart).replace(BEFORE_PLAN, ""), apart.now),
    clause: apart.text.slice(clause.start, clause.end).replace(EDGES, ""),
    before,
    after: why ?? after,
    remind: reminded(),
    money: fen === null ? (filling?.isPart === true ? "" : vague()) : `${totalBefore()}${moneyText(fen)}`,
    day: first === undefined ? "" : said(first.start, first.end),
    /** One that has come: nothing was signed on a day that lies ahead. */
    day_come: come === undefined ? "" : said(come.start, come.end),
    last_day: movedDay === undefined ? "" : said(movedDay.start, movedDay.end),
    lead: withoutOpening(bare(part, apart)),
    days: first === undefined || last === undefined ? "" : said(first.start, last.end),
    person: filling?.person ?? "",
    place: placesIn(part, clause),
    quote: isQuoted && fen !== null ? [`报价${moneyText(fen)}`, rivals].filter(Boolean).join(" ") : "",
    field: fieldOf(part.text, filling?.item ?? null),
    shares: spokenShares(part.text, filling?.person ?? null),
    signs: SIGNS.test(part.text),
    words: seen.words ?? "",
    length: quietLength(part.text),
    period: seen.entry.id === "leave" ? periodSaid(ofOneself, apart.now) : "",
    contact: contact.filter(Boolean).join(" "),
    renumbered: renumbered !== undefined || into !== null,
  };
  return seen.entry.offered(values);

  /** 二十七八万, where the order asks about it itself: told of, it is not offered. */
  function vague(): string {
    const [only, another] = apart.amounts.filter(within);
    const isAsked = cue.manner === "said" && only?.fen === null && another === undefined;
    return isAsked ? apart.text.slice(only.start, only.end) : "";
  }

  /** 付了5万,下周五再付10万: what came in is said where it is told. */
  function paidHere() {
    const isPaid = seen.entry.id === PAYMENT && part.clauses.length > 1;
    return isPaid
      ? amountIn({ ...spoken, part: { ...part, clauses: [clause], text: clause.text } })
      : undefined;
  }

  /** 累计到账20万: what came in now is the rest, which the booking asks about. */
  function totalBefore(): string {
    const at = seen.entry.id === PAYMENT ? amountIn(spoken)?.start : undefined;
    return at === undefined ? "" : (TOTAL.exec(apart.text.slice(0, at))?.groups?.["word"] ?? "");
  }

  /** What is to be reminded of, with the day that stands behind the word where there are two, or inside of what was recognised. */
  function reminded(): string {
    const what = after.replace(/^我?(?:一?声|一?下(?![午周个次班月礼]))?/u, "");
    // 明天下午三点电话会,提醒我两点半准备: the hour of the reminder, on the day that was named.
    const hour = HOUR_FIRST.exec(what)?.[0];
    const named = days.find((one) => one.end <= from && "value" in one);
    if (hour !== undefined && named !== undefined && "value" in named)
      return `${named.value.day.slice(5).replace("-", "/")} ${hour} ${before} ${what.slice(hour.length)}`;
    if (days.some(({ start: at }) => at >= until)) return `${what} ${before}`;
    const inside = days.find(({ start: at }) => at >= from);
    // 一会儿十一点喊我开会: an hour without its day. 周五下班前催我写周报: and the part of the day.
    const words = apart.text.slice(inside?.start ?? from, until);
    const said = inside === undefined ? readClock(words, apart.now) : readMoment(words, apart.now);
    const day = words.slice(said?.start ?? 0, said?.end ?? 0);
    return `${day} ${before} ${what}`.trim();
  }
}

/** 提醒我下午三点…: 提醒我下 is not where the cue ends. */
function notWithinAWord(end: number, text: string): number {
  return /^[上下]午/u.test(text.slice(end - 1)) ? end - 1 : end;
}

/** 我回去出合同 speaks of no contract's sum where none is signed; of 合同金额 what is negotiated is meant. */
function fieldOf(text: string, item: Item | null): string {
  const field = fieldSaid(text) ?? "";
  return CONTRACT.test(field) && item?.outcome === "open" ? "" : field;
}

const CONTRACT = /^合同(?:金?额)?$/u;

const TURNS = /^[\s,]*(?:另外|还有|对了|顺便|[哦噢]对)/u;
const HOUR_FIRST =
  /^(?:上午|下午|早上|晚上|中午)?(?:\d{1,2}|[一二两三四五六七八九]|十[一二]?)(?:点(?:半|[一三]刻|钟|整|\d{1,2}分?|[二三四五]?十五?分?)?|[:：]\d{2})/u;

/** 签约时间往后延: the day is the one of signing. */
const SIGNS = /签(?:单|约|字|合同)?的?(?:日子|日期|时间|日|那天)|预计签/u;
const MOVED_TO = /(?:改|挪|推|延|换|调|移|推迟|延后|提前|提早|顺延)[到成至为在]\s*$/u;
/** 合同签了,28万5,首付下周三付10万: the plan begins with its first part. */
const BEFORE_PLAN = /^.*?[,，;；。\s](?=[^,，;；。]{0,8}?(?:首[付款期]|定金|预付|先付|第一笔))/u;
const PAYMENT = "payment";
const EDIT = "edit";
/** What the whole is sold for counts there. */
const PRICED: ReadonlySet<string> = new Set(["win", "advance", "edit"]);

/** 定金5万到了: a deposit is not the price. */
function priceIn({ entry }: Filled, filling: Filling | null): "any" | "price" | "price-named" {
  if (filling?.isPart === true) return "price-named";
  return PRICED.has(entry.id) ? "price" : "any";
}
const TOTAL = /(?<word>累计|总共|一共|合计|总计)[^,;。\d]{0,6}$/u;

const NUMBER_CHANGED =
  "(?:(?:换|改|变)(?:了)?(?:个|新)?(?:号|电话|手机|微信)|(?:电话|手机|号码?|微信)号?(?:给我|帮我|麻烦你?)?(?:换|改|变|更新)(?:成|为|了|到|[:：])|新的?(?:号码?|电话号?|手机号?)(?!的|人))";
/** 王磊换号了 13600009999, 何工电话改成13857410001: the number of somebody who is known already. */
const RENUMBERED = new RegExp(
  `(?:^|[,;。\\s的])[把将]?(?<name>\\p{Script=Han}{2,4}?)(?:的)?${NUMBER_CHANGED}`,
  "u",
);
/** 把陈总电话改成…, where 陈总 tells whom it is about. */
const OTHER_NUMBER = new RegExp(`^[把将]?(?:的)?${NUMBER_CHANGED}`, "u");

/** 公海里有哪几家,我手上就一个温州的: what is said of oneself filters nothing. */
function placesIn({ clauses }: Part, asked: Clause): string {
  return clauses
    .filter((one) => one === asked || !/我|手[上里头]|名下/u.test(one.text))
    .flatMap(({ text }) => Array.from(text.matchAll(PLACES_SAID), ([one]) => one))
    .join(" ");
}

/** 吴主任手机换成…, where the part is about 吴主任's customer; and not 恒力. */
function titled(name: string | undefined): string | undefined {
  return name !== undefined && PERSON_NAMED.exec(name)?.[0] === name ? name : undefined;
}

/** 郑工离职了 新来的叫吴迪: who is told of is the new one. */
const CALLED =
  /(?:新来?的?|现在的?|换成了?|接手的?)[^,;。\s]{0,4}(?:是|叫)(?<name>\p{Script=Han}{2,3})(?=$|[\s,，。\d]|电话|手机)/u;

/** 陈总把采购王姐电话给我了 136…: whose number it is. */
const OWNER = new RegExp(`(?<name>${PEOPLE.source})的?(?:电话|号码|手机号?|微信|联系方式)(?!换|改|变)`, "u");

/** 除了何工再加一个人: who is there already. */
const BESIDES = /除了[^,;，；。\s]{1,6}?(?:以外|之外|外|再|还|,|，|\s)/u;

const QUOTED = 3;
const RIVALS = /竞品|对手|友商|比价|[跟和与]\p{Script=Han}{2,6}比/u;
const PARTICLES =
  /^(?:吧|了|啊|哈|呢|来|去|跟|做|过|接|着|手|管|盯|上|下|一下|负责|处理|谈|聊|就行|就好|好了|得了|弄|跑|维护|对接)+(?=[\s,，。]|$)|^(?:吧|啊|哈|呢)+/u;
/** 以后李四去跟,我就不管了: no reason for whoever takes it on. */
const LEAVING = /^我(?:就|也)*不(?:管|跟|盯)了$/u;
const PLACES_SAID = new RegExp(PLACE.source.replace(/^\^/, ""), "gu");
const EDGES = /^[\s,，;；:：、。!！?？]+|[\s,，;；:：、。!！?？]+$/gu;

/** The part without the names it is about. */
function bare(part: Part, { text }: Apart): string {
  let words = part.text;
  for (const { start, end } of part.about) words = words.replace(text.slice(start, end), "");
  return words.replace(EDGES, "").replace(ANOTHER_FIRST, "");
}

/** 另外宝利的方案发了: the joint says nothing of it. */
const ANOTHER_FIRST =
  /^(?:另外|还有|然后|对了|再就是|至于|接下来|顺便(?:提|说)?(?:一?[嘴句下])?)[\s,，]*的?(?=\p{Script=Han})/u;

/** The colleague a line names: 儿李四 of 手上的活儿李四帮我盯着 is 李四. Null where nobody is called so. */
export async function personIn(
  { clause, who, start }: Seen,
  { colleague, contacts }: Surroundings,
): Promise<string | null> {
  const begins = clause.masked.indexOf(who ?? "", start);
  for (let at = begins; at <= begins + Math.max(0, (who ?? "").length - SHORTEST_NAME); at++) {
    const words = /^[\p{Script=Han}\w.]{1,12}/u.exec(clause.masked.slice(at))?.[0] ?? "";
    const person = await colleague(words);
    // 转到钱工那个分机: somebody at the customer's, whichever colleague has the surname.
    const isThere =
      person !== null &&
      !words.startsWith(person) &&
      (await contacts()).some(({ name }) => words.startsWith(name));
    if (person !== null) return isThere ? null : person;
  }
  return null;
}

/** The first colleague who is named anywhere. */
export async function personNamed(text: string, { colleague }: Surroundings): Promise<string | null> {
  for (const { index } of text.matchAll(NAME_BEGINS)) {
    const person = await colleague(text.slice(index));
    if (person !== null) return person;
  }
  return null;
}

/** All of them, once each: 张三跟李四手上. */
export async function peopleNamed(text: string, { colleague }: Surroundings): Promise<readonly string[]> {
  const people = new Set<string>();
  for (const { index } of text.matchAll(NAME_BEGINS)) {
    const person = await colleague(text.slice(index));
    if (person !== null) people.add(person);
  }
  return [...people];
}

const NAME_BEGINS = /[\p{Script=Han}@A-Za-z](?=[\p{Script=Han}\w])/gu;
const SHORTEST_NAME = 2;
