// What people did, as limits played again read it: claims with what they had in hand, 静默 that were asked for, products told of.
import { groupedBy } from "../../src/domain/grouped.ts";
import type { ClaimPast, PastHolding, PastStay, Span } from "../../src/domain/rules/past-hands.ts";
import type { ClaimNeeds } from "../../src/domain/rules/played-claims.ts";
import type { PastPush, PastQuiet } from "../../src/domain/rules/played-peace.ts";
import type { Sql } from "../engine/sql.ts";

export interface ActsHistory {
  /** All that whoever has claimed since an instant (ms) had in hand since, or waits for because of it; by its beginning. */
  holdings(departmentIds: readonly number[], from: number): Promise<PastHolding[]>;
  /** What else is known of all items, as far as a limit asks for it. */
  claimPast(given: { readonly from: number; readonly needs: ClaimNeeds }): Promise<ClaimPast>;
  /** Asked for since an instant. */
  quiets(departmentIds: readonly number[], from: number): Promise<PastQuiet[]>;
  /** Of customers that were won by then; with those before that still counted. */
  pushes(from: number): Promise<PastPush[]>;
}

/** No wait and no look back is longer (catalogue.ts). */
const LONGEST_WAIT_MS = 90 * 86_400_000;
const LONGEST_PUSH_MS = 730 * 86_400_000;

const NOTHING_ELSE: ClaimPast = { stays: new Map(), followedUp: null, quiet: new Map() };

function staysOf(rows: readonly (PastStay & { readonly no: number })[]): ClaimPast["stays"] {
  const stays = rows.map(({ no, stage, enteredAt, leftAt }) => ({
    no,
    stage,
    enteredAt: Number(enteredAt),
    leftAt: leftAt === null ? null : Number(leftAt),
  }));
  return groupedBy(stays, ({ no }) => no);
}

export function createActsHistory(sql: Sql): ActsHistory {
  const marks = (ids: readonly number[]) => ids.map(() => "?").join(", ");

  return {
    async holdings(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const rows = await sql.rows<PastHolding>(
        `SELECT h.no AS "no", h.owner_id AS "ownerId", h.began_at AS "beganAt", h.how AS "how", h.ended_at AS "endedAt",
           h.ended_by AS "endedBy", m.main_department_id AS "departmentId"
         FROM members m JOIN holdings h ON h.owner_id = m.user_id
         WHERE m.main_department_id IN (${marks(departmentIds)}) AND (h.ended_at IS NULL OR h.ended_at >= ?)
           AND EXISTS (SELECT 1 FROM holdings c WHERE c.owner_id = m.user_id AND c.how = 'claimed' AND c.began_at >= ?)
         ORDER BY h.began_at, h.id`,
        [...departmentIds, from - LONGEST_WAIT_MS, from],
      );
      // Named one by one: what is spread is slow to be read, a million times over.
      return rows.map((row) => ({
        no: row.no,
        ownerId: row.ownerId,
        beganAt: Number(row.beganAt),
        how: row.how,
        endedAt: row.endedAt === null ? null : Number(row.endedAt),
        endedBy: row.endedBy,
        departmentId: Number(row.departmentId),
      }));
    },
    async claimPast({ from, needs }) {
      if (needs === "holdings") return NOTHING_ELSE;
      // Whole columns in one sweep: to ask item by item costs five times as much.
      const stays = staysOf(
        await sql.rows<PastStay & { no: number }>(
          `SELECT s.no AS "no", s.stage AS "stage", s.entered_at AS "enteredAt", s.left_at AS "leftAt"
           FROM stays s WHERE s.stage ${needs === "stages" ? "BETWEEN 1 AND 4" : "= 1"} AND (s.left_at IS NULL OR s.left_at >= ?)`,
          [from],
        ),
      );
      if (needs === "stages") return { ...NOTHING_ELSE, stays };
      const told = await sql.rows<{ no: number; at: number }>(
        `SELECT f.no AS "no", f.at AS "at" FROM follow_ups f
         WHERE f.at >= ? AND f.counts = ? AND f.undone_at IS NULL
           AND f.no IN (SELECT s.no FROM stays s WHERE s.stage = 1 AND (s.left_at IS NULL OR s.left_at >= ?))`,
        [from - LONGEST_WAIT_MS, true, from],
      );
      const quiet = await sql.rows<Span & { no: number }>(
        `SELECT i.no AS "no", q.began_at AS "from", COALESCE(q.ended_at, q.ends_at) AS "until"
         FROM quiets q JOIN items i ON i.customer_id = q.customer_id WHERE q.began_at IS NOT NULL AND q.ends_at >= ?`,
        [from],
      );
      const times = groupedBy(told, ({ no }) => no);
      return {
        stays,
        followedUp: new Map([...times].map(([no, all]) => [no, all.map(({ at }) => Number(at))])),
        quiet: groupedBy(
          quiet.map((one) => ({ ...one, from: Number(one.from), until: Number(one.until) })),
          ({ no }) => no,
        ),
      };
    },
    async quiets(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const rows = await sql.rows<PastQuiet>(
        `SELECT q.by AS "by", m.main_department_id AS "departmentId", q.no AS "no", q.days AS "days"
         FROM quiets q JOIN members m ON m.user_id = q.by
         WHERE q.asked_at >= ? AND m.main_department_id IN (${marks(departmentIds)}) ORDER BY q.id`,
        [from, ...departmentIds],
      );
      return rows.map((row) => ({ ...row, departmentId: Number(row.departmentId) }));
    },
    async pushes(from) {
      const rows = await sql.rows<PastPush>(
        `SELECT p.by AS "by", m.main_department_id AS "departmentId", p.customer_id AS "customerId", p.at AS "at"
         FROM product_pushes p JOIN members m ON m.user_id = p.by
         WHERE p.at >= ? AND p.service = ? AND p.taken_back_at IS NULL AND EXISTS (
           SELECT 1 FROM items i JOIN stays s ON s.no = i.no
           WHERE i.customer_id = p.customer_id AND s.stage = 6 AND s.entered_at <= p.at
             AND (s.left_at IS NULL OR s.left_at > p.at))
         ORDER BY p.at, p.id`,
        [from - LONGEST_PUSH_MS, false],
      );
      return rows.map((row) => ({ ...row, departmentId: Number(row.departmentId), at: Number(row.at) }));
    },
  };
}
