// What a text asks for: a command word wherever people put it, an item and what happened, or nothing at all.
import { afterCourtesy, isBeyond, isGrumbleOnly, isSmallTalk, withoutSetAside } from "../read/courtesy.ts";
import { fold } from "../read/fold.ts";
import { readItemReference } from "../read/item-reference.ts";
import { numberedLines } from "../read/numbered-lines.ts";
import { answersByNumber } from "./answers-by-number.ts";
import { asRead, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { askedBesideOneself } from "./asked-beside-oneself.ts";
import { beginsWithFigures } from "./begins-with-figures.ts";
import { withBlanksAsMarks } from "./blanks-as-marks.ts";
import { byOwnNumbers, type Numbered, ownItemLines } from "./by-own-numbers.ts";
import { byOwnPeople } from "./by-own-people.ts";
import { correctionOf, isPlainlyOne } from "./correction.ts";
import { dayAsked } from "./day-asked.ts";
import { eachOnItsDay } from "./each-on-its-day.ts";
import { excusedIn } from "./excused.ts";
import { fieldThenItem } from "./field-then-item.ts";
import { howTo } from "./how-to.ts";
import { inCharacters } from "./in-letters.ts";
import { itemOrDay } from "./item-or-day.ts";
import { fromList, itemsFirst, numbersPointedAt } from "./items-first.ts";
import { jobTold } from "./job-told.ts";
import { withLeftOver } from "./left-over.ts";
import { lessTakenBack } from "./less-taken-back.ts";
import { markedCard } from "./marked-card.ts";
import { isCanonical, type Meaning } from "./means.ts";
import { meantAnother } from "./meant-another.ts";
import { asks } from "./mood.ts";
import { asSpeech, type NamedWord, wordBehindName } from "./name-first.ts";
import { namesIn } from "./names.ts";
import { neverDone } from "./never-done.ts";
import { nextFirst } from "./next-first.ts";
import { onlyAsked } from "./only-asked.ts";
import { onlyLooking } from "./only-looking.ts";
import { onlyNamed } from "./only-named.ts";
import { onlyOffered } from "./only-offered.ts";
import { orderedBeforeChatter } from "./ordered-before-chatter.ts";
import { passedToOwner } from "./passed-to-owner.ts";
import { placeRight } from "./place-right.ts";
import { hindranceOf } from "./plain-order.ts";
import { type Registry, takesItem, weightOf } from "./registry.ts";
import { reminderCorrected } from "./reminder-corrected.ts";
import { renamedIn } from "./renamed.ts";
import { scheduled } from "./scheduled.ts";
import { secondDay } from "./second-day.ts";
import { SETTING_RIGHT } from "./set-right.ts";
import { commandLines, type Line } from "./several.ts";
import { shareAsked } from "./share-asked.ts";
import { slipOf } from "./slipped.ts";
import { type Given, speechOf } from "./speech.ts";
import { join, type Speech } from "./spoken.ts";
import { toldAnew } from "./told-anew.ts";
import { topicLast } from "./topic-last.ts";
import { valueAlone } from "./value-alone.ts";
import { wordFirst } from "./word-first.ts";

/** Words first, then what was meant by their absence. Never guesses between two items: that is asked later. */
export async function meaningOf(typed: string, around: Surroundings): Promise<Meaning> {
  return lessTakenBack(await wholeMeaning(withoutSetAside(typed), around), typed, around);
}

async function wholeMeaning(text: string, around: Surroundings): Promise<Meaning> {
  const { registry } = around;
  const begun = text.slice(afterCourtesy(text));
  const said = mentionsBehind(begun, registry);
  const isTalk = isSmallTalk(text);
  if (isTalk && !around.quotes) return { kind: "small-talk" };
  if (isBeyond(said)) return { kind: "beyond-me" };
  for (const read of BEFORE_WORDS) {
    const reading = read(said, around, begun);
    const meaning = reading === null ? null : await reading;
    if (meaning !== null) return meaning;
  }
  const first = registry.find(text) === null ? said : text;
  if (registry.find(first) !== null) return wordFirst(first, around);
  if (isTalk) return { kind: "small-talk" };
  const topic = await topicLast(said, around);
  const ofTopic = topic && ((await correctionOf(said, around)) ?? (await speechOf(said, around, { topic })));
  if (ofTopic !== null) return asSaid(ofTopic);
  const answered = await answersByNumber(said, around);
  if (answered !== null) return answered;
  const owned = await byOwnNumbers(said, around);
  if (owned !== null) return eachNumbered(owned, around);
  const people = await byOwnPeople(said, around);
  if (people !== null) return eachLine(people, around);
  const numbered = numberedLines(said);
  if (numbered !== null) return eachLine(numbered, around);
  const items = await ownItemLines(said, around);
  if (items !== null) return eachLine(items, around);
  const turned = (await withNumberFirst(said, around)) ?? (await withNameFirst(said, around));
  if (turned !== null) return turned;
  const slipped = await slipOf(said, around);
  if (slipped !== null) return { kind: "speech", speech: slipped };
  const dated = await itemOrDay(said, around);
  if (dated !== null) return dated;
  const read = await spoken(said, around);
  const whole = read === null ? null : await withLeftOver(read, said, { around, read: spoken });
  const speech = await withBlanksAsMarks(whole, said, { around, read: spoken });
  if (speech === null) return { kind: isGrumbleOnly(said) ? "small-talk" : "unknown" };
  return asSaid(speech);
}

type Reading = Promise<Meaning | null> | null;

const asSaid = (speech: Speech): Meaning => ({ kind: "speech", speech });
const asCommand = (text: string): Meaning => ({ kind: "command", text });

/**
 * What is meant whatever command's word the text begins with, one after the other. Each answers null at once where its signs are
 * missing: hardly a message waits for any of them. `begun`: with those it turns to still in front.
 */
const BEFORE_WORDS: readonly ((said: string, around: Surroundings, begun: string) => Reading)[] = [
  (said, around) => orderedBeforeChatter(said, around, meaningOf),
  (said, around) => askedBesideOneself(said, around, meaningOf),
  (said, around) => heard(eachOnItsDay(said, around), asSaid),
  (said, around) => meantAnother(said, around, meaningOf),
  (said, around) => secondDay(said, around, meaningOf),
  (said, around) => lookedUp(onlyAsked(said), around),
  (_, around, begun) => heard(passedToOwner(begun, around), asSaid),
  (said, around) => {
    const day = dayAsked(said, around.now);
    return day === null ? null : Promise.resolve({ kind: "day-asked", day });
  },
  (said, around) => heard(shareAsked(said, around), (asked) => ({ kind: "share-asked", asked })),
  (said, around) => heard(howTo(said, around), asCommand),
  (said, around) => {
    const read = inCharacters(said, around);
    return read === null ? null : soundedOut(read, around);
  },
  (said, around) => heard(toldAnew(said, around, spoken), asSaid),
  (said, around) => heard(scheduled(said, around), asSaid),
  (said, around) => heard(renamedIn(said, around), asSaid),
  (said, around) => heard(placeRight(said, around), asSaid),
  (said, around) => heard(jobTold(said, around), asSaid),
  (said, around) => heard(reminderCorrected(said, around), asSaid),
  (said, around) => heard(excusedIn(said, around), asSaid),
  ...SETTING_RIGHT.map((read) => (said: string, around: Surroundings) => heard(read(said, around), asSaid)),
  (said, around) => heard(neverDone(said, around), asSaid),
  (said, around) => (isPlainlyOne(said) ? heard(correctionOf(said, around), asSaid) : null),
  (said, around) => heard(nextFirst(said, around), asCommand),
  (said, around) => heard(fieldThenItem(said, around), asCommand),
  (said, around) => {
    const card = markedCard(said, around);
    return card === null ? null : Promise.resolve(asSaid(card));
  },
  (said, around) => heard(commandLines(said, around), (lines) => ({ kind: "each", lines })),
];

function heard<Found>(reading: Promise<Found | null> | null, as: (found: Found) => Meaning): Reading {
  return reading === null ? null : reading.then((found) => (found === null ? null : as(found)));
}

async function soundedOut(reading: Promise<string | null>, around: Surroundings): Promise<Meaning | null> {
  const read = await reading;
  return read === null ? null : onlyLooking(await meaningOf(read, around), around);
}

function lookedUp(asked: string | null, around: Surroundings): Reading {
  return asked === null ? null : meaningOf(asked, around).then((meaning) => onlyLooking(meaning, around));
}

/** A correction, the items named before anything else, or a sentence of people's own. */
async function spoken(text: string, around: Surroundings, given: Given = {}): Promise<Speech | null> {
  const said = text.replace(/^\s*[把将](?=\s*[#\uff03]?\d)/u, "");
  const corrected = (await correctionOf(said, around)) ?? (await valueAlone(said, around));
  if (corrected !== null) return corrected;
  const named = await onlyNamed(said, around);
  if (named !== null) return named;
  if (await beginsWithFigures(said, around)) return speechOf(said, around, given);
  // #1发了资料,#3等回复: each by its own number. 1号9号两单跟到哪了: asked of both.
  if (EACH_NUMBERED.test(said)) return speechOf(said, around, given);
  const asked = NUMBERS_ASKED.exec(fold(said));
  if (asked !== null && asks(fold(said).slice(asked[0].length))) {
    const tokens = asked[0].match(/\d+/gu) ?? [];
    const both = tokens.map((no) => ({ token: `#${no}`, no: Number(no) }));
    return speechOf(said.slice(asked[0].length), around, { ...given, subjects: both });
  }
  const numbered = numbersPointedAt(fold(said));
  if (
    numbered.length > 1 &&
    asRead(said)
      .split(",")
      .some((clause) => asks(clause))
  )
    return speechOf(said, around, { ...given, subjects: numbered, isAsked: true });
  // 12号有什么安排 asks for the day.
  if (DAYS_AGENDA.test(fold(said))) return speechOf(said, around, given);
  const { subjects, rest } = itemsFirst(said);
  const [first] = subjects;
  // 这个报一下 湖州德清升华云峰 …: somebody new.
  if (first?.no === null && THIS_IS_NEW.test(said)) return speechOf(said, around, given);
  // 这单蓝海李四帮了不少忙: the one that is named behind it.
  const behind = fold(rest).trimStart();
  const isNamed = first?.no === null && namesIn(behind, await around.mine(behind))[0]?.start === 0;
  if (isNamed) return speechOf(rest, around, given);
  // 400进线一个: no item of that number.
  const isNone = first?.no != null && !/^\s*[#\uff03]/u.test(said) && (await around.item(first.no)) === null;
  if (isNone) return speechOf(said, around, given);
  const listed = await fromList(subjects, around);
  return speechOf(rest, around, listed.length > 0 ? { ...given, subjects: listed } : given);
}

const THIS_IS_NEW = /^\s*这[个家条](?:报|录|登记|记|建|备案)(?:一?下|备|进)/u;
const DAYS_AGENDA =
  /^\s*(?:[12]?\d|3[01])号[^,;。]{0,4}(?:(?:有|要)?(?:什么|啥)(?:安排|日程|行程|事|会)|(?:约|见|找|拜访)了?谁|有空|有没有(?:空|事|约|会)|忙不忙|跑哪)/u;
const EACH_NUMBERED =
  /^\s*[#＃]\d+\s*(?![\s\d、,，和与跟及]*[#＃\d])[^,，;；。\n]*(?:[,，;；。\s]+|(?<=\p{Script=Han}))[#＃]\d/u;
const NUMBERS_ASKED = /^\s*#?\d{1,9}号(?:[\s,、和与跟及]*#?\d{1,9}号)+/u;

/** @李四 转交 1: whom somebody turned to first is named all the same. */
function mentionsBehind(said: string, registry: Registry): string {
  const mentions = /^\s*(?:[@\uff20][^\s@\uff20]+[\s,，:：、]+)+/u.exec(said)?.[0] ?? "";
  const rest = said.slice(mentions.length);
  const isCommand = mentions !== "" && registry.find(rest) !== null;
  return isCommand ? `${rest} ${mentions.replace(/[\s,，:：、]+$/u, "")}` : said;
}

/** 把12推进到高意向, 12号 推进 …: the word is brought to the front, where the item is named by its number. */
async function withNumberFirst(said: string, around: Surroundings): Promise<Meaning | null> {
  const { registry } = around;
  const taking = /^\s*[把将]\s*/.exec(fold(said))?.[0].length ?? 0;
  const { reference, before, rest } = readItemReference(said.slice(taking));
  const isFirst =
    before === "" && (reference.kind === "number" || reference.kind === "line" || reference.kind === "it");
  // #3跟#5昨天都去了: 跟 joins the two.
  if (!isFirst || JOINS.test(rest) || (await beginsWithFigures(said.slice(taking), around))) return null;
  const found = registry.find(rest.slice(afterCourtesy(rest)));
  const item = said.slice(taking, said.length - rest.length).trim();
  // #2 客户要比价 is no question about a customer.
  if (found === null || !takesItem(found.entry) || hindranceOf(found, registry) !== null) return null;
  const text = `${found.word} ${item} ${found.rest.trim()}`;
  const isTold = !isCanonical(found) && weightOf(found.entry) === "weighty";
  return isTold ? offeredOr({ found, command: text }, said, around) : { kind: "command", text };
}

const JOINS = /^\s*[和与跟及、,，]\s*[#\uff03]?\d/u;

/** 云图签了 28万 tells of it: kept, and offered as the lines of the template have it. */
async function withNameFirst(said: string, around: Surroundings): Promise<Meaning | null> {
  const named = await wordBehindName(said, around);
  if (named === null) return null;
  const several = await spokenOfSeveral(said, around);
  if (several !== null) return { kind: "speech", speech: several };
  if (isCanonical(named.found) || weightOf(named.found.entry) !== "weighty")
    return { kind: "speech", speech: asSpeech(named) };
  return offeredOr(named, said, around);
}

/** 云图退公海吧,宝利也不要了: of each what is said of it. Null where one is spoken of, or nothing comes of the others. */
async function spokenOfSeveral(said: string, around: Surroundings): Promise<Speech | null> {
  const { parts } = takeApart(said, { known: await around.mine(said), now: around.now });
  const speech = parts.length > 1 ? await spoken(said, around) : null;
  return speech !== null && speech.runs.length + speech.offers.length > 1 ? speech : null;
}

async function offeredOr(named: NamedWord, said: string, around: Surroundings): Promise<Meaning> {
  const { registry } = around;
  const told = await spoken(said, around);
  const isOffered = told?.offers.some((offer) => registry.find(offer)?.entry.id === named.found.entry.id);
  return { kind: "speech", speech: told !== null && isOffered === true ? told : asSpeech(named) };
}

/** What merely counts as well as it names items waits for a yes. */
async function eachNumbered({ lines, isSure }: Numbered, around: Surroundings): Promise<Meaning> {
  if (isSure) return eachLine(lines, around);
  const speeches = await Promise.all(lines.map((line) => spoken(line, around)));
  const speech = onlyOffered(join(speeches.filter((one) => one !== null)), around);
  return speech.runs.length + speech.offers.length === 0 ? { kind: "unknown" } : { kind: "speech", speech };
}

/** Each line for itself: a command, something new, or what happened with a customer. */
async function eachLine(said: readonly string[], around: Surroundings): Promise<Meaning> {
  const { registry } = around;
  const lines: Line[] = [];
  const speeches: Speech[] = [];
  for (const line of said) {
    const opening = NEW.exec(line)?.[0];
    if (opening !== undefined)
      lines.push({ text: `${registry.wordOf("report")} ${line.slice(opening.length)}`, isNew: true });
    else if (registry.find(line) !== null) lines.push({ text: line, isNew: false });
    else {
      const speech = await spoken(line, around);
      if (speech !== null) speeches.push(speech);
      lines.push(
        ...(speech === null || speech.which !== null ? [line] : speech.runs).map((text) => ({
          text,
          isNew: false,
        })),
      );
    }
  }
  const { offers, beside } = join(speeches);
  return { kind: "each", lines, offers, beside };
}

const NEW = /^\s*新(?:的|客户|线索|商机)[\s:：,，]*/;
