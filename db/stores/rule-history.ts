// The past as rules played again read it: who held what in which stage, when customers were spoken to, what was won.
import type { Day } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Won } from "../../src/domain/item/won-cycle.ts";
import type { Spell } from "../../src/domain/rules/forecast.ts";
import type { Sql } from "../engine/sql.ts";
import { type ActsHistory, createActsHistory } from "./acts-history.ts";
import { createWaitsHistory, type WaitsHistory } from "./waits-history.ts";

export interface RuleHistoryStore extends ActsHistory, WaitsHistory {
  /** Of the people of these departments, since an instant (ms); without pauses. */
  spells(
    departmentIds: readonly number[],
    given: { readonly from: number; readonly stages: readonly number[] },
  ): Promise<Omit<Spell, "pauses">[]>;
  /** What was signed since a day, as far as its cycle is told by it. */
  wonSince(day: Day): Promise<(Won & Pick<Item, "departmentId">)[]>;
}

interface SpellRow extends Omit<Spell, "pauses" | "followedUp" | "isOwnFind"> {
  readonly intake: string;
}

/** No deadline lies farther from its base. */
const LONGEST_CLOCK_MS = 130 * 86_400_000;

const NEVER: readonly number[] = [];

export function createRuleHistory(sql: Sql): RuleHistoryStore {
  const marks = (ids: readonly number[]) => ids.map(() => "?").join(", ");
  return {
    ...createWaitsHistory(sql),
    async spells(departmentIds, { from, stages }) {
      if (departmentIds.length === 0 || stages.length === 0) return [];
      const rows = await sql.rows<SpellRow>(
        `SELECT s.no AS "no", h.owner_id AS "ownerId", m.main_department_id AS "departmentId", s.stage AS "stage",
           CASE WHEN s.entered_at > h.began_at THEN s.entered_at ELSE h.began_at END AS "beganAt",
           CASE WHEN s.left_at IS NULL THEN h.ended_at WHEN h.ended_at IS NULL OR s.left_at < h.ended_at THEN s.left_at
             ELSE h.ended_at END AS "endedAt",
           i.created_at AS "createdAt", i.intake AS "intake", i.customer_id AS "customerId"
         FROM holdings h JOIN members m ON m.user_id = h.owner_id
         JOIN stays s ON s.no = h.no AND (h.ended_at IS NULL OR s.entered_at < h.ended_at)
           AND (s.left_at IS NULL OR s.left_at > h.began_at)
         JOIN items i ON i.no = h.no
         WHERE m.main_department_id IN (${marks(departmentIds)}) AND (h.ended_at IS NULL OR h.ended_at >= ?)
           AND (s.left_at IS NULL OR s.left_at >= ?) AND s.stage IN (${marks(stages)}) ORDER BY s.no, s.id, h.id`,
        [...departmentIds, from, from, ...stages],
      );
      // What was told before the time began moves no clock within it, but for one that runs into it.
      const told = await sql.rows<{ no: number; at: number }>(
        `SELECT f.no AS "no", f.at AS "at" FROM follow_ups f
         WHERE f.at >= ? AND f.counts = ? AND f.undone_at IS NULL
           AND f.no IN (SELECT s.no FROM stays s WHERE s.stage IN (${marks(stages)}) AND (s.left_at IS NULL OR s.left_at >= ?))`,
        [from - LONGEST_CLOCK_MS, true, ...stages, from],
      );
      const byNo = new Map<number, number[]>();
      for (const { no, at } of told) {
        const times = byNo.get(no);
        if (times === undefined) byNo.set(no, [Number(at)]);
        else times.push(Number(at));
      }
      for (const times of byNo.values()) if (times.length > 1) times.sort((one, other) => one - other);
      // Named one by one: what is spread is several times as slow, here and wherever it is read.
      return rows.map((row) => ({
        no: row.no,
        customerId: row.customerId,
        ownerId: row.ownerId,
        departmentId: Number(row.departmentId),
        stage: row.stage,
        beganAt: Number(row.beganAt),
        endedAt: row.endedAt === null ? null : Number(row.endedAt),
        createdAt: Number(row.createdAt),
        isOwnFind: row.intake === "reported" || row.intake === "self-developed",
        followedUp: byNo.get(row.no) ?? NEVER,
      }));
    },
    async wonSince(day) {
      const rows = await sql.rows<Won & Pick<Item, "departmentId">>(
        `SELECT department_id AS "departmentId", created_at AS "createdAt", begun_on AS "begunOn", intake AS "intake",
           signed_on AS "signedOn"
         FROM items WHERE outcome = 'won' AND signed_on >= ? AND merged_into IS NULL`,
        [day],
      );
      return rows.map(({ departmentId, createdAt, ...row }) => ({
        ...row,
        departmentId: departmentId === null ? null : Number(departmentId),
        createdAt: Number(createdAt),
      }));
    },
    ...createActsHistory(sql),
  };
}
