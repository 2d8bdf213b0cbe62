// A text that begins with a command's word: meant as it stands, or heard as it is meant (赢单 云图 28万?还没签呢).
import { readClock } from "../read/day.ts";
import { readDays } from "../read/days.ts";
import { fold } from "../read/fold.ts";
import { readItemReference } from "../read/item-reference.ts";
import { spelled } from "../read/simplified.ts";
import type { Surroundings } from "./around.ts";
import { correctionOf } from "./correction.ts";
import { itemsFirst } from "./items-first.ts";
import { commandOf, isCanonical, type Meaning } from "./means.ts";
import { asks, isPutOff } from "./mood.ts";
import { namesIn } from "./names.ts";
import { hindranceOf } from "./plain-order.ts";
import { type Found, mayGoWithoutItem, takesItem, weightOf } from "./registry.ts";
import { INTAKE } from "./seen.ts";
import { speechOf } from "./speech.ts";
import { join, NOTHING, type Speech } from "./spoken.ts";
import { type Behind, toldBehind } from "./told-behind.ts";
import { topicLast } from "./topic-last.ts";
import { byContact } from "./whose.ts";

/** A command by its word, unless the sentence takes it back: then what it says is heard as it is meant. */
export async function wordFirst(text: string, around: Surroundings): Promise<Meaning> {
  const { registry } = around;
  const found = registry.find(text);
  const isHeard = found !== null && (goesOn(found) || isOfTime(found));
  const inWords = isHeard ? await speechOf(text, around) : null;
  if (inWords !== null) return { kind: "speech", speech: inWords };
  // 算了 假不请了 says what it is that is off.
  // 取消了跟王磊的会 云图: what happened is no word to us.
  const isTold = found?.entry.id === "cancel" && /^了\p{Script=Han}{2}/u.test(found.rest);
  const told = isTold ? await speechOf(text, around) : null;
  if (told !== null) return { kind: "speech", speech: told };
  const isMore = found?.entry.id === "cancel" && /^[\s,，]*\S{3}/u.test(found.rest);
  const isApart = isMore && /^[\s,，]/u.test(found.rest);
  const corrected = isMore ? await correctionOf(found.rest, around) : null;
  // 算了,还是按20号: what was done a moment ago is changed.
  if (corrected !== null && corrected.runs.length > 0) return { kind: "speech", speech: corrected };
  const more = corrected ?? (isMore && isApart ? await speechOf(found.rest, around) : null);
  if (more !== null && (more.offers.length > 0 || more.runs.includes(registry.wordOf("undo"))))
    return { kind: "speech", speech: more };
  const hindrance = found === null ? null : hindranceOf(found, registry);
  if (found === null) return { kind: "unknown" };
  if (hindrance === null && !(await isOfCustomers(found, around))) {
    const isOpened = INTAKE.has(found.entry.id) && COMES.test(found.rest);
    if (isOpened) return commandOf(`${found.word} ${found.rest.replace(COMES, "")}`, around);
    const runningOn = runsOn(found, around);
    const runOn = runningOn === null ? null : await runningOn;
    if (runOn !== null) return { kind: "speech", speech: { ...NOTHING, offers: [runOn] } };
    const telling = toldBehind(found, itemsFirst(found.rest).subjects, around);
    const behind = telling === null ? null : await telling;
    if (behind !== null) return withBehind(text, behind, around);
    const last = await withItemLast(found, around);
    if (last !== null) return commandOf(last, around);
    const isByName = takesItem(found.entry) && readItemReference(found.rest).reference.kind === "name";
    const placed = isByName ? await withItemInPlace(found, around) : null;
    if (placed !== null) return commandOf(placed, around);
    const isElsewhere = isToldOf(found) || (isByName && (await isOfAnother(found, around)));
    if (!isElsewhere) return withWhatItCallsFor(text, found, around);
  }
  if (hindrance === "later")
    return (await reportBehind(found, around)) ?? { kind: "later", what: await shortly(found, around) };
  const { subjects, rest } = itemsFirst(found.rest);
  // 赢单 4 45万 就差盖章了: the number is none of what is said.
  const said = subjects.length > 0 ? `${found.word} ${rest}` : text;
  const speech = await speechOf(said, around, { subjects, isAsked: hindrance === "asked" });
  return speech === null ? { kind: "unknown" } : { kind: "speech", speech };
}

/** 退公海先别急,云图王磊说下午给我回话: what happened is kept, whatever is put off. */
async function reportBehind({ rest }: Found, around: Surroundings): Promise<Meaning | null> {
  const mark = /[,，;；。]/u.exec(rest);
  const behind = mark === null ? "" : rest.slice(mark.index + 1);
  const speech =
    behind === "" || isPutOff(behind) || AS_BEFORE.test(behind) ? null : await speechOf(behind, around);
  return speech === null || speech.runs.length === 0 ? null : { kind: "speech", speech };
}

/** 凌峰还是李四跟: nothing has happened. */
const AS_BEFORE = /还是[^,，;；。]{1,6}(?:跟|管|盯|做|负责)|照旧|不变|不动/u;

/** 推进 恒力: the word with whom it is about. */
async function shortly({ word, rest }: Found, { mine, others }: Surroundings): Promise<string> {
  const [name] = [...namesIn(rest, await mine(rest)), ...namesIn(rest, await others(rest))];
  const number = /^\s*#?\d+/u.exec(rest)?.[0].trim() ?? "";
  return `${word} ${name === undefined ? number : rest.slice(name.start, name.end)}`.trim();
}

/** 公海里有啥好单 asks for 公海; 公海 华东 filters it. */
function goesOn({ entry, rest }: Found): boolean {
  if (entry.said.length === 0 || weightOf(entry) !== "looks") return false;
  // 查一下,无锡刘总那边哪天签约, 查 万邦沈经理的手机号: more than a name.
  const isOfMore = entry.id === "customer" && (asks(fold(rest)) || OF_SOMEBODY.test(rest));
  return isOfMore || /^\p{Script=Han}{3}|^\p{Script=Han}[^,，;；。]*[#\uff03]\d/u.test(rest);
}

const OF_SOMEBODY =
  /(?:总|工|经理|主任|那边|那家|那单|这单)|的(?:手机|电话|号码|报价|金额|合同|地址|联系人|进展|情况|资料)/u;

/** 推到下午三点 names no customer: what was agreed is put off. */
function isOfTime(found: Found): boolean {
  if (isCanonical(found) || !takesItem(found.entry)) return false;
  const rest = spelled(found.rest.trimStart());
  return readClock(rest, 0)?.start === 0 || readDays(rest, 0)[0]?.start === 0;
}

/** 跟进 3 客户口头定了: kept as it is ordered, and what it calls for is offered. */
async function withWhatItCallsFor(text: string, found: Found, around: Surroundings): Promise<Meaning> {
  const meaning = commandOf(text, around);
  const { subjects, rest } = itemsFirst(found.rest);
  if (found.entry.id !== "follow-up" || meaning.kind !== "command") return meaning;
  const isNumbered = subjects.length > 0;
  const speech = await speechOf(isNumbered ? rest : found.rest, around, { subjects, isNumbered });
  const offers = speech?.runs.length === 1 ? speech.offers : [];
  const runs = [text];
  return offers.length === 0
    ? meaning
    : { kind: "speech", speech: { runs, offers, beside: [], which: null, names: true } };
}

/** What weighs is alone in asking back: of the other customer it is said that nothing was noted. */
async function withBehind(
  text: string,
  { command, speech, nos }: Behind,
  around: Surroundings,
): Promise<Meaning> {
  const found = around.registry.find(command);
  const isFollowUp = found?.entry.id === "follow-up";
  const heard = found === null ? null : await withWhatItCallsFor(command, found, around);
  const { offers, beside } = heard?.kind === "speech" ? heard.speech : NOTHING;
  if (!isFollowUp) return { kind: "speech", speech: { ...NOTHING, runs: [text], beside: nos } };
  const own: Speech = { ...NOTHING, runs: [command], offers, beside };
  return { kind: "speech", speech: { ...join([own, speech]), names: true } };
}

/** 新线索来了,宜兴环保设备 …: that it has come is no name. */
const COMES = /^\s*(?:来了|有了|到了|一[条个])(?=[\s,，:：])[\s,，:：]*/u;
/** 退公海百川我可舍不得: no sign ends the name, and what stands behind it is a sentence of its own. Null where none does. */
function runsOn(found: Found, around: Surroundings): Promise<string | null> | null {
  if (!takesItem(found.entry) || weightOf(found.entry) !== "weighty") return null;
  const { reference, before } = readItemReference(found.rest);
  // By its number, whoever is named behind it.
  return reference.kind === "number" && before === "" ? null : runsOnBehindName(found, around);
}

async function runsOnBehindName({ word, rest }: Found, around: Surroundings): Promise<string | null> {
  const [name] = [...namesIn(rest, await around.mine(rest)), ...namesIn(rest, await around.others(rest))];
  if (name?.start !== 0 || !SENTENCE.test(rest.slice(name.end))) return null;
  const [no, another] = name.nos;
  const item = no === undefined || another !== undefined ? rest.slice(0, name.end) : `#${no}`;
  return `${word} ${item} ${rest.slice(name.end).trim()}`;
}

/** 给李四, 到高意向, 28万, 价格高, 没预算: what such a word takes, or why. */
const SENTENCE =
  /^(?=\p{Script=Han})(?!给|到|至|进|成|为|的|[一二两三四五六七八九十百千万]+|(?:因为|没|不做|不要|不跟|不想|客户|对方|预算|价格|项目|被|输给|选了|签了|签给|归|价高|太贵|资金|信用|竞品|改|下次)[^,;。吧呢吗]*$)/u;
/** 赢单 26万,蓝海: the customer behind all else, as if it stood behind the word. */
async function withItemLast({ entry, word, rest }: Found, around: Surroundings): Promise<string | null> {
  if (!takesItem(entry) || mayGoWithoutItem(entry) || BY_NUMBER.has(readItemReference(rest).reference.kind))
    return null;
  const topic = await topicLast(rest, around);
  // 联系人是谁,华测那边 asks for one.
  const isAsked =
    topic !== null &&
    fold(rest.slice(0, topic.until))
      .split(/[,;。]/u)
      .some((clause) => asks(clause));
  return topic === null || isAsked ? null : `${word} #${topic.no} ${rest.slice(0, topic.until).trim()}`;
}

const BY_NUMBER: ReadonlySet<string> = new Set(["number", "line", "it"]);
const FILLER = /^(?:一下|下|哈|啊|吧|个|了|的|是|给|那个|这个|[\s,，:：、])*$/u;

/** 备注一下哈 恒力停车要走东门: only fillers before the customer. */
async function withItemInPlace({ entry, word, rest }: Found, around: Surroundings): Promise<string | null> {
  const [name] = namesIn(rest, await around.mine(rest));
  if (name === undefined) return behindContact({ entry, word, rest }, around);
  if (name.start === 0 || !FILLER.test(rest.slice(0, name.start))) return null;
  if (/^[\s,，:：、]*$/u.test(rest.slice(0, name.start))) return null;
  return `${word} ${rest.slice(name.start)}`;
}

/** 拜访潘总,待了半天: by somebody who works at one of one's customers alone. */
async function behindContact({ word, rest }: Found, around: Surroundings): Promise<string | null> {
  const said = rest.trimStart();
  const [contact] = byContact(said, await around.contacts());
  const [no, another] = contact?.nos ?? [];
  return contact?.start === 0 && no !== undefined && another === undefined ? `${word} #${no} ${said}` : null;
}

/** 中标了!不过是…: it has happened, to whom is said later. */
function isToldOf({ entry, rest }: Found): boolean {
  return takesItem(entry) && /^\s*了[!！,，。]/u.test(rest);
}

/** 推进会下周二开,恒力参加: what stands behind the word is no customer, and one is named further on. */
async function isOfAnother({ entry, word, rest }: Found, around: Surroundings): Promise<boolean> {
  if (weightOf(entry) === "looks") return false;
  const first = /^\s*[^\s,，:：;；。]+/u.exec(rest)?.[0].trim() ?? "";
  const names = namesIn(rest, await around.mine(rest));
  const isHere = names.some(({ start }) => start <= rest.indexOf(first) + 1);
  // 推进不动啊恒力, 激活码发给何工了: the word goes on into a sentence, and the customer comes in the midst of it.
  const within = rest.indexOf(first) + first.length;
  if (names.length > 0 && !isHere && names.every(({ start, end }) => start > 1 && end <= within)) return true;
  // 签了签了!26万: of nobody yet, and no name either.
  const isTold = !isCanonical({ entry, word, rest }) && weightOf(entry) === "weighty" && first !== "";
  if (isHere || around.quotes) return false;
  // 推进会定在周四下午 陈总带人一起开: further on it is somebody there who is named.
  const person = names.length > 0 || isTold ? undefined : byContact(rest, await around.contacts())[0];
  if (names.length === 0 && !isTold && (person === undefined || person.start <= 1)) return false;
  return (await around.others(first)).every(({ name }) => namesIn(first, [{ no: 0, name }]).length === 0);
}

/** 客户同意来看演示了 says what a customer does; 客户 云图 and 客户云图 look one up. */
export function isOfCustomers({ entry, rest }: Found, { mine }: Surroundings): Promise<boolean> | false {
  if (entry.id !== "customer" || !/^\p{Script=Han}/u.test(rest)) return false;
  return mine(rest).then((known) => namesIn(rest, known)[0]?.start !== 0);
}
