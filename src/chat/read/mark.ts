// The mark of a stage: what the customer did, told in free words (rules.md 3).
import type { Day } from "../../domain/day.ts";
import { dayOf } from "../../domain/day.ts";
import type { Stage } from "../../domain/item/item.ts";
import { type Marks, NO_MARKS } from "../../domain/item/stages.ts";
import type { Fen } from "../../domain/money.ts";
import { type AmountFound, freeAmount, labelledAmount, unclearAmount } from "./amount.ts";
import { type DayFound, readDays, type Unclear, unclearDay } from "./days.ts";
import { PEOPLE } from "./profile-words.ts";
import { signingAhead, signingDays, withoutInstalments } from "./signing.ts";
import { spelled } from "./simplified.ts";

/** The parts of one stage's mark; null where not said, or not asked for by the stage. */
export interface MarkRead extends Omit<Marks, "meeting"> {
  readonly meeting: Meeting | null;
  /** 跳过 with its reason. */
  readonly skipReason: string | null;
  /** An amount or a day of this mark that must be asked back. */
  readonly unclear: Unclear | null;
}

export interface Meeting {
  readonly text: string;
  readonly day: Day | null;
  readonly minute: number | null;
  readonly people: readonly string[];
}

/** The mark of the stage that is moved to: whatever stands there is meant for it. `now` in ms. */
export function readMark(text: string, stage: Stage, now: number): MarkRead {
  return markOf(text, { stage, now, evidence: "any" });
}

/** The mark of a stage that is skipped: only what names itself (面谈…, 报价28万, 条款…) counts. */
export function readSkippedMark(text: string, stage: Stage, now: number): MarkRead {
  return markOf(text, { stage, now, evidence: "named" });
}

interface Asked {
  readonly stage: Stage;
  readonly now: number;
  readonly evidence: "any" | "named";
}

const NOTHING: MarkRead = { ...NO_MARKS, meeting: null, skipReason: null, unclear: null };

const SKIP = /跳过\s*(?:的?(?:理由|原因))?\s*(?:是|因为|,|:)?\s*/;

function markOf(text: string, asked: Asked): MarkRead {
  const skip = SKIP.exec(spelled(text));
  const skipReason = skip === null ? null : said(text.slice(skip.index + skip[0].length));
  const words = skip === null ? text : text.slice(0, skip.index);
  const mark = { ...NOTHING, ...PARTS[asked.stage](words, asked), skipReason };
  if (skipReason === null) return mark;
  // The reason's own words may hold the mark: 跳过 客户直接要价 报价30万.
  return filled(mark, PARTS[asked.stage](skipReason, { ...asked, evidence: "named" }));
}

function filled(mark: MarkRead, more: Partial<MarkRead>): MarkRead {
  const found = Object.entries(mark).filter(([, value]) => value !== null);
  return { ...mark, ...more, ...Object.fromEntries(found) };
}

const PARTS: Readonly<Record<Stage, (text: string, asked: Asked) => Partial<MarkRead>>> = {
  1: needOf,
  2: meetingOf,
  3: quoteOf,
  4: bargainingOf,
  5: plannedSigningOf,
  6: contractOf,
};

function needOf(text: string, { evidence }: Asked): Partial<MarkRead> {
  const labelled = /(?:需求|诉求|需要)(?:是|:)?\s*/.exec(spelled(text));
  if (labelled === null) return { need: evidence === "any" ? said(text) : null };
  return { need: said(text.slice(labelled.index + labelled[0].length)) };
}

const MEETING =
  /面谈|见面|见了|见过|拜访|演示|讲解|会议|开会|到访|来访|约[了在到好]|交流|视频|上门|demo|调研|考察|参观|路演|沟通会|产品说明|宣讲/i;

function meetingOf(text: string, { now, evidence }: Asked): Partial<MarkRead> {
  const words = said(text);
  const folded = spelled(text);
  if (words === null || (evidence === "named" && !MEETING.test(folded))) return {};
  const [day] = readDays(folded, now);
  const people = [...new Set([...folded.matchAll(PEOPLE)].map((match) => wordsAt(text, match, 0)))];
  if (!MEETING.test(folded) && day === undefined && people.length === 0) return {};
  const when = day !== undefined && "value" in day ? day.value : null;
  const meeting = { text: words, day: when?.day ?? null, minute: when?.minute ?? null, people };
  return { meeting, unclear: unclearDay(day) };
}

const QUOTE = /(?:报价|报了|报过|报出|报|价格|金额)(?:单|是|为|了|给客户|:)?\s*/g;

function quoteOf(text: string, { now, evidence }: Asked): Partial<MarkRead> {
  const folded = spelled(text);
  const amount = amountBehind(folded, QUOTE) ?? (evidence === "any" ? freeAmount(folded) : null);
  const competitors = competitorsIn(text);
  if (amount === null) return { competitors };
  if (amount.fen === null) return { competitors, unclear: unclearAmount(amount) };
  const [day] = readDays(folded, now).filter(({ start, end }) => end <= amount.start || start >= amount.end);
  // What lies ahead is the next step, not the day of the quote.
  const quotedOn =
    day !== undefined && "value" in day && day.value.day <= dayOf(now) ? day.value.day : dayOf(now);
  return { quotedFen: amount.fen, quotedOn, competitors };
}

const QUOTED = /报价(?:单|是|为|了|给客户|:)?\s*/g;

/** 报价33万, whatever else is moved or told: what is quoted now; null where nothing precise is. */
export function quotedIn(text: string): Fen | null {
  return amountBehind(spelled(text), QUOTED)?.fen ?? null;
}

const RIVALS: readonly RegExp[] = [
  /(?:竞争对手|竞品|对手|友商|同行|竞争)(?:有|是|为|:)?\s*([^,;。!?:\n]+)/,
  /(?:[跟和与同拿]|正跟)\s*([^\s,;。!?]{1,20}?)\s*(?:家)?(?:在|正在|一起|做)?(?:比|对比|PK|竞争|比较)/i,
  /(?:对比|比较|PK|vs\.?)\s*(?:了|的是|:)?\s*([^,;。!?\n\d]+)/i,
];

function competitorsIn(text: string): string | null {
  const folded = spelled(text);
  for (const pattern of RIVALS) {
    const match = pattern.exec(folded);
    const name = match?.[1];
    if (match === null || name === undefined) continue;
    const start = match.index + match[0].indexOf(name);
    const end =
      start +
      (/^.*?(?=\s*(?:报价|报了|\d+(?:\.\d+)?[万wW]|今天|昨天|$))/.exec(name)?.[0].length ?? name.length);
    const rivals = said(text.slice(start, end));
    if (rivals !== null) return rivals;
  }
  return null;
}

const DECIDES: readonly RegExp[] = [
  /(?:决策人|决策者|拍板人|关键人|最终决策|决定人)(?:是|为|:)?\s*([^\s,;。!?]{1,12})/,
  /(?<![^\s,;。!?:])(?:由|要|需要?|等|得|最后|最终|还要)*([^\s,;。!?]{1,8}?)(?:来|说了)?(?:拍板|做?决定|定夺|说了算|点头|做主|签字|(?<=[总工长理任板])(?:自己|一个人)(?:就能)?定(?![时日在的下不]))/,
];
const BARGAINING =
  /价格|条款|付款|账期|折扣|优惠|违约|质保|交期|合同|[降砍压议还]价|让利|首付|预付|比例|税|发票|尾款|验收|法务|审批|谈判|商务|分歧|待谈|卡在|待定|没定|未定|服务费|维保|周期/;

function bargainingOf(text: string, { evidence }: Asked): Partial<MarkRead> {
  const folded = spelled(text);
  const decides = DECIDES.map((pattern) => pattern.exec(folded)).find((match) => match !== null) ?? null;
  const decisionMaker = decides === null ? null : wordsAt(text, decides, 1);
  const rest = decides === null ? text : cut(text, decides.index, decides.index + decides[0].length);
  const points = said(rest.replace(/^\s*(?:待谈|分歧|开放点|要点|卡点)(?:是|有)?[:：\s]*/, ""));
  const isNamed = points !== null && BARGAINING.test(spelled(points));
  return { openPoints: isNamed || evidence === "any" ? points : null, decisionMaker };
}

function plannedSigningOf(text: string, { now, evidence }: Asked): Partial<MarkRead> {
  const folded = spelled(text);
  const days = signingDays(folded, now);
  const day = nearWord(folded, days, /签/) ?? (evidence === "any" ? days[0] : undefined);
  if (day === undefined) return {};
  return { plannedSigningOn: "value" in day ? day.value.day : null, unclear: unclearDay(day) };
}

const CONTRACT =
  /(?:合同(?:金?额|价|总价)?|签约(?:金?额)?|签单|签了|签|成交(?:价|金?额)?|总价|金额)(?:是|为|了|:)?\s*/g;

function contractOf(text: string, { now, evidence }: Asked): Partial<MarkRead> {
  const folded = withoutInstalments(spelled(text));
  const amount = amountBehind(folded, CONTRACT) ?? (evidence === "any" ? freeAmount(folded) : null);
  const named = signingDays(folded, now);
  const days = named.filter((day) => "ask" in day || day.value.day <= dayOf(now));
  const day = nearWord(folded, days, /签|合同/) ?? (evidence === "any" ? days[0] : undefined);
  return {
    contractFen: amount?.fen ?? null,
    signedOn: day !== undefined && "value" in day ? day.value.day : null,
    unclear: unclearAmount(amount) ?? signingAhead(folded, named, now) ?? unclearDay(day),
  };
}

/** The amount directly behind one of the words: 报价28万, 合同额 30. */
function amountBehind(folded: string, words: RegExp): AmountFound | null {
  for (const match of folded.matchAll(words)) {
    const from = match.index + match[0].length;
    const amount = freeAmount(folded.slice(from));
    if (amount !== null && folded.slice(from, from + amount.start).trim().length <= 4)
      return { ...amount, start: from + amount.start, end: from + amount.end };
    const bare = labelledAmount(folded.slice(from));
    if (bare !== null && bare.start === 0 && /^\s*(?:$|[,;。])/.test(folded.slice(from + bare.end)))
      return { ...bare, start: from, end: from + bare.end };
  }
  return null;
}

/** The day beside a word: 周五签, 签约日 12/1. */
function nearWord(folded: string, days: readonly DayFound[], word: RegExp): DayFound | undefined {
  return days.find(
    ({ start, end }) =>
      word.test(folded.slice(end, end + 6)) || word.test(folded.slice(Math.max(0, start - 8), start)),
  );
}

/** A part of a match in the folded text, as it was typed. */
function wordsAt(text: string, match: RegExpExecArray, group: number): string {
  const words = match[group] ?? "";
  const start = match.index + match[0].indexOf(words);
  return text.slice(start, start + words.length);
}

function cut(text: string, start: number, end: number): string {
  return `${text.slice(0, start)} ${text.slice(end)}`;
}

function said(text: string): string | null {
  const words = text.replace(/^[\s,，:：;；、。.]+|[\s,，:：;；、。.]+$/g, "").replace(/ {2,}/g, " ");
  return words === "" ? null : words;
}
