// 3号陈总说再降点,云图没接: where, behind an item that is named by its number, the next customer's own clause begins.
import { isAttempt } from "../read/attempt.ts";
import { type Apart, asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { ACTS } from "./own-clause.ts";
import { PERSON_SAID } from "./said-of.ts";
import type { Subject } from "./spoken.ts";
import { toldInTurn } from "./told-in-turn.ts";

interface Next {
  /** In the text. */
  readonly at: number;
  readonly isGuessed: boolean;
}

/** Null where nothing of its own is told of anybody else. Of several numbers each may be told of once more. */
export async function nextNamed(
  { clauses, text }: Apart,
  subjects: readonly Subject[],
  { contacts, own }: Surroundings,
): Promise<Next | null> {
  const isOther = (nos: readonly number[]) =>
    subjects.length > 1 || !subjects.some(({ no }) => no !== null && nos.includes(no));
  const next = clauses.find(({ start, end, names: [name] }, at) => {
    if (at === 0 || name === undefined || !isOther(name.nos)) return false;
    const behind = text.slice(name.end, end);
    return JOINTS.test(text.slice(start, name.start)) && (ACTS.test(behind) || isAttempt(behind));
  });
  if (next !== undefined) return { at: next.start, isGuessed: false };
  // 2号何工定在下午三点 7号钱工还是周五: whoever works there stands behind the number.
  const numbers = [...asRead(text).matchAll(NUMBERED)].filter(({ 1: no }) => isOther([Number(no)]));
  const people = numbers.length === 0 ? [] : await contacts();
  const numbered = numbers.find(({ 0: said, 1: no, index }) =>
    people.some((one) => one.no === Number(no) && text.startsWith(one.name, index + said.length)),
  );
  if (numbered !== undefined) return { at: numbered.index, isGuessed: false };
  const [no, another] = subjects.map((one) => one.no);
  if (no == null || another !== undefined || !SOMEBODY.test(text) || clauses.some(({ asks }) => asks))
    return null;
  // 陈总不在后来去了无锡刘总说周四签, behind the number.
  const known = { own: await own(), contacts: await contacts() };
  const [told] = toldInTurn(asRead(text), [{ start: 0, end: 0, nos: [no] }], known);
  return told?.begins === undefined ? null : { at: told.begins, isGuessed: told.guessed === true };
}

const SOMEBODY = new RegExp(PERSON_SAID, "u");
const JOINTS = /^[\s,，;；。]*(?:另外|还有|然后|对了)?[\s,，]*$/u;
const NUMBERED = /(?<=[\s,;。]|\p{Script=Han})#?(\d{1,7})号?(?=\p{Script=Han})/gu;
