// 明天9点云图,11点新元,下午3点恒力: a round that is planned, and nothing that happened; each one's step is offered.
import { type Day, dayOf } from "../../domain/day.ts";
import { whenOf } from "../read/dated.ts";
import { readClock } from "../read/day.ts";
import { readDays } from "../read/days.ts";
import { asRead, namedIn } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { NamedAt } from "./names.ts";
import { nextCommand } from "./next-command.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const LONGEST = 60;
const TIMED = /\d\s*[点:：]|[一二两三四五六七八九十]点|[周明后号]|礼拜|星期/u;
/** What may stand beside a time and whoever is named. */
const NO_MORE =
  /^(?:[\s,、;。:和与跟去见跑到在就吧哈啊先再]|我|然后|还有|最后|约了?|安排|计划|拜访|面谈|开会|电话会?|视频会?|过去|那边)*$/u;

interface When {
  readonly day: Day;
  readonly minute: number | null;
}

/** Null where more is told, fewer than two are named, or a day has passed. */
export function scheduled(said: string, around: Surroundings): Promise<Speech | null> | null {
  return said.length > LONGEST || !TIMED.test(said) ? null : roundOf(said, around);
}

async function roundOf(said: string, around: Surroundings): Promise<Speech | null> {
  const read = asRead(said);
  const names = namedIn(read, await around.mine(said));
  const [first, second] = names;
  if (first === undefined || second === undefined || names.some(({ nos }) => nos.length !== 1)) return null;
  const isTimeFirst = timeIn(read.slice(0, first.start), null, around.now) !== null;
  const offers: string[] = [];
  let last: Day | null = null;
  for (const [at, name] of names.entries()) {
    const beside = isTimeFirst
      ? read.slice(names[at - 1]?.end ?? 0, name.start)
      : read.slice(name.end, names[at + 1]?.start ?? read.length);
    const when = timeIn(beside, last, around.now);
    if (when === null) return null;
    last = when.day;
    offers.push(nextCommand(no(name), whenOf(when.day, when.minute, null), around));
  }
  const outside = isTimeFirst ? read.slice(names.at(-1)?.end ?? 0) : read.slice(0, first.start);
  return NO_MORE.test(outside) ? { ...NOTHING, offers, names: true } : null;
}

const no = ({ nos }: NamedAt): number => nos[0] ?? 0;

/** The one time that is said there, and nothing else; an hour alone is of the day before it. */
function timeIn(words: string, before: Day | null, now: number): When | null {
  const [day, another] = readDays(words, now);
  if (day !== undefined) {
    const rest = words.slice(0, day.start) + words.slice(day.end);
    const isAlone = another === undefined && "value" in day && NO_MORE.test(rest);
    const when = isAlone && !day.value.past ? { day: day.value.day, minute: day.value.minute } : null;
    return when !== null && (when.day > dayOf(now) || when.minute !== null) ? when : null;
  }
  const clock = before === null ? null : readClock(words, now);
  if (before === null || clock === null || !("value" in clock)) return null;
  const rest = words.slice(0, clock.start) + words.slice(clock.end);
  return NO_MORE.test(rest) ? { day: before, minute: clock.value.minute } : null;
}
