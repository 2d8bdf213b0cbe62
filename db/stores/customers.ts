// Customers by id, by name and by a part of it; equal names stop at every door (rules.md 4).
import type { Customer } from "../../src/domain/item/customer.ts";
import type { Sql } from "../engine/sql.ts";
import { customerGramsTable } from "../schema/customer-grams.ts";
import { customersTable } from "../schema/customers.ts";

export interface CustomerStore {
  byId(id: number): Promise<Customer>;
  byIds(ids: readonly number[]): Promise<ReadonlyMap<number, Customer>>;
  /** Customers whose name holds the words, newest first. */
  holding(part: string, limit: number): Promise<Customer[]>;
  /** Whose items somebody holds, by name, the most urgent first: only what a sentence is read with. */
  heldBy(ownerId: string, limit: number): Promise<readonly NameOfItem[]>;
  /** Those in the pool and what these departments hold, with those below them; null where there are more than `most`. */
  within(paths: readonly string[], most: number): Promise<readonly NameOfItem[] | null>;
  /** Whether any name shares a pair of characters with the text: without one nobody is named in it, and no list need be read. */
  isAnyNamedIn(text: string): Promise<boolean>;
  /** Whose names share a pair of characters with the text that few names hold. */
  named(text: string, limit: number): Promise<Customer[]>;
  /** In order, those behind an id. */
  after(id: number, limit: number): Promise<Customer[]>;
  /** The same customer under another key: nobody's act, so the version stays. */
  rekey(id: number, nameKey: string): Promise<void>;
  create(customer: Omit<Customer, "id" | "version" | "mergedInto" | "erasedAt">): Promise<Customer>;
  save(customer: Customer): Promise<Customer>;
}

/** A name, of a customer or of somebody there, with an item it stands for. */
export interface NameOfItem {
  readonly no: number;
  readonly name: string;
  /** Where the customer is: 青浦那家. */
  readonly address?: string | null;
  /** Somebody's number: 尾号 9999. */
  readonly phone?: string | null;
}

/** A gram that so many names hold tells little; there is no need to count further. */
const COMMON = 500;

/** A gram that more names hold names nobody; and nobody names a customer further on in a text. */
const RARE = 50;
const LONGEST_TEXT = 200;

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
    async holding(part, limit) {
      const grams = gramsOf(part);
      const rarest = await rarestOf(grams);
      if (rarest === null) return [];
      const words = `%${literal(part.trim().toLowerCase())}%`;
      const held = await customersTable.find(
        sql,
        `WHERE id IN (SELECT customer_id FROM customer_grams WHERE gram = ?)
         AND (LOWER(name) LIKE ? ESCAPE '!' OR name_key LIKE ? ESCAPE '!') ORDER BY id DESC LIMIT ?`,
        [rarest, words, words, limit],
      );
      return standing(held);
    },
    heldBy: (ownerId, limit) =>
      sql.rows<NameOfItem>(
        `SELECT i.no AS "no", c.name AS "name", c.address AS "address"
         FROM items i JOIN customers c ON c.id = i.customer_id
         WHERE i.owner_id = ? AND i.place = 'owned' ORDER BY i.next_due_at NULLS LAST, i.no LIMIT ${limit}`,
        [ownerId],
      ),
    async within(paths, most) {
      const below = paths.map(() => "d.path LIKE ?").join(" OR ");
      const rows = await sql.rows<NameOfItem>(
        `SELECT i.no AS "no", c.name AS "name", NULL AS "address" FROM items i JOIN customers c ON c.id = i.customer_id
         WHERE i.place = 'pool' UNION ALL
         SELECT i.no, c.name, c.address FROM items i JOIN customers c ON c.id = i.customer_id
         WHERE i.place = 'owned' AND i.department_id IN (SELECT d.id FROM departments d WHERE ${below || "1 = 0"})
         LIMIT ?`,
        [...paths.map((path) => `${path}%`), most + 1],
      );
      return rows.length > most ? null : rows;
    },
    async isAnyNamedIn(text) {
      if (text.length > LONGEST_TEXT) return true;
      const grams = [...new Set(gramsOf(text))];
      const places = grams.map(() => "?").join(", ");
      return (
        grams.length > 0 &&
        (await sql.one(`SELECT 1 AS "is" FROM customer_grams WHERE gram IN (${places}) LIMIT 1`, grams)) !==
          null
      );
    },
    async named(text, limit) {
      const grams = [...new Set(gramsOf(text.slice(0, LONGEST_TEXT)))];
      if (grams.length === 0) return [];
      const few = grams.map(
        (_, index) =>
          `SELECT * FROM (SELECT customer_id, gram FROM customer_grams WHERE gram = ? LIMIT ${RARE}) AS g${index}`,
      );
      const rows = await sql.rows<{ id: number; gram: string }>(
        `SELECT customer_id AS "id", gram AS "gram" FROM (${few.join(" UNION ALL ")}) AS held`,
        grams,
      );
      const held = new Map<string, number>();
      for (const { gram } of rows) held.set(gram, (held.get(gram) ?? 0) + 1);
      const ids = new Set(
        rows.filter(({ gram }) => (held.get(gram) ?? 0) < RARE).map(({ id }) => Number(id)),
      );
      const chosen = [...ids].slice(0, limit);
      if (chosen.length === 0) return [];
      const found = await customersTable.find(
        sql,
        `WHERE id IN (${chosen.map(() => "?").join(", ")}) ORDER BY id`,
        chosen,
      );
      return standing(found);
    },
    after: (id, limit) => customersTable.find(sql, "WHERE id > ? ORDER BY id LIMIT ?", [id, limit]),
    async rekey(id, nameKey) {
      await customersTable.updateWhere(sql, { nameKey }, "id = ?", [id]);
    },
    async create(customer) {
      const created = await customersTable.insert(sql, {
        ...customer,
        mergedInto: null,
        erasedAt: null,
        version: 1,
      });
      await keepGrams(sql, created);
      return created;
    },
    async save(customer) {
      const saved = await customersTable.update(sql, customer);
      await customerGramsTable.deleteWhere(sql, "customer_id = ?", [customer.id]);
      await keepGrams(sql, saved);
      return saved;
    },
  };

  /** Each customer once, those merged into others as the ones that answer for them. */
  async function standing(found: readonly Customer[]): Promise<Customer[]> {
    const customers = new Map<number, Customer>();
    for (const customer of found) {
      const target =
        customer.mergedInto === null ? null : await customersTable.byId(sql, customer.mergedInto);
      customers.set((target ?? customer).id, target ?? customer);
    }
    return [...customers.values()];
  }

  /** The gram of the words that the fewest names hold: the shortest way to them. */
  async function rarestOf(grams: readonly string[]): Promise<string | null> {
    let best: { readonly gram: string; readonly count: number } | null = null;
    for (const gram of grams) {
      const row = await sql.one<{ count: number }>(
        `SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM customer_grams WHERE gram = ? LIMIT ${COMMON}) AS held`,
        [gram],
      );
      const count = Number(row?.count ?? 0);
      if (count === 0) return null;
      if (best === null || count < best.count) best = { gram, count };
      if (best.count < 10) break;
    }
    return best?.gram ?? null;
  }
}

/** Writes the grams of a customer's name. */
export async function keepGrams(sql: Sql, { id, name, nameKey }: Customer): Promise<void> {
  const grams = [...new Set([...gramsOf(name), ...gramsOf(nameKey), ...(name.match(FACE) ?? [])])];
  await customerGramsTable.insertAll(
    sql,
    grams.map((gram) => ({ gram, customerId: id })),
    "or-nothing",
  );
}

/** Says as much alone as a word does, and is looked for alone. */
const FACE = /\p{Extended_Pictographic}/gu;

/** Pairs of neighbouring characters, lower case; a single character is its own gram. */
function gramsOf(words: string): readonly string[] {
  const grams: string[] = [];
  let before = "";
  for (const character of words.toLowerCase()) {
    if (character.trim() === "") continue;
    if (before !== "") grams.push(before + character);
    before = character;
  }
  return grams.length === 0 && before !== "" ? [before] : grams;
}

/** In a LIKE with `ESCAPE '!'`: nothing in it stands for anything else. */
export function literal(part: string): string {
  return part.replace(/[!%_]/g, (mark) => `!${mark}`);
}
