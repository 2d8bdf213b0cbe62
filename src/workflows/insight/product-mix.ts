// 产品结构: what was asked for in a time, and in one of the same length before it.
import type { Store } from "../../../db/store.ts";
import type { Demand } from "../../../db/stores/demand.ts";
import { fateOf, type ProductMix, productMixOf, type Wanted } from "../../domain/insight/product-mix.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { endOf, type StayOfItem, type Window } from "../../domain/insight/seen.ts";
import { productsOf } from "../value/products.ts";
import type { Stays } from "./sight.ts";

export interface ProductMixAsk {
  readonly scope: Scope;
  readonly window: Window;
}

export interface ProductMixes {
  readonly now: ProductMix;
  /** As long before as has been seen of it by now. */
  readonly before: ProductMix;
  /** How many products there are to find. */
  readonly products: number;
}

export interface MixReading extends Pick<Store, "demand" | "products"> {
  readonly stays: Stays;
}

export async function productMix(
  { scope, window }: ProductMixAsk,
  { demand, products, stays }: MixReading,
): Promise<ProductMixes> {
  const { from } = window;
  const until = Math.max(from, endOf(window));
  const begins = from - (until - from);
  const all = await stays.since(scope, begins);
  const nos = movedIn(all, { from, until });
  const nosBefore = movedIn(all, { from: begins, until: from });
  const asksFor = await productsOf({ products });
  const wanted = (row: Demand): Wanted => {
    const { no, solution, amountFen } = row;
    return { no, kind: asksFor(row)[0]?.kind ?? null, solution, amountFen, fate: fateOf(row) };
  };
  const touched = [...new Set([...nos, ...nosBefore])].sort((a, b) => a - b);
  const found = (await demand.of(touched)).map(wanted);
  return {
    now: productMixOf(found.filter(({ no }) => nos.has(no))),
    before: productMixOf(found.filter(({ no }) => nosBefore.has(no))),
    products: (await products.catalogue()).products.length,
  };
}

/** Items that came into a stage, or out of one, between two instants (ms); a lead's is none. */
function movedIn(
  stays: readonly StayOfItem[],
  { from, until }: { readonly from: number; readonly until: number },
): ReadonlySet<number> {
  const isIn = (at: number | null) => at !== null && at >= from && at < until;
  return new Set(
    stays
      .filter(({ stage, enteredAt, leftAt }) => stage > 0 && (isIn(enteredAt) || isIn(leftAt)))
      .map(({ no }) => no),
  );
}
