// A follow-up is always kept; whether it counts, and what it does to the clock (rules.md 5).
import { addDays, at, type Day, dayOf, minuteOfDay } from "../day.ts";
import type { Item } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";
import type { Clockwork } from "./cadence.ts";

interface NextStep {
  readonly day: Day;
  /** Minutes since midnight, where a time was said. */
  readonly minute: number | null;
  readonly text: string | null;
}

export interface FollowUpFacts {
  /** Own words, without the 下次 part. */
  readonly ownText: string;
  readonly attempt: boolean;
  readonly next: NextStep | null;
  /** The texts of the last two follow-ups, newest first. */
  readonly lastTwo: readonly string[];
  readonly text: string;
  /** What the words say of the appointment that stands. */
  readonly appointment?: "kept" | "dropped" | null;
  readonly now: number;
}

export interface FollowedUp {
  readonly item: Item;
  /** It moves the clock. */
  readonly counts: boolean;
  /** What comes next as it is kept; null where nothing, or a day that has passed, was said. */
  readonly next: NextStep | null;
  /** The day it names for what comes next lies before today: kept as words, never as a date. */
  readonly isPast: boolean;
  /** What became of the day agreed before; "over": its time has come, and nothing was said of it. Null: none, or a new one. */
  readonly appointment: "stands" | "kept" | "over" | "dropped" | null;
  /** Why it does not, or null. */
  readonly because: "too-short" | "repeated" | "attempt" | "attempts-in-a-row" | null;
}

/**
 * Counts when it says what happened or what comes next, and is not one of the last two again. An attempt without
 * answer silences the nagging but moves nothing; after three in a row it does not even silence, whatever it fixes.
 */
export function followUp(item: Item, facts: FollowUpFacts, clockwork: Clockwork): FollowedUp {
  if (item.place !== "owned") throw new RuleError("not-owned", { item });
  const isPast = facts.next !== null && facts.next.day < dayOf(facts.now);
  const next = isPast || facts.next === null ? null : agreed(item, facts.next);
  const because = whyNot(item, { ...facts, next }, clockwork);
  const counts = because === null;
  const appointment = next === null ? becomes(item, { ...facts, counts }) : null;
  return {
    counts,
    next,
    isPast,
    because,
    appointment,
    item: {
      ...item,
      ...(counts ? counted(item, facts.now) : {}),
      attemptsInARow: facts.attempt ? item.attemptsInARow + 1 : counts ? 0 : item.attemptsInARow,
      silentUntil: because === "attempt" ? nextWorkingMorning(facts.now, clockwork) : item.silentUntil,
      ...(next !== null
        ? { nextDay: next.day, nextMinute: next.minute, nextText: next.text }
        : appointment !== null && appointment !== "stands"
          ? { nextDay: null, nextMinute: null, nextText: null }
          : {}),
    },
  };
}

/** An appointment that is still to come stands until it is kept or dropped by name; one whose time has come is kept. */
function becomes(item: Item, { appointment, counts, now }: FollowUpFacts & { readonly counts: boolean }) {
  if (item.nextDay === null) return null;
  if (appointment === "dropped") return "dropped";
  if (!counts) return "stands";
  if (appointment === "kept") return "kept";
  return isAhead(item.nextDay, item.nextMinute, now) ? "stands" : "over";
}

/** Said again without its hour, the same day keeps the hour agreed before, and what for. */
function agreed(item: Item, next: NextStep): NextStep {
  if (item.nextDay !== next.day || next.minute !== null) return next;
  return { day: next.day, minute: item.nextMinute, text: next.text ?? item.nextText };
}

function isAhead(day: Day, minute: number | null, now: number): boolean {
  const today = dayOf(now);
  return day > today || (day === today && minute !== null && minute > minuteOfDay(now));
}

/** What every act that counts as contact does to the clock: a new base; grace, silence and 无变化 end (rules.md 5). */
export function counted(item: Item, now: number): Item {
  return { ...item, lastFollowUpAt: now, graceUntil: null, noChangeInARow: 0, silentUntil: null };
}

function nextWorkingMorning(now: number, { calendar }: Clockwork): number {
  return at(calendar.nextWorkingDay(addDays(dayOf(now), 1)));
}

function whyNot(item: Item, facts: FollowUpFacts, { rules }: Clockwork): FollowedUp["because"] {
  const repeated = facts.lastTwo.some((text) => text.trim() === facts.text.trim());
  if (repeated) return "repeated";
  if (facts.attempt && item.attemptsInARow >= rules.cadence.attemptsThatCount) return "attempts-in-a-row";
  if (facts.attempt && facts.next === null) return "attempt";
  const saysEnough = [...facts.ownText.trim()].length >= rules.cadence.minimumOwnText;
  return saysEnough || facts.next !== null ? null : "too-short";
}
