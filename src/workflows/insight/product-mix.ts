// 产品结构: what was asked for in a time, and in one of the same length before it.
import type { Store } from "../../../db/store.ts";
import type { Demand } from "../../../db/stores/demand.ts";
import { fateOf, type ProductMix, productMixOf, type Wanted } from "../../domain/insight/product-mix.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { endOf, type Window } from "../../domain/insight/seen.ts";
import { productsOf } from "../value/products.ts";

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

export async function productMix(
  { scope, window }: ProductMixAsk,
  { demand, products }: Pick<Store, "demand" | "products">,
): Promise<ProductMixes> {
  const { from } = window;
  const until = Math.max(from, endOf(window));
  const found = await demand.between(scope, { before: from - (until - from), from, until });
  const asksFor = await productsOf({ products });
  const wanted = (row: Demand): Wanted => {
    const { no, solution, amountFen } = row;
    return { no, kind: asksFor(row)[0]?.kind ?? null, solution, amountFen, fate: fateOf(row) };
  };
  return {
    now: productMixOf(found.filter(({ isNow }) => isNow).map(wanted)),
    before: productMixOf(found.filter(({ isBefore }) => isBefore).map(wanted)),
    products: (await products.catalogue()).products.length,
  };
}
