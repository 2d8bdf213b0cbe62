// The clock of an item worked out a second time, from rules.md 5: by plain scans over its days.
import type { Facts, ItemRow, Span } from "./facts.ts";
import { addDays, at, CLOSES, type Day, dayOf, MINUTE_MS, OPENS, onWorking, works } from "./time.ts";

/** Days from the base to the deadline, by stage, where competition is medium; working days in stage 5. */
const CADENCE: Readonly<Record<number, number>> = { 1: 7, 2: 14, 3: 10, 4: 7, 5: 1 };
/** A date agreed with the customer holds for so many days after the base at most. */
const AGREED_AHEAD: Readonly<Record<number, number>> = { 2: 30, 3: 30, 4: 14 };
const OBSERVED_DAYS = 14;
/** So much working time lost, and a day does not count. */
const LOST_MINUTES = 60;

export type Clock = ReturnType<typeof clockOf>;

export function clockOf(facts: Pick<Facts, "pauses">, now: number) {
  const lost = new Map<string, boolean>();

  const holds = (span: Span, { no, ownerId }: ItemRow): boolean =>
    span.no === 0 ? ["", ownerId].includes(span.memberId) : span.no === no;
  const spansOf = (item: ItemRow): readonly Span[] => facts.pauses.filter((span) => holds(span, item));

  function isLost(item: ItemRow, day: Day): boolean {
    const key = `${item.ownerId}/${facts.pauses.some(({ no }) => no === item.no) ? item.no : ""}/${day}`;
    const before = lost.get(key);
    if (before !== undefined) return before;
    const spans = spansOf(item).filter(
      ({ beganAt, endedAt }) => beganAt < at(addDays(day, 1)) && (endedAt ?? now) > at(day),
    );
    let minutes = 0;
    for (let minute = OPENS; minute < CLOSES && spans.length > 0; minute++) {
      const instant = at(day, minute);
      if (spans.some((one) => one.beganAt < instant + MINUTE_MS && (one.endedAt ?? now) > instant)) minutes++;
    }
    lost.set(key, minutes >= LOST_MINUTES);
    return minutes >= LOST_MINUTES;
  }

  const free = (item: ItemRow, from: Day): Day => {
    let day = onWorking(from);
    while (isLost(item, day)) day = onWorking(addDays(day, 1));
    return day;
  };

  /** So many days after the base; those that do not count are left out. */
  function daysOn(item: ItemRow, days: number, onlyWorking: boolean): Day {
    let day = dayOf(Math.max(item.receivedAt, item.lastFollowUpAt ?? 0));
    for (let left = days; left > 0; ) {
      day = addDays(day, 1);
      if (!isLost(item, day) && (!onlyWorking || works(day))) left--;
    }
    return day;
  }

  /** A reactivated item runs the seven days of a new one until its holder has followed it up. */
  const stageOf = (item: ItemRow): number =>
    item.reactivated && (item.lastFollowUpAt ?? 0) < item.receivedAt ? 1 : (item.stage ?? 1);

  /** Null where no clock runs. */
  function deadlineOf(item: ItemRow): number | null {
    if (item.place !== "owned" || item.outcome !== "open") return null;
    const stage = stageOf(item);
    const day = daysOn(item, CADENCE[stage] ?? 30, stage === 5);
    // A list is only looked at in its first days.
    const looked = item.intake === "imported" ? addDays(dayOf(item.createdAt), OBSERVED_DAYS) : null;
    return at(free(item, later(later(day, item.graceUntil), looked)), CLOSES);
  }

  /** What the holder reads as due: the date typed, else the rule's; a grace outlasts an earlier date. */
  function nextOf(item: ItemRow): number | null {
    if (item.place !== "owned" || item.outcome === "lost") return null;
    const rule = deadlineOf(item);
    if (item.nextDay === null) return rule;
    const typed = at(item.nextDay, item.nextMinute ?? CLOSES);
    if (rule !== null && item.graceUntil !== null && item.graceUntil > item.nextDay) return rule;
    const ahead = item.outcome === "open" ? AGREED_AHEAD[item.stage ?? 1] : undefined;
    const furthest = ahead === undefined ? null : daysOn(item, ahead, false);
    if (furthest === null || item.nextDay <= furthest) return typed;
    return at(free(item, later(furthest, item.graceUntil)), CLOSES);
  }

  /** From when on it is late: a date agreed in 2–4 and a payment's; in 1 and 5 it does not extend the rule. */
  function dueOf(item: ItemRow): number | null {
    const next = nextOf(item);
    if (next === null || item.outcome === "won" || isMiddle(item)) return next;
    return Math.min(next, deadlineOf(item) ?? next);
  }

  /** When the head is to decide: twice the cadence after the base, and not before what was agreed or granted. */
  function decisionOf(item: ItemRow): number | null {
    const rule = deadlineOf(item);
    const due = dueOf(item);
    if (rule === null || due === null || !isMiddle(item)) return null;
    const twice = free(item, daysOn(item, 2 * (CADENCE[item.stage ?? 0] ?? 0), false));
    return Math.max(at(twice, CLOSES), due, rule);
  }

  return {
    deadlineOf,
    nextOf,
    dueOf,
    decisionOf,
    isPausedNow: (item: ItemRow) =>
      spansOf(item).some(({ beganAt, endedAt }) => beganAt <= now && (endedAt === null || endedAt > now)),
    isSilent: ({ silentUntil }: ItemRow) => (silentUntil ?? 0) > now,
    /** What a rep found stays with them for its first 30 days. */
    isKept: ({ intake, createdAt }: ItemRow) =>
      ["reported", "self-developed"].includes(intake) && now - createdAt < 30 * 86_400_000,
  };
}

export const isMiddle = ({ stage }: ItemRow): boolean => stage !== null && stage >= 2 && stage <= 4;

function later(one: Day, other: Day | null): Day {
  return other !== null && other > one ? other : one;
}
