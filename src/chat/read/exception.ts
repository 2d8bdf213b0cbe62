// 破例 #12 回收 宽到月底 因为客户月底开董事会 · 取消: which rule asks less, until when, and why.
import { addDays, type Day, dayOf } from "../../domain/day.ts";
import type { RuleKey } from "../../domain/rules/number.ts";
import { readDayCount } from "./day-count.ts";
import { readDays, type Unclear, unclearDay } from "./days.ts";
import { fold } from "./fold.ts";
import { readRule, ruleLast } from "./rule.ts";

export type ExceptionRead =
  | { readonly act: "end" }
  | {
      readonly act: "make";
      readonly rule: RuleKey | null;
      readonly untilDay: Day | null;
      /** "" where none was given. */
      readonly reason: string;
    };

const END = /^(?:取消|撤销|撤回|不破例)/u;
const REASON = /(?:因为|由于|原因(?:是)?|理由(?:是)?)[:：,，\s]*/u;
const LEAD = /^[\s,，。;；]+|[\s,，。;；]+$/gu;

/** A day that is not clear is asked back about; 宽10天 counts from today. */
export function readException(text: string, now: number): ExceptionRead | Unclear {
  if (END.test(text.trim())) return { act: "end" };
  const named = readRule(text) ?? ruleLast(text);
  const said = named?.rest ?? text.trim();
  const why = REASON.exec(said);
  const wish = why === null ? said : said.slice(0, why.index);
  const [day] = readDays(fold(wish), now);
  const unclear = unclearDay(day);
  if (unclear !== null) return unclear;
  const count = readDayCount(wish);
  const untilDay =
    day !== undefined && "value" in day ? day.value.day : count === null ? null : addDays(dayOf(now), count);
  const reason = why === null ? afterWish(said) : said.slice(why.index + why[0].length);
  return { act: "make", rule: named?.rule ?? null, untilDay, reason: reason.replace(LEAD, "") };
}

/** Without a 因为 the reason is what stands behind the wish, apart from it. */
function afterWish(said: string): string {
  const [, ...rest] = said.split(/[\s,，;；]+/u);
  return rest.join(" ");
}
