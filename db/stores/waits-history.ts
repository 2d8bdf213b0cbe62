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
      // Each table is gone through once: looked up lead by lead they take five times as long.
      const rows = await sql.rows<FirstRow>(
        `SELECT h.no AS "no", h.owner_id AS "ownerId", m.main_department_id AS "departmentId", h.began_at AS "receivedAt",
           h.ended_at AS "endedAt", w.at AS "spokenAt"
         FROM holdings h JOIN members m ON m.user_id = h.owner_id JOIN items i ON i.no = h.no
         LEFT JOIN (SELECT no, MIN(at) AS at FROM follow_ups WHERE counts = ? AND undone_at IS NULL GROUP BY no) w ON w.no = h.no
         LEFT JOIN (SELECT no, MIN(id) AS id FROM holdings WHERE ended_by IN ('returned', 'auto-returned') GROUP BY no) r
           ON r.no = h.no
         LEFT JOIN (SELECT no, MIN(at) AS at FROM history WHERE what = 'reactivated' GROUP BY no) x ON x.no = h.no
         WHERE h.began_at >= ? AND m.main_department_id IN (${marks(departmentIds)}) AND i.intake = 'marketing'
           AND COALESCE(h.ended_by, '') <> 'undone' AND COALESCE(i.merged_into, 0) = 0
           AND (w.at IS NULL OR w.at >= h.began_at) AND (r.id IS NULL OR r.id >= h.id)
           AND (x.at IS NULL OR x.at >= h.began_at)
         ORDER BY h.began_at, h.id`,
        [true, from, ...departmentIds],
      );
      const called = byNo(
        await sql.rows<At>(
          `SELECT no AS "no", at AS "at" FROM follow_ups WHERE attempt = ? AND at >= ? AND undone_at IS NULL`,
          [true, from],
        ),
      );
      const stepped = byNo(
        await sql.rows<At>(`SELECT no AS "no", left_at AS "at" FROM stays WHERE left_at >= ?`, [from]),
      );
      return rows.map(({ no, ownerId, departmentId, receivedAt, endedAt, spokenAt }) => {
        const began = Number(receivedAt);
        const since = (some: readonly number[] = []) => some.filter((at) => at >= began);
        const over = [endedAt, spokenAt].flatMap((one) => (one === null ? [] : [Number(one)]));
        const first = Math.min(...over, ...since(called.get(no)), ...since(stepped.get(no)));
        return {
          no,
          ownerId,
          departmentId: Number(departmentId),
          receivedAt: began,
          overAt: first === Infinity ? null : first,
        };
      });
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
  readonly spokenAt: Instant | null;
}

interface At {
  readonly no: number;
  readonly at: Instant;
}

interface AskingRow extends Omit<PastAsking, "heardAt"> {
  readonly toldHeadAt: Instant;
  readonly sentAt: Instant | null;
}

function byNo(rows: readonly At[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { no, at } of rows) {
    const times = found.get(no);
    if (times === undefined) found.set(no, [Number(at)]);
    else times.push(Number(at));
  }
  return found;
}
