// Which of our products items ask for: read from their needs by every name a product has or had (rules.md 4; article L29).
import type { Store } from "../../../db/store.ts";
import type { Item } from "../../domain/item/item.ts";
import { createProductsIn, type Product } from "../../domain/value/products.ts";

export type ProductsOf = (item: Pick<Item, "need">) => readonly Product[];

/** Asked once for a list: what is lost or dormant asks for them as well. */
export async function productsOf({ products }: Pick<Store, "products">): Promise<ProductsOf> {
  const { products: all, names } = await products.catalogue();
  const byId = new Map(all.map((product) => [product.id, product]));
  const find = createProductsIn(names);
  return ({ need }) => find(need).flatMap((id) => byId.get(id) ?? []);
}
