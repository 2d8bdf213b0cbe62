// What remains of an eliminated customer: a keyed hash, a month, a reason (rules.md 2).
import { type Tombstone, tombstonesTable } from "./schema/tombstones.ts";
import type { Sql } from "./sql.ts";

export interface TombstoneStore {
  add(tombstone: Omit<Tombstone, "id">): Promise<void>;
  find(nameHash: string, phoneHash: string | null): Promise<Tombstone | null>;
}

export function createTombstones(sql: Sql): TombstoneStore {
  return {
    async add(tombstone) {
      await tombstonesTable.insert(sql, tombstone);
    },
    async find(nameHash, phoneHash) {
      const rows = await tombstonesTable.find(
        sql,
        "WHERE name_hash = ? OR phone_hash = ? ORDER BY id DESC LIMIT 1",
        [nameHash, phoneHash],
      );
      return rows[0] ?? null;
    },
  };
}
