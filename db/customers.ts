// Customers by id and by name; equal names stop at every door (rules.md 4).
import type { Customer } from "../src/domain/customer.ts";
import { customersTable } from "./schema/customers.ts";
import type { Sql } from "./sql.ts";

export interface CustomerStore {
  byId(id: number): Promise<Customer>;
  byIds(ids: readonly number[]): Promise<ReadonlyMap<number, Customer>>;
  byNameKey(nameKey: string): Promise<Customer[]>;
  /** Customers whose name holds the words, newest first. */
  holding(part: string, limit: number): Promise<Customer[]>;
  create(customer: Omit<Customer, "id" | "version">): Promise<Customer>;
  save(customer: Customer): Promise<Customer>;
}

export function createCustomers(sql: Sql): CustomerStore {
  return {
    async byId(id) {
      const found = await customersTable.byId(sql, id);
      if (found === null) throw new Error(`customer ${id} is missing`);
      return found;
    },
    async byIds(ids) {
      const unique = [...new Set(ids)];
      if (unique.length === 0) return new Map();
      const places = unique.map(() => "?").join(", ");
      const rows = await customersTable.find(sql, `WHERE id IN (${places})`, unique);
      return new Map(rows.map((row) => [row.id, row]));
    },
    byNameKey: (nameKey) => customersTable.find(sql, "WHERE name_key = ? ORDER BY id", [nameKey]),
    holding: (part, limit) =>
      customersTable.find(
        sql,
        "WHERE name LIKE ? ESCAPE '!' OR name_key LIKE ? ESCAPE '!' ORDER BY id DESC LIMIT ?",
        [`%${literal(part)}%`, `%${literal(part.toLowerCase())}%`, limit],
      ),
    create: (customer) => customersTable.insert(sql, { ...customer, version: 1 }),
    save: (customer) => customersTable.update(sql, customer),
  };
}

function literal(part: string): string {
  return part.replace(/[!%_]/g, (mark) => `!${mark}`);
}
