// Which of a week's new opportunities are looked at: drawn so that anybody can draw them again (rules.md 4). [A14]
import type { Rulebook } from "../rulebook.ts";

/** SHA-256 of a text in UTF-8, hexadecimal. */
export type Hash = (text: string) => string;

export interface Drawn {
  /** What is published: it can only be made of the week, the department and the whole list. */
  readonly seed: string;
  /** In the order in which they were drawn. */
  readonly nos: readonly number[];
}

/**
 * `week` is the Monday of the week in which is drawn, `candidates` the numbers of all new opportunities of the week
 * before. The seed is the hash of `week/unit/numbers,ascending`; drawn are those whose hash of `seed/number` is least.
 * Nobody chooses anything: the list is complete before the week begins, and another list makes another seed.
 */
export function draw(
  given: { readonly week: string; readonly unitId: number; readonly candidates: readonly number[] },
  { hash, rules }: { readonly hash: Hash; readonly rules: Rulebook },
): Drawn {
  const candidates = [...new Set(given.candidates)].sort((one, other) => one - other);
  const seed = hash(`${given.week}/${given.unitId}/${candidates.join(",")}`);
  const nos = inDrawnOrder(candidates, (no) => hash(`${seed}/${no}`));
  return { seed, nos: nos.slice(0, sampleSize(candidates.length, rules)) };
}

/** 5 %, at least 3, all where there are fewer. */
export function sampleSize(count: number, { audit }: Pick<Rulebook, "audit">): number {
  return Math.min(count, Math.max(audit.fewest, Math.ceil((count * audit.shareBasisPoints) / 10_000)));
}

/**
 * Who looks at an item: of those who may, whoever has the fewest to look at so far; of equals the seed decides. Null
 * where there is nobody but those it concerns.
 */
export function auditorOf(
  given: {
    readonly no: number;
    readonly seed: string;
    /** Those who may, the first choice first: 公海管理员, then managers, then heads of other departments. */
    readonly circles: readonly (readonly string[])[];
    /** Its owner, finder and whoever has a share in it. */
    readonly besides: ReadonlySet<string>;
    /** How many each has to look at already. */
    readonly load: ReadonlyMap<string, number>;
  },
  hash: Hash,
): string | null {
  const { no, seed, circles, besides, load } = given;
  for (const circle of circles) {
    const free = [...new Set(circle)].filter((userId) => !besides.has(userId)).sort();
    const least = Math.min(...free.map((userId) => load.get(userId) ?? 0));
    const [first] = inDrawnOrder(
      free.filter((userId) => (load.get(userId) ?? 0) === least),
      (userId) => hash(`${seed}/${no}/${userId}`),
    );
    if (first !== undefined) return first;
  }
  return null;
}

function inDrawnOrder<T>(all: readonly T[], hashOf: (one: T) => string): readonly T[] {
  return all
    .map((one) => ({ one, hash: hashOf(one) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
    .map(({ one }) => one);
}
