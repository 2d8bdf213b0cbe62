// What waited for an answer, as minutes played again read it: leads for their first word, what a head was asked for theirs.
import type { PastAsking, PastFirst } from "../../src/domain/rules/played-waits.ts";
import type { Sql } from "../engine/sql.ts";

export interface WaitsHistory {
  /** Of marketing's leads that came into somebody's hands for the first time since an instant (ms). */
  firsts(departmentIds: readonly number[], from: number): Promise<PastFirst[]>;
  /** What heads have heard of since an instant (ms), by the department whose item it was. */
  askings(departmentIds: readonly number[], from: number): Promise<PastAsking[]>;
}

export function createWaitsHistory(sql: Sql): WaitsHistory {
  const marks = (ids: readonly number[]) => ids.map(() => "?").join(", ");
  return {
    async firsts(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const rows = await sql.rows<FirstRow>(
        `SELECT h.no AS "no", h.owner_id AS "ownerId", m.main_department_id AS "departmentId", h.began_at AS "receivedAt",
           h.ended_at AS "endedAt",
           (SELECT MIN(s.left_at) FROM stays s WHERE s.no = h.no AND s.left_at > h.began_at) AS "steppedAt",
           (SELECT MIN(f.at) FROM follow_ups f WHERE f.no = h.no AND f.undone_at IS NULL AND f.at >= h.began_at
             AND (f.counts = ? OR f.attempt = ?)) AS "spokenAt"
         FROM holdings h JOIN members m ON m.user_id = h.owner_id JOIN items i ON i.no = h.no
         WHERE h.began_at >= ? AND m.main_department_id IN (${marks(departmentIds)}) AND i.intake = 'marketing'
           AND COALESCE(h.ended_by, '') <> 'undone' AND i.merged_into IS NULL
           AND NOT EXISTS (SELECT 1 FROM holdings e
             WHERE e.no = h.no AND e.id < h.id AND e.ended_by IN ('returned', 'auto-returned'))
           AND NOT EXISTS (SELECT 1 FROM follow_ups f
             WHERE f.no = h.no AND f.at < h.began_at AND f.counts = ? AND f.undone_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM history x WHERE x.no = h.no AND x.what = 'reactivated' AND x.at < h.began_at)
         ORDER BY h.began_at, h.id`,
        [true, true, from, ...departmentIds, true],
      );
      return rows.map(({ no, ownerId, departmentId, receivedAt, endedAt, steppedAt, spokenAt }) => ({
        no,
        ownerId,
        departmentId: Number(departmentId),
        receivedAt: Number(receivedAt),
        overAt: earliest([endedAt, steppedAt, spokenAt]),
      }));
    },
    async askings(departmentIds, from) {
      if (departmentIds.length === 0) return [];
      const rows = await sql.rows<AskingRow>(
        `SELECT e.no AS "no", e.kind AS "kind", e.answer AS "answer", e.answered_at AS "answeredAt",
           e.closed_at AS "closedAt", COALESCE(i.owner_id, '') AS "ownerId", e.told_head_at AS "toldHeadAt",
           (SELECT MAX(o.sent_at) FROM item_notices n JOIN outbox o ON o."key" = n.outbox_key
             WHERE n.no = e.no AND o.to_id = e.head_id AND n.outbox_key LIKE 'escalation/member/%'
               AND o.created_at >= e.told_head_at AND (e.closed_at IS NULL OR o.created_at <= e.closed_at)) AS "sentAt",
           COALESCE(i.department_id, (SELECT MAX(s.department_id) FROM stays s WHERE s.no = e.no)) AS "departmentId"
         FROM escalations e JOIN items i ON i.no = e.no
         WHERE e.told_head_at >= ? AND e.head_id IS NOT NULL ORDER BY e.id`,
        [from],
      );
      return rows
        .map(({ departmentId, answeredAt, closedAt, sentAt, toldHeadAt, ...row }) => ({
          ...row,
          departmentId: Number(departmentId),
          answeredAt: answeredAt === null ? null : Number(answeredAt),
          closedAt: closedAt === null ? null : Number(closedAt),
          heardAt: Number(sentAt ?? toldHeadAt),
        }))
        .filter(({ departmentId }) => departmentIds.includes(departmentId));
    },
  };
}

type Instant = number | string;

interface FirstRow extends Omit<PastFirst, "overAt"> {
  readonly endedAt: Instant | null;
  readonly steppedAt: Instant | null;
  readonly spokenAt: Instant | null;
}

interface AskingRow extends Omit<PastAsking, "heardAt"> {
  readonly toldHeadAt: Instant;
  readonly sentAt: Instant | null;
}

function earliest(instants: readonly (Instant | null)[]): number | null {
  const known = instants.flatMap((one) => (one === null ? [] : [Number(one)]));
  return known.length === 0 ? null : Math.min(...known);
}
