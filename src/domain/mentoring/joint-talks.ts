// 协访: a talk with the customer in which a mentor took part; logged by one, confirmed by the other (rules.md 8, "Mentor").
import type { Calendar } from "../calendar.ts";
import { addDays, at, type Day, dayOf } from "../day.ts";
import type { Item, Stage } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

export interface JointTalk {
  readonly id: number;
  readonly no: number;
  readonly mentorId: string;
  /** Who led the talk: the owner, or whoever acted for them. */
  readonly menteeId: string;
  /** When it took place, as told. */
  readonly day: Day;
  /** Where the deal stood when it was logged. */
  readonly stage: Stage | null;
  readonly at: number;
  readonly loggedBy: string;
  readonly text: string;
  readonly state: "logged" | "confirmed" | "denied" | "undone";
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
  readonly version: number;
}

export type NewTalk = Omit<JointTalk, "id" | "version">;

export interface TalkRules {
  readonly calendar: Calendar;
  readonly rules: Rulebook;
}

/** The talk as its first teller logs it; nothing counts before the other has said so too. */
export function logTalk(
  item: Item,
  given: {
    readonly mentorId: string;
    readonly menteeId: string;
    readonly day: Day;
    readonly by: string;
    readonly text: string;
    readonly now: number;
  },
): NewTalk {
  const { mentorId, menteeId, day, by, text, now } = given;
  return {
    no: item.no,
    mentorId,
    menteeId,
    day,
    stage: item.stage,
    at: now,
    loggedBy: by,
    text,
    state: "logged",
    answeredBy: null,
    answeredAt: null,
  };
}

/** Whether somebody's word is the one a talk waits for: the mentor's where the mentee logged it, and the other way round. */
export function isTheirsToConfirm(talk: JointTalk, by: string): boolean {
  const isMentor = by === talk.mentorId;
  const loggedByMentor = talk.loggedBy === talk.mentorId;
  return talk.state === "logged" && isMentor !== loggedByMentor;
}

/** The last instant (ms) at which the other may still confirm. */
export function confirmableUntil(
  { at: logged }: Pick<JointTalk, "at">,
  { calendar, rules }: TalkRules,
): number {
  const day = calendar.addWorkingDays(dayOf(logged), rules.mentoring.confirmWorkingDays);
  return at(day, rules.cadence.deadlineMinute);
}

/** The other's yes. Nobody confirms what they told themselves, and nothing that is too old. @throws RuleError */
export function confirmTalk(
  item: Item,
  talk: JointTalk,
  given: { readonly by: string; readonly now: number } & TalkRules,
): JointTalk {
  mustBeTheirs(item, talk, given);
  const until = confirmableUntil(talk, given);
  if (given.now > until) throw new RuleError("talk-too-late", { item, until });
  return { ...talk, state: "confirmed", answeredBy: given.by, answeredAt: given.now };
}

/** The other's no: what was told stays a follow-up of its author and counts as no joint talk. @throws RuleError */
export function denyTalk(
  item: Item,
  talk: JointTalk,
  given: { readonly by: string; readonly now: number },
): JointTalk {
  mustBeTheirs(item, talk, given);
  return { ...talk, state: "denied", answeredBy: given.by, answeredAt: given.now };
}

function mustBeTheirs(item: Item, talk: JointTalk, { by }: { readonly by: string }): void {
  if (isTheirsToConfirm(talk, by)) return;
  throw new RuleError(talk.state === "logged" ? "talk-own-word" : "no-talk-waiting", { item });
}

/**
 * When it took place: the day the teller names, if it is one that may be meant; else the last day agreed for a talk of
 * which nobody has told yet; else today.
 */
export function talkDay(
  said: Day | null,
  given: {
    /** Days agreed with this mentor. */
    readonly agreed: readonly Day[];
    /** This mentor's talks of the item. */
    readonly known: readonly JointTalk[];
    readonly today: Day;
    readonly rules: Rulebook;
  },
): Day {
  const { agreed, known, today, rules } = given;
  const earliest = addDays(today, -rules.mentoring.talkBackDays);
  const isPossible = (day: Day) => day >= earliest && day <= today;
  if (said !== null) return isPossible(said) ? said : today;
  const untold = agreed.filter(
    (day) => isPossible(day) && !known.some((talk) => stands(talk) && talk.day >= day),
  );
  return untold.sort().at(-1) ?? today;
}

/** Neither denied nor taken back. */
export function stands({ state }: Pick<JointTalk, "state">): boolean {
  return state === "logged" || state === "confirmed";
}

/**
 * Whose help counts for the profit of a won deal: a talk on the day of signing or before, and both had said so by then.
 * Who owns the deal has all of it already.
 */
export function mentorsOfTheDeal(
  item: Pick<Item, "ownerId" | "signedOn">,
  talks: readonly JointTalk[],
): readonly string[] {
  const signedOn = item.signedOn;
  if (signedOn === null) return [];
  const isInTime = ({ day, answeredAt }: JointTalk) =>
    day <= signedOn && answeredAt !== null && dayOf(answeredAt) <= signedOn;
  return whoCameAlong(item, talks.filter(isInTime));
}

/** Everybody who came along to a talk of it, as both have said; never its owner. */
export function whoCameAlong(item: Pick<Item, "ownerId">, talks: readonly JointTalk[]): readonly string[] {
  const confirmed = talks.filter(({ state, mentorId }) => state === "confirmed" && mentorId !== item.ownerId);
  return [...new Set(confirmed.map(({ mentorId }) => mentorId))];
}

/** Whose joint talk is recent enough to have led to today's move forward. */
export function recentMentors(
  item: Pick<Item, "ownerId">,
  talks: readonly JointTalk[],
  { today, rules }: { readonly today: Day; readonly rules: Rulebook },
): readonly string[] {
  const since = addDays(today, -rules.mentoring.praiseDays);
  return whoCameAlong(
    item,
    talks.filter(({ day }) => day >= since),
  );
}
