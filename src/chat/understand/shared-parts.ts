// What is said of several customers together and then of each: 云图和恒力都打了,云图说等等,恒力周一来.
import type { NamedAt } from "./names.ts";

export interface Drafted<Clause> {
  readonly about: readonly NamedAt[];
  readonly clauses: Clause[];
  readonly beside: readonly NamedAt[];
}

/** A和B都打了,A说等等,B周一来: what is said of both stands before what is said of each. */
export function eachWithShared<Clause>(parts: readonly Drafted<Clause>[]): Drafted<Clause>[] {
  const isOf = (part: Drafted<Clause>, one: NamedAt) =>
    part.about.length === 1 && sameOnes(part.about, [one]);
  return parts.flatMap((part, index): Drafted<Clause>[] => {
    const [only, another] = part.about;
    if (only !== undefined && another === undefined) {
      const shared = parts
        .slice(0, index)
        .filter(({ about, clauses }) => about.length > 1 && clauses.length > 0)
        .filter(({ about }) => about.some((one) => isOf(part, one)));
      return [{ ...part, clauses: [...shared.flatMap(({ clauses }) => clauses), ...part.clauses] }];
    }
    const left = part.about.filter((one) => !parts.slice(index + 1).some((later) => isOf(later, one)));
    return left.length > 0 || part.about.length === 0 ? [{ ...part, about: left }] : [];
  });
}

export function sameOnes(one: readonly NamedAt[], other: readonly NamedAt[]): boolean {
  return (
    one.length === other.length && one.every(({ nos }, index) => nos.join() === other[index]?.nos.join())
  );
}
