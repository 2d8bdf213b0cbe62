// 标杆 行业案例 · 高产 · 潜力 3个月后看 · 取消 · 定制: what 标 #12 … says of a customer or an opportunity.
import { addDays, type Day, dayOf } from "../../domain/day.ts";
import type { ValueKind } from "../../domain/value/customer-value.ts";
import { readDays, type Unclear, unclearDay } from "./days.ts";
import { spelled } from "./simplified.ts";

export type ValueRead =
  | { readonly act: "off"; readonly reason: string | null }
  | { readonly act: "solution"; readonly solution: "standard" | "custom" }
  | {
      readonly act: "set";
      readonly value: ValueKind;
      readonly reason: string | null;
      /** When it is looked at again, where that was said. */
      readonly reviewOn: Day | null;
    };

const OFF = /^(?:先)?(?:取消|去掉|不标|撤掉|拿掉|摘掉|降为?普通|普通)了?(?:标杆|高产|潜力)?/u;
const KIND = /^(?:[为成上是]|一?个)*(?:(标杆|样板|灯塔客户)|(高产|大客户)|(潜力|潜在))(?:客户|型)*/u;
const SOLUTION = /^(?:[为成上是])?(?:(定制)|(标准))(?:化|型|版|适配|产品|方案|交付|深度绑定)*/u;
const HALF_YEAR = /半年(?:[以之]?后)?(?:再?看[看一]?[眼下]?)?/u;
const NEXT_QUARTER = /(?:下|一)个?季度?(?:[以之]?后)?(?:再?看[看一]?[眼下]?)?/u;
const LOOK = /(?:再?(?:看看?|回访|评估|复查|复盘)(?:一[眼下])?)/gu;
const HALF_A_YEAR_DAYS = 182;

/** 标书 begins no command: what follows stands apart and says what the customer is. */
export const VALUE_APART =
  /^(?:\s*$|\s*[#\uff03\d]|\s+\S+\s+(?:标杆|样板|高产|大客户|潜力|取消|去掉|定制|标准))/u;

/** 不能宣传, 不让宣传: the word itself says no. */
export function declinesPublicity(word: string): boolean {
  return word.startsWith("不");
}

/** Null where none of it is named; a day that is not clear is asked back about. */
export function readValue(text: string, now: number): ValueRead | Unclear | null {
  const said = spelled(text).trim();
  const solution = SOLUTION.exec(said);
  if (solution !== null)
    return { act: "solution", solution: solution[1] === undefined ? "standard" : "custom" };
  const off = OFF.exec(said);
  if (off !== null) return { act: "off", reason: tidy(text.trim().slice(off[0].length)) };
  const found = KIND.exec(said);
  if (found === null) return null;
  const rest = text.trim().slice(found[0].length);
  if (found[1] !== undefined) return { act: "set", value: "benchmark", reason: tidy(rest), reviewOn: null };
  if (found[2] !== undefined) return { act: "set", value: "high-yield", reason: tidy(rest), reviewOn: null };
  if (HALF_YEAR.test(rest))
    return potential(rest.replace(HALF_YEAR, " "), addDays(dayOf(now), HALF_A_YEAR_DAYS));
  if (NEXT_QUARTER.test(rest)) return potential(rest.replace(NEXT_QUARTER, " "), null);
  const [day] = readDays(rest, now);
  const unclear = unclearDay(day);
  if (unclear !== null) return unclear;
  if (day === undefined || !("value" in day)) return potential(rest, null);
  return potential(`${rest.slice(0, day.start)} ${rest.slice(day.end)}`.replace(LOOK, " "), day.value.day);
}

function potential(words: string, reviewOn: Day | null): ValueRead {
  return { act: "set", value: "potential", reason: tidy(words), reviewOn };
}

function tidy(words: string): string | null {
  const plain = words.replace(/\s+/gu, " ").replace(/^[\s,，:：;；。、]+|[\s,，;；:：、。]+$/gu, "");
  return plain === "" ? null : plain;
}
