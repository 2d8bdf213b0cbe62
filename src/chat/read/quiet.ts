// 2小时, 半天, 到下午3点, 取消: until when somebody wants to hear nothing.
import { at } from "../../domain/day.ts";
import { readClock, readDay } from "./day.ts";
import { fold } from "./fold.ts";
import { readChineseNumber } from "./number.ts";

const HOUR_MS = 3_600_000;
const HALF_DAY_HOURS = 4;
const DURATION = /(\d{1,3}|半|[一二两俩仨三四五六七八九十]{1,3})\s*个?\s*(半)?\s*(小时|钟头|分钟|天)/u;
/** The words that say how long, wherever they stand: 一个钟头 of 开会呢 一个钟头内别叮我, 12点 of 12点前别推. Empty where none do. */
export function quietLength(text: string): string {
  const folded = fold(text);
  const clock = readClock(folded, 0);
  return DURATION.exec(folded)?.[0] ?? (clock === null ? "" : folded.slice(clock.start, clock.end));
}

/** 俩, 仨: two and three, with the 个 in them. */
const TOGETHER: Readonly<Record<string, string>> = { 俩: "两", 仨: "三" };

/** An instant (ms); "off" to hear again; null where nothing of it was said. */
export function readQuiet(text: string, now: number): number | "off" | null {
  const folded = fold(text).trim();
  if (/^(?:取消|关闭?|恢复|结束|不用了)/u.test(folded)) return "off";
  const duration = DURATION.exec(folded);
  if (duration !== null) {
    const [, said = "", half, unit] = duration;
    const count = TOGETHER[said] ?? said;
    if (unit === "天" && count === "半") return now + HALF_DAY_HOURS * HOUR_MS;
    const whole = count === "半" ? 0.5 : /^\d/.test(count) ? Number(count) : (readChineseNumber(count) ?? 0);
    const number = half === undefined ? whole : whole + 0.5;
    return now + number * (unit === "天" ? 24 * HOUR_MS : unit === "分钟" ? 60_000 : HOUR_MS);
  }
  const day = readDay(folded, now);
  // 到下午三点: of today, or of tomorrow where it is over.
  const clock = day === null ? readClock(folded, now) : null;
  if (clock !== null && "value" in clock) return at(clock.value.day, clock.value.minute ?? 0);
  if (day === null || "ask" in day) return folded === "" ? now + 2 * HOUR_MS : null;
  return at(day.value.day, day.value.minute ?? 9 * 60);
}
