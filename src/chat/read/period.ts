// 周三到周五, 12/1-12/5, 明天, 3天: from which day to which somebody is away.
import { addDays, civil, type Day, dayOf, partsOf } from "../../domain/day.ts";
import { readDayCount } from "./day-count.ts";
import { readDays, type Unclear } from "./days.ts";
import { numberSaid } from "./number.ts";
import { spelled } from "./simplified.ts";
import { DAYS_IN } from "./unit-days.ts";

export type PeriodRead = { readonly from: Day; readonly to: Day } | Unclear;

/** Null where no day is named. One day alone is the whole of it; 到周五 runs from today. */
export function readPeriod(text: string, now: number): PeriodRead | null {
  const folded = spelled(text);
  // 休假延长两天: of a leave that is known, from another day on than today's.
  if (CHANGES.test(folded)) return null;
  const today = dayOf(now);
  const both = /(?<first>[今明])(?<second>[明后])(?:[两二]?天|[天日])/u.exec(folded)?.groups;
  if (both !== undefined && both["first"] !== both["second"]) {
    const ahead = both["first"] === "今" ? 0 : 1;
    return { from: addDays(today, ahead), to: addDays(today, both["second"] === "明" ? 1 : 2) };
  }
  const days = readDays(bothDated(inItsWeek(folded)), now);
  const unclear = days.find((day) => "ask" in day);
  if (unclear !== undefined && "ask" in unclear) return { ask: unclear.ask, words: unclear.words };
  const [first, second] = days.flatMap((day) => ("value" in day ? [{ ...day, day: day.value.day }] : []));
  if (first === undefined) {
    const count = countIn(folded);
    return count === null ? null : { from: today, to: addDays(today, count - 1) };
  }
  if (second !== undefined) {
    return { from: first.day, to: second.day < first.day ? following(first, second) : second.day };
  }
  if (/[到至]\s*$/.test(folded.slice(0, first.start))) return { from: today, to: first.day };
  const count = countIn(`${folded.slice(0, first.start)} ${folded.slice(first.end)}`);
  return { from: first.day, to: count === null ? first.day : addDays(first.day, count - 1) };
}

const CHANGES = /^[\s,我的再还要想]*(?:延长|延期|延到|续|缩短|提前结束|改)/u;

/** 15天, 一周, 三个月: how many days one is away. */
function countIn(words: string): number | null {
  const { count = "", unit = "" } = LONGER.exec(words)?.groups ?? {};
  const many = numberSaid(count);
  return unit === "" || many === null ? readDayCount(words) : many * (DAYS_IN[unit] ?? 1);
}

const LONGER =
  /(?<count>\d{1,2}|[一二两三四五六七八九十]{1,2})\s*个?\s*(?<unit>周(?![一二三四五六日天])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|月(?!\d))(?=$|[^\d份初中底内])/u;

/** The same as dates, 3/12到3/14上午, as it can be said again; "" where no day is named. */
export function periodSaid(text: string, now: number): string {
  const read = readPeriod(text, now);
  if (read === null || "ask" in read) return "";
  const date = (day: Day) => `${partsOf(day).month}/${partsOf(day).date}`;
  return read.from === read.to
    ? `${date(read.from)}${(PART_OF_DAY.exec(text) ?? HALF.exec(text))?.[0] ?? ""}`
    : `${date(read.from)}到${date(read.to)}`;
}

const PART_OF_DAY = /[上下]午/u;
const HALF = /半天/u;

/** 16到18号 is 16号到18号. */
function bothDated(text: string): string {
  return text.replace(/(?<![\d/.])(\d{1,2}月)?(\d{1,2})(\s*[到至~-]\s*)(\d{1,2}[号日])/u, "$1$2号$3$1$4");
}

/** 下周我年假,周一到周五: the Monday of that week. */
function inItsWeek(text: string): string {
  return text.replace(
    /下个?(?:周|星期|礼拜)(?![一二三四五六日天\d])(?<between>[^下]*?)(?=(?:周|星期|礼拜)[一二三四五六日天])/u,
    "$<between>下",
  );
}

interface Named {
  readonly day: Day;
}

/** 四月二十三日至二十五日: the 25th of that month. 周三到周五, said on a Thursday: the Friday after that Wednesday. */
function following(first: Named, second: Named): Day {
  const { year, month } = partsOf(first.day);
  const there = partsOf(second.day).month === month ? null : civil(year, month, partsOf(second.day).date);
  return there !== null && there > first.day ? there : addDays(second.day, 7);
}
