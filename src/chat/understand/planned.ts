// 一个礼拜后跟云图再碰一下: what one means to do with a customer, and on which day. Nothing has happened with them.
import { readFollowUp } from "../read/follow-up.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { tellsOfOthers } from "./mood.ts";
import { nextCommand } from "./next-command.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

/** The next step it sets, of one customer of one's own with whom nothing is agreed yet; null where it is none. */
export async function plannedStep(
  { part, subjects, apart }: Spoken,
  around: Surroundings,
): Promise<Speech | null> {
  const [only, another] = subjects;
  const [clause, more] = part.clauses;
  if (only?.no == null || another !== undefined || clause === undefined || more !== undefined) return null;
  const days = apart.days.filter(({ start }) => start >= clause.start && start < clause.end);
  const [day, second] = days;
  if (day === undefined || !("value" in day) || second !== undefined || apart.amounts.length > 0) return null;
  const said = asRead(part.text);
  if (!OURS.test(clause.masked) || HAPPENED.test(said) || tellsOfOthers(said)) return null;
  const step = readFollowUp(said, around.now).next?.text ?? "";
  const held = (await around.keeps(only.no)) ? await around.item(only.no) : null;
  if (held === null || held.nextDay !== null) return null;
  const words = `${apart.text.slice(day.start, day.end).trim()} ${step}`;
  return {
    ...NOTHING,
    runs: [nextCommand(only.no, words, around)],
  };
}

/** The day, perhaps the customer, and what we do there. */
const OURS =
  /^[\s我]*(?:\ue000[\s,]*)?[我就再得要想准备打算]*\ue002[我就再得要去来]*(?:[跟和给找约对与]\ue000|(?:联系|拜访|去|见|打给|找|约)\ue000?)/u;
const HAPPENED = /[了过没吗?]|别|不|如果|要是|可能|也许|等/u;
