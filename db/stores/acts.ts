// The last acts of somebody: what 撤销 takes back, the latest first.
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { type ActRow, actsTable } from "../schema/acts.ts";

/** So many can be taken back, one after another (rules.md 12). */
const REMEMBERED = 3;

export interface RememberedAct extends Omit<ActRow, "before"> {
  /** The item as it was; null where none was changed. */
  readonly before: Item | null;
}

export interface ActStore {
  latest(userId: string): Promise<RememberedAct | null>;
  add(act: Omit<ActRow, "id">): Promise<void>;
  /** Taken back: what was done to the item just before can be taken back from where it stands now. */
  takenBack(act: RememberedAct, version: number): Promise<void>;
}

export function createActs(sql: Sql): ActStore {
  return {
    async latest(userId) {
      const [row] = await actsTable.find(sql, "WHERE user_id = ? ORDER BY id DESC LIMIT 1", [userId]);
      if (row === undefined) return null;
      return { ...row, before: row.before === null ? null : (JSON.parse(row.before) as Item) };
    },
    async add(act) {
      await actsTable.insert(sql, act);
      const kept = `SELECT id FROM acts WHERE user_id = ? ORDER BY id DESC LIMIT ${REMEMBERED}`;
      await actsTable.deleteWhere(sql, `user_id = ? AND id NOT IN (${kept})`, [act.userId, act.userId]);
    },
    async takenBack({ id, userId, no, before }, version) {
      await actsTable.deleteWhere(sql, "id = ?", [id]);
      if (no === null || before === null) return;
      await actsTable.updateWhere(sql, { version }, "user_id = ? AND no = ? AND version = ?", [
        userId,
        no,
        before.version,
      ]);
    },
  };
}
