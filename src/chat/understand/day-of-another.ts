// 新元样品没问题恒力他们下周三来看: a day that stands behind another customer's name may be that one's.
import type { Apart, Part } from "./apart.ts";
import { isObjectOf } from "./own-clause.ts";

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
    const isNamedBy = between.trim().length > 1 && !isObjectOf(between);
    const clause = part.clauses.find(({ start, end }) => one.start >= start && one.end <= end);
    const own = within.filter(
      ({ start }) => clause !== undefined && start >= clause.start && start < clause.end,
    );
    return isNamedBy && own.length > 0 && own.every(({ start }) => start >= one.end);
  });
}
