// What people did, as limits played again read it: claims with what they had in hand, 静默 that were asked for, products told of.
import { groupedBy } from "../../src/domain/grouped.ts";
import type { ClaimNeeds, ClaimPast, PastHolding, PastStay } from "../../src/domain/rules/played-claims.ts";
import type { PastPush, PastQuiet } from "../../src/domain/rules/played-peace.ts";
import type { Sql } from "../engine/sql.ts";

export interface ActsHistory {
  /** All that whoever has claimed since an instant (ms) had in hand since, or waits for because of it; by its beginning. */
  holdings(departmentIds: readonly number[], from: number): Promise<PastHolding[]>;
  /** What else is known of those items, as far as a limit asks for it. */
  claimPast(
    holdings: readonly PastHolding[],
    given: { readonly from: number; readonly needs: ClaimNeeds },
  ): Promise<ClaimPast>;
  /** Asked for since an instant. */
  quiets(departmentIds: readonly number[], from: number): Promise<PastQuiet[]>;
  /** Of customers that were won by then; with those before that still counted. */
  pushes(from: number): Promise<PastPush[]>;
}

/** No wait and no look back is longer (catalogue.ts). */
const LONGEST_WAIT_MS = 90 * 86_400_000;
const LONGEST_PUSH_MS = 730 * 86_400_000;

const NOTHING_ELSE: ClaimPast = { stays: new Map(), followedUp: new Map(), quiet: new Map() };

function staysOf(rows: readonly (PastStay & { readonly no: number })[]): ClaimPast["stays"] {
  const stays = rows.map((one) => ({
    ...one,
    enteredAt: Number(one.enteredAt),
    leftAt: one.leftAt === null ? null : Number(one.leftAt),
  }));
  return groupedBy(stays, ({ no }) => no);
}

export function createActsHistory(sql: Sql): ActsHistory {
  const marks = (ids: readonly number[]) => ids.map(() => "?").join(", ");
  const ofWhom = `SELECT h.no FROM holdings h WHERE (h.ended_at IS NULL OR h.ended_at >= ?)
    AND h.owner_id IN (SELECT c.owner_id FROM holdings c WHERE c.how = 'claimed' AND c.began_at >= ?)`;

  return {
    async holdings(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const rows = await sql.rows<PastHolding>(
        `SELECT h.no AS "no", h.owner_id AS "ownerId", h.began_at AS "beganAt", h.how AS "how", h.ended_at AS "endedAt",
           h.ended_by AS "endedBy", m.main_department_id AS "departmentId", i.customer_id AS "customerId"
         FROM holdings h JOIN members m ON m.user_id = h.owner_id JOIN items i ON i.no = h.no
         WHERE m.main_department_id IN (${marks(departmentIds)}) AND (h.ended_at IS NULL OR h.ended_at >= ?)
           AND h.owner_id IN (SELECT c.owner_id FROM holdings c WHERE c.how = 'claimed' AND c.began_at >= ?)
         ORDER BY h.began_at, h.id`,
        [...departmentIds, from - LONGEST_WAIT_MS, from],
      );
      return rows.map((row) => ({
        ...row,
        beganAt: Number(row.beganAt),
        endedAt: row.endedAt === null ? null : Number(row.endedAt),
        departmentId: Number(row.departmentId),
      }));
    },
    async claimPast(holdings, { from, needs }) {
      if (holdings.length === 0 || needs === "holdings") return NOTHING_ELSE;
      const held = [from - LONGEST_WAIT_MS, from];
      const stays = await sql.rows<PastStay & { no: number }>(
        `SELECT s.no AS "no", s.stage AS "stage", s.entered_at AS "enteredAt", s.left_at AS "leftAt"
         FROM stays s WHERE (s.left_at IS NULL OR s.left_at >= ?) AND s.no IN (${ofWhom})`,
        [from, ...held],
      );
      if (needs === "stages") return { ...NOTHING_ELSE, stays: staysOf(stays) };
      const told = await sql.rows<{ no: number; at: number }>(
        `SELECT f.no AS "no", f.at AS "at" FROM follow_ups f
         WHERE f.at >= ? AND f.counts = ? AND f.undone_at IS NULL AND f.no IN (${ofWhom})`,
        [from - LONGEST_WAIT_MS, true, ...held],
      );
      const quiet = await sql.rows<{ customerId: number; from: number; until: number }>(
        `SELECT customer_id AS "customerId", began_at AS "from", COALESCE(ended_at, ends_at) AS "until"
         FROM quiets WHERE began_at IS NOT NULL AND ends_at >= ?`,
        [from],
      );
      const times = groupedBy(told, ({ no }) => no);
      return {
        stays: staysOf(stays),
        followedUp: new Map([...times].map(([no, all]) => [no, all.map(({ at }) => Number(at))])),
        quiet: groupedBy(
          quiet.map((one) => ({ ...one, from: Number(one.from), until: Number(one.until) })),
          ({ customerId }) => customerId,
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
