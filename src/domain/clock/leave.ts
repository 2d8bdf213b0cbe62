// 请假: up to three working days are one's own to take, more the head's to allow; the clocks stand still (rules.md 5).
import type { Calendar } from "../calendar.ts";
import { addDays, at, type Day } from "../day.ts";
import { type Absence, LEAVE_OF_ONE_S_OWN_DAYS } from "../people/absence.ts";
import { RuleError } from "../rule-error.ts";
import type { Pause } from "./pauses.ts";

const LONGEST_DAYS = 366;

export interface LeaveAsked {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly calendar: Calendar;
  /** What is asked for or granted already and not over. */
  readonly known: readonly Absence[];
}

/** How many working days it takes; refused when it lies in the past, runs backwards or overlaps another. */
export function workingDaysOf({ from, to, today, calendar, known }: LeaveAsked): number {
  if (to < today || to < from) throw new RuleError("leave-past", {});
  if (to > addDays(today, LONGEST_DAYS)) throw new RuleError("leave-too-long", {});
  const other = known.find(({ kind, fromDay, toDay }) => kind === "leave" && fromDay <= to && from <= toDay);
  if (other !== undefined) throw new RuleError("leave-twice", { from: other.fromDay, to: other.toDay });
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count++;
  return count;
}

export function needsHead(workingDays: number): boolean {
  return workingDays > LEAVE_OF_ONE_S_OWN_DAYS;
}

/** The time in which the clocks of everything they hold stand still. */
export function pauseOf({ memberId, fromDay, toDay }: Absence): Omit<Pause, "id"> {
  return {
    no: 0,
    memberId,
    customerId: 0,
    kind: "leave",
    beganAt: at(fromDay),
    endedAt: at(addDays(toDay, 1)),
    reason: null,
  };
}
