// What stands behind 协访: that one goes along, how it went, or a word on what the other told.
import { addDays, type Day, dayOf } from "../../domain/day.ts";
import { readDays } from "./days.ts";
import { fold } from "./fold.ts";

export type VisitRead =
  /** The day tells which talk is meant, where several wait. */
  | { readonly kind: "yes" | "no"; readonly on: Day | null }
  /** It is still to come. */
  | { readonly kind: "planned" }
  /** It has been; `on` where a day was named. */
  | { readonly kind: "happened"; readonly on: Day | null }
  /** Nothing tells which. */
  | { readonly kind: "open" };

const YES =
  /^(?:属实|是的?|对的?|没错|确认|确实|确实去了|是一起[去谈见聊]的|一起[去谈见聊]的|有这回事)[\s,。.!~]*(?:\d{1,2}\/\d{1,2})?$/u;
const NO =
  /^(?:不属实|没有|没去|没一起[去谈见聊]?|没有一起[去谈见聊]?|不是|不对|记错了?|没参加)[\s,。.!~]*(?:\d{1,2}\/\d{1,2})?$/u;
/** 见了王总, 聊得不错, 谈完了; not 去了解. */
const HAPPENED =
  /(?:见|谈|聊|访|去|陪|演示|讲|参加|沟通|汇报|交流|会|开|吃|碰|对|走|跑)(?:到|好|妥|拢)?(?:完|过|得|了)(?!解)/u;
/** 周四我也去, not 周四给折扣. */
const GOING = /去|来|陪|见|访|到场|参加|一起/u;
const BEFORE = /上次|上回|之前|以前|早就/u;

/** 周五一起见了, said on a Monday, is the Friday before. */
const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天1-6]/u;

/** A part that tells what was says that it has been, unless it speaks of a day to come first. */
export function readVisit(text: string, now: number): VisitRead {
  const folded = fold(text).trim();
  if (folded === "") return { kind: "planned" };
  const today = dayOf(now);
  const days = readDays(folded, now).flatMap((day) => ("value" in day ? [day.value.day] : []));
  const past = days.find((day) => day <= today) ?? null;
  if (YES.test(folded)) return { kind: "yes", on: past };
  if (NO.test(folded)) return { kind: "no", on: past };
  for (const part of folded.split(/[,;。!?\n]/)) {
    const told = HAPPENED.exec(part);
    if (told === null || BEFORE.test(part)) continue;
    const ahead = readDays(part, now).find(
      (day) => day.start < told.index && "value" in day && day.value.day > today,
    );
    if (ahead === undefined) return { kind: "happened", on: past };
    if ("value" in ahead && WEEKDAY.test(part.slice(ahead.start)))
      return { kind: "happened", on: addDays(ahead.value.day, -7) };
  }
  if (past !== null && past < today) return { kind: "happened", on: past };
  const startsWithDay = readDays(folded.split(/[,;。!?\n]/)[0] ?? "", now).length > 0;
  return { kind: days.length > 0 && (startsWithDay || GOING.test(folded)) ? "planned" : "open" };
}
