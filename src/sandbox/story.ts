// Plays the demo's past: every line is a real sealed callback at its own instant, and the bot lives through the time between.
import type { Callbacks } from "./callbacks.ts";
import { type Chats, groupChat, singleChat } from "./chats.ts";
import type { IsWorkingDay, TurnableClock } from "./clock.ts";
import { dayIndexOf, HOUR_MS, instantOf, isWeekday, openingOf, workingDaysBefore } from "./clock.ts";
import type { StoryLine } from "./story-line.ts";
import { storyLines } from "./story-lines.ts";
import type { Turning } from "./turning.ts";

const MINUTE_MS = 60_000;
const STARTS_AT_MS = 8 * HOUR_MS + 50 * MINUTE_MS;

export interface StoryReport {
  readonly played: number;
  /** Lines that were left out, because the item they speak of never got a number or the bot did not take them. */
  readonly skipped: readonly string[];
}

/** Where the clock must stand at the first start, in ms against the real one: before the first line. Negative. */
export function storyStartOffsetMs(realNow: number, isWorkingDay: IsWorkingDay = isWeekday): number {
  const first = Math.max(...storyLines.map(({ daysAgo }) => daysAgo));
  const opening = dayIndexOf(openingOf(realNow, isWorkingDay));
  return instantOf(workingDaysBefore(opening, first, isWorkingDay), STARTS_AT_MS) - realNow;
}

/** From the first line to where a newcomer's clock opens; then nothing is unread but what came on the last day. */
export async function playStory(
  parts: {
    readonly callbacks: Callbacks;
    readonly chats: Chats;
    readonly clock: TurnableClock;
    readonly turning: Turning;
    readonly isWorkingDay: IsWorkingDay;
    readonly botName: string;
    /** Words the lines hold in braces from the beginning: the addresses of the groups. */
    readonly words?: ReadonlyMap<string, string>;
  },
  lines: readonly StoryLine[] = storyLines,
): Promise<StoryReport> {
  const { callbacks, chats, clock, turning, isWorkingDay, botName } = parts;
  const opening = (): number => openingOf(clock.now() - clock.offsetMs(), isWorkingDay);
  const today = dayIndexOf(opening());
  const numbers = new Map(parts.words ?? []);
  const skipped: string[] = [];

  for (const line of lines) {
    await turning.turnTo(instantOf(workingDaysBefore(today, line.daysAgo, isWorkingDay), msOfDay(line.time)));
    const words = fill(line.text, numbers);
    const heard = words === null ? null : await say(line, words);
    if (heard === null || !heard.taken) {
      skipped.push(line.text);
      continue;
    }
    const number = /#(\d+)/.exec(heard.answer ?? "")?.[1];
    if (line.save !== undefined && number !== undefined) numbers.set(line.save, `#${number}`);
  }
  chats.markAllRead();
  await turning.turnTo(opening());
  return { played: lines.length - skipped.length, skipped };

  function say({ who, group }: StoryLine, text: string) {
    if (group === undefined) return callbacks.say(who, singleChat(who), { text });
    return callbacks.say(who, groupChat(group), { text: `@${botName} ${text}` });
  }
}

/** Null when a name has no number. */
function fill(text: string, numbers: ReadonlyMap<string, string>): string | null {
  let complete = true;
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const number = numbers.get(name);
    if (number === undefined) complete = false;
    return number ?? "";
  });
  return complete ? filled : null;
}

function msOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR_MS + minutes * MINUTE_MS;
}
