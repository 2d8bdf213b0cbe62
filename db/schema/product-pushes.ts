// 已推送: what a customer was told of our products, by whomever (rules.md 10).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { ProductPush } from "../../src/domain/peace/pushes.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, int, optional, serial, text } from "./columns.ts";

export const productPushesSchema = new EntitySchema<ProductPush>({
  name: "product_pushes",
  columns: {
    id: serial,
    customerId: int,
    by: text,
    at: bigint,
    product: text,
    service: flag,
    takenBackAt: optional(bigint),
  },
  indices: [{ name: "product_pushes_customer", columns: ["customerId", "at"] }],
});

export const productPushesTable = table(productPushesSchema);
