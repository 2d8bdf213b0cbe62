// 师徒: who was asked to come along to a talk, for when, and what they answered (rules.md 8, "Mentor"; article L40).
import type { Day } from "../day.ts";
import type { Item } from "../item/item.ts";
import { mustBeOwned } from "../item/places.ts";
import { RuleError } from "../rule-error.ts";

export type MentorshipState = "asked" | "rescheduled" | "accepted" | "declined" | "ended";

/** When and what for, as typed; the day is known where one was named. */
export interface Appointment {
  readonly text: string | null;
  readonly day: Day | null;
  /** Minutes since midnight. */
  readonly minute: number | null;
}

/** One asking of one mentor for one talk. */
export interface Mentorship extends Appointment {
  readonly id: number;
  readonly no: number;
  readonly mentorId: string;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly state: MentorshipState;
  readonly answeredAt: number | null;
  /** The mentor's words, where they gave any. */
  readonly answer: string | null;
  readonly version: number;
}

export type NewMentorship = Omit<Mentorship, "id" | "version">;

export interface Asking {
  readonly mentorId: string;
  readonly askedBy: string;
  readonly when: Appointment;
  /** What this mentor was asked of this item so far. */
  readonly known: readonly Mentorship[];
  readonly today: Day;
  readonly now: number;
}

export type Asked =
  | { readonly kind: "new"; readonly mentorship: NewMentorship }
  /** What waited is asked anew, with another time. */
  | { readonly kind: "changed"; readonly mentorship: Mentorship }
  /** It has been asked, or agreed, so already: nobody is told twice. */
  | { readonly kind: "known"; readonly mentorship: Mentorship };

/** Asks once: what is said again changes the time or nothing. @throws RuleError */
export function askMentor(item: Item, asking: Asking): Asked {
  mustBeTalkedAbout(item);
  const { mentorId, askedBy, when, known, today, now } = asking;
  if (mentorId === item.ownerId) throw new RuleError("mentor-is-owner", { item });
  const fresh = { ...when, askedBy, askedAt: now, state: "asked", answeredAt: null, answer: null } as const;
  const running = currentOf(known, today);
  if (running === null) return { kind: "new", mentorship: { no: item.no, mentorId, ...fresh } };
  if (running.state !== "rescheduled" && isSame(running, when)) return { kind: "known", mentorship: running };
  return { kind: "changed", mentorship: { ...running, ...fresh } };
}

/** What runs of one mentor's askings of one item: not refused, withdrawn, or over. The latest, if there are several. */
export function currentOf(known: readonly Mentorship[], today: Day): Mentorship | null {
  return (
    known.findLast(({ state, day }) => {
      if (state === "declined" || state === "ended") return false;
      return state !== "accepted" || day === null || day >= today;
    }) ?? null
  );
}

/** The mentor's yes, to the time that was asked for. */
export function accept(item: Item, mentorship: Mentorship, now: number): Mentorship {
  mustBeTalkedAbout(item);
  if (mentorship.state === "rescheduled") throw new RuleError("mentor-time-open", { item, mentorship });
  if (mentorship.state === "accepted") throw new RuleError("mentor-agreed", { item, mentorship });
  return { ...mentorship, state: "accepted", answeredAt: now, answer: null };
}

/** The mentor's no, also after a yes: things come up. */
export function decline(mentorship: Mentorship, given: { words: string | null; now: number }): Mentorship {
  return { ...mentorship, state: "declined", answeredAt: given.now, answer: given.words };
}

/** The mentor's "another time": whoever asked is asked back. */
export function reschedule(
  item: Item,
  mentorship: Mentorship,
  given: { readonly when: Appointment; readonly now: number },
): Mentorship {
  mustBeTalkedAbout(item);
  return { ...mentorship, ...given.when, state: "rescheduled", answeredAt: given.now, answer: null };
}

/** The asker's yes to the mentor's time. */
export function agree(item: Item, mentorship: Mentorship, now: number): Mentorship {
  mustBeTalkedAbout(item);
  if (mentorship.state !== "rescheduled") throw new RuleError("no-other-time", { item });
  return { ...mentorship, state: "accepted", answeredAt: now };
}

/** Who has joined already names a day on which they come: nobody needs to ask. */
export function promise(
  item: Item,
  given: {
    readonly mentorId: string;
    readonly when: Appointment;
    readonly running: Mentorship | null;
    readonly now: number;
  },
): Mentorship | NewMentorship {
  mustBeTalkedAbout(item);
  const { mentorId, when, running, now } = given;
  const agreed = { ...when, state: "accepted", answeredAt: now, answer: null } as const;
  if (running !== null) return { ...running, ...agreed };
  return { ...agreed, no: item.no, mentorId, askedBy: mentorId, askedAt: now };
}

/** The asker does without. */
export function dismiss(mentorship: Mentorship, now: number): Mentorship {
  return { ...mentorship, state: "ended", answeredAt: now };
}

/** A mentor joins the talks of a deal that is still open. */
function mustBeTalkedAbout(item: Item): void {
  mustBeOwned(item);
  if (item.outcome !== "open") throw new RuleError("mentor-while-open", { item });
}

function isSame(one: Appointment, other: Appointment): boolean {
  if (other.text === null) return true;
  return one.day === other.day && one.minute === other.minute && one.text === other.text;
}
