// Something happened with a customer: kept in the words said, and what it calls for is offered.

import { dayOf } from "../../domain/day.ts";
import { deedOf } from "../../domain/deed.ts";
import { impliedOf, WAYS_ON } from "../../domain/item/implied.ts";
import type { Item } from "../../domain/item/item.ts";
import { isAttempt } from "../read/attempt.ts";
import { whenOf } from "../read/dated.ts";
import { namesNoValue } from "../read/edit.ts";
import { isUnreachedAlone } from "../read/unreached.ts";
import type { Part } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { personIn, restOf } from "./filling.ts";
import { isTakenAway } from "./mood.ts";
import { movedTo, moveOrdered, signingMovedTo } from "./moved.ts";
import { newAddress } from "./new-address.ts";
import { newNumber } from "./new-number.ts";
import { nextCommand } from "./next-command.ts";
import { hasNotArrived, isUnsigned } from "./not-arrived.ts";
import { onlyPointsAt } from "./points-at.ts";
import { isSurePrice } from "./reckoned.ts";
import { weightOf } from "./registry.ts";
import { isReport } from "./report-words.ts";
import { sameWeek } from "./same-week.ts";
import { type Seen, stageOf } from "./seen.ts";
import { withoutNames } from "./shared-parts.ts";
import { NOTHING, type Speech, type Spoken, type Subject } from "./spoken.ts";
import { amountsOf, isWorkedOut, workedOut } from "./worked-out.ts";

/** What happened with each, and what it calls for. */
export async function report(spoken: Spoken, told: readonly Seen[], around: Surroundings): Promise<Speech> {
  const { part, subjects } = spoken;
  const runs = [];
  const offers: string[] = [];
  const [one] = part.about;
  // Of several who are called so, one has to be named.
  if (one !== undefined && one.nos.length > 1 && part.about.length === 1)
    return { ...NOTHING, which: { text: part.text.trim(), among: one.nos } };
  for (const subject of subjects) {
    const { implied, done } = await impliedBy(told, { spoken, subject }, around);
    // Whoever may do what is offered but not follow it up, as finance, is not told no in the same breath.
    const isTheirs = implied.length === 0 || subject.no === null || (await around.keeps(subject.no));
    const item = subject.no === null ? null : await around.item(subject.no);
    const moved = movedTo(spoken, item);
    const signing = item === null || implied.length > 0 ? null : signingMovedTo(item, spoken, around);
    const until = moved === null ? "" : ` ${around.fieldWord("next")} ${moved}`;
    if (isTheirs) runs.push(`${await kept(spoken, subject, around)}${until}`);
    runs.push(...done);
    const number =
      subject.no === null || implied.length + done.length > 0
        ? null
        : await newNumber(spoken, subject.no, around);
    const isElse = subject.no === null || implied.length + done.length > 0;
    const address = isElse ? null : await newAddress(spoken, subject.no, around);
    offers.push(...[...implied, signing, number, address].filter((offer) => offer !== null));
  }
  const beside = part.beside.flatMap(({ nos }) => (nos.length === 1 ? nos : []));
  return { ...NOTHING, runs, offers, beside: beside.filter((no) => !subjects.some((one) => one.no === no)) };
}

const MOST_OFFERS = 2;
const LOSE = "lose";
const WIN = "win";
const EDIT = "edit";
const PAYMENT = "payment";
const LAST: readonly string[] = ["payment-plan", EDIT];

async function impliedBy(
  told: readonly Seen[],
  { spoken, subject }: { readonly spoken: Spoken; readonly subject: Subject },
  around: Surroundings,
): Promise<{ readonly implied: readonly string[]; readonly done: readonly string[] }> {
  const item = subject.no === null ? null : await around.item(subject.no);
  const offers: string[] = [];
  const done: string[] = [];
  if (item === null) return { implied: offers, done };
  const commands = new Set<string>();
  // 老板昨晚拍板定了用友: what is lost moves nowhere.
  const lost = told.filter(({ entry }) => entry.id === LOSE);
  const others = told.filter(({ entry }) => entry.id !== LOSE);
  // What is paid is planned of what is won; of a price that moves the deal on nothing else is to be changed.
  const rank = ({ entry }: Seen) => LAST.indexOf(entry.id);
  const inOrder = others.toSorted((one, other) => rank(one) - rank(other));
  const sureFirst = [...inOrder.filter((seen) => isSure(seen, spoken)), ...inOrder];
  for (const seen of [...lost, ...sureFirst]) {
    if (deedOf("told", seen.means, isTakenAway(seen.clause.masked, seen)) !== "keep-and-offer") continue;
    const told = { command: seen.entry.id, to: stageOf(seen) };
    const act = isQuotedAnew(told, spoken, item) ? QUOTED_ANEW : impliedOf(told, item);
    if (act === null || offers.length === MOST_OFFERS) continue;
    const isTaken =
      commands.has(act.command) ||
      (act.command === EDIT && offers.some((offer) => /[万元]/u.test(offer))) ||
      (WAYS_ON.has(act.command) && [...commands].some((one) => WAYS_ON.has(one)));
    if (isTaken || (seen.entry.id === PAYMENT && hasNotArrived(spoken.part.clauses))) continue;
    if (act.command === WIN && isUnsigned(spoken.part)) continue;
    const person = seen.who === null ? null : await personIn(seen, around);
    if (seen.who !== null && person === null) continue;
    commands.add(act.command);
    const entry = around.registry.entry(act.command);
    // A deposit is not the price.
    const isPart = seen.entry.id !== act.command && act !== QUOTED_ANEW;
    if (isWorkedOut(seen) && workedOut(seen, spoken, item) === null) continue;
    const rest = restOf({ ...seen, entry }, spoken, { person, item, to: act.to, isPart });
    // 何工说地址变了, and not what it is now.
    if (act.command === EDIT && namesNoValue(rest)) continue;
    const command = `${around.registry.wordOf(act.command)} ${subject.token} ${rest}`.trim();
    const isDone = isSure(seen, spoken) || isSurePrice(act.command, spoken, item);
    (isDone ? done : offers).push(command);
  }
  return { implied: offers, done };
}

const QUOTED_ANEW = { command: EDIT, to: null };
const QUOTED = 3;

/** 恒力28万报过去了, whose quote stands at 30万: another price is offered where another stage cannot be. */
function isQuotedAnew(
  { command, to }: { readonly command: string; readonly to: number | null },
  spoken: Spoken,
  { stage, outcome, quotedFen }: Item,
): boolean {
  if (command !== "advance" || to !== QUOTED || outcome !== "open" || (stage ?? 0) < QUOTED) return false;
  const [only, another] = amountsOf(spoken);
  if (only?.fen == null || another !== undefined || quotedFen === null) return false;
  const isLike = only.fen > quotedFen * LEAST_OF_IT && only.fen < quotedFen * MOST_OF_IT;
  return isLike && only.fen !== quotedFen && !ANOTHER_PRICE.test(spoken.part.text);
}

/** What is far from it is the price of something else. */
const [LEAST_OF_IT, MOST_OF_IT] = [0.6, 1.5];
const ANOTHER_PRICE =
  /[一二三四新]期|运费|维[保护]|备件|培训|模块|硬件|设备|耗材|另外|单独|供应商|采购价|上次|上个?月|去年|以前|之前|他们(?:给|对)|想|预算|最多|最低/u;

/** `told-sure`: 王磊换号了 and the one number is one's own, undone with a word, and no guess; it is done. */
function isSure({ cue, means }: Seen, { part, apart }: Spoken): boolean {
  const within = apart.phones.filter(({ start }) =>
    part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  return cue.variant === SURE && means === "own" && within.length === 1;
}

const SURE = "sure";

/** The follow-up in the words said, without the name they begin with. */
async function kept(
  { part, apart }: Spoken,
  { token }: Subject,
  { registry, contacts }: Surroundings,
): Promise<string> {
  const [first] = part.about;
  const text = part.text.trim();
  const name = first === undefined ? "" : apart.text.slice(first.start, first.end);
  // 云图和恒力都打了: the first of several is no name before what is said.
  const nameless = withoutNames(part.clauses);
  // 云图和恒力都打了,都没人接: an attempt with each, whatever they are called.
  const isFirst = part.about.length === 1 && text.startsWith(name);
  if (first !== undefined && !isFirst && isAttempt(nameless))
    return `${registry.wordOf("follow-up")} ${token} ${nameless}`;
  const isAtFront = name !== "" && isFirst && !/^\s*[和与跟及、]/u.test(text.slice(name.length));
  // 陈总也在: whoever works there is a part of what is said.
  const isAlone = isAtFront && (await contacts()).every((one) => one.name !== name);
  const words = isAlone ? text.slice(name.length).replace(/^[\s,，:：、]+/u, "") : text;
  return onlyPointsAt(text) || /^(?:[那这](?:个|家|单|边)|的|吧|呢)?$/u.test(words)
    ? `${registry.wordOf("show")} ${token}`
    : `${registry.wordOf("follow-up")} ${token} ${words}`;
}

/** 补一句 …, 改到周五: of what was told a moment ago. */
export function goesOn({ text }: Part): boolean {
  return GOES_ON.test(text.trim()) || MOVES.test(text.trim());
}

const GOES_ON = /^再?补(?:充(?:[一两][句下])?|[一两]?[句下])[\s,，:：]*/u;
const THIS_ONE =
  /^(?:再?补(?:充|[一两]?[句下])|它|他家|她家|[这那](?:家|单|个(?:客户|单子?|商机)?|边)|刚才(?:那|这)[家个单]|上一?[个单家])/u;

/** 哦对 刚跟他通完: whoever was just spoken of. */
const OF_THEM =
  /(?:跟|给|和|找|约|见|陪|问|等)(?:他|她)们?(?!家)|(?:^|[\s,，。])(?:他|她)们?(?:刚|又|说|讲|要|让|回|想|也|今|明|下|还)/u;

/** 他说贵, 她同意了: a word of whoever was just spoken of, and nothing else. */
const SAID_ON =
  /^(?:[他她]们?|人家|对方)(?:又|还|也|都|刚才?|就|倒|一直)*(?:[说讲嫌要让想问催]|同意|答应|觉得|不(?!是|用|在)|没|松口|点头|拒绝|回了)[^?？,，;；。\s]{0,10}[,，;；。!！~\s]*$/u;

export function saysOn({ text }: Part): boolean {
  return SAID_ON.test(text.trim());
}

/** 改到周五, 时间改成四点了, 推迟两天: nothing else is said, right after somebody was spoken of. */
const MOVES =
  /^(?:时间|日子|那就?|还是|就|又|再|先|帮我)*(?:改|挪|推|延|换|调|移|推迟|延后|提前|提早|顺延)(?:[到成至为在]|[一两二三四五\d]).{1,12}$|^(?:那就?|还是|就|再|先)*[早晚](?:[一两二三四五]|\d{1,2})个?(?:天|周|礼拜|星期|小时)[吧了啊哈。]*$/u;

const ATTEMPT_ALONE =
  /^(?:又|还是?|一直|都|电话|打了|打过去|刚打的?)*[\s,，]*(?:没人?接|不接|没打通|打不通|没通|关机|占线|没人应|没找[到着]人?|没见[到着]人?|没碰[上着到])[了啊呀哦嗯唉]*[。.!！~]*$/u;

/** 第四趟了,算他狠 */
const ONCE_MORE =
  /^(?:(?:都|已经|今天|这都?)*第?[\d一二两三四五六七八九十]+[趟次遍个回]了?|(?:算|真)?[他你她]?(?:狠|牛|行)|服了(?:他|她)?|(?:真|太)?(?:烦|气|愁)(?:人|死)?了?|没辙|唉+|哎+)?[了啊呀哦嗯唉。.!！~]*$/u;

function isAttemptAlone(text: string): boolean {
  const [first = "", ...others] = text.split(/[,，;；。\s]\s*/u);
  return (
    ATTEMPT_ALONE.test(text) || (ATTEMPT_ALONE.test(first) && others.every((one) => ONCE_MORE.test(one)))
  );
}

/** 换成周四, of what was just agreed for a day of next week: of that week too. */
async function movedAgain(spoken: Spoken, no: number, around: Surroundings): Promise<Speech | null> {
  const item = await around.item(no);
  const act = await around.lastAct();
  const isJustAgreed = act?.no === no && (act.text !== null || act.field === "next");
  const [only, another] = spoken.apart.days;
  const words =
    only === undefined || another !== undefined ? "" : spoken.apart.text.slice(only.start, only.end);
  const day = isJustAgreed ? sameWeek(words.trim(), item?.nextDay ?? null, dayOf(around.now)) : null;
  if (day === null) return moveOrdered(spoken, around);
  return { ...NOTHING, runs: [nextCommand(no, whenOf(day, null, item?.nextText ?? null), around)] };
}

/** Nobody is named: what somebody just spoke of where they say so, else it is asked about whom. */
export async function unnamed(
  spoken: Spoken,
  told: readonly Seen[],
  around: Surroundings,
): Promise<Speech | null> {
  const last = await around.last();
  const text = spoken.part.text.trim();
  // 又没接, right after somebody was looked up to be called.
  const isAttempt = isAttemptAlone(text) || isUnreachedAlone(text);
  const isOfThem = (OF_THEM.test(text) && isReport(spoken.part)) || saysOn(spoken.part);
  if (last !== null && (THIS_ONE.test(text) || MOVES.test(text) || isAttempt || isOfThem)) {
    const subject = { token: `#${last}`, no: last };
    // 改到14号吧 only says when.
    const moved = MOVES.test(text)
      ? await movedAgain({ ...spoken, subjects: [subject] }, last, around)
      : null;
    if (moved !== null) return moved;
    return report({ ...spoken, subjects: [subject] }, told, around);
  }
  const isOrder = around.registry.entries.some(
    (entry) => weightOf(entry) === "weighty" && spoken.part.text.trim().startsWith(entry.words[0] ?? "\n"),
  );
  if (isOrder) return null;
  return isReport(spoken.part) || told.length > 0 || isAttempt
    ? { ...NOTHING, which: { text, among: [] } }
    : null;
}
