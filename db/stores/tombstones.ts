// What remains of an eliminated customer: keyed hashes, a month, a reason, so that a re-import is told (rules.md 2).
import { createHmac } from "node:crypto";
import type { Sql } from "../engine/sql.ts";
import { settingsTable } from "../schema/settings.ts";
import { type Tombstone, tombstonesTable } from "../schema/tombstones.ts";

export const TOMBSTONE_KEY = "tombstone-key";

export interface TombstoneStore {
  bury(given: {
    readonly no: number;
    readonly nameKey: string;
    readonly phoneKeys: readonly (string | null)[];
    /** `YYYY-MM`. */
    readonly month: string;
    readonly reason: string;
  }): Promise<void>;
  /** The latest tombstone of a name or a phone. */
  find(nameKey: string, phoneKey: string | null): Promise<Tombstone | null>;
}

export function createTombstones(sql: Sql): TombstoneStore {
  async function hasher(): Promise<(key: string) => string> {
    const secret = await settingsTable.byId(sql, TOMBSTONE_KEY);
    if (secret === null) throw new Error("the key of the tombstones is missing");
    return (key) => createHmac("sha256", secret.value).update(key).digest("hex");
  }
  return {
    async bury({ no, nameKey, phoneKeys, month, reason }) {
      const hash = await hasher();
      const phones = phoneKeys.filter((key) => key !== null);
      for (const phone of phones.length === 0 ? [null] : phones)
        await tombstonesTable.insert(sql, {
          no,
          nameHash: hash(nameKey),
          phoneHash: phone === null ? null : hash(phone),
          month,
          reason,
        });
    },
    async find(nameKey, phoneKey) {
      const hash = await hasher();
      const rows = await tombstonesTable.find(
        sql,
        "WHERE name_hash = ? OR phone_hash = ? ORDER BY id DESC LIMIT 1",
        [hash(nameKey), phoneKey === null ? "" : hash(phoneKey)],
      );
      return rows[0] ?? null;
    },
  };
}
