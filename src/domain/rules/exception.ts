// 破例: for one item a rule asks less until a day, by a head or manager, with a reason (rules.md 9.3; article L67).
import type { Calendar } from "../calendar.ts";
import { baseOf } from "../clock/cadence.ts";
import { addDays, type Day, dayOf, daysBetween } from "../day.ts";
import type { Item } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { numberOf, numbersOf } from "./catalogue.ts";
import { looserOf, type NumberPath, numberAt, type RuleKey, type RuleNumber, withNumber } from "./number.ts";

export interface Exception {
  readonly id: number;
  readonly no: number;
  readonly rule: RuleKey;
  /** The number that is another one; null where the whole rule is as loose as it gets. */
  readonly path: NumberPath | null;
  readonly value: number | null;
  /** Clocks that began by the end of this day go by it. */
  readonly untilDay: Day;
  readonly byId: string;
  readonly at: number;
  /** As it was typed. */
  readonly reason: string;
  /** Taken back. */
  readonly endedAt: number | null;
}

/** Since when (ms) each clock of an item runs. */
export type Clocks = Readonly<Record<RuleNumber["since"], number>>;

/** What stands against taking an item, and asks nothing of its clock. */
const WHOLE: readonly RuleKey[] = ["claim", "hold", "coolOff"];

interface Asked {
  readonly rule: RuleKey;
  /** Until then; null where none was said. */
  readonly untilDay: Day | null;
  readonly today: Day;
  /** What the item goes by so far. */
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/** So long where none was said. */
const TAKEN_WITHIN_DAYS = 7;

/** What the wish comes to. @throws RuleError where this rule has nothing to give this item, or the day gives nothing */
export function exceptionFor(
  item: Item,
  asked: Asked,
): Pick<Exception, "no" | "rule" | "path" | "value" | "untilDay"> {
  const { rule, today, rules, calendar } = asked;
  const { no } = item;
  if (WHOLE.includes(rule)) {
    if (item.place !== "pool") throw new RuleError("exception-not-in-pool", { item, rule });
    const untilDay = asked.untilDay ?? addDays(today, TAKEN_WITHIN_DAYS);
    return { no, rule, path: null, value: null, untilDay };
  }
  const path = pathFor(item, rule, rules);
  if (path === null) throw new RuleError("exception-elsewhere", { item, rule });
  if (asked.untilDay === null) throw new RuleError("exception-until", { item, rule });
  const number = numberOf(path);
  const from = dayOf(number.since === "created" ? item.createdAt : baseOf(item));
  const days =
    number.unit === "workingDays"
      ? workingDaysTo(asked.untilDay, { from, calendar })
      : daysBetween(from, asked.untilDay);
  const before = numberAt(rules, path) ?? 0;
  if (asked.untilDay < today || days <= before)
    throw new RuleError("exception-gives-nothing", { item, rule });
  return { no, rule, path, value: days, untilDay: asked.untilDay };
}

/** The number of a rule that an item's clock runs by as it stands; null where none of it does. */
function pathFor(item: Item, rule: RuleKey, { competition }: Rulebook): NumberPath | null {
  if (item.place !== "owned" || item.outcome !== "open") return null;
  const { stage } = item;
  switch (rule) {
    case "return":
      return stage === null || stage === 1 || item.reactivated ? "cadence.firstContactDays" : null;
    case "cadence":
      return stage === 2 || stage === 3 || stage === 4 ? `cadence.days.${stage}.${competition}` : null;
    case "sprint":
      return stage === 5 ? "cadence.sprintWorkingDays" : null;
    case "protect":
      return item.intake === "reported" || item.intake === "self-developed" ? "pool.ownFindKeptDays" : null;
    default:
      return null;
  }
}

function workingDaysTo(day: Day, { from, calendar }: { from: Day; calendar: Calendar }): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= day; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) count++;
  return count;
}

/** A rulebook with what was excepted for an item; never stricter than without. */
export function excepted(book: Rulebook, exceptions: readonly Exception[], clocks: Clocks): Rulebook {
  let after = book;
  for (const { rule, path, value, untilDay, endedAt } of exceptions) {
    if (endedAt !== null) continue;
    const numbers = path === null ? looseIn(rule) : [{ number: numberOf(path), value }];
    for (const one of numbers) {
      if (dayOf(clocks[one.number.since]) > untilDay) continue;
      const looser = looserOf(one.number, one.value, numberAt(after, one.number.path));
      after = withNumber(after, one.number.path, looser);
    }
  }
  return after;
}

/** The numbers of a rule as loose as they get. */
function looseIn(rule: RuleKey): readonly { readonly number: RuleNumber; readonly value: number }[] {
  return numbersOf(rule)
    .filter(({ scope, looser }) => scope === "department" && looser !== null)
    .map((number) => ({ number, value: number.looser === "more" ? number.most : number.least }));
}
