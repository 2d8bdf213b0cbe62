// 周四谈判, 下周二下午3点签约会: when a mentor is asked to come, and what for.
import { dayOf, daysBetween } from "../../domain/day.ts";
import type { Appointment } from "../../domain/mentoring/mentoring.ts";
import { readDays, type Unclear } from "./days.ts";
import { spelled } from "./simplified.ts";

const LONGEST_DAYS = 366;

/** The words as typed, with the first day they name. A vague day (下周) stays words; an impossible or past one is asked back. */
export function readAppointment(text: string, now: number): Appointment | Unclear {
  const words = text.replace(/^[\s,，:：;；、]+/, "").trim();
  if (words === "") return { text: null, day: null, minute: null };
  const [first] = readDays(spelled(words), now);
  if (first === undefined) return { text: words, day: null, minute: null };
  if ("ask" in first)
    return first.ask === "impossible-day"
      ? { ask: first.ask, words: first.words }
      : { text: words, day: null, minute: null };
  const { day, minute, past } = first.value;
  const named = words.slice(first.start, first.end);
  if (past) return { ask: "past-day", words: named };
  if (daysBetween(dayOf(now), day) > LONGEST_DAYS) return { ask: "too-far-ahead", words: named };
  return { text: words, day, minute };
}
