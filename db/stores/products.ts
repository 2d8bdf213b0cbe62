// Products and their names; none is ever deleted, so that what asked for one still shows it (rules.md 4).
import type { Product, ProductName } from "../../src/domain/value/products.ts";
import type { Sql } from "../engine/sql.ts";
import { productNamesTable, productsTable } from "../schema/products.ts";

export interface Catalogue {
  readonly products: readonly Product[];
  readonly names: readonly ProductName[];
}

export interface ProductStore {
  /** Everything, by the order in which it came. */
  catalogue(): Promise<Catalogue>;
  byKey(nameKey: string): Promise<Product | null>;
  add(product: Omit<Product, "id" | "version">, nameKey: string): Promise<Product>;
  save(product: Product): Promise<Product>;
  /** One more name for it; false where the key is a product's already. */
  call(name: ProductName): Promise<boolean>;
}

export function createProducts(sql: Sql): ProductStore {
  return {
    catalogue: async () => ({
      products: await productsTable.find(sql, "ORDER BY id", []),
      names: await productNamesTable.find(sql, "ORDER BY product_id, name_key", []),
    }),
    async byKey(nameKey) {
      const name = await productNamesTable.byId(sql, nameKey);
      return name === null ? null : productsTable.byId(sql, name.productId);
    },
    async add(product, nameKey) {
      const added = await productsTable.insert(sql, { ...product, version: 1 });
      await productNamesTable.insert(sql, { nameKey, productId: added.id, name: product.name });
      return added;
    },
    save: (product) => productsTable.update(sql, product),
    call: (name) => productNamesTable.insertOrNothing(sql, name),
  };
}
