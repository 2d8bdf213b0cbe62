// 约了2天后面谈, kept as 约了3/12 周四面谈: what is read weeks later names its day.
import { dayOf } from "../../domain/day.ts";
import { datedText } from "../words/day-text.ts";
import { readDays } from "./days.ts";

/** The words with every day in them named by its date; hours stay as they were said. `now` in ms. */
export function dated(text: string, now: number): string {
  return readDays(text, now)
    .toReversed()
    .reduce((words, found) => {
      if (!("value" in found)) return words;
      const { day, minute } = found.value;
      const hour = minute === null ? "" : ` ${clock(minute)}`;
      return `${words.slice(0, found.start)}${datedText(day, dayOf(now))}${hour}${words.slice(found.end)}`;
    }, text);
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}
