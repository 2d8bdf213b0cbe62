// 2小时, 半天, 到下午3点, 取消: until when somebody wants to hear nothing.
import { addDays, at, dayOf } from "../../domain/day.ts";
import { readClock, readDay } from "./day.ts";
import { fold } from "./fold.ts";
import { numberSaid } from "./number.ts";

const HOUR_MS = 3_600_000;
const HALF_DAY_HOURS = 4;
const DURATION = /(\d{1,3}|半|[一二两俩仨三四五六七八九十]{1,3})\s*个?\s*(半)?\s*(小时|钟头|分钟|天)/u;
/** A time of its own, which is no length: 今晚七点以后, 周末, 到下午三点. */
const NAMES_TIME =
  /\d\s*[点:]|[一二两三四五六七八九十][点](?!小|儿)|周末|双休|[今明后]天|今[晚儿]|明[早晚]|早上|上午|中午|下午|晚上|夜里|周[一二三四五六日天]|每[天晚早]/u;

/** The words that say how long, wherever they stand: 一个钟头 of 开会呢 一个钟头内别叮我. Empty where none do. */
export function quietLength(text: string): string {
  const folded = fold(text);
  return DURATION.exec(folded)?.[0] ?? (NAMES_TIME.test(folded) ? text.trim() : "");
}

/** 别吵我到下午三点, 三点前别吵我: begins now and ends then. */
const UNTIL = /[到至](?<behind>[^,;。]{2,12})|(?<before>[^,;。到至]{2,10})之?前/u;
/** 今晚七点以后, 12点到2点, 周末: peace begins now or not at all. */
const BEGINS_LATER = /以后|之后|过后|周末|双休|每[天晚早]|[点半]\s*[到至~-]\s*[\d一二两三四五六七八九十下]/u;
const WHOLE_TODAY = /^(?:[我你]?今天|今儿)[^点]*$|(?:别|不要)[^点]*今天[^点]*$/u;

/** 俩, 仨: two and three, with the 个 in them. */
const TOGETHER: Readonly<Record<string, string>> = { 俩: "两", 仨: "三" };

/** 明天别发消息: said of a day, it says not until when. */
const NOT_A_TIME_ALONE = /别|不要|不用|勿|少/u;

/** An instant (ms); "off" to hear again; null where nothing of it was said. */
export function readQuiet(text: string, now: number): number | "off" | null {
  const folded = fold(text).trim();
  if (/^(?:取消|关闭?|恢复|结束|不用了)/u.test(folded)) return "off";
  const duration = DURATION.exec(folded);
  if (duration !== null) {
    const [, said = "", half, unit] = duration;
    const count = TOGETHER[said] ?? said;
    if (unit === "天" && count === "半") return now + HALF_DAY_HOURS * HOUR_MS;
    const whole = count === "半" ? 0.5 : (numberSaid(count) ?? 0);
    const number = half === undefined ? whole : whole + 0.5;
    return now + number * (unit === "天" ? 24 * HOUR_MS : unit === "分钟" ? 60_000 : HOUR_MS);
  }
  if (BEGINS_LATER.test(folded)) return null;
  if (WHOLE_TODAY.test(folded)) return at(addDays(dayOf(now), 1), 9 * 60);
  const { behind, before } = UNTIL.exec(folded)?.groups ?? {};
  const until = behind ?? before ?? folded;
  if (until === folded && NOT_A_TIME_ALONE.test(folded)) return null;
  const day = readDay(until, now);
  // 到下午三点: of today, or of tomorrow where it is over.
  const clock = day === null ? readClock(until, now) : null;
  if (clock !== null && "value" in clock) return at(clock.value.day, clock.value.minute ?? 0);
  if (day === null || "ask" in day) return folded === "" ? now + 2 * HOUR_MS : null;
  return at(day.value.day, day.value.minute ?? 9 * 60);
}
