// Of what time a page shows figures, by its address: the last days, this month, quarter or year, or two days with … between them.

import type { Span } from "../../chat/read/span-units.ts";
import { addDays, dayOf, isDay } from "../../domain/day.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { lately } from "../insight/look.ts";
import { monthOf, quarterOf, yearOf } from "../insight/results-asked.ts";

export type Period = "recent" | "month" | "quarter" | "year";

export interface PeriodOn {
  readonly when: Span;
  /** As it stands in the address; the first where nothing was asked for. */
  readonly period: string;
  /** Something was asked for, and it is no time. */
  readonly isUnread: boolean;
}

const BETWEEN = "..";
/** Nobody looks further back on a page. */
const LONGEST_DAYS = 3 * 366;

export function periodOn(
  given: string,
  { now, rules, usual }: { readonly now: number; readonly rules: InForce; readonly usual: Period },
): PeriodOn {
  const today = dayOf(now);
  const spans: Readonly<Record<Period, Span>> = {
    recent: lately({ now, rules }),
    month: monthOf(today),
    quarter: quarterOf(today),
    year: yearOf(today),
  };
  const period = given === "" ? usual : given;
  if (Object.hasOwn(spans, period)) return { when: spans[period as Period], period, isUnread: false };
  const [from = "", to = ""] = period.split(BETWEEN);
  if (isDay(from) && isDay(to) && from <= to && to <= addDays(from, LONGEST_DAYS))
    return { when: { from, to, unit: "days" }, period, isUnread: false };
  return { when: spans[usual], period: usual, isUnread: true };
}
