// Items by the name of a customer, or of somebody there, among those that somebody holds or leads.
import type { Parameter, Sql } from "../engine/sql.ts";
import { literal } from "./customers.ts";

/** Whose items are looked through: what they hold or found, and what is held in the departments they lead. */
export interface SearchScope {
  readonly userId: string;
  readonly departmentIds: readonly number[];
}

/** Each answers numbers of items, the newest first, at most so many of either kind; a part of the name is enough. */
export interface SearchStore {
  ofCustomersCalled(part: string, scope: SearchScope, limit: number): Promise<readonly number[]>;
  ofPeopleCalled(part: string, scope: SearchScope, limit: number): Promise<readonly number[]>;
}

/** Which table has the name, what it has to be like, and by which of its columns an item is its. */
interface Named {
  readonly table: string;
  readonly isLike: string;
  readonly times: number;
  readonly customerId: string;
}

const CUSTOMERS: Named = {
  table: "customers",
  isLike: "(LOWER(n.name) LIKE ? ESCAPE '!' OR n.name_key LIKE ? ESCAPE '!')",
  times: 2,
  customerId: "id",
};
const PEOPLE: Named = {
  table: "contacts",
  isLike: "LOWER(n.name) LIKE ? ESCAPE '!'",
  times: 1,
  customerId: "customer_id",
};

export function createSearching(sql: Sql): SearchStore {
  async function numbers(query: string, values: readonly Parameter[]): Promise<number[]> {
    const rows = await sql.rows<{ no: number }>(query, [...values]);
    return rows.map(({ no }) => no);
  }

  const called =
    ({ table, isLike, times, customerId }: Named): SearchStore["ofCustomersCalled"] =>
    async (part, { userId, departmentIds }, limit) => {
      const like = new Array<string>(times).fill(`%${literal(part.trim().toLowerCase())}%`);
      // One's own are few: from them to their names.
      const own = await numbers(
        `SELECT DISTINCT i.no AS "no" FROM items i CROSS JOIN ${table} n
         WHERE n.${customerId} = i.customer_id AND (i.owner_id = ? OR (i.place = 'cleaning' AND i.finder_id = ?)) AND ${isLike}
         ORDER BY i.no DESC LIMIT ?`,
        [userId, userId, ...like, limit],
      );
      if (departmentIds.length === 0) return own;
      // Those of many departments are many: from the names, until there are enough.
      const led = await numbers(
        `SELECT i.no AS "no" FROM ${table} n CROSS JOIN items i
         WHERE i.customer_id = n.${customerId} AND ${isLike}
           AND i.department_id IN (${departmentIds.map(() => "?").join(", ")})
         ORDER BY n.id DESC LIMIT ?`,
        [...like, ...departmentIds, limit],
      );
      return [...new Set([...own, ...led])];
    };

  return { ofCustomersCalled: called(CUSTOMERS), ofPeopleCalled: called(PEOPLE) };
}
