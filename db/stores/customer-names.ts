// Names of customers that may be the one looked for: found by index, judged by the rules (rules.md 4).
import type { NameKeys } from "../../src/domain/item/company-name.ts";
import type { Sql } from "../engine/sql.ts";
import { type CustomerName, customerNamesTable } from "../schema/customer-names.ts";

export type KnownName = Pick<CustomerName, "customerId" | "name" | "kind">;

export interface CustomerNameStore {
  /** The names that a customer has of itself, its own first, in place of those it had. */
  keep(customerId: number, names: readonly NameKeys[]): Promise<void>;
  /** Customers called so, the oldest first; what stands in brackets calls nobody. */
  withKey(nameKey: string): Promise<readonly number[]>;
  /** Names worth comparing with one: equal keys all of them, of the rest a handful each way. */
  around(name: NameKeys): Promise<readonly KnownName[]>;
}

/** Of names with the same core, sound or opening so many are compared; more than that many tell nothing. */
const EACH_WAY = 60;

export function createCustomerNames(sql: Sql): CustomerNameStore {
  return {
    async keep(customerId, names) {
      await customerNamesTable.deleteWhere(sql, "customer_id = ? AND kind <> 'merged'", [customerId]);
      for (const [index, name] of names.entries())
        await customerNamesTable.insert(sql, { ...name, customerId, kind: index === 0 ? "own" : "beside" });
    },
    async withKey(nameKey) {
      const rows = await customerNamesTable.find(
        sql,
        "WHERE name_key = ? AND kind <> 'beside' ORDER BY customer_id",
        [nameKey],
      );
      return [...new Set(rows.map(({ customerId }) => customerId))];
    },
    async around(name) {
      const ways: string[] = [];
      const parameters: string[] = [];
      const way = (where: string, limit: number, ...given: string[]) => {
        const columns = `customer_id AS "customerId", name AS "name", kind AS "kind"`;
        ways.push(
          `SELECT * FROM (SELECT ${columns} FROM customer_names WHERE ${where} LIMIT ${limit}) AS w${ways.length}`,
        );
        parameters.push(...given);
      };
      way("name_key = ?", 2 * EACH_WAY, name.nameKey);
      for (const [column, value] of [
        ["core", name.core],
        ["sound", name.sound],
        ["opening", name.opening],
      ] as const) {
        if (value === "") continue;
        if (name.place === "") {
          way(`${column} = ?`, EACH_WAY, value);
          continue;
        }
        const [exact, ...outer] = placesAround(name.place);
        way(`${column} = ? AND place = ?`, EACH_WAY, value, exact);
        way(`${column} = ? AND place IN (${outer.map(() => "?").join(", ")})`, EACH_WAY, value, ...outer);
        if (exact.length < 6)
          way(`${column} = ? AND place > ? AND place < ?`, EACH_WAY, value, exact, String(Number(exact) + 1));
      }
      const rows = await sql.rows<KnownName>(ways.join(" UNION ALL "), parameters);
      return [...new Map(rows.map((row) => [`${row.customerId} ${row.name}`, row])).values()];
    },
  };
}

/** The place itself, those it lies in, and none. */
function placesAround(place: string): readonly [string, ...string[]] {
  return [
    place,
    "",
    ...[2, 4].filter((length) => length < place.length).map((length) => place.slice(0, length)),
  ];
}
