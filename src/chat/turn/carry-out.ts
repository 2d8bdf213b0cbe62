// One text: what it means, its command performed, its draft kept or ended, and what is answered.
import type { Draft } from "../../../db/stores/drafts.ts";
import type { Answer } from "../answer.ts";
import { withoutChatter } from "../read/chatter.ts";
import { choiceIn } from "../read/choice.ts";
import { dayMeant } from "../read/day-meant.ts";
import { fold } from "../read/fold.ts";
import { readItemReference } from "../read/item-reference.ts";
import { findLabels } from "../read/label.ts";
import { nameBeginning } from "../read/name-beginning.ts";
import { withoutNeverMind } from "../read/never-mind.ts";
import { readStamp } from "../read/stamp.ts";
import { onlyItemIn } from "../understand/about-whom.ts";
import { isDayOfAct } from "../understand/choice-or-day.ts";
import { meaningOf } from "../understand/meaning.ts";
import type { Meaning } from "../understand/means.ts";
import { asks } from "../understand/mood.ts";
import { takesItem } from "../understand/registry.ts";
import type { Speech } from "../understand/spoken.ts";
import { isOfCustomers } from "../understand/word-first.ts";
import { answeredInOne } from "./answered-in-one.ts";
import { answeredWithin, isUnsaid } from "./answered-within.ts";
import { ANSWERS_OF_TODAY, chosenIn, fitOf, IN_TURN, inPlace, isByTheWay } from "./answers.ts";
import { CHOSEN, filledIn, itemOrDay, lineOrItem, spotOf } from "./ask-back.ts";
import { calledOff } from "./called-off.ts";
import { correctedDraft } from "./draft-corrected.ts";
import { explain } from "./explain.ts";
import { ASKS_ITEM, fullAnswer, isLabelled, itemAnswer } from "./full-answer.ts";
import { OF_THE_LEAD, questionOf } from "./in-hand.ts";
import { markSaid } from "./mark-said.ts";
import type { Moment, Room } from "./moment.ts";
import { newsInstead } from "./news-instead.ts";
import {
  answerTo,
  completedOffer,
  dayForOffered,
  meetings,
  namedItems,
  offered,
  offeredElsewhere,
  putsOff,
  refilledOffer,
  spoken,
} from "./offers.ts";
import { inOwnWords } from "./own-words.ts";
import { isYes } from "./proposal.ts";
import { carryOutAll, each, plainly, run } from "./run.ts";
import { MEMORY_MS, surroundingsOf } from "./surroundings.ts";
import { saidOfTold, type TakenTold, takeTold } from "./told-question.ts";
import { unknown } from "./unknown.ts";
import { askWhich, lookUp } from "./which.ts";
import { whyLost } from "./why-lost.ts";

/** A place is evidence of a visit to the customer just spoken of; without one the answer says how to say it. */
export async function carryOutLocation(room: Room, moment: Moment, label: string): Promise<Answer> {
  const { store, now } = moment;
  const last = await store.conversations.lastItem(spotOf(moment), now - MEMORY_MS);
  if (last === null || label === "") return { id: "common", block: "location", values: { label } };
  return run(room, moment, plainly(`${room.registry.wordOf("follow-up")} #${last} 到访: ${label}`));
}

/** A button's command, whatever waits half-typed in the chat. */
export async function carryOutCommand(room: Room, moment: Moment, command: string): Promise<Answer> {
  const { text, escalationId } = readStamp(command);
  return (await settled(room, moment, escalationId)) ?? run(room, moment, plainly(text));
}

/** The refusal of what answers an 上调 that is over; null where nothing is answered, or it still stands. */
async function settled(room: Room, moment: Moment, escalationId: number | null): Promise<Answer | null> {
  const error =
    escalationId === null ? null : await room.workflows.settled(escalationId, { ...room, ...moment });
  return error === null
    ? null
    : { id: "rules", block: error.code, values: await explain(error, moment, room) };
}

/**
 * What the sender gets to read; null where nothing is to be said. A half-typed command waits for the part that was
 * asked for: the next text that is no command itself is taken as that part. 确认 runs the very words again that asked.
 */
export async function carryOut(given: Room, moment: Moment, said: string): Promise<Answer | null> {
  const { store, incoming, now } = moment;
  const { text: typed, escalationId } = readStamp(said);
  const isAsked = (await store.drafts.open(spotOf(moment), now)) !== null;
  // 31万5,刚才偷懒了不好意思哈, to what was asked.
  const meant = isAsked ? withoutChatter(typed) : typed;
  const { room, text } = await inOwnWords(withoutNeverMind(meant, now), given, moment);
  const over = await settled(room, moment, escalationId);
  if (over !== null) return over;
  const told = await takeTold(text, room, moment);
  if (told !== null) return runTold(room, moment, told);
  const ofList = await saidOfTold(text, room, moment);
  if (ofList !== null) return run(room, moment, plainly(ofList));
  const spot = spotOf(moment);
  const here = await questionOf(text, room.registry, moment);
  const elsewhere = here === null ? await offeredElsewhere(text, moment) : null;
  const waiting = here ?? elsewhere;
  const offers = offered(waiting);
  const around = surroundingsOf(room, moment, waiting?.at);
  if (offers.length > 0) {
    const answer = answerTo(text, offers);
    const day = answer === null ? await dayForOffered(text, { offers, now, room, around }) : null;
    if (offers[choiceIn(text) - 1] === undefined) await store.drafts.drop(elsewhere ?? spot);
    if (answer === "yes") return carryOutAll(room, moment, { commands: offers, draft: null });
    if (answer === "no") return { id: "common", block: "offer-dropped", values: {} };
    const meeting = day === null ? [] : meetings(text, offers, { ...room, now });
    if (day !== null) return spoken(await run(room, moment, plainly(day)), { offers: meeting }, moment);
    const completed = completedOffer(text, offers, room);
    if (completed !== null) return run(room, moment, plainly(completed));
    const refilled = await refilledOffer(text, { offers, room, around });
    if (refilled !== null) return spoken(null, { offers: [refilled] }, moment);
  }
  const draft = offers.length > 0 && choiceIn(text) === 0 ? null : waiting;
  if (draft?.asking === IN_TURN && isYes(text)) {
    const said = { ...plainly(`${draft.words} ${text.trim()}`), draft, answers: true as const };
    if (draft.choices === null) return run(room, moment, said);
    await store.drafts.drop(spot);
    return carryOutAll(room, moment, { commands: draft.choices, draft: null });
  }
  const chosen = chosenIn(draft, text);
  if (draft !== null && chosen !== undefined) {
    await store.drafts.drop(spot);
    return run(room, moment, plainly(completed(draft, chosen, { room, now })));
  }
  const found = room.registry.find(text);
  if (draft !== null && found !== null) {
    if (found.entry.id === "confirm" && draft.asking === null && draft.choices === null) {
      await store.drafts.drop(spot);
      return run(room, moment, { ...plainly(draft.words), confirmed: true });
    }
    if (found.entry.id === "skip" && draft.asking !== null) return skip(room, moment, draft);
    if (found.entry.id === "continue" && draft.asking !== null)
      return run(room, moment, { ...plainly(filledIn(draft.words, " ", now)), draft });
  }
  if (draft?.asking === "today" && found !== null && ANSWERS_OF_TODAY.has(found.entry.id)) {
    const { kind } = readItemReference(found.rest).reference;
    const names = kind === "number" || kind === "line" || kind === "it";
    if (!names && nameBeginning(found.rest.trim(), await around.own()) === null)
      return run(room, moment, {
        ...plainly(`${found.word} ${draft.words} ${found.rest}`),
        draft,
        answers: true,
      });
  }
  // 先不推了, to what it lacks: nothing of it is meant any more.
  if (draft !== null && draft.asking !== null && !isByTheWay(draft) && found === null && putsOff(text))
    return run(room, moment, { ...plainly(room.registry.wordOf("cancel")), draft });
  // 退公海 3 预算取消 is another command, whatever its reason would answer.
  const mayBeWhy = found === null || (OF_LOSING.has(found.entry.id) && !NUMBERED.test(fold(found.rest)));
  const why = draft === null || !mayBeWhy ? null : await whyLost(draft, text, around);
  const isSpeech =
    found !== null &&
    (why !== null ||
      (await isOfCustomers(found, around)) ||
      (draft !== null && isLabelled(draft, found, text)));
  if (draft !== null && draft.asking !== null && (found === null || isSpeech)) {
    const off = await calledOff(text, { draft, room, moment });
    if (off !== null) return off;
    const corrected = await correctedDraft(draft, text, around);
    if (corrected !== null) return run(room, moment, { ...plainly(corrected), draft, answers: true });
    const within =
      why ??
      (await answeredInOne(draft, text, around)) ??
      (await markSaid(draft, text, around)) ??
      (await answeredWithin(draft, text, around));
    const isTakenBack = within === null && isUnsaid(draft, text, now);
    const fit = isTakenBack ? "no" : fitOf(draft.asking, text, now);
    const full = within ?? (fit === "sure" ? null : await fullAnswer(draft, text, around));
    const meant = fit === "sure" || full !== null || isSpeech ? null : await meaningOf(text, around);
    const news = newsInstead(draft, text, { meant, registry: room.registry });
    if (news !== null) return run(room, moment, { ...plainly(news), draft, answers: true });
    const named = meant === null || asks(fold(text)) ? null : itemAnswer(draft, meant, room);
    const isAnswer = fit === "sure" || (fit === "maybe" && !isUnderstood(meant, draft, room));
    const isItem = isAnswer && fit !== "sure" && ASKS_ITEM.has(draft.asking);
    const only = isItem ? await onlyItemIn(text, around) : null;
    const answers = full ?? (only !== null ? `#${only}` : isAnswer ? text : named);
    if (answers !== null)
      return run(room, moment, {
        ...plainly(completed(draft, answers, { room, now })),
        draft,
        answers: true,
      });
  }
  const line = choiceIn(text);
  const isChosen = line > 0 && !(await isDayOfAct(text, around));
  if (isChosen) return run(room, moment, plainly(await lookUp(line, room, moment)));
  const meaning = await meaningOf(text, around);
  switch (meaning.kind) {
    case "command":
      return run(room, moment, { ...plainly(meaning.text), draft });
    case "each":
      return spoken(await each(room, moment, meaning.lines), meaning, moment);
    case "speech":
      return speak(room, moment, meaning.speech, draft);
    case "later":
      return { id: "common", block: "later", values: { what: meaning.what } };
    case "line-or-item":
      return lineOrItem(room.registry, moment, meaning);
    case "item-or-day":
      return (await itemOrDay(room.registry, moment, meaning)) ?? unknown(room, moment, text);
    case "small-talk":
      // In a group nobody waits for an answer to 收到.
      return incoming.chat.kind === "group" ? null : { id: "common", block: "small-talk", values: {} };
    case "unknown":
      return unknown(room, moment, text);
    case "share-asked": {
      const [one] = await namedItems([meaning.asked.no], moment);
      return { id: "common", block: "share-asked", values: { ...one, ...meaning.asked } };
    }
    // What no command answers is said in a line of its own.
    default:
      return { id: "common", block: meaning.kind, values: { ...meaning } };
  }
}

const NUMBERED = /^\s*#?\d/u;
/** 输给唯智了 begins with their words. */
const OF_LOSING: ReadonlySet<string> = new Set(["lose", "lost"]);

/** What was asked before it waits on, and is said once: a half-typed command, or another 确认. */
async function runTold(room: Room, moment: Moment, { words, older }: TakenTold): Promise<Answer> {
  const isAsked = older !== null && older.asking === null;
  const answer = await run(room, moment, {
    ...plainly(words),
    confirmed: true,
    draft: isAsked ? null : older,
  });
  return isAsked ? { ...answer, parked: older.words.replace(CHOSEN, "…"), awaits: true } : answer;
}

/** What means something by itself; who it happened with is no part of an answer that asks for it. */
function isUnderstood(meaning: Meaning | null, { asking, words }: Draft, { registry }: Room): boolean {
  if (meaning === null || meaning.kind === "unknown") return false;
  if (meaning.kind !== "speech") return true;
  const { which, names, runs, offers } = meaning.speech;
  // 何工让我周五去: beside a report, whoever works at another customer is no part of this one's next step.
  const isElsewhere = (command: string) => {
    const of = /#\d+/.exec(command)?.[0];
    return asking === "next" && of !== undefined && !new RegExp(`${of}(?!\\d)`).test(words);
  };
  // A word for some act, or somebody's name, is rather what was asked for: 要法务陪同, 王总拍板.
  const isApart = (command: string) => {
    const found = registry.find(command);
    return found !== null && !takesItem(found.entry);
  };
  // 明天九点提醒我带样品 is no next step of the customer's.
  // 不是下周,是这周五给信 puts the day right itself.
  const isOrder = (command: string) =>
    asking === "next" && BY_ITSELF.has(registry.find(command)?.entry.id ?? "");
  const isOwnWay = [...runs, ...offers].some((command) => isApart(command) || isOrder(command));
  return which === null && (names === true || isOwnWay || runs.some(isElsewhere));
}

const BY_ITSELF: ReadonlySet<string> = new Set(["remind-me", "edit"]);

/** The words that waited, with the answer where it belongs. */
function completed(
  { words, asking, choices }: Draft,
  text: string,
  { room, now }: { readonly room: Room; readonly now: number },
): string {
  const said = asking === "next" ? dayMeant(text.trim(), now) : text.trim();
  if (asking === "today") return `${room.registry.wordOf("follow-up")} ${words} ${said}`;
  if (words.includes(CHOSEN)) return filledIn(words, inPlace({ asking, choices }, said), now);
  const label = findLabels(fold(said))[0]?.start === 0 ? "" : room.fieldWord(asking ?? "");
  return [words, label, said].filter((part) => part !== "").join(" ");
}

/** The next missing part is asked for; the last one cannot be left out. */
async function skip(room: Room, moment: Moment, draft: Draft): Promise<Answer> {
  if (draft.asking === IN_TURN || OF_THE_LEAD.has(room.registry.find(draft.words)?.entry.id)) {
    await moment.store.drafts.drop(spotOf(moment));
    return run(room, moment, plainly(room.registry.wordOf("skip")));
  }
  const answer = await run(room, moment, { ...plainly(filledIn(draft.words, " ", moment.now)), draft });
  const missing = (answer.values["missing"] ?? []) as readonly string[];
  // What is no list of parts is asked again.
  if (missing.length === 0) return answer;
  const next = missing[(missing.indexOf(draft.asking ?? "") + 1) % missing.length];
  if (next === undefined || missing.length < 2)
    return { id: "usage", block: "cannot-skip", values: { ...answer.values, words: draft.words } };
  await moment.store.drafts.keep(spotOf(moment), { ...draft, asking: next });
  return {
    ...answer,
    values: { ...answer.values, missing: [next, ...missing.filter((field) => field !== next)] },
  };
}

/** What is done and kept, then what is offered, asked and left out. */
async function speak(room: Room, moment: Moment, speech: Speech, draft: Draft | null): Promise<Answer> {
  const { runs, which } = speech;
  if (which !== null && runs.length + speech.offers.length === 0) return askWhich(room, moment, which);
  const answer = runs.length === 0 ? null : await carryOutAll(room, moment, { commands: runs, draft });
  return spoken(answer, speech, moment);
}
