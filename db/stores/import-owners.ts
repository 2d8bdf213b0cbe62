// What was said of the names in a list that nobody is called by.
import type { OwnerChoice } from "../../src/domain/hands/list-owners.ts";
import type { Sql } from "../engine/sql.ts";
import { importOwnersTable } from "../schema/import-owners.ts";

export interface ImportOwners {
  /** By name: whose its rows become, null for nobody's. */
  owners(id: number): Promise<ReadonlyMap<string, string | null>>;
  /** In the place of what was said of that name before. */
  setOwner(id: number, choice: OwnerChoice): Promise<void>;
  /** What was said of a name holds no more. */
  dropOwner(id: number, name: string): Promise<void>;
}

export function createImportOwners(sql: Sql): ImportOwners {
  return {
    async owners(id) {
      const rows = await importOwnersTable.find(sql, "WHERE import_id = ? ORDER BY name", [id]);
      return new Map(rows.map(({ name, userId }) => [name, userId]));
    },
    async setOwner(id, { name, userId }) {
      await importOwnersTable.put(sql, { importId: id, name, userId });
    },
    async dropOwner(id, name) {
      await importOwnersTable.deleteWhere(sql, "import_id = ? AND name = ?", [id, name]);
    },
  };
}
