// The working days of a split, and what takes the ground from under one that is open (rules.md 8).
import type { Calendar } from "../calendar.ts";
import type { Item } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";
import { fallenBack } from "./answer.ts";
import { type Arbitration, ended, handOver } from "./outcome.ts";
import { isOpen, type Split, type SplitEnd } from "./split.ts";

interface Clock {
  readonly calendar: Calendar;
  readonly rules: Rulebook;
}

const WORKING_DAY_MINUTES = 540;

/** Until when (ms) it runs as it is; null while an approval is waited for, and afterwards. */
export function deadlineOf(split: Split, { calendar, rules }: Clock): number | null {
  const { state, since, askedAt } = split;
  const { choiceWorkingDays, negotiationWorkingDays, decisionWorkingDays } = rules.split;
  if (state === "choosing") return calendar.addWorkingDaysTo(since, choiceWorkingDays);
  if (state === "open") return calendar.addWorkingDaysTo(since, negotiationWorkingDays);
  if (state === "last-offers" && askedAt !== null)
    return calendar.addWorkingDaysTo(askedAt, decisionWorkingDays);
  return null;
}

/** When whoever has not answered is reminded: at half of the time; an approval after its own days. */
export function reminderOf(split: Split, { calendar, rules }: Clock): number | null {
  const { state, since, askedAt } = split;
  const half = (days: number) => (days * WORKING_DAY_MINUTES) / 2;
  const days = rules.split;
  if (state === "choosing") return calendar.addWorkingMinutes(since, half(days.choiceWorkingDays));
  if (state === "open") return calendar.addWorkingMinutes(since, half(days.negotiationWorkingDays));
  if (askedAt === null) return null;
  if (state === "last-offers") return calendar.addWorkingMinutes(askedAt, half(days.decisionWorkingDays));
  const isAwaited = state === "awaiting-head" || state === "awaiting-manager";
  if (!isAwaited) return null;
  // Where nobody was found to ask, somebody may be there by now.
  return split.askedId === null ? askedAt : calendar.addWorkingDaysTo(askedAt, days.approvalWorkingDays);
}

/** What the end of its time makes of it; the very same split before. */
export function expired(split: Split, given: Clock & Arbitration): Split {
  const deadline = deadlineOf(split, given);
  if (deadline === null || deadline > given.now) return split;
  if (split.state === "choosing") return fallenBack(split, given.now);
  if (split.state === "last-offers") return ended(split, { end: "undecided", now: given.now });
  return handOver(split, given);
}

/**
 * Why an open one cannot go on: other hands, no hands, a lost deal, a party who left the company, or a contract signed
 * before the manager picked what not all had agreed to; null when it can.
 */
export function groundLost(
  split: Split,
  { item, active }: { readonly item: Item; readonly active: ReadonlySet<string> },
): SplitEnd | null {
  if (!isOpen(split)) return null;
  if (item.place !== "owned") return "released";
  if (item.ownerId !== split.ownerId) return "handed-on";
  if (item.outcome === "lost") return "lost";
  if (item.outcome === "won" && split.state === "last-offers") return "signed";
  return split.parties.every(({ memberId, left }) => left || active.has(memberId)) ? null : "party-left";
}
