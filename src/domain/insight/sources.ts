// Where opportunities come from, how good they were when they came and what came of them, side by side (rules.md 4, 11). [L47, L63]
import type { Intake } from "../item/item.ts";
import type { Fen } from "../money.ts";

export interface Came {
  readonly count: number;
  /** Are opportunities by now; were found to be none. */
  readonly qualified: number;
  readonly unqualified: number;
  /** Whoever got it sent it back to the cleaning at least once. */
  readonly sentBack: number;
  readonly won: number;
  readonly wonFen: Fen;
  /** Of customers who are worth more than others: 标杆, 高产, 潜力. */
  readonly valued: number;
}

export interface CameFrom extends Came {
  /** As it was typed; null where nobody said. */
  readonly source: string | null;
  readonly intake: Intake;
}

export interface Sources {
  readonly all: Came;
  /** Those with enough to say something of, the largest first; without a source by how it came. */
  readonly sources: readonly CameFrom[];
  /** All others together; null where there are none. */
  readonly rest: (Came & { readonly kinds: number }) | null;
}

export function sourcesOf(
  rows: readonly CameFrom[],
  { fewest, most }: { readonly fewest: number; readonly most: number },
): Sources {
  const bySource = new Map<string, CameFrom>();
  for (const row of rows) {
    const key = row.source === null ? `intake/${row.intake}` : `source/${row.source}`;
    const before = bySource.get(key);
    bySource.set(key, before === undefined ? row : { ...before, ...sumOf([before, row]) });
  }
  const sorted = [...bySource.values()].sort(
    (one, other) => other.count - one.count || ((one.source ?? "") < (other.source ?? "") ? -1 : 1),
  );
  const named = sorted.filter(({ count }) => count >= fewest).slice(0, most);
  const others = sorted.filter((one) => !named.includes(one));
  return {
    all: sumOf(rows),
    sources: named,
    rest: others.length === 0 ? null : { ...sumOf(others), kinds: others.length },
  };
}

function sumOf(rows: readonly Came[]): Came {
  const sum = { count: 0, qualified: 0, unqualified: 0, sentBack: 0, won: 0, wonFen: 0, valued: 0 };
  for (const row of rows) {
    sum.count += row.count;
    sum.qualified += row.qualified;
    sum.unqualified += row.unqualified;
    sum.sentBack += row.sentBack;
    sum.won += row.won;
    sum.wonFen += row.wonFen;
    sum.valued += row.valued;
  }
  return sum;
}
