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
  /** The latest tombstone of one of the names or phones. */
  find(nameKeys: readonly string[], phoneKeys: readonly (string | null)[]): Promise<Tombstone | null>;
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
    async find(nameKeys, phoneKeys) {
      const hash = await hasher();
      const names = nameKeys.filter((key) => key !== "").map(hash);
      const phones = phoneKeys.flatMap((key) => (key === null ? [] : [hash(key)]));
      if (names.length + phones.length === 0) return null;
      const marks = (list: readonly string[]) => (list.length === 0 ? "''" : list.map(() => "?").join(", "));
      const rows = await tombstonesTable.find(
        sql,
        `WHERE name_hash IN (${marks(names)}) OR phone_hash IN (${marks(phones)}) ORDER BY id DESC LIMIT 1`,
        [...names, ...phones],
      );
      return rows[0] ?? null;
    },
  };
}
