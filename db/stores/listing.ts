// Items page by page, by number: for lists that are taken out as a whole.
import type { Item } from "../../src/domain/item/item.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";

export interface Page {
  /** The last number of the page before; 0 for the first one. */
  readonly after: number;
  readonly limit: number;
}

export interface ListingStore {
  ownedBy(ownerId: string, page: Page): Promise<readonly Item[]>;
  /** Held in some departments. */
  inDepartments(departmentIds: readonly number[], page: Page): Promise<readonly Item[]>;
  /** Claimable in the pools of some large departments. */
  inPools(largeDepartmentIds: readonly number[], page: Page): Promise<readonly Item[]>;
}

export function createListing(sql: Sql): ListingStore {
  const some = (where: string, values: readonly Parameter[], { after, limit }: Page): Promise<Item[]> =>
    itemsTable.find(sql, `WHERE ${where} AND no > ? ORDER BY no LIMIT ?`, [...values, after, limit]);
  const places = (ids: readonly number[]): string => ids.map(() => "?").join(", ");
  return {
    ownedBy: (ownerId, page) => some("owner_id = ? AND place = 'owned'", [ownerId], page),
    inDepartments: async (ids, page) =>
      ids.length === 0 ? [] : some(`department_id IN (${places(ids)}) AND place = 'owned'`, ids, page),
    inPools: async (ids, page) =>
      ids.length === 0
        ? []
        : some(
            `place = 'pool' AND large_department_id IN (${places(ids)}) AND unqualified = ?`,
            [...ids, false],
            page,
          ),
  };
}
