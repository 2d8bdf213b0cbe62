// A message taken apart before it is judged: its clauses, what they name, and whose each of them is (speech.md, "several").
import { type DayFound, readDays } from "../read/days.ts";
import type { Named } from "../read/name-beginning.ts";
import { readPhones } from "../read/phone.ts";
import { latelyAt } from "../read/remembered.ts";
import { sifted } from "../read/signs.ts";
import { spelled } from "../read/simplified.ts";
import { type AmountAt, amountsIn } from "./amounts-in.ts";
import { withoutAskedThere } from "./asked-there.ts";
import { isNameAlone, nextInSentence } from "./before-named.ts";
import { clauseSpans, masked, type Span } from "./clause-spans.ts";
import { MASKS } from "./cue.ts";
import { outsideQuotes } from "./in-quotes.ts";
import { ASKED_BY_OTHERS, asks } from "./mood.ts";
import { type NamedAt, namesIn } from "./names.ts";
import { isConversation } from "./passed-on.ts";
import { PERSON_SAID } from "./said-of.ts";
import { eachWithShared, sameOnes } from "./shared-parts.ts";

/** From one mark to the next; offsets are those of the whole message. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Half width, simplified, as long as what was typed. */
  readonly text: string;
  /** The same with a sign for every customer, amount, day and phone. */
  readonly masked: string;
  /** Where each character of the masked clause stands in the message. */
  readonly places: readonly number[];
  /** The same with its days as they were said: 今天要干嘛 asks for 今天. Null where it names no day. */
  readonly undated: Pick<Clause, "masked" | "places"> | null;
  readonly names: readonly NamedAt[];
  readonly asks: boolean;
}

/** What is said of one customer, or of several together (A和B都打过电话了). */
export interface Part {
  /** Each with its items: several where the words could be more than one. Empty where nobody is named. */
  readonly about: readonly NamedAt[];
  readonly clauses: readonly Clause[];
  /** As typed. */
  readonly text: string;
  /** Named in it, but not what it is about: 云图想参考恒力的案例. */
  readonly beside: readonly NamedAt[];
}

export interface Apart {
  readonly text: string;
  /** When it was said (ms). */
  readonly now: number;
  readonly clauses: readonly Clause[];
  readonly parts: readonly Part[];
  readonly amounts: readonly AmountAt[];
  readonly days: readonly DayFound[];
  readonly phones: readonly { readonly start: number; readonly end: number; readonly value: string }[];
  readonly names: readonly NamedAt[];
}

const LONGEST = 4000;

interface Taking {
  /** The customers the sender may be speaking of. */
  readonly known: readonly Named[];
  /** In ms. */
  readonly now: number;
  /** Whom it is about, where that is known otherwise. */
  readonly names?: readonly NamedAt[];
}

/** As long as what was typed. */
export function asRead(text: string): string {
  const read = spelled(text);
  return (read.includes("…") ? read.replaceAll("…", "。") : read).slice(0, LONGEST);
}

export function takeApart(text: string, { known, now, names = [] }: Taking): Apart {
  if (names.length > 0) return apartBy(text, now, { known, given: names });
  const before = knowing.get(known);
  const taking = before ?? latelyAt((one, at) => apartBy(one, at, { known, given: [] }));
  if (before === undefined) knowing.set(known, taking);
  return taking(text, now);
}

/** Nobody whom a text could name. */
export const NOBODY: readonly Named[] = [];
/** The names are read once a message, and are the same for each of its readers. */
const knowing = new WeakMap<readonly Named[], (text: string, now: number) => Apart>();

interface Knowing {
  readonly known: readonly Named[];
  readonly given: readonly NamedAt[];
}

function apartBy(text: string, now: number, { known, given }: Knowing): Apart {
  const said = asRead(text);
  const names = given.length > 0 ? named(said, given) : namedIn(said, known);
  const phones = readPhones(said);
  const days = readDays(said, now).filter((day) => isFree(day, phones));
  const amounts = amountsIn(withoutNames(said, names)).filter((amount) =>
    isFree(amount, [...phones, ...days, ...names]),
  );
  const spans = [
    ...names.map(({ start, end }) => ({ start, end, mask: MASKS.customer })),
    ...phones.map(({ start, end }) => ({ start, end, mask: MASKS.phone })),
    ...days.map(({ start, end }) => ({ start, end, mask: MASKS.day })),
    ...amounts.map(({ start, end }) => ({ start, end, mask: MASKS.money })),
  ].sort((a, b) => a.start - b.start);
  const isChat = isConversation(said);
  const undated = spans.filter(({ mask }) => mask !== MASKS.day);
  const read = clauseSpans(said, { spans, names }).map(({ start, end }): Clause => {
    const own = names.filter((name) => name.start >= start && name.end <= end);
    const clause = said.slice(start, end);
    const question = clause.replace(/[,\s]+$/u, "");
    const isDated = days.some((day) => day.start >= start && day.end <= end);
    const { masked: sealed, places } = masked(said, { start, end, spans });
    return {
      start,
      end,
      text: clause,
      masked: sealed,
      places,
      undated: isDated ? masked(said, { start, end, spans: undated }) : null,
      names: own,
      asks: !isChat && isAsked(question),
    };
  });
  const clauses = withoutAskedThere(read);
  return { text, now, clauses, parts: partsOf(text, clauses), amounts, days, phones, names };
}

/** The customers and the items by number that a text says something of. */
export function namedIn(said: string, known: readonly Named[]): readonly NamedAt[] {
  return named(said, withNumbers(said, namesIn(said, known)));
}

function named(said: string, names: readonly NamedAt[]): readonly NamedAt[] {
  return outsideQuotes(said, names).filter(
    ({ start, end }) => !EXCEPT.test(said.slice(0, start)) && !OF_THEIR_KIND.test(said.slice(end)),
  );
}

/** 除了宝利,…: of whom nothing is said. */
const EXCEPT = /除了?(?:上面)?(?:的)?\s*$/u;

/** 何工发来“…能不能周五上午”: in their words it was asked of us. */
const QUOTED_OF_THEM = /(?<=(?:发来|来信|回|说|讲|问|留言|写道?)[:\s]*)["“「][^"”」]{2,60}["”」]/gu;

/** 华测那种赢掉的就不用念了: others are spoken of, by what they are like. */
const OF_THEIR_KIND = /^(?:那[种类样]|之类)的?[^,;。!?]{0,6}(?:不用|别|不算|不要|除外|免了|跳过)/u;

/** People who dictate put spaces for marks. */
function isAsked(clause: string): boolean {
  const said = clause.replace(QUOTED_OF_THEM, "");
  const pieces = said.includes(" ") ? said.trim().split(/ +/u) : [said];
  if (pieces.length === 1) return asks(said);
  const own = pieces.filter((piece, at) => at === 0 || !ASKED_BY_OTHERS.test(piece));
  return asks(own.join(" ")) || own.some((piece) => asks(piece));
}

function isFree({ start, end }: Span, taken: readonly Span[]): boolean {
  return taken.every((other) => end <= other.start || start >= other.end);
}

/** 新元 24万5 is no money of Singapore's: a customer's name is part of no amount. */
function withoutNames(said: string, names: readonly NamedAt[]): string {
  return names.reduce(
    (text, { start, end }) => text.slice(0, start) + MASKS.customer.repeat(end - start) + text.slice(end),
    said,
  );
}

const NUMBERED = sifted(
  /(?<![A-Za-z0-9/#])(?:#\s*|编号\s*|第(?=\d+号))(\d{1,9})(?!\d|[eE]\d|\.\d)号?(?!\s*(?:楼|栋|幢|厂房|车间|机组|库房|产线|线))/gu,
);

/** With the items that are named by number, #12. */
function withNumbers(said: string, names: readonly NamedAt[]): readonly NamedAt[] {
  const numbered = NUMBERED.all(said).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    nos: [Number(match[1])],
  }));
  const free = numbered.filter((one) => isFree(one, names));
  return [...names, ...free].sort((a, b) => a.start - b.start);
}

const JOINED = /^[\s,、/&]*(?:和|与|跟|及|还有|以及)?[\s]*$/u;
/** 恒力陈总和蓝海刘总都回电话了: somebody there, and the next customer. */
const JOINED_PEOPLE = new RegExp(
  `^(?:\\p{Script=Han}{2,4}[\\s,、]*(?:和|与|跟|及|、|还有|以及)|${PERSON_SAID})\\s*$`,
  "u",
);
/** 张三的恒力和李四的智谷: whose it is stands before the next one that is asked of. */
const JOINED_BY_HOLDER =
  /^[\s,、]*(?:和|与|跟|及|、|还有|以及)\s*@?\p{Script=Han}{2,3}(?:的|手上的|那边的|跟的)$/u;
const ALL_OF_THEM = /^[^,;。!?]{0,8}(?:都|均|分别|各自|[两三]家|[那这][两俩三仨]个?)/u;
/** 见了苏州陈总和上海沈经理 一个嫌贵 一个要加两个仓: something is said of each. */
const JOINED_PLACED = /^\s*(?:和|与|跟|及|、)\s*\p{Script=Han}{0,3}$/u;
const OF_EACH =
  /^\p{Script=Han}{0,4}[\s,，。;；:：]+一[个家位边][^,，;；。!?\s]{1,14}[\s,，;；]+(?:另)?(?:外)?一[个家位边][^,，;；。!?\s]{1,14}[\s。!~]*$/u;
/** 都说下个月再看, 两家都没人: of all that came before; 约了周五一块儿吃 is with whoever was last. */
const OF_ALL =
  /^[\s,]*(?:他们|它们|我们?)?(?:今天|刚才?|上午|下午|昨天)?(?:都|均|全都?|[两三四五](?:家|个|单)|[这那][两三四五][家边]|这几家|各家|[^,;。!?]{0,8}(?:(?:一起|一块儿?)(?!儿|(?:去|来|再)?(?:吃|喝|坐|聚|玩|钓|爬|唱|泡|撸|搓|打[牌球]))|一并|分别|挨个))/u;

/** 前者周四再聊,后者下周一: the first and the last of the two just named. */
const EACH_OF_TWO = /^[\s,]*([前后])者/u;

function partsOf(text: string, clauses: readonly Clause[]): readonly Part[] {
  const parts: { about: NamedAt[]; clauses: Clause[]; beside: NamedAt[] }[] = [];
  const preface: Clause[] = [];
  /** 恒力没接;明天我去北仑,何工收: told before whoever it is of, in a sentence of its own. */
  const ahead: { clause: Clause; next: Clause }[] = [];
  let waiting: NamedAt[] = [];
  const isAsked = clauses.some(({ asks }) => asks);
  for (const [index, clause] of clauses.entries()) {
    const [first, ...others] = clause.names;
    if (first === undefined) {
      if (waiting.length > 0) parts.push({ about: waiting, clauses: [], beside: [] });
      waiting = [];
      const each = EACH_OF_TWO.exec(clause.text);
      const pair = each === null ? undefined : parts.at(-1);
      if (each !== null && pair?.about.length === 2)
        parts.splice(
          -1,
          1,
          ...pair.about.map((one) => ({ about: [one], clauses: [...pair.clauses], beside: [] })),
        );
      if (each !== null && parts.length > 1) {
        parts.at(each[1] === "前" ? -2 : -1)?.clauses.push(clause);
        continue;
      }
      const next = nextInSentence(clauses, index);
      if (next !== null && parts.length > 0) ahead.push({ clause, next });
      else if (OF_ALL.test(clause.text) && parts.length > 1)
        for (const part of parts) part.clauses.push(clause);
      else (parts.at(-1)?.clauses ?? preface).push(clause);
      continue;
    }
    if (isNameAlone(clause)) {
      waiting.push(...clause.names);
      continue;
    }
    const together = [first];
    const beside: NamedAt[] = [];
    for (const other of others) {
      const last = together.at(-1) ?? first;
      const between = clause.text.slice(last.end - clause.start, other.start - clause.start);
      const next = clauses[index + 1];
      // 云图王磊跟宝利钱工那|两个都给我推到…: what is said of both, in one breath.
      const goesOn =
        next?.start === clause.end && next.names.length === 0 && !/[,;。!?\n]\s*$/u.test(clause.text);
      const behind = clause.text.slice(other.end - clause.start) + (goesOn ? next.text : "");
      const isJoined =
        JOINED.test(between) ||
        (isAsked && JOINED_BY_HOLDER.test(between)) ||
        (JOINED_PEOPLE.test(between) && ALL_OF_THEM.test(behind)) ||
        ((JOINED_PLACED.test(between) || JOINED_PEOPLE.test(between)) && OF_EACH.test(text.slice(other.end)));
      if (beside.length === 0 && isJoined) together.push(other);
      else beside.push(other);
    }
    const about = [...waiting, ...together];
    waiting = [];
    const same = parts.find((part) => sameOnes(part.about, about));
    const own = [...ahead.filter(({ next }) => next === clause).map((one) => one.clause), clause];
    if (same === undefined) parts.push({ about, clauses: own, beside });
    else same.clauses.push(...own);
  }
  if (waiting.length > 0) parts.push({ about: waiting, clauses: [], beside: [] });
  if (parts.length === 0) return [{ about: [], clauses: preface, text, beside: [] }];
  if (parts.length === 1) {
    const [only] = parts;
    return only === undefined ? [] : [{ ...only, clauses: [...preface, ...only.clauses], text }];
  }
  return eachWithShared(parts).map((part) => {
    const own = [...preface, ...part.clauses];
    return { ...part, clauses: own, text: textOf(text, own) };
  });
}

/** The clauses one after the other, without the mark the last one ends in. */
function textOf(text: string, clauses: readonly Clause[]): string {
  return clauses
    .map(({ start, end }, at) => {
      const words = text.slice(start, end);
      const next = clauses[at + 1];
      // Dictated without marks, what stood apart would run into one.
      return next === undefined || next.start === end || /[,，;；。!！?？、\s]$/u.test(words)
        ? words
        : `${words},`;
    })
    .join("")
    .replace(/[\s,，;；、]+$/u, "")
    .trim();
}
