// 一个说下周一,一个说周五; 让我周三或者周四过去: of two days nobody can tell which one holds, so it is asked.
import type { DayFound } from "./days.ts";

const EACH_SAYS = /(?:^|[,;。!?\s])(?:另)?(?:一[个家位边]|有的)[^,;。!?]{0,6}$/u;
/** 周三或者周四, 要么周三要么周四, 13号还是14号. */
const OR = /^\s*(?:[上下]午|晚上|一早)?[,\s]*(?:或者?|或是|要么|要不|还是)(?:就)?\s*$/u;
/** 我定周四吧, 最后约了周四: one of them was chosen behind. */
const CHOSEN = /^[^;。!?\n]*(?<![没不未别再一肯必确])(?:定|选|约|改|就)(?!不)|我说/u;

/** 周三或周四都行 */
const WILL_DO = /^\s*(?:上午|下午)?(?:他|我)?(?:都|均|随|任|看我|由我)/u;

/** The two as one day that is asked back; null where one of them is meant. `isStep`: one of them is when something comes. */
export function eitherDay(folded: string, days: readonly DayFound[], isStep: boolean): DayFound | null {
  const [first, ...others] = days;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return null;
  const saysEach = [first, last].every(({ start }) => EACH_SAYS.test(folded.slice(0, start)));
  if (isStep && saysEach && !isSame(first, last)) return asked(folded, first, last);
  const at = others.findIndex((day, index) => {
    const before = days[index];
    if (before === undefined || isSame(before, day)) return false;
    const between = folded.slice(before.end, day.start);
    const isNotBut = /不是\s*$/u.test(folded.slice(0, before.start)) && /^\s*就是\s*$/u.test(between);
    const isAny = /^\s*[、和跟,]?\s*$/u.test(between) && WILL_DO.test(folded.slice(day.end));
    return OR.test(between) || isNotBut || isAny;
  });
  const [one, other] = [days[at], others[at]];
  if (at < 0 || one === undefined || other === undefined || other !== last) return null;
  const behind = folded.slice(other.end);
  return CHOSEN.test(behind) || !(isStep || WILL_DO.test(behind)) ? null : asked(folded, one, other);
}

function isSame(one: DayFound, other: DayFound): boolean {
  return "value" in one && "value" in other && one.value.day === other.value.day;
}

function asked(folded: string, { start }: DayFound, { end }: DayFound): DayFound {
  return { ask: "day-unclear", words: folded.slice(start, end), start, end };
}
