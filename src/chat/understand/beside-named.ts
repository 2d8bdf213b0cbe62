// Whom a message is about besides the customers it names: somebody who works at one of them, whoever is asked about with them.
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { type NamedAt, namesIn } from "./names.ts";
import { byContact } from "./whose.ts";

export async function besideNamed(
  read: string,
  { names, clauses }: Apart,
  around: Surroundings,
): Promise<readonly NamedAt[]> {
  if ((asks(read) || ALL.test(read)) && names.some(({ start, end }) => isJoined(read, start, end))) {
    const others = namesIn(read, await around.others(read)).filter((one) => isFree(one, names));
    if (others.length > 0) return others;
  }
  const nos = new Set(names.flatMap((name) => name.nos));
  // 跟何工通了电话,顺便问下恒力报了多少: what is reported is of somebody else.
  const isAskedOf = nos.size === 1 && clauses.length > 1 && clauses.some((one) => one.asks);
  if (nos.size < 2 && !isAskedOf) return [];
  const contacts = await around.contacts();
  const known = isAskedOf ? contacts : contacts.filter(({ no }) => nos.has(no));
  return byContact(read, known).filter((one) => {
    const from = Math.max(...MARKS.map((mark) => read.lastIndexOf(mark, one.start - 1)));
    const ends = MARKS.map((mark) => read.indexOf(mark, one.end)).filter((at) => at >= 0);
    const to = Math.min(read.length, ...ends);
    const isAsked = clauses.some(
      (clause) => clause.asks && clause.start <= one.start && one.end <= clause.end,
    );
    return one.nos.length === 1 && !(isAskedOf && isAsked) && isFree({ start: from, end: to }, names);
  });
}

/** 恒力和智谷各是谁在跟 */
function isJoined(read: string, start: number, end: number): boolean {
  return /^\s*[和跟与及、]/u.test(read.slice(end)) || /[和跟与及、]\s*$/u.test(read.slice(0, start));
}

const ALL = /都|均|分别|各自|[两三]家/u;
const MARKS = [",", ";", "。", "!", "?", "\n", " "] as const;

interface Span {
  readonly start: number;
  readonly end: number;
}

function isFree({ start, end }: Span, names: readonly Span[]): boolean {
  return names.every((name) => end <= name.start || start >= name.end);
}
