// Something is ordered without its command's word: done, or offered filled in.
import { type Deed, deedOf } from "../../domain/deed.ts";
import { DECISIONS, HAND_OVERS, handOverOf, impliedOf } from "../../domain/item/implied.ts";
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { isOutOfScale } from "../read/bare-amount.ts";
import { namesNoValue } from "../read/edit.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { personIn, restOf } from "./filling.ts";
import { isHeldBack } from "./held-back.ts";
import { isOwnWish, isTakenAway } from "./mood.ts";
import { personBefore } from "./person-before.ts";
import { isOfOthers, isPutDown, isSlot, stepPutDown } from "./put-down.ts";
import { isSurePrice } from "./reckoned.ts";
import { mayGoWithoutItem, takesItem } from "./registry.ts";
import { isReport } from "./report-words.ts";
import { report } from "./reported.ts";
import { INTAKE, type Seen, stageOf } from "./seen.ts";
import { sharesOfHolder } from "./shares-of-holder.ts";
import { namesCompany } from "./somebody-new.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";
import { isStepTold } from "./step-told.ts";
import { reasonOf } from "./told-of-them.ts";
import { isOpenPrice, isWantedByOthers } from "./wanted.ts";
import { amountIn, isAccountedFor, isDropped, isWorkedOut, taxedAnew, workedOut } from "./worked-out.ts";

const OF_THE_OFFICE = /[周月日季]报(?!价)|报销|打卡|考勤|例会|晨会|述职|工时|体检|请客|吃药|接孩子/u;

export async function order(spoken: Spoken, said: Seen, around: Surroundings): Promise<Speech | null> {
  if (isPutDown(said)) {
    if (isSlot(said)) return stepPutDown(spoken, around);
    // 照这个写, of no one price: which one is no guess.
    if (amountsIn(spoken) !== 1) return null;
  }
  const { entry, means } = said;
  if (entry.id === EDIT && isHeldBack(said, spoken)) return null;
  // 那个小费也挂上去: somebody, where a number is said with it.
  if (said.cue.variant === WITH_PHONE && spoken.apart.phones.length === 0) return null;
  // 陈总问我能不能改成28万, 陈总说最好改成28万: of the one who asks or says so.
  const before = said.clause.masked.slice(0, said.start);
  if (means !== "looks" && (ASKED_OF_ME.test(before) || (entry.id === EDIT && THEY_MEAN.test(before))))
    return null;
  const isWished = means === "weighty" && isOwnWish(said.clause.masked, said.start);
  const deed = deedOf("ordered", means, !isWished && isTakenAway(said.clause.masked, said));
  if (deed === "keep") return null;
  // 李四跟他们设备部熟,让他接着弄吧: who was named before.
  const called = said.who === null ? null : await personIn(said, around);
  // 新元那单李四一起跟的 五五分吧: whoever shares is named anywhere.
  const isAnywhere = said.who === null || entry.id === SPLIT;
  const person = called ?? (isAnywhere ? await personBefore(said, spoken, around) : null);
  if (said.who !== null && person === null) return null;
  // 周四给他: of a colleague nobody has named.
  const isGiven = HAND_OVERS.has(entry.id) || entry.id === SPLIT;
  if (isGiven && person === null && isOfSomebody(said)) return null;
  const { subjects } = spoken;
  // 凌峰这两天别催我了 is about one customer, 免提醒 about none.
  const isTurned = TURNS_TO_US.test(said.clause.masked.slice(0, said.start));
  const isOfNone = said.clause.names.length === 0 && !isReport(spoken.part);
  const isOneself = entry.id === LEAVE && (isTurned || isOfNone);
  if (!takesItem(entry) && subjects.length > 0 && means !== "looks" && !isOneself) return null;
  // 李四明天请假,我批了 is nothing of one's own.
  if (!takesItem(entry) && said.who === null && !INTAKE.has(entry.id) && (await isOfColleague(said, around)))
    return null;
  if (INTAKE.has(entry.id) && !namesCompany(spoken)) return null;
  // 官网留言 …, by marketing, is theirs to record.
  const isTakenIn = INTAKE.has(entry.id) && !namesWord(said);
  const word = isTakenIn ? around.registry.wordOf(around.intake) : wordOf(said, around);
  if (!takesItem(entry)) return carriedOut(deed, [`${word} ${restOf(said, spoken, { person, item: null })}`]);
  // 周五催我写周报, right behind a customer, is no word of them.
  const isOfLast = !(mayGoWithoutItem(entry) && OF_THE_OFFICE.test(spoken.part.text));
  const last = subjects.length === 0 && isOfLast ? await around.last() : null;
  const about = last === null ? subjects : [{ token: `#${last}`, no: last }];
  const isPlain = namesWord(said) || said.weight >= PLAIN;
  if (about.length === 0 && mayGoWithoutItem(entry) && isPlain)
    return carriedOut(deed, [`${wordOf(said, around)} ${restOf(said, spoken, { person, item: null })}`]);
  // 加一位联系人, and nothing else: whose is asked by the command itself.
  if (about.length === 0 && deed === "do" && isAll(said)) return { ...NOTHING, runs: [wordOf(said, around)] };
  if (about.length === 0) return deed === "look" ? carriedOut(deed, [wordOf(said, around)]) : null;
  const commands = [];
  let isUnclear = amountsIn(spoken) > 1;
  const taxed = entry.id === EDIT ? taxedAnew(spoken) : undefined;
  let isWorked = isWorkedOut(said) || taxed !== undefined;
  for (const { token, no } of about) {
    // 该给智谷回话了, of a customer that another follows: one is reminded all the same.
    if (mayGoWithoutItem(entry) && no !== null && !(await around.keeps(no))) {
      commands.push(`${wordOf(said, around)} ${restOf(said, spoken, { person, item: null })}`);
      continue;
    }
    const item = no === null ? null : await around.item(no);
    const isSure = about.length === 1 && last === null && isSurePrice(entry.id, spoken, item);
    if (about.length === 1 && isAccountedFor(spoken, item)) isUnclear = false;
    if (isSure) isWorked = isUnclear = false;
    // 未税26.5万,按含税改: with which tax nobody has said, so what it comes to is asked.
    if (taxed === null)
      return { ...NOTHING, runs: [`${wordOf(said, around)} ${token} ${around.fieldWord("quoted")}`] };
    const to = item === null ? null : (impliedOf({ command: entry.id, to: stageOf(said) }, item)?.to ?? null);
    const isHandedOver = HAND_OVERS.has(entry.id);
    const meant = isHandedOver && item !== null ? await handedOver(said, item, around) : said;
    // 给别人跟吧: to whom is asked by the command itself.
    if (isHandedOver && person === null && TO_NOBODY.test(said.clause.text))
      return { ...NOTHING, runs: [`${wordOf(meant, around)} ${token}`] };
    if (isWorkedOut(said) && workedOut(said, spoken, item) === null) return null;
    const why = DECISIONS.has(entry.id) ? await reasonOf(spoken, said, around) : null;
    const filled = restOf(meant, spoken, { person, item, to, why });
    const rest = entry.id === SPLIT && item !== null ? await sharesOfHolder(filled, item, around) : filled;
    // 老沈说金额你给我更新上: with nothing that it becomes.
    if (entry.id === EDIT && namesNoValue(rest)) return null;
    if (entry.id === EDIT && item !== null && isPriceOutOfScale(spoken, item)) isUnclear = true;
    commands.push(`${wordOf(meant, around)} ${token} ${rest}`);
  }
  // 张三把万邦的报价改成43万: whether he did, or is to do it, nobody can tell.
  const isTitled = TITLED_OR_ASKED.test(said.clause.text);
  const isColleagues = means !== "looks" && !isTitled && (await isOfColleague(said, around));
  // Of an item that was not named, with one of several amounts or a figure without its unit, nothing is done unasked.
  const isWanted = entry.id === EDIT && isWantedByOthers(said, spoken.part);
  const isOpen = entry.id === EDIT && isOpenPrice(said, spoken);
  const isTheirs = isPutDown(said) && isOfOthers(spoken);
  const isGuessed = isTheirs || last !== null || isUnclear || isColleagues || isWorked || isOpen || isWanted;
  const isTold = entry.id === ADVANCE && isStepTold(said.clause.text);
  const done = carriedOut((isGuessed || isTold) && deed === "do" ? "offer" : deed, commands);
  if (isTold && subjects.length === 1 && (await around.keeps(subjects[0]?.no ?? 0)))
    return { ...(await report(spoken, [], around)), offers: done.offers };
  return isWanted && isReport(spoken.part)
    ? { ...(await report(spoken, [], around)), offers: done.offers }
    : done;
}

const ASKED_OF_ME =
  /(?<!^[\s,]*(?:我|想|先)?)(?<!我)问(?:了|过|到|一下)?(?:我们?|咱们?)?(?:这边|这个?价?|价格|报价)?(?:能不能|可不可以|能否|可否|行不行|是不是|是否)[^,;。]{0,6}$/u;
const THEY_MEAN =
  /(?<![我咱]|我们|咱们|你)(?:说|讲|想|希望|要求|建议|提出|提议|觉得|认为|意思是?|非要|[让叫](?:我|咱)们?)(?:着|了|过)?(?:最好|可以|应该|得|要不|不如|干脆|直接|能|就|先|再|把|给[他她]|价格?|金额|报价|\ue000|[那这](?:边|家|单))*$/u;
const EDIT = "edit";
const ADVANCE = "advance";

const WITH_PHONE = "phone";
/** 老陈砍了我一刀 … 你把报价改成: asked of us, whoever is spoken of first. */
const TITLED_OR_ASKED =
  /^\s*\p{Script=Han}{1,2}(?:总|工|经理|主任)|(?<![说讲让叫要求问][\s,]*)你(?:就|先|再|帮我|给我)*[把将]/u;

/** 不如改成0元; 改到29万 里头含1万安装 has one that is not. */
function isPriceOutOfScale({ part, apart }: Spoken, item: Item): boolean {
  const said = apart.amounts.filter(
    ({ fen, start }) =>
      fen !== null && part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  const chosen = amountIn({ part, apart, subjects: [] }, "price")?.fen;
  const isOut = (fen: Fen | null) => isOutOfScale(fen ?? 0, amountOf(item));
  return said.length > 0 && (said.every(({ fen }) => isOut(fen)) || (chosen != null && isOut(chosen)));
}

function isOfSomebody({ clause, start, end }: Seen): boolean {
  const said = clause.masked.slice(start, end);
  return /[他她]/u.test(said) && !TO_NOBODY.test(said);
}

function isAll({ clause, start, end }: Seen): boolean {
  const around = clause.masked.slice(0, start) + clause.masked.slice(end);
  return /^[\s吧哈啊呗]*$/u.test(around);
}

/** 让他接着弄吧, where nobody was named */
const TO_NOBODY = /(?:转|交|让)出去|(?:让|由|叫|请|派|交给|转给|换)[他她]|别人|其他人|同事|旁人|[个换找]人/u;
const LEAVE = "leave";
/** …等通知 对了我周五请半天假: behind a report, what is said of oneself. */
const TURNS_TO_US = new RegExp(
  `(?:^|[\\s,;。])[哦噢啊]?(?:对了|另外|还有|顺便(?:说|提|报备)?(?:一?[声下句])?|跟[你您]们?说一?声)[\\s,]*(?:我|本人)?(?:要|想|得)?[${MASKS.day}到至]*(?:要|想|得)?$|(?<=[\\s,;。])(?:我|本人)(?:要|想|得)?[${MASKS.day}]+(?:要|想|得)?$`,
  "u",
);
const SPLIT = "split";
/** 明早八点喊我: so many characters that were asked for are no chance. */
const PLAIN = 3;

function amountsIn({ part, apart }: Spoken): number {
  const said = apart.amounts.filter(
    ({ start, end }) =>
      !isDropped(apart.text.slice(end)) &&
      part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  return new Set(said.map(({ fen }) => fen)).size;
}

/** Whoever names the command means it: 转给 is a 转交, whosever the item is. */
async function handedOver(said: Seen, item: Item, { own, registry }: Surroundings): Promise<Seen> {
  if (namesWord(said)) return said;
  const isOwn = (await own()).some(({ no }) => no === item.no);
  return { ...said, entry: registry.entry(handOverOf(item, isOwn)) };
}

function namesWord({ entry, clause }: Seen): boolean {
  return entry.words.some((word) => clause.text.includes(word));
}

async function isOfColleague({ clause }: Seen, { colleague }: Surroundings): Promise<boolean> {
  const begins = /^\s*@?([\p{Script=Han}]{2,4})/u.exec(clause.text)?.[1] ?? "";
  return begins !== "" && !/^[我咱]/u.test(begins) && (await colleague(begins)) !== null;
}

function wordOf({ entry }: Seen, { registry }: Surroundings): string {
  return registry.wordOf(entry.id);
}

function carriedOut(deed: Deed, commands: readonly string[]): Speech {
  const trimmed = commands.map((command) => command.trim());
  return deed === "offer" ? { ...NOTHING, offers: trimmed } : { ...NOTHING, runs: trimmed };
}
