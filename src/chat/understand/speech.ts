// What is to be done with a message that is no command: looked up, done, kept, offered; decided part by part.
import { DECISIONS, HAND_OVERS } from "../../domain/item/implied.ts";
import { NOT_REACHED } from "../read/attempt.ts";
import { aboutWhom } from "./about-whom.ts";
import { type Apart, asRead, type Clause, NOBODY, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import {
  isAskedIn,
  isAskedWithWhy,
  isClosed,
  isNumberAlone,
  isOfUs,
  isOnlySupposed,
  isRequest,
  isUnreached,
  nameless,
  saysNoMore,
} from "./by-form.ts";
import { isDayOfAnother } from "./day-of-another.ts";
import { daysByPlace } from "./days-by-place.ts";
import { fieldOrdered } from "./field-ordered.ts";
import { firstOrdered } from "./first-ordered.ts";
import { isAmused, isGossip } from "./gossip.ts";
import { isInQuotes } from "./in-quotes.ts";
import { isUnhappened } from "./intended.ts";
import { isMoved } from "./is-moved.ts";
import { leadBehind } from "./lead-behind.ts";
import { asked } from "./looked-up.ts";
import { asksOfUs, forbids, isDueToday, isPlanOnly, orders, tellsOfOthers } from "./mood.ts";
import { moveOrdered } from "./moved.ts";
import type { NamedAt } from "./names.ts";
import { introduced, newLead } from "./new-lead.ts";
import { isTheirNumber } from "./new-number.ts";
import { nextNamed } from "./next-named.ts";
import { numberBehind } from "./number-behind.ts";
import { acts, asNoNews, isFollowUp, keptIfNews, onlyOffered } from "./only-offered.ts";
import { orderedAlike } from "./ordered-alike.ts";
import { isConversation } from "./passed-on.ts";
import { plannedStep } from "./planned.ts";
import { isPolitely, politely, politelyMoved } from "./polite.ts";
import { pricesListed } from "./prices-listed.ts";
import { withoutRecord } from "./record-ordered.ts";
import { isReport } from "./report-words.ts";
import { goesOn, report, saysOn, unnamed } from "./reported.ts";
import { INTAKE, recognisedIn, type Seen, spanOf } from "./seen.ts";
import { join, NOTHING, type Speech, type Spoken, type Subject } from "./spoken.ts";
import { SURE } from "./tenor.ts";
import { tenorIn } from "./tenor-in.ts";
import { withToldBeside } from "./told-beside.ts";
import { apartOf, type Topic } from "./topic-last.ts";
import { isTriedAloud } from "./tried-aloud.ts";
import { onlyWhen } from "./when-it-stands.ts";

export interface Given {
  /** The items a message names before anything else (12 45 88都打了). */
  readonly subjects?: readonly Subject[];
  /** It is a question, whatever else it is. */
  readonly isAsked?: boolean;
  /** Whom it is about is known by a number: nobody's names are read for it. */
  readonly isNumbered?: boolean;
  /** Whom all of it is about, named behind everything else. */
  readonly topic?: Topic;
}

/** Null where nothing fits. */
export async function speechOf(
  said: string,
  around: Surroundings,
  given: Given = {},
): Promise<Speech | null> {
  const { subjects = [] } = given;
  const { apart, isSure, isNamed } =
    given.topic !== undefined
      ? { apart: apartOf(given.topic, said, around.now), isSure: true, isNamed: true }
      : given.isNumbered === true
        ? { apart: takeApart(said, { known: NOBODY, now: around.now }), isSure: true, isNamed: true }
        : await aboutWhom(said, subjects, around);
  const next = subjects.length > 0 ? await nextNamed(apart, subjects, around) : null;
  if (next !== null) {
    const told = (await speechOf(said.slice(0, next.at), around, given)) ?? NOTHING;
    const behind = (await speechOf(said.slice(next.at), around)) ?? NOTHING;
    return { ...join([told, next.isGuessed ? onlyOffered(behind, around) : behind]), names: true };
  }
  const numbered = given.isNumbered === true ? null : await numberBehind(apart, subjects, around);
  if (numbered !== null) {
    const told =
      (await speechOf(said.slice(0, numbered.at).replace(/[\s,，;；、]+$/u, ""), around, given)) ?? NOTHING;
    const { from, subject } = numbered;
    const behind = (await speechOf(said.slice(from), around, { subjects: [subject] })) ?? NOTHING;
    return { ...join([told, behind]), names: true };
  }
  const priced = await pricesListed(apart, around);
  if (priced !== null) return { ...priced, names: true };
  const withLead =
    isNamed || apart.names.length > 0
      ? await leadBehind(apart, (told) => speechOf(told, around), around)
      : null;
  if (withLead !== null) return { ...withLead, names: true };
  const speeches: Speech[] = [];
  const parts = partsBelow(apart, subjects);
  const lead = given.isNumbered === true ? null : newLead(apart, parts, around);
  if (lead !== null) return lead;
  // 云图怎么样了,还有宝利: what is asked of one is asked of the others that nothing is said of.
  // 要不要降价,恒力: nothing but what is asked of whoever stands at the end.
  const isAskedOnly = given.topic !== undefined && apart.clauses.every(({ asks }) => asks);
  const isQuestion = given.isAsked === true || isAskedOnly || parts.some(({ part }) => isAskedIn(part));
  for (const spoken of parts) {
    const isAsked = given.isAsked === true || isAskedOnly || (isQuestion && saysNoMore(spoken.part));
    const alike = isAsked ? null : orderedAlike(spoken, speeches.at(-1), around);
    const said = alike ?? (await speechOfPart(spoken, around, isAsked)) ?? NOTHING;
    const { part } = spoken;
    const isGuessed = part.about.some(({ guessed }) => guessed === true) || isDayOfAnother(part, apart);
    const speech = isGuessed ? onlyOffered(said, around) : said;
    const isWhy = !isAsked && speeches.some(isOrder) && spoken.part.clauses.every(isOfUs);
    speeches.push(isWhy && !acts(speech, around) ? { ...NOTHING, beside: numbersOf(spoken) } : speech);
  }
  const isKept = isSure && !PLANNED.test(said);
  const joined = isKept ? join(speeches) : onlyOffered(join(speeches), around);
  const isKeptOnly = joined.offers.every((offer) => isFollowUp(offer, around));
  const somebody = isQuestion || !isKeptOnly ? null : introduced(apart, around);
  const offers = somebody === null ? joined.offers : [...joined.offers, somebody];
  // 恒力的案例发给云图了,云图说不错: whom something is kept of is not left out.
  const beside = joined.beside.filter((no) => !joined.runs.some((run) => run.includes(` #${no} `)));
  const spokenOf = { runs: joined.runs, offers, beside, which: joined.which };
  const whole: Speech = isNamed ? { names: true, ...spokenOf } : spokenOf;
  return whole.runs.length + whole.offers.length === 0 && whole.which === null ? null : whole;
}

/** 明天计划:上午云图,下午恒力; 这周我打算先把万邦拿下: what is to come, of several at once, and nothing that happened. */
const PLANNED =
  /^(?!.*[了过没])\s*(?:(?:今[天日儿]|明[天日儿]|后天|[本这下]个?(?:周|月|星期|礼拜))[^,，;；。:：]{0,4}(?:计划|安排|打算|日程|行程|待办)(?:是|如下)?[:：,，\s上下\d]|(?:[本这下]个?(?:周|月|星期|礼拜))?我?(?:[本这下]个?(?:周|月|星期|礼拜))我?(?:计划|打算|准备|想)先)/u;

function numbersOf({ subjects }: Spoken): readonly number[] {
  return subjects.flatMap(({ no }) => (no === null ? [] : [no]));
}

function partsBelow(apart: Apart, given: readonly Subject[]): readonly Spoken[] {
  if (given.length > 0) {
    const beside = apart.names.filter(({ nos }) => !given.some(({ no }) => no !== null && nos.includes(no)));
    const part = { about: [], beside, clauses: apart.clauses, text: apart.text };
    return [{ part, subjects: given, apart }];
  }
  return apart.parts.map((part) => ({
    part,
    subjects: part.about.map((about) => subjectOf(about, apart)),
    apart,
  }));
}

/** Words that are several customers' are asked about by the command itself. */
function subjectOf({ nos, start, end }: NamedAt, { text }: Apart): Subject {
  const [only] = nos;
  return nos.length === 1 && only !== undefined
    ? { token: `#${only}`, no: only }
    : { token: text.slice(start, end), no: null };
}

async function speechOfPart(
  whole: Spoken,
  around: Surroundings,
  isQuestion: boolean,
): Promise<Speech | null> {
  const recorded = isQuestion || whole.subjects.length === 0 ? null : withoutRecord(whole.part);
  const spoken = recorded === null ? whole : { ...whole, part: recorded };
  const { part, subjects } = spoken;
  const when = await onlyWhen(spoken, around);
  if (when !== null) return when;
  const placed = await daysByPlace(spoken, around);
  if (placed !== null) return placed;
  const written = isQuestion ? null : await fieldOrdered(spoken, around);
  if (written !== null) return written;
  const found = recognisedIn(part, around);
  const tenor = tenorIn(spoken);
  // 样品寄出去了,何工收到没: asked outright, whatever is told before it.
  const isOutright = part.clauses.some(({ asks, text }) => asks && OUTRIGHT.test(text));
  const isTried = subjects.length > 0 && isTriedAloud(part);
  const isQuestioned = !isTried && (isQuestion || isOutright || isAskedWithWhy(part));
  // 潘总来电 问能不能接老ERP 我说后天答复: what others asked is what happened.
  const isTold = isTried || (!isQuestioned && subjects.length > 0 && tenor.news > SURE && isReport(part));
  const isAsked = !isTold && (isQuestion || isAskedIn(part) || isNumberAlone(part));
  if (isAsked) {
    const isHanded = found.some(
      ({ cue, entry, who }) => cue.manner === "said" && HAND_OVERS.has(entry.id) && who !== null,
    );
    const isFirst = isHanded || (found[0]?.cue.manner === "said" && found[0].means !== "looks");
    const isPolite = isPolitely(part.text) && isFirst;
    const requested = isPolite ? await politely(spoken, found, around) : null;
    const answered =
      requested ??
      (await politelyMoved(spoken, around)) ??
      (await asked(spoken, found, around)) ??
      (await politely(spoken, found, around));
    return answered === null ? null : withToldBeside(answered, { spoken }, around);
  }
  // 要是月底前签了我请大家吃饭 moves no signing.
  if (subjects.length > 0 && isOnlySupposed(part))
    return asNoNews({ ...(await report(spoken, [], around)), offers: [] }, around);
  const moved = await moveOrdered(spoken, around);
  if (moved !== null) return moved;
  const [best] = found;
  const told = found.filter(({ cue }) => cue.manner === "told");
  // Of a customer that is known, nothing new is taken in.
  const isNew = ({ entry }: Seen) => INTAKE.has(entry.id);
  const isHeard = (one: Seen) =>
    one.means !== "looks" || (isRequest(one.clause) && !isTheirNumber(one, part));
  // What is asked for in a conversation that is passed on was asked of others.
  const isPassedOn = isConversation(asRead(part.text));
  const said = found.filter(
    (one) =>
      !isPassedOn &&
      one.cue.manner === "said" &&
      isHeard(one) &&
      (subjects.length === 0 || !isNew(one)) &&
      !isInQuotes(spoken.apart.text, spanOf(one)),
  );
  const ordered = await firstOrdered(spoken, { said, told, tenor }, around);
  if (ordered !== null) return ordered;
  // 吴主任发我回单了 又打过来8万: what calls for an act has happened, however little it sounds like news.
  const isPlainlyTold = told.some(
    ({ means, weight, entry, clause }) =>
      means === "weighty" && weight >= PLAINLY_TOLD && !DECISIONS.has(entry.id) && !asksOfUs(clause.text),
  );
  const isLikelyNews = isPlainlyTold && tenor.news > LEAST_NEWS && subjects.length > 0;
  const isNews =
    tenor.isNews || isMoved(part) || isUnreached(part) || isClosed(part) || isTried || isLikelyNews;
  if (subjects.length === 0 && !isNews && tenor.asks > EVEN) {
    const looked = await asked(spoken, found, around);
    if (looked !== null) return looked;
  }
  if (subjects.length === 0)
    return best === undefined &&
      !isReport(part) &&
      !goesOn(part) &&
      !saysOn(part) &&
      !NOT_REACHED.test(part.text)
      ? null
      : keptIfNews(
          await unnamed(spoken, told, around),
          { isNews: isNews || told.length > 0, text: part.text },
          around,
        );
  if (orders(part.text.trim()) && told.length === 0) return null;
  if (!isNews && tenor.asks > EVEN) {
    const looked = await asked(spoken, found, around);
    if (looked !== null) return looked;
  }
  const planned = isNews ? null : await plannedStep(spoken, around);
  if (planned !== null) return planned;
  const reported = await report(spoken, told, around);
  // An order that was not made out is no news of the customer: kept only where that is confirmed.
  const isOrdered =
    told.length === 0 &&
    part.clauses.some(
      (clause) => asksOfUs(clause.text) || forbids(nameless(clause)) || isDueToday(clause.text),
    );
  const decides = (clause: Clause) =>
    told.some((one) => one.clause === clause && DECISIONS.has(one.entry.id)) && !tellsOfOthers(clause.text);
  // 云图我跟不动了 谁要谁拿: what we decide ourselves is offered, and is no news of the customer.
  const isDecided =
    part.clauses.some(decides) && part.clauses.every((clause) => decides(clause) || isOfUs(clause));
  const isPlan = isPlanOnly(asRead(part.text));
  // 刚才那条记错人了, and nothing is there to put right: no news of whoever was spoken of.
  const isPutRight = RECORDED_WRONG.test(asRead(part.text));
  // 王五百川那边周四谈完给我打个电话: asked of a colleague.
  const isForMe = TELL_ME.test(part.text) && !tellsOfOthers(part.text);
  const isNoNews =
    (!isNews && recorded === null) || isForMe || isPutRight || (isAmused(part) && tenor.news < SURE);
  return isOrdered || isDecided || isNoNews || isPlan || isGossip(part) || isUnhappened(part, spoken.apart)
    ? asNoNews(reported, around)
    : reported;
}

const TELL_ME =
  /^(?!.*(?:说|讲|答应|保证|同意)).*给我(?:打个?电话|回个?(?:话|电话|信)|汇报|[说讲吱]一?声|报个信)/u;
const RECORDED_WRONG = /^(?:刚才?|上)[那这一]?[条个句][^,;。]{0,4}(?:记|写|发)(?:错|串|混|反)/u;
const PLAINLY_TOLD = 3;
const LEAST_NEWS = 0.15;

function isOrder({ runs, offers }: Speech): boolean {
  return runs.length === 0 && offers.length > 0;
}

const EVEN = 0.5;

const OUTRIGHT =
  /^(?![^,;。]*(?:问|说|讲|看|担心|纠结|犹豫|确定))[^,;。]*(?:[今明后]天|[周月][一二三四五六日天底]|号|[上下]午|点半?)(?:是不是|会不会)(?:要|还|得|就|真|在|能|该)*(?:来|去|过来|跟我们?|和我们?|见|到|面谈|开会)[^,;。]{0,6}[\s?？。]*$|[了到过](?:[我你他她]们?|咱们?)?(?:没有?|吗)[\s?？。]*$|(?:聊|谈|说|讲|走|推|合同|流程|审批|单子?|项目)到哪(?:儿|里|一?步|个阶段)?了?(?=$|[\s,，。?？])|^(?![^,;。]*(?:问|说|讲|想知道))[^,;。\s]{2,16}吗[\s?？。]*$|^(?![^,;。]*(?:问|说|讲|打听|想知道))[^,;。]*在哪(?:[里儿]|边)?[啊呀呢]?[\s?？。]*$/u;
