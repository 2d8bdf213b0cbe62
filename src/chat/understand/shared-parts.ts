// What is said of several customers together and then of each: 云图和恒力都打了,云图说等等,恒力周一来.
import { isAttempt } from "../read/attempt.ts";
import { MASKS } from "./cue.ts";
import type { NamedAt } from "./names.ts";

interface Said {
  /** Null where it names no day. */
  readonly undated: { readonly masked: string } | null;
  readonly text: string;
  readonly masked: string;
}

export interface Drafted<Clause extends Said> {
  readonly about: readonly NamedAt[];
  readonly clauses: Clause[];
  readonly beside: readonly NamedAt[];
}

/** A和B都打了,A说等等,B周一来: what is said of both stands before what is said of each. */
export function eachWithShared<Clause extends Said>(parts: readonly Drafted<Clause>[]): Drafted<Clause>[] {
  return parts.flatMap((part, index): Drafted<Clause>[] => {
    const [only, another] = part.about;
    if (only !== undefined && another === undefined) {
      const shared = parts.slice(0, index).filter((before) => isShared(before, part));
      // 都打了一遍,…蓝海没人接: whoever was not reached was not spoken with.
      const isReached = !isAttempt(withoutNames(part.clauses));
      const said = isReached ? shared.flatMap(({ clauses }) => clauses) : [];
      return [{ ...part, clauses: [...said, ...part.clauses] }];
    }
    const each = parts.slice(index + 1).filter((later) => isShared(part, later));
    const left = part.about.filter((one) => !each.some((later) => sameOnes(later.about, [one])));
    return left.length > 0 || part.about.length === 0 ? [{ ...part, about: left }] : [];
  });
}

/** What is said, whoever it is said of, with its days. */
export function withoutNames(clauses: readonly Omit<Said, "text">[]): string {
  const said = clauses.map(({ undated, masked }) =>
    (undated?.masked ?? masked).replaceAll(MASKS.customer, ""),
  );
  return said.join(",").replace(/^[\s,、和与跟及]+/u, "");
}

/** 都要18号,…沈经理挪19号: a day of both and another of the one are told one after the other. */
function isShared<Clause extends Said>(both: Drafted<Clause>, one: Drafted<Clause>): boolean {
  const isDated = ({ clauses }: Drafted<Clause>) =>
    clauses.some(({ undated, text }) => undated !== null && TO_COME.test(text));
  const isOf = one.about.length === 1 && both.about.some((name) => sameOnes(one.about, [name]));
  return both.about.length > 1 && both.clauses.length > 0 && isOf && !(isDated(both) && isDated(one));
}

/** 今天跑了宝利跟新元 is no day of theirs. */
const TO_COME = /周|礼拜|星期|[明后]天|[号日初底末旬]|下午|月/u;

export function sameOnes(one: readonly NamedAt[], other: readonly NamedAt[]): boolean {
  return (
    one.length === other.length && one.every(({ nos }, index) => nos.join() === other[index]?.nos.join())
  );
}
