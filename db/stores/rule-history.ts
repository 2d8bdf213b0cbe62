// The past as rules played again read it: who held what in which stage, when customers were spoken to, what was claimed.
import type { Claimed, Spell } from "../../src/domain/rules/forecast.ts";
import type { Sql } from "../engine/sql.ts";

export interface RuleHistoryStore {
  /** Of the people of these departments, since an instant (ms); without pauses. */
  spells(departmentIds: readonly number[], from: number): Promise<Omit<Spell, "pauses">[]>;
  claims(departmentIds: readonly number[], from: number): Promise<Claimed[]>;
}

interface SpellRow extends Omit<Spell, "pauses" | "followedUp" | "isOwnFind"> {
  readonly intake: string;
}

export function createRuleHistory(sql: Sql): RuleHistoryStore {
  const marks = (ids: readonly number[]) => ids.map(() => "?").join(", ");
  return {
    async spells(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const held = `FROM holdings h JOIN members m ON m.user_id = h.owner_id
        WHERE m.main_department_id IN (${marks(departmentIds)}) AND (h.ended_at IS NULL OR h.ended_at >= ?)`;
      const rows = await sql.rows<SpellRow>(
        `SELECT s.no AS "no", h.owner_id AS "ownerId", m.main_department_id AS "departmentId", s.stage AS "stage",
           CASE WHEN s.entered_at > h.began_at THEN s.entered_at ELSE h.began_at END AS "beganAt",
           CASE WHEN s.left_at IS NULL THEN h.ended_at WHEN h.ended_at IS NULL OR s.left_at < h.ended_at THEN s.left_at
             ELSE h.ended_at END AS "endedAt",
           i.created_at AS "createdAt", i.intake AS "intake"
         FROM holdings h JOIN members m ON m.user_id = h.owner_id
         JOIN stays s ON s.no = h.no AND (h.ended_at IS NULL OR s.entered_at < h.ended_at)
           AND (s.left_at IS NULL OR s.left_at > h.began_at)
         JOIN items i ON i.no = h.no
         WHERE m.main_department_id IN (${marks(departmentIds)}) AND (h.ended_at IS NULL OR h.ended_at >= ?)
           AND (s.left_at IS NULL OR s.left_at >= ?) AND s.stage BETWEEN 1 AND 5 ORDER BY s.no, s.id, h.id`,
        [...departmentIds, from, from],
      );
      const told = await sql.rows<{ no: number; at: number }>(
        `SELECT f.no AS "no", f.at AS "at" FROM follow_ups f
         WHERE f.counts = ? AND f.undone_at IS NULL AND f.no IN (SELECT h.no ${held}) ORDER BY f.no, f.at`,
        [true, ...departmentIds, from],
      );
      const byNo = new Map<number, number[]>();
      for (const { no, at } of told) byNo.set(no, [...(byNo.get(no) ?? []), Number(at)]);
      return rows.map(({ intake, ...row }) => ({
        ...row,
        departmentId: Number(row.departmentId),
        beganAt: Number(row.beganAt),
        endedAt: row.endedAt === null ? null : Number(row.endedAt),
        createdAt: Number(row.createdAt),
        isOwnFind: intake === "reported" || intake === "self-developed",
        followedUp: byNo.get(row.no) ?? [],
      }));
    },
    async claims(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const rows = await sql.rows<Claimed>(
        `SELECT h.owner_id AS "ownerId", m.main_department_id AS "departmentId", h.began_at AS "at"
         FROM holdings h JOIN members m ON m.user_id = h.owner_id
         WHERE h.how = 'claimed' AND h.began_at >= ? AND m.main_department_id IN (${marks(departmentIds)})`,
        [from, ...departmentIds],
      );
      return rows.map((row) => ({ ...row, departmentId: Number(row.departmentId), at: Number(row.at) }));
    },
  };
}
