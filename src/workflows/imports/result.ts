// 导入 3 结果: what became of each row of a list, for whoever brought it in, also of what is no business of theirs any more.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Item } from "../../domain/item/item.ts";
import { linesOf } from "../lists.ts";

export interface ResultRow {
  readonly line: number;
  readonly verdict: string | null;
  /** What it became, or repeats; null where there is none any more. */
  readonly item: { readonly no: number; readonly place: ReturnType<typeof shownPlace> } | null;
  readonly name: string;
  readonly owner: string | null;
}

export interface Result {
  readonly rows: readonly ResultRow[];
  readonly from: number;
  /** Where it goes on; null at the end. */
  readonly next: number | null;
  /** How many rows are kept; 0 once they were forgotten. */
  readonly count: number;
}

const AT_ONCE = 50;

/** What was judged not to qualify lies in the pool, where nobody can claim it. */
export function shownPlace({ place, unqualified }: Item): Item["place"] | "unqualified" {
  return place === "pool" && unqualified ? "unqualified" : place;
}

/** From a place in the list's order on (from 1). */
export async function resultOf({ id }: Pick<Import, "id">, from: number, store: Store): Promise<Result> {
  const { rows, count } = await store.imports.page(id, { from, limit: AT_ONCE });
  const items = await store.items.byNos(rows.flatMap(({ no }) => (no === null ? [] : [no])));
  const lines = new Map((await linesOf(items, store)).map((line) => [line.item.no, line]));
  const next = from + rows.length;
  return {
    from,
    count,
    next: next <= count ? next : null,
    rows: rows.map(({ line, verdict, no, about }) => {
      const known = lines.get(no ?? 0);
      return {
        line,
        verdict,
        item: known === undefined ? null : { no: known.item.no, place: shownPlace(known.item) },
        name: known?.customer?.name ?? (verdict === "undone" ? (about ?? "") : ""),
        owner: known?.owner ?? null,
      };
    }),
  };
}
