// Where what a list brought in lies now, and with whom.
import type { Place } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { type ImportedRow, importRowsTable } from "../schema/import-rows.ts";

export interface PlaceCount {
  /** Null where nobody holds it. */
  readonly ownerId: string | null;
  readonly place: Place;
  readonly count: number;
  /** How many of them are leads. */
  readonly leads: number;
}

export interface ImportPlaces {
  /** Of all that a list has brought in, by holder and place, the most first. */
  placesOf(id: number): Promise<readonly PlaceCount[]>;
  /** How many it has brought to each who still holds them, the most first; what was claimed since came from the pool. */
  broughtBy(id: number): Promise<readonly { readonly ownerId: string; readonly count: number }[]>;
  /** Some of what it has brought to somebody, in the list's order. */
  broughtTo(
    id: number,
    given: { readonly ownerId: string; readonly limit: number },
  ): Promise<readonly { readonly no: number; readonly name: string }[]>;
  /** From a place in the list's order on (from 1), whatever became of them; and how many there are. */
  page(
    id: number,
    given: { readonly from: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly ImportedRow[]; readonly count: number }>;
}

const BROUGHT = "r.import_id = ? AND r.verdict IN ('created', 'reactivated')";
/** Theirs from its first day on. */
const FROM_THE_LIST = "JOIN history h ON h.no = r.no AND h.what = 'created' AND h.owner_id = i.owner_id";

export function createImportPlaces(sql: Sql): ImportPlaces {
  return {
    async placesOf(id) {
      const rows = await sql.rows<PlaceCount>(
        `SELECT i.owner_id AS "ownerId", i.place AS "place", COUNT(*) AS "count",
           SUM(CASE WHEN i.kind = 'lead' THEN 1 ELSE 0 END) AS "leads"
         FROM import_rows r JOIN items i ON i.no = r.no WHERE ${BROUGHT}
         GROUP BY i.owner_id, i.place ORDER BY COUNT(*) DESC, i.owner_id`,
        [id],
      );
      return rows.map((row) => ({ ...row, count: Number(row.count), leads: Number(row.leads) }));
    },
    async broughtBy(id) {
      const rows = await sql.rows<{ ownerId: string; count: number }>(
        `SELECT i.owner_id AS "ownerId", COUNT(*) AS "count"
         FROM import_rows r JOIN items i ON i.no = r.no ${FROM_THE_LIST} WHERE ${BROUGHT}
         GROUP BY i.owner_id ORDER BY COUNT(*) DESC, i.owner_id`,
        [id],
      );
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
    broughtTo: (id, { ownerId, limit }) =>
      sql.rows(
        `SELECT i.no AS "no", c.name AS "name"
         FROM import_rows r JOIN items i ON i.no = r.no JOIN customers c ON c.id = i.customer_id
           ${FROM_THE_LIST} WHERE ${BROUGHT} AND i.owner_id = ? ORDER BY r.seq LIMIT ?`,
        [id, ownerId, limit],
      ),
    async page(id, { from, limit }) {
      return {
        rows: await importRowsTable.find(sql, "WHERE import_id = ? AND seq >= ? ORDER BY seq LIMIT ?", [
          id,
          from,
          limit,
        ]),
        count: await importRowsTable.count(sql, "WHERE import_id = ?", [id]),
      };
    },
  };
}
