// The last acts of somebody: what 撤销 takes back, the latest first.
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { type ActRow, actsTable } from "../schema/acts.ts";

/** So many can be taken back, one after another (rules.md 12). */
const REMEMBERED = 3;

/** Behind those. */
const FORGOTTEN = `user_id = ? AND id <= (SELECT id FROM acts WHERE user_id = ? ORDER BY id DESC LIMIT 1 OFFSET ${REMEMBERED})`;

export interface RememberedAct extends Omit<ActRow, "before"> {
  /** The item as it was; null where none was changed. */
  readonly before: Item | null;
  /** What was moved at once, each as it was, with its version after it; empty for one alone. */
  readonly together: readonly Moved[];
}

export interface Moved {
  readonly before: Item;
  readonly version: number;
}

export interface ActStore {
  latest(userId: string): Promise<RememberedAct | null>;
  /** How often the last acts of somebody have become others in this transaction. */
  changes(userId: string): number;
  add(act: Omit<ActRow, "id">): Promise<void>;
  /** Makes one act of those just added about some items. */
  addTogether(given: {
    readonly userId: string;
    readonly at: number;
    readonly items: readonly Moved[];
  }): Promise<void>;
  /** Of these items nothing can be taken back any more, whoever did it: the acts hold what was before. */
  forget(nos: readonly number[]): Promise<void>;
  /** Taken back: what was done to the item just before can be taken back from where it stands now. */
  takenBack(act: RememberedAct, version: number): Promise<void>;
}

function isTogether(before: Item | readonly Moved[] | null): before is readonly Moved[] {
  return Array.isArray(before);
}

export function createActs(sql: Sql): ActStore {
  const changes = new Map<string, number>();
  const changed = (userId: string) => changes.set(userId, (changes.get(userId) ?? 0) + 1);
  return {
    changes: (userId) => changes.get(userId) ?? 0,
    async latest(userId) {
      const [row] = await actsTable.find(sql, "WHERE user_id = ? ORDER BY id DESC LIMIT 1", [userId]);
      if (row === undefined) return null;
      const before = row.before === null ? null : (JSON.parse(row.before) as Item | readonly Moved[]);
      return isTogether(before)
        ? { ...row, before: null, together: before }
        : { ...row, before, together: [] };
    },
    async add(act) {
      changed(act.userId);
      await actsTable.insert(sql, act);
      await actsTable.deleteWhere(sql, FORGOTTEN, [act.userId, act.userId]);
    },
    async addTogether({ userId, at, items }) {
      changed(userId);
      const nos = items.map(({ before }) => before.no);
      const marks = nos.map(() => "?").join(", ");
      const where = `user_id = ? AND at = ? AND no IN (${marks})`;
      const [last] = await actsTable.find(sql, `WHERE ${where} ORDER BY id DESC LIMIT 1`, [
        userId,
        at,
        ...nos,
      ]);
      await actsTable.deleteWhere(sql, where, [userId, at, ...nos]);
      await actsTable.insert(sql, {
        userId,
        at,
        no: null,
        what: last?.what ?? null,
        command: null,
        field: null,
        version: 0,
        before: JSON.stringify(items),
      });
    },
    async forget(nos) {
      // What was added in this transaction is gone as well.
      changes.clear();
      if (nos.length > 0)
        await actsTable.deleteWhere(sql, `no IN (${nos.map(() => "?").join(", ")})`, [...nos]);
    },
    async takenBack({ id, userId, no, before }, version) {
      changed(userId);
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
