// 3号陈总说再降点,云图没接: where, behind an item that is named by its number, the next customer's own clause begins.
import { isAttempt } from "../read/attempt.ts";
import type { Apart } from "./apart.ts";
import { ACTS } from "./own-clause.ts";
import type { Subject } from "./spoken.ts";

/** In the text; null where nothing of its own is told of anybody else. Of several numbers each may be told of once more. */
export function nextNamed({ clauses, text }: Apart, subjects: readonly Subject[]): number | null {
  const isOther = (nos: readonly number[]) =>
    subjects.length > 1 || !subjects.some(({ no }) => no !== null && nos.includes(no));
  const next = clauses.find(({ start, end, names: [name] }, at) => {
    if (at === 0 || name === undefined || !isOther(name.nos)) return false;
    const behind = text.slice(name.end, end);
    return JOINTS.test(text.slice(start, name.start)) && (ACTS.test(behind) || isAttempt(behind));
  });
  return next?.start ?? null;
}

const JOINTS = /^[\s,，;；。]*(?:另外|还有|然后|对了)?[\s,，]*$/u;
