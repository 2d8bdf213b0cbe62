// The hour that is said behind its day, in a clause of its own: 12号见,下午两点半; 改到16号,时间上午十点.
import { type DayRead, readClock } from "./day.ts";

/** 见,下午两点半: what may stand between a day and its hour, of which nothing has happened yet. */
const BETWEEN =
  /^[^,;。!?\n了过没]{0,10}(?:[,\s]|(?<=^)(?:我们?|咱们?|[他她]们?))\s*(?:时间|大概|大约|就|约的?|定的?|是|在|那天)*[:\s]*$/u;
const BEHIND = /^\s*(?:左右|整|钟|准时)?\s*(?:$|[,;。!?\n]|开始|开会|见|到(?!账|款)|面谈|过去|出发|碰头|去)/u;
const FARTHEST = 24;

/** The days, each with the hour behind it where it names none itself. */
export function withHoursBehind(text: string, days: readonly DayRead[], now: number): readonly DayRead[] {
  return days.map((day, index) => {
    if (!("value" in day) || day.value.minute !== null || day.value.past) return day;
    const reach = Math.min(day.end + FARTHEST, days[index + 1]?.start ?? text.length);
    const behind = text.slice(day.end, reach);
    const clock = /[点时:]/u.test(behind) ? readClock(behind, now) : null;
    if (clock === null || !("value" in clock)) return day;
    const until = day.end + clock.end;
    // 3月18日(周三)上午9点30分
    const isDirect = clock.start === 0 && /[)）]/u.test(text.charAt(day.end - 1));
    if (isDirect) return { ...day, end: until, value: { ...day.value, minute: clock.value.minute } };
    if (!BETWEEN.test(behind.slice(0, clock.start)) || !BEHIND.test(text.slice(until))) return day;
    return { ...day, value: { ...day.value, minute: clock.value.minute } };
  });
}
