// 那就下周一吧, 周五我不在 下周一吧: of an answer that gives a day, the words that stand for it.
import { readClock } from "./day.ts";
import { type DayFound, readDays } from "./days.ts";
import { spelled } from "./simplified.ts";

/** What keeps somebody from a day. */
export const PREVENTED =
  /[去来见赶]不[了成]|走不开|排不[开下]|腾不出|抽不开身|脱不开身|没空|没时间|不在|不行|不方便|不成|不合适|出差|有事|有安排|有会|撞(?:了|期|上)?|冲突|请[^,;。!?\s]{0,4}假|(?:排|约|塞|占|堆)?满了|[排约]满|开会|休息|放假|太[早晚赶]|取消/u;

/** The last of several days, where those before it are ruled out; else undefined. */
export function dayInstead(text: string, days: readonly DayFound[]): DayFound | undefined {
  const last = days.at(-1);
  const before = days.at(-2);
  const isRuledOut = last !== undefined && before !== undefined && !PREVENTED.test(text.slice(last.end));
  return isRuledOut && PREVENTED.test(text.slice(before.end, last.start)) ? last : undefined;
}

const LEADS = /^(?:那|就|还是|先|改|约|定|排|推|延|等|在|到|成|为|是|对|下次|[\s,，:：])+$/u;
const PARTICLES = /^(?:之?前|[\s吧哈啊呀啦哦噢呢。.!！~])+/u;

/** With neither what leads to the day nor the particles behind it: they are no part of what is to be done then. */
export function dayMeant(text: string, now: number): string {
  const said = spelled(text);
  const days = readDays(said, now);
  const [first] = days;
  const meant = dayInstead(said, days) ?? first;
  if (meant === undefined || !("value" in meant)) return text;
  const before = meant === first ? said.slice(0, meant.start) : "";
  const lead = before === "" || LEADS.test(before) ? "" : text.slice(0, meant.start);
  const behind = text.slice(meant.end);
  const rest = behind.replace(PARTICLES, "");
  return `${lead}${text.slice(meant.start, meant.end)}${rest === behind ? behind : rest === "" ? "" : ` ${rest}`}`;
}

/** 那就下周一吧, 周六: the day, where nothing else is said; null for anything else. */
export function dayAlone(text: string, now: number): string | null {
  const said = spelled(text);
  const [only, another] = readDays(said, now);
  if (only === undefined || another !== undefined || !("value" in only)) return null;
  const [before, behind] = [said.slice(0, only.start), said.slice(only.end)];
  const isAlone = (before === "" || LEADS.test(before)) && (behind === "" || PARTICLES.test(behind));
  return isAlone && behind.replace(PARTICLES, "") === "" ? text.slice(only.start, only.end).trim() : null;
}

/** 下午两点, 那就三点半吧: the minute of the day, where nothing else is said; null for anything else. */
export function hourAlone(text: string, now: number): number | null {
  const said = spelled(text).trim();
  const clock = readClock(said, now);
  if (clock === null || !("value" in clock)) return null;
  const [before, behind] = [said.slice(0, clock.start), said.slice(clock.end)];
  return (before === "" || LEADS.test(before)) && behind.replace(PARTICLES, "") === ""
    ? clock.value.minute
    : null;
}
