// 周五下午, 下午3点, 明早: the minute somebody wants to hear of something, and the words that named it.
import { addDays, at, dayOf } from "../../domain/day.ts";
import { readClock } from "./day.ts";
import type { DayFound } from "./days.ts";
import { readDays } from "./days.ts";
import { numberSaid } from "./number.ts";
import { spelled } from "./simplified.ts";
import { DAYS_IN } from "./unit-days.ts";

export interface Moment {
  /** Instant, ms. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** When a part of the day begins and ends, in minutes, where no hour is said. */
const PARTS: readonly (readonly [words: RegExp, begins: number, ends: number])[] = [
  [/凌晨|清晨|早上|今早|明早|一早/, 8 * 60, 9 * 60],
  [/中午/, 12 * 60, 13 * 60],
  [/下午/, 14 * 60, 18 * 60],
  [/傍晚|下班前/, 17 * 60 + 30, 18 * 60],
  [/晚上?/, 19 * 60, 22 * 60],
  [/上午|早/, 9 * 60, 12 * 60],
];
const WHOLE_DAY = [null, 9 * 60, 9 * 60] as const;
const HOUR = 60;
/** A part of the day without its day is today's. */
const BARE = /凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|下班前/;

/** Null where no time is named; `ask` where the day is none (下周, 2月30号). `now` in ms. */
export function readMoment(text: string, now: number): Moment | Extract<DayFound, { ask: string }> | null {
  const folded = spelled(text);
  const [said] = readDays(folded, now);
  if (said === undefined) return bareTime(folded, now);
  if ("ask" in said) return said;
  const { minute } = said.value;
  const day = addDays(said.value.day, -daysBefore(folded.slice(said.end)));
  const { start } = said;
  const end = said.end + (BY_THEN.exec(folded.slice(said.end))?.[0].length ?? 0);
  if (minute !== null) return { at: at(day, minute), start, end };
  const behind = /^\s*下班前/.exec(folded.slice(end))?.[0] ?? "";
  const words = folded.slice(start, end) + behind;
  const [, begins, ends] = PARTS.find(([part]) => part.test(words)) ?? WHOLE_DAY;
  return {
    at: within({ begins: at(day, begins), ends: at(day, ends) }, now),
    start,
    end: end + behind.length,
  };
}

/** 周五前: no word of what is to be done. */
const BY_THEN = /^\s*[之以]?前(?=[\s,;。催问把给找去发交])/u;

/** 周四去新元,前一天提醒我带样品; 20号签,提前两天提醒我. */
const BEFORE =
  /(?:(?:^|[,;。\s])前|提[前早])(?<count>[一二两三四五六七八九十]|\d{1,2})个?(?<unit>天|日|周|礼拜|星期)/u;

/** 0 where nothing is said of it. */
export function daysBefore(behind: string): number {
  const { count = "", unit = "" } = BEFORE.exec(behind)?.groups ?? {};
  const number = numberSaid(count) ?? 0;
  return number * (DAYS_IN[unit] ?? 1);
}

function bareTime(folded: string, now: number): ReturnType<typeof readMoment> {
  const clock = readClock(folded, now);
  if (clock !== null && "ask" in clock) return clock;
  if (clock !== null)
    return { at: at(clock.value.day, clock.value.minute ?? 0), start: clock.start, end: clock.end };
  const bare = BARE.exec(folded);
  if (bare === null) return null;
  const read = readMoment(`今天${folded.slice(bare.index)}`, now);
  if (read === null || "ask" in read) return read;
  return { ...read, start: bare.index, end: bare.index + read.end - "今天".length };
}

/** This afternoon, said in the middle of it, is the next full hour of it. */
function within({ begins, ends }: { readonly begins: number; readonly ends: number }, now: number): number {
  if (begins > now || now >= ends) return begins;
  const hours = Math.floor((now - at(dayOf(now))) / 60_000 / HOUR) + 1;
  return Math.min(at(dayOf(now), hours * HOUR), ends);
}
