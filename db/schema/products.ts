// What we offer, 灯塔型 or 基石型, and every name it is or was called by (rules.md 4).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Product, ProductName } from "../../src/domain/value/products.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, serial, text } from "./columns.ts";

export const productsSchema = new EntitySchema<Product>({
  name: "products",
  columns: {
    id: serial,
    name: text,
    kind: text,
    by: text,
    createdAt: bigint,
    retiredAt: optional(bigint),
    version: int,
  },
});

export const productsTable = table(productsSchema);

export const productNamesSchema = new EntitySchema<ProductName>({
  name: "product_names",
  columns: { nameKey: key(text), productId: int, name: text },
});

export const productNamesTable = table(productNamesSchema);
