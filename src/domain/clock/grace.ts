// 宽限, 无变化, 保留: a deadline moved by a person, once and within limits, never by the clock (rules.md 5, 6).
import type { Calendar } from "../calendar.ts";
import { addDays, type Day, dayOf } from "../day.ts";
import type { Change } from "../item/change.ts";
import type { Item } from "../item/item.ts";
import { mustBeOwned } from "../item/places.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { cadenceDays, dueOf, extendsDeadline } from "./cadence.ts";

interface Given {
  readonly today: Day;
  readonly rules: Rulebook;
}

/** The owner's one 宽限, of a first contact only; further on it is the head's to give. */
export function graceByOwner(item: Item, given: Given & { readonly days: number | null }): Change {
  mustRun(item);
  const most = given.rules.grace.ownDays;
  if (item.stage !== null && item.stage > 1) throw new RuleError("grace-by-head", { item });
  if (item.ownGraceUsed) throw new RuleError("grace-used", { item });
  const days = given.days ?? most;
  if (days < 1 || days > most) throw new RuleError("grace-days", { item, most });
  return {
    ...extended(item, { ...given, days }),
    item: { ...until(item, { ...given, days }), ownGraceUsed: true },
  };
}

/** The head's 宽限: in any stage, as often as they answer for it. */
export function graceByHead(item: Item, given: Given & { readonly days: number | null }): Change {
  mustRun(item);
  const most = given.rules.grace.headDaysAtMost;
  const days = given.days ?? given.rules.grace.headDays;
  if (days < 1 || days > most) throw new RuleError("grace-days", { item, most });
  return extended(item, { ...given, days });
}

/** 保留: its owner keeps it, and is asked again after another cadence. */
export function keep(item: Item, given: Given & { readonly reason: string | null }): Change {
  mustRun(item);
  const days = cadenceDays(item.stage ?? 1, given.rules);
  return { ...extended(item, { ...given, days }), text: given.reason };
}

export interface NoChange {
  /** Until when nothing is expected; the next working day when not said. */
  readonly until: Day | null;
  readonly text: string;
  readonly today: Day;
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/** 无变化: nothing new today, said in one tap; twice running at most, and not far ahead. */
export function noChange(item: Item, given: NoChange): Change {
  mustRun(item);
  const { today, rules, calendar, text } = given;
  if (item.stage !== 5 && !extendsDeadline(item.stage)) throw new RuleError("no-change-too-early", { item });
  const { noChangeRunning, noChangeWorkingDaysAhead } = rules.grace;
  if (item.noChangeInARow >= noChangeRunning)
    throw new RuleError("no-change-running", { item, most: noChangeRunning });
  const until = given.until ?? calendar.nextWorkingDay(addDays(today, 1));
  const latest = calendar.addWorkingDays(today, noChangeWorkingDaysAhead);
  if (until > latest) throw new RuleError("no-change-too-far", { item, latest });
  return {
    item: { ...item, graceUntil: until, noChangeInARow: item.noChangeInARow + 1 },
    what: "no-change",
    text: text === "" ? null : text,
  };
}

function extended(item: Item, given: Given & { readonly days: number }): Change {
  return { item: until(item, given), what: "extended", text: String(given.days) };
}

/** So many days after today, or after the deadline where that is still to come. */
function until(item: Item, { today, days }: Given & { readonly days: number }): Item {
  const due = dueOf(item);
  const from = due !== null && dayOf(due) > today ? dayOf(due) : today;
  return { ...item, graceUntil: addDays(from, days) };
}

function mustRun(item: Item): void {
  mustBeOwned(item);
  if (item.outcome === "won") throw new RuleError("already-won", { item, amountFen: item.contractFen });
  if (item.outcome === "lost") throw new RuleError("lost-restart-first", { item });
}
