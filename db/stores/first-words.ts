// 首响: what marketing has given into somebody's hands, and the first that was said of it (rules.md 5, 11).
import { FIRST_WORD_WHATS, heardOf, type Received } from "../../src/domain/insight/first-words.ts";
import { insideOf, type Scope } from "../../src/domain/insight/scope.ts";
import type { HistoryEntry } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { historyTable } from "../schema/history.ts";
import type { Between } from "./deeds.ts";
import { inParts } from "./of-scope.ts";

export interface FirstWordStore {
  /** Came into hands in the time, in its order; in a department by where its holder was then, as far as that is kept. */
  received(scope: Scope, between: Between): Promise<readonly Received[]>;
}

/** COALESCE where nothing is missing keeps SQLite from the index of all that was never merged, or that ever advanced. */
export function createFirstWords(sql: Sql): FirstWordStore {
  return {
    async received(scope, { from, until }) {
      const isMember = scope.kind === "member";
      const rows = await sql.rows<Row>(
        `SELECT h.no AS "no", i.customer_id AS "customerId", h.owner_id AS "ownerId", i.source AS "source",
           h.began_at AS "receivedAt", h.ended_at AS "leftAt",
           COALESCE((SELECT MIN(s.department_id) FROM stays s WHERE s.no = h.no AND s.owner_id = h.owner_id),
             (SELECT m.main_department_id FROM members m WHERE m.user_id = h.owner_id)) AS "departmentId",
           (SELECT MIN(f.at) FROM follow_ups f WHERE f.no = h.no AND f.undone_at IS NULL AND f.counts = ?
             AND f.at >= h.began_at AND (h.ended_at IS NULL OR f.at <= h.ended_at)) AS "spokenAt"
         FROM holdings h JOIN items i ON i.no = h.no
         WHERE h.began_at >= ? AND h.began_at < ?${isMember ? " AND h.owner_id = ?" : ""}
           AND h.how IN ('claimed', 'assigned', 'created', 'reassigned', 'transferred')
           AND COALESCE(h.ended_by, '') <> 'undone' AND i.intake = 'marketing' AND COALESCE(i.merged_into, 0) = 0
           AND NOT EXISTS (SELECT 1 FROM holdings e
             WHERE e.no = h.no AND e.id < h.id AND e.ended_by IN ('returned', 'auto-returned'))
           AND NOT EXISTS (SELECT 1 FROM follow_ups f
             WHERE f.no = h.no AND f.at < h.began_at AND f.counts = ? AND f.undone_at IS NULL)
         ORDER BY h.began_at, h.id`,
        [true, from, until, ...(isMember ? [scope.memberId] : []), true],
      );
      const received = rows.map(receivedOf).filter(insideOf(scope));
      const nos = [...new Set(received.map(({ no }) => no))];
      const whats = FIRST_WORD_WHATS.map(() => "?").join(", ");
      const history = await inParts<number, HistoryEntry>(nos, (some, marks) =>
        historyTable.find(sql, `WHERE no IN (${marks}) AND COALESCE(what, '') IN (${whats}) ORDER BY id`, [
          ...some,
          ...FIRST_WORD_WHATS,
        ]),
      );
      return heardOf(received, history);
    },
  };
}

type Instant = number | string;

interface Row extends Pick<Received, "no" | "customerId" | "ownerId" | "source"> {
  readonly receivedAt: Instant;
  readonly leftAt: Instant | null;
  readonly departmentId: Instant | null;
  readonly spokenAt: Instant | null;
}

function receivedOf({ receivedAt, leftAt, departmentId, spokenAt, ...one }: Row): Received {
  return {
    ...one,
    receivedAt: Number(receivedAt),
    leftAt: numberOf(leftAt),
    departmentId: numberOf(departmentId),
    spokenAt: numberOf(spokenAt),
  };
}

function numberOf(value: Instant | null): number | null {
  return value === null ? null : Number(value);
}
