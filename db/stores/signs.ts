// Signs, and the facts they are looked for in: of what came of late, never of everything there is.
import type { Sign } from "../../src/domain/audit/signs.ts";
import type { FollowUp } from "../../src/domain/item/history.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";
import { signsTable } from "../schema/signs.ts";

interface OfCustomer {
  readonly no: number;
  readonly customerId: number;
}

export interface SignStore {
  /** False where the same was raised before, put away or not. */
  raise(sign: Omit<Sign, "id" | "clearedAt" | "clearedBy">): Promise<boolean>;
  /** Those of an item that nobody has put away. */
  of(no: number): Promise<Sign[]>;
  /** Puts one away, at every item it is about. */
  clear(sign: Sign, given: { readonly by: string; readonly at: number }): Promise<void>;
  /** Created between two instants, by number; imported ones left out. */
  createdBetween(from: number, until: number, limit: number): Promise<Item[]>;
  /** Every item, of whatever customer, that has a phone of one of these items' customers. */
  phonesOf(nos: readonly number[]): Promise<readonly (OfCustomer & { readonly phoneKey: string })[]>;
  /** Items that a picture of some time was also shown for. */
  picturesSince(from: number): Promise<readonly (OfCustomer & { readonly hash: string })[]>;
  followUpsBetween(
    from: number,
    until: number,
    limit: number,
  ): Promise<readonly (OfCustomer & Pick<FollowUp, "by" | "text" | "at">)[]>;
  /** When each came to stage 2 or higher between two instants; only what is open and held. */
  advancedBetween(
    from: number,
    until: number,
    limit: number,
  ): Promise<readonly { readonly no: number; readonly stage: number; readonly enteredAt: number }[]>;
  /** Those of some items of which somebody beside the holder has shown something. */
  provenOf(nos: readonly number[]): Promise<readonly number[]>;
  /** What was reported of some items, attempts left out. */
  textsOf(nos: readonly number[]): Promise<readonly { readonly no: number; readonly text: string }[]>;
  lostBetween(
    from: number,
    until: number,
    limit: number,
  ): Promise<readonly { readonly no: number; readonly createdAt: number; readonly lostAt: number }[]>;
}

const list = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

export function createSigns(sql: Sql): SignStore {
  return {
    raise: (sign) => signsTable.insertOrNothing(sql, { ...sign, clearedAt: null, clearedBy: null }),
    of: (no) => signsTable.find(sql, "WHERE no = ? AND cleared_at IS NULL ORDER BY id", [no]),
    async clear({ kind, facts }, { by, at }) {
      const nos = (facts.split("|")[1] ?? "").split(",").map(Number);
      await signsTable.updateWhere(
        sql,
        { clearedAt: at, clearedBy: by },
        `no IN (${list(nos)}) AND kind = ? AND facts = ? AND cleared_at IS NULL`,
        [...nos, kind, facts],
      );
    },
    createdBetween: (from, until, limit) =>
      itemsTable.find(
        sql,
        `WHERE created_at >= ? AND created_at < ? AND intake <> 'imported' AND merged_into IS NULL
         ORDER BY created_at, no LIMIT ?`,
        [from, until, limit],
      ),
    phonesOf: async (nos) =>
      nos.length === 0
        ? []
        : sql.rows(
            `SELECT DISTINCT i.no AS "no", i.customer_id AS "customerId", k.phone_key AS "phoneKey"
             FROM contacts k JOIN items i ON i.customer_id = k.customer_id
             WHERE k.phone_key IN (SELECT c.phone_key FROM contacts c JOIN items n ON n.customer_id = c.customer_id
               WHERE n.no IN (${list(nos)}) AND c.phone_key IS NOT NULL)
             AND i.place <> 'eliminated' ORDER BY i.no`,
            nos,
          ),
    picturesSince: (from) =>
      sql.rows(
        `SELECT DISTINCT i.no AS "no", i.customer_id AS "customerId", p.hash AS "hash"
         FROM pictures p JOIN items i ON i.no = p.no
         WHERE p.undone_at IS NULL AND p.hash IN (SELECT hash FROM pictures WHERE at >= ? AND hash IS NOT NULL)
         ORDER BY i.no`,
        [from],
      ),
    followUpsBetween: (from, until, limit) =>
      sql.rows(
        `SELECT f.no AS "no", i.customer_id AS "customerId", f."by" AS "by", f.text AS "text", f.at AS "at"
         FROM follow_ups f JOIN items i ON i.no = f.no
         WHERE f.at >= ? AND f.at < ? AND f.undone_at IS NULL AND f.attempt = ? ORDER BY f.at, f.id LIMIT ?`,
        [from, until, false, limit],
      ),
    advancedBetween: (from, until, limit) =>
      sql.rows(
        `SELECT i.no AS "no", i.stage AS "stage", MIN(h.at) AS "enteredAt"
         FROM history h JOIN items i ON i.no = h.no
         WHERE h.what = 'advanced' AND h.at >= ? AND h.at < ? AND h.stage >= 2
           AND i.stage >= 2 AND i.place = 'owned' AND i.outcome = 'open'
         GROUP BY i.no, i.stage ORDER BY i.no LIMIT ?`,
        [from, until, limit],
      ),
    async provenOf(nos) {
      if (nos.length === 0) return [];
      const of = list(nos);
      const rows = await sql.rows<{ no: number }>(
        `SELECT no AS "no" FROM verifications WHERE no IN (${of}) AND undone_at IS NULL
         UNION SELECT no AS "no" FROM pictures WHERE no IN (${of}) AND undone_at IS NULL AND state <> 'lost'
         UNION SELECT no AS "no" FROM joint_talks WHERE no IN (${of}) AND state = 'confirmed'`,
        [...nos, ...nos, ...nos],
      );
      return rows.map(({ no }) => no);
    },
    textsOf: async (nos) =>
      nos.length === 0
        ? []
        : sql.rows(
            `SELECT no AS "no", text AS "text" FROM follow_ups
             WHERE no IN (${list(nos)}) AND undone_at IS NULL AND attempt = ?`,
            [...nos, false],
          ),
    lostBetween: (from, until, limit) =>
      sql.rows(
        `SELECT i.no AS "no", i.created_at AS "createdAt", MAX(h.at) AS "lostAt"
         FROM history h JOIN items i ON i.no = h.no
         WHERE h.what = 'lost' AND h.at >= ? AND h.at < ? AND i.outcome = 'lost'
         GROUP BY i.no, i.created_at ORDER BY i.no LIMIT ?`,
        [from, until, limit],
      ),
  };
}
