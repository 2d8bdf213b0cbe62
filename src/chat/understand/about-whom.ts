// Whom a message is about, by whatever names it: a customer's name, a number, somebody there, a place, a trade, a sound.
import { amountAlone } from "../read/amount-alone.ts";
import { companionsIn } from "../read/companion.ts";
import type { Named } from "../read/name-beginning.ts";
import { type Apart, asRead, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { besideNamed, claimedBeside } from "./beside-named.ts";
import { outsideQuotes } from "./in-quotes.ts";
import { leadNamed } from "./lead-named.ts";
import { asks } from "./mood.ts";
import type { NamedAt } from "./names.ts";
import { bringsUpNew } from "./somebody-new.ts";
import type { Subject } from "./spoken.ts";
import {
  byContact,
  byContactsSound,
  bySound,
  bySurname,
  byTrait,
  inTurn,
  isHeardTwice,
  nicknamed,
  POINTED,
  pointedAt,
} from "./whose.ts";

/** 苏州陈总, 我说的无锡那个: the one item that is meant; null where none is, or several could be. */
export async function onlyItemIn(text: string, around: Surroundings): Promise<number | null> {
  const { names } = (await aboutWhom(text, [], around)).apart;
  const [no, another] = new Set(names.flatMap(({ nos }) => nos));
  return another === undefined ? (no ?? null) : null;
}

/** Of a place: 那家, and not 那家厂 nor 那家供应商. */
const THAT_CUSTOMER = /^\s*那(?:家(?!厂|店|公司|供应|竞|对手|同行|友商)|单|个客户)/u;

/** 是恒力的陈总。, 云图啊: the one item that is meant, where nothing else is said. */
export async function namesAlone(text: string, around: Surroundings): Promise<number | null> {
  const { apart, isSure } = await aboutWhom(text, [], around);
  const [no, another] = new Set(apart.names.flatMap(({ nos }) => nos));
  if (no === undefined || another !== undefined || !isSure) return null;
  const people = byContact(asRead(text), await around.contacts());
  if (people.some(({ nos }) => !nos.includes(no))) return null;
  const spans = [...apart.names, ...people];
  const rest = [...asRead(text)].filter((_, at) => spans.every(({ start, end }) => at < start || at >= end));
  return ONLY_NAMED.test(rest.join("")) ? no : null;
}

/** 华测 5万, where 回款 lacked both: the item with the amount. */
export async function namesFirst(text: string, around: Surroundings): Promise<string | null> {
  const { apart, isSure } = await aboutWhom(text, [], around);
  const [first, another] = apart.names;
  const no = first?.nos.length === 1 && another === undefined && isSure ? first.nos[0] : undefined;
  if (first === undefined || no === undefined || !ONLY_NAMED.test(text.slice(0, first.start))) return null;
  const rest = text.slice(first.end).replace(/^[\s,，:：、]+/u, "");
  return amountAlone(rest) === null ? null : `#${no} ${rest}`;
}

const ONLY_NAMED =
  /^(?:[\s,。.!~、是就啊呀哎哦噢嗯呃哈吧呢的哒了嘛那个家单边对]|不好意思|抱歉|没说清楚?|说漏了|忘(?:说|写)了|说的|这个|客户|我说|老\p{Script=Han}|\p{Script=Han}(?:总|工|经理|主任|厂长?|姐|哥))*$/u;

/** Whether it speaks of no other item than this one, and whether somebody there is named; null where it speaks of another. */
export async function speaksOnlyOf(
  text: string,
  no: number,
  around: Surroundings,
): Promise<{ readonly isNamed: boolean } | null> {
  const { names } = (await aboutWhom(text, [], around)).apart;
  return names.every(({ nos }) => nos.includes(no)) ? { isNamed: names.length > 0 } : null;
}

/** Taken apart by the customers it names; else by whom else it names, and at last by a name that only sounds right. */
export async function aboutWhom(said: string, subjects: readonly Subject[], around: Surroundings) {
  const { now } = around;
  const own = await around.own();
  // 吴中那边停电: where a customer is tells whom a question asks of, and no report.
  const placed = asks(asRead(said)) ? own : own.map(({ no, name }) => ({ no, name }));
  const apart = takeApart(said, { known: own, now });
  const read = asRead(said);
  const meant = (names: readonly NamedAt[], byName = false) => ({
    apart: takeApart(said, { known: own, now, names }),
    isSure: true,
    isNamed: byName,
  });
  const isNamed = subjects.length === 0 && apart.names.length > 0;
  const pointed = isNamed
    ? [...pointedAt(read, placed, apart.names), ...(await besideNamed(read, apart, around))]
    : [];
  if (pointed.length > 0) return meant(sorted([...apart.names, ...pointed]), true);
  if (subjects.length > 0 || apart.names.length > 0) return { apart, isSure: true, isNamed: true };
  const reached = await byNumber(apart, around);
  if (reached !== null) return meant([reached], true);
  const people = await around.contacts();
  const ending = byTail(read, people);
  if (ending !== null) return meant([ending], true);
  const called = byContact(read, people);
  // 有个新客户,常州一家做轴承的: nobody of one's own in 常州.
  const isNew = bringsUpNew(read) || (apart.phones.length === 1 && leadNamed(read) !== null);
  if (called.length === 0 && isNew) return { apart, isSure: true, isNamed: false };
  const there = called.length === 0 ? called : await withNicknames(read, called, around);
  const turns = inTurn(read, own, outsideQuotes(read, there));
  const near = [turns.length > 1 ? turns : [], outsideQuotes(read, there), byTrait(read, placed)].find(
    ({ length }) => length > 0,
  );
  if (near !== undefined) return meant(sorted([...near, ...(await claimedBeside(read, near, around))]));
  // 青浦那家招标文件出来了: told of the only one there, where that is confirmed.
  const where = byTrait(read, own).filter(
    ({ end, nos }) => nos.length === 1 && THAT_CUSTOMER.test(read.slice(end)),
  );
  if (where.length === 1) return { ...meant(where), isSure: false };
  const priced = await byPrice(apart, around);
  if (priced !== null) return meant([priced]);
  const claiming = await claimedBesideNicknames(read, people, around);
  if (claiming.length > 0) return meant(claiming);
  const others = await around.others(said);
  const elsewhere = takeApart(said, { known: others, now });
  if (elsewhere.names.length > 0) return { apart: elsewhere, isSure: true, isNamed: true };
  const far = await below(read, around);
  if (far.length > 0) return meant(far);
  // 常洲宝立的钱公…带小王一起: whoever it sounds like comes before whoever is called so.
  const heard = await bySound(read, own);
  if (heard.length > 0) return { ...meant(heard), isSure: await isHeardTwice(read, heard, people) };
  // 哼力报架多少, of what one's people hold.
  const theirs = own.length > 0 ? [] : await bySound(read, (await around.below()).items);
  if (theirs.length > 0) return { ...meant(theirs), isSure: false };
  const alike = await byContactsSound(read, people);
  if (alike.length > 0) return { ...meant(alike), isSure: false };
  const known = bySurname(read, people);
  return known.length > 0 ? meant(known) : { apart, isSure: true, isNamed: false };
}

/** 陈总老沈都打了: beside somebody of the one, whoever has the surname at another; a colleague who has it comes first. */
async function withNicknames(
  read: string,
  called: readonly NamedAt[],
  { contacts, colleague }: Surroundings,
): Promise<readonly NamedAt[]> {
  const along = companionsIn(read);
  // 钱工说…我周五带上陈总一起去: ours, where somebody else is told of.
  const there = called.filter(({ start, end }) => !along.has(read.slice(start, end)));
  const found = there.length > 0 ? [...there] : [...called];
  for (const { name, ...one } of nicknamed(read, await contacts())) {
    // 何工辞职了,接手的是小王: somebody new there, whoever else is called so.
    if (along.has(name) || TAKES_OVER.test(read.slice(0, one.start))) continue;
    const isFree = called.every(({ start, end }) => one.end <= start || one.start >= end);
    const isBeside = called.some(
      ({ start, end }) =>
        NEXT_TO.test(read.slice(end, one.start)) || NEXT_TO.test(read.slice(one.end, start)),
    );
    if (isFree && (isBeside || (await colleague(name)) === null)) found.push(one);
  }
  return sorted(found);
}

const TAKES_OVER =
  /(?:(?:接手|接替|接任|接班|顶替|顶上|新来|接管|换上来|负责|对接)(?:他|她)?的(?:人|同事)?(?:现在)?(?:是|叫)|换成了?|改由|改成了?)\s*$/u;

/** 公海里海正那个给我吧, 顺便把晨光领过来. */
const CLAIM_BEGINS =
  /(?:(?:另外|还有|顺便|对了|再就是)[\s,]*)?(?:公海(?:里|中)?(?:面|头)?的?(?:那个)?|把|帮我|给我|我|领取?|捞|抢)*$/u;

/** 老潘见上了,另外晨光那个帮我领过来: whoever has the surname, where a lead is claimed beside what is told of them. */
async function claimedBesideNicknames(
  read: string,
  people: readonly Named[],
  around: Surroundings,
): Promise<readonly NamedAt[]> {
  const called: NamedAt[] = [];
  for (const { name, ...one } of nicknamed(read, people))
    if ((await around.colleague(name)) === null) called.push(one);
  const claimed = called.length === 0 ? [] : await claimedBeside(read, called, around);
  const begun = claimed.map((one) => ({
    ...one,
    begins: CLAIM_BEGINS.exec(read.slice(0, one.start))?.index ?? one.start,
  }));
  return claimed.length === 0 ? [] : sorted([...called, ...begun]);
}

function sorted(names: readonly NamedAt[]): readonly NamedAt[] {
  return [...names].sort((a, b) => a.start - b.start);
}

const NEXT_TO = /^[\s,、]*[和与跟及]?[\s]*$/u;

/** 嘉兴那个做仪表的给王五, 阀门厂那个潘总到哪一步了: of the pool, or of those one leads. */
async function below(read: string, around: Surroundings): Promise<readonly NamedAt[]> {
  if (!HINTS.test(read)) return [];
  const { items, contacts } = await around.below();
  // 谢工那家公海里的,我捞了: whoever works at what lies there.
  const known = contacts.length === 0 && IN_POOL.test(read) ? await around.pooled() : contacts;
  const person = byContact(read, known);
  if (person.length > 0) return person;
  // 跟老沈吃了个饭, of whoever leads the one that knows him.
  const called: NamedAt[] = [];
  for (const { name, ...one } of nicknamed(read, known))
    if ((await around.colleague(name)) === null) called.push(one);
  return called.length > 0 ? called : byTrait(read, items);
}

const IN_POOL = /公海/u;

/** Somebody with a title, or 那个, 那家. */
const HINTS =
  /[\p{Script=Han}](?:总|工|经理|主任|厂长|姐|哥)|[老小]\p{Script=Han}|[那这](?:个|家|单|边|一?[片带块])|做[^,;。]{1,6}的/u;

/** 26万那单: the only one of one's own with that price. */
async function byPrice({ amounts, text }: Apart, around: Surroundings): Promise<NamedAt | null> {
  const priced = amounts.find(({ end, fen }) => fen !== null && POINTED.test(text.slice(end)));
  const no = priced?.fen == null ? null : await around.priced(priced.fen);
  return priced === undefined || no === null ? null : { start: priced.start, end: priced.end, nos: [no] };
}

/** 尾号9999那个: whose number ends so, where one of one's customers' people has it. */
function byTail(read: string, people: readonly Named[]): NamedAt | null {
  const tail = TAIL.exec(read);
  const digits = tail?.[1] ?? "";
  const nos = people.flatMap(({ no, phone }) => (phone?.endsWith(digits) === true ? [no] : []));
  return tail === null || nos.length === 0
    ? null
    : { start: tail.index, end: tail.index + tail[0].length, nos: [...new Set(nos)] };
}

const TAIL = /(?:尾号|后四位|末四位|最后四位|尾数)(?:是|为)?\s*(\d{4})(?!\d)/u;

/** 13800005555 一直在通话中: whose number it is, where one of one's customers has it. */
async function byNumber({ phones: [phone] }: Apart, around: Surroundings): Promise<NamedAt | null> {
  if (phone === undefined) return null;
  const nos = await around.reachedAt(phone.value);
  return nos.length === 0 ? null : { start: phone.start, end: phone.end, nos };
}
