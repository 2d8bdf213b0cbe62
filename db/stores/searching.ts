// Items by the name of a customer, or of somebody there, among those that somebody holds or leads.
import type { Sql } from "../engine/sql.ts";
import { literal } from "./customers.ts";

/** Whose items are looked through: what they hold or found, and what is held in the departments they lead. */
export interface SearchScope {
  readonly userId: string;
  readonly departmentIds: readonly number[];
}

export interface SearchStore {
  /** Numbers, the newest first; a part of the name is enough. */
  called(part: string, scope: SearchScope, limit: number): Promise<readonly number[]>;
}

export function createSearching(sql: Sql): SearchStore {
  return {
    async called(part, { userId, departmentIds }, limit) {
      const words = `%${literal(part.trim().toLowerCase())}%`;
      const led =
        departmentIds.length === 0
          ? ""
          : ` OR i.department_id IN (${departmentIds.map(() => "?").join(", ")})`;
      const of = `(i.owner_id = ? OR (i.place = 'cleaning' AND i.finder_id = ?)${led})`;
      const scope = [userId, userId, ...departmentIds];
      const rows = await sql.rows<{ no: number }>(
        `SELECT i.no AS "no" FROM items i JOIN customers c ON c.id = i.customer_id
         WHERE ${of} AND (LOWER(c.name) LIKE ? ESCAPE '!' OR c.name_key LIKE ? ESCAPE '!')
         UNION
         SELECT i.no AS "no" FROM contacts k JOIN items i ON i.customer_id = k.customer_id
         WHERE ${of} AND LOWER(k.name) LIKE ? ESCAPE '!'
         ORDER BY "no" DESC LIMIT ?`,
        [...scope, words, words, ...scope, words, limit],
      );
      return rows.map(({ no }) => no);
    },
  };
}
