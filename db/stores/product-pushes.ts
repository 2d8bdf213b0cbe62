// 已推送: what customers were told of our products (rules.md 10).
import type { ProductPush } from "../../src/domain/peace/pushes.ts";
import type { Sql } from "../engine/sql.ts";
import { productPushesTable } from "../schema/product-pushes.ts";

export interface ProductPushStore {
  add(push: Omit<ProductPush, "id" | "takenBackAt">): Promise<ProductPush>;
  /** The latest first, without what was taken back. */
  of(customerId: number, limit: number): Promise<ProductPush[]>;
  takeBack(id: number, at: number): Promise<void>;
}

export function createProductPushes(sql: Sql): ProductPushStore {
  return {
    add: (push) => productPushesTable.insert(sql, { ...push, takenBackAt: null }),
    of: (customerId, limit) =>
      productPushesTable.find(
        sql,
        "WHERE customer_id = ? AND taken_back_at IS NULL ORDER BY at DESC, id DESC LIMIT ?",
        [customerId, limit],
      ),
    async takeBack(id, at) {
      await productPushesTable.updateWhere(sql, { takenBackAt: at }, "id = ?", [id]);
    },
  };
}
