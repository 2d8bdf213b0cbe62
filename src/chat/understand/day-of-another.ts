// 新元样品没问题恒力他们下周三来看: a day that stands behind another customer's name may be that one's.
import type { Apart, Part } from "./apart.ts";
import { isObjectOf } from "./own-clause.ts";
import { PERSON_SAID } from "./said-of.ts";

/** 何工说恒力陈总约我周三过去: whoever calls us, by another's word. */
const SAYS = /(?:说|讲|提到|告诉我)\s*$/u;
const CALLS_US = new RegExp(`^(?:那[边家])?(?:${PERSON_SAID})?(?:那边)?[让叫喊约请催]我`, "u");

/** Whether every day to come that is said in a part stands behind whoever is named beside, and not as what something was done to. */
export function isDayOfAnother(part: Part, { days, text, names }: Apart): boolean {
  const within = days.filter(
    (day) =>
      (!("value" in day) || !day.value.past) &&
      part.clauses.some(({ start, end }) => day.start >= start && day.start < end),
  );
  return part.beside.some((one) => {
    const last = names.findLast(({ end }) => end <= one.start);
    const between = text.slice(last?.end ?? 0, one.start);
    const isNamedBy =
      (between.trim().length > 1 && !isObjectOf(between)) ||
      (SAYS.test(between) && CALLS_US.test(text.slice(one.end)));
    const clause = part.clauses.find(({ start, end }) => one.start >= start && one.end <= end);
    const own = within.filter(
      ({ start }) => clause !== undefined && start >= clause.start && start < clause.end,
    );
    return isNamedBy && own.length > 0 && own.every(({ start }) => start >= one.end);
  });
}
