// What will happen to an item, and when, as long as nobody says anything: the reminders, looked at from one item (为什么).
import { addDays, at, type Day, dayOf, partsOf } from "../day.ts";
import type { Item } from "../item/item.ts";
import { autoReturn, isKeptFind, isObserved } from "../item/places.ts";
import { type Clockwork, decisionDueOf, dueOf, extendsDeadline } from "./cadence.ts";
import { isPausedDay } from "./pauses.ts";
import { needsAttention, urgencyOf } from "./urgency.ts";

export type StepKind =
  /** In the owner's morning list. */
  | "listed"
  /** Told that it is about to go back to the pool. */
  | "warned"
  /** In the head's list of what goes back tomorrow. */
  | "head-listed"
  /** In the department's post. */
  | "posted"
  /** 今天怎么样? */
  | "asked"
  /** At the deadline, private. */
  | "reminded"
  | "escalated"
  | "decided"
  | "returned";

export interface Step {
  readonly what: StepKind;
  /** Instant, ms. */
  readonly at: number;
}

export interface OutlookGiven extends Clockwork {
  readonly now: number;
  /** When the warnings of a return were delivered, oldest first. */
  readonly delivered: readonly number[];
}

const LONGEST_LOOK_DAYS = 200;
const LIST = 9 * 60;
const POST = 10 * 60 + 30;
const ASK = 17 * 60;
const EVENING = 18 * 60;
const WARNED_BEFORE = 2;
/** With these the bot has done what it does by itself. */
const LAST: readonly StepKind[] = ["returned", "escalated", "decided"];

/** Each kind once, at the first time it comes, in the order of time. */
export function outlookOf(item: Item, given: OutlookGiven): readonly Step[] {
  if (item.place !== "owned" || item.outcome === "lost" || isObserved(item, given)) return [];
  const { now, calendar, pauses = [] } = given;
  const steps: Step[] = [];
  let delivered = given.delivered;
  let day = dayOf(now);
  for (let looked = 0; looked < LONGEST_LOOK_DAYS; looked++, day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day) || isPausedDay(day, pauses)) continue;
    for (const step of stepsOf(day, item, { ...given, delivered })) {
      if (step.what === "warned" && step.at > now) delivered = [...delivered, step.at];
      if (step.at <= now) continue;
      if (!steps.some(({ what }) => what === step.what)) steps.push(step);
      if (LAST.includes(step.what)) return steps;
    }
  }
  return steps;
}

function stepsOf(day: Day, item: Item, given: OutlookGiven): Step[] {
  const { rules, calendar, delivered } = given;
  const { stage, deadlineAt } = item;
  const tomorrow = calendar.nextWorkingDay(addDays(day, 1));
  const due = dueOf(item);
  const found: Step[] = [];
  const add = (what: StepKind, minute: number, isSo: boolean) => {
    if (isSo) found.push({ what, at: at(day, minute) });
  };
  const mayGoBack = stage === 1 && deadlineAt !== null && !isKeptFind(item, { now: at(day, LIST), rules });
  if (mayGoBack) {
    const isNear = dayOf(deadlineAt) <= calendar.addWorkingDays(day, WARNED_BEFORE);
    const lacks = delivered.length < rules.pool.noticesBeforeReturn;
    add("warned", LIST, isNear && (dayOf(deadlineAt) > day || lacks));
    add("head-listed", POST, dayOf(deadlineAt) === tomorrow);
  }
  const isLate = due !== null && due < at(day);
  // One line an item: what is warned of stands in no list.
  const isWarned = found.some(({ what }) => what === "warned");
  add("listed", LIST, !isWarned && urgencyOf(item, { today: day, tomorrow }) !== null);
  add("posted", POST, isLate && needsAttention(item));
  add("escalated", POST, isLate && isEscalated(item, day, given));
  const decision = decisionDueOf(item, given);
  add("decided", POST, isLate && decision !== null && decision <= at(day, LIST));
  add("asked", ASK, stage === 5 && deadlineAt !== null && dayOf(deadlineAt) === day);
  const isDueToday = due !== null && dayOf(due) === day && due <= at(day, EVENING);
  add("reminded", EVENING, item.outcome === "open" && extendsDeadline(stage) && isDueToday);
  // A warning of this morning is the last one, and a return waits for a day after it.
  const warned = isWarned ? [...delivered, at(day, LIST)] : delivered;
  const returns = autoReturn(item, { now: at(day, EVENING), delivered: warned, rules });
  add("returned", EVENING, returns !== null && calendar.covers(partsOf(day).year));
  return found;
}

function isEscalated(item: Item, day: Day, { rules, calendar }: OutlookGiven): boolean {
  if (item.outcome === "won")
    return (
      item.nextDueAt !== null &&
      calendar.addWorkingDaysTo(item.nextDueAt, rules.escalation.paymentLateWorkingDays) <= at(day, LIST)
    );
  return item.stage === 5 && item.deadlineAt !== null && item.deadlineAt <= at(day, LIST);
}
