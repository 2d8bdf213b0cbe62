// Signs as a head reads them: their own people's items with their customers, what lies elsewhere by its number alone.
import type { Store } from "../../../db/store.ts";
import { factsOf, type Seen, type Sign } from "../../domain/audit/signs.ts";
import type { Item } from "../../domain/item/item.ts";
import { headOf, type Org } from "../../domain/people/org.ts";
import { type Line, linesOf } from "../lists.ts";

/** Of many items so many are named. */
const MOST_NAMED = 5;

export interface SignLine extends Seen {
  readonly lines: readonly (Omit<Line, "owner"> & { readonly owner: string | null })[];
  /** Numbers of those that lie with others. */
  readonly others: readonly number[];
  readonly count: number;
}

/** By whoever leads the department that an item lies in, and does not hold it. */
export async function signsByHead(
  all: readonly Seen[],
  { store, org, now }: { readonly store: Store; readonly org: Org; readonly now: number },
): Promise<ReadonlyMap<string, readonly SignLine[]>> {
  const byHead = new Map<string, SignLine[]>();
  const paused = await store.pauses.runningAt(now);
  for (const seen of all) {
    // Of a customer in peace nobody is spoken to: it waits in 详情.
    const items = (await store.items.byNos(seen.nos)).filter((item) => !paused.isQuiet(item));
    const heads = new Map(items.map((item) => [item.no, headOfItem(item, org)]));
    for (const head of new Set(heads.values())) {
      if (head === null) continue;
      const theirs = items.filter(({ no }) => heads.get(no) === head);
      byHead.set(head, [
        ...(byHead.get(head) ?? []),
        {
          ...seen,
          lines: (await linesOf(theirs.slice(0, MOST_NAMED), store)).map((line) => ({
            ...line,
            owner: line.owner ?? null,
          })),
          others: seen.nos.filter((no) => heads.has(no) && heads.get(no) !== head).slice(0, MOST_NAMED),
          count: seen.nos.length,
        },
      ]);
    }
  }
  return byHead;
}

function headOfItem({ departmentId, largeDepartmentId, ownerId }: Item, org: Org): string | null {
  return headOf(org, departmentId ?? largeDepartmentId, [ownerId])?.userId ?? null;
}

/** What 详情 says of an item's own signs: what they are, and the numbers of the others they are about. */
export function besideItem(
  signs: readonly Sign[],
  no: number,
): readonly (Seen & { readonly others: readonly number[] })[] {
  return signs.map((sign) => {
    const seen = factsOf(sign);
    return { ...seen, others: seen.nos.filter((other) => other !== no).slice(0, MOST_NAMED) };
  });
}
