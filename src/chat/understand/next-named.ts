// 3号陈总说再降点,云图没接: where, behind an item that is named by its number, the next customer's own clause begins.
import { isAttempt } from "../read/attempt.ts";
import { type Apart, asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { ACTS } from "./own-clause.ts";
import type { Subject } from "./spoken.ts";

/** In the text; null where nothing of its own is told of anybody else. Of several numbers each may be told of once more. */
export async function nextNamed(
  { clauses, text }: Apart,
  subjects: readonly Subject[],
  { contacts }: Surroundings,
): Promise<number | null> {
  const isOther = (nos: readonly number[]) =>
    subjects.length > 1 || !subjects.some(({ no }) => no !== null && nos.includes(no));
  const next = clauses.find(({ start, end, names: [name] }, at) => {
    if (at === 0 || name === undefined || !isOther(name.nos)) return false;
    const behind = text.slice(name.end, end);
    return JOINTS.test(text.slice(start, name.start)) && (ACTS.test(behind) || isAttempt(behind));
  });
  if (next !== undefined) return next.start;
  // 2号何工定在下午三点 7号钱工还是周五: whoever works there stands behind the number.
  const numbers = [...asRead(text).matchAll(NUMBERED)].filter(({ 1: no }) => isOther([Number(no)]));
  const people = numbers.length === 0 ? [] : await contacts();
  const numbered = numbers.find(({ 0: said, 1: no, index }) =>
    people.some((one) => one.no === Number(no) && text.startsWith(one.name, index + said.length)),
  );
  return numbered?.index ?? null;
}

const JOINTS = /^[\s,，;；。]*(?:另外|还有|然后|对了)?[\s,，]*$/u;
const NUMBERED = /(?<=[\s,;。]|\p{Script=Han})#?(\d{1,7})号?(?=\p{Script=Han})/gu;
