// Where opportunities come from: what came in a time, counted by source where it lies, with what has become of it by now.
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { CameFrom } from "../../src/domain/insight/sources.ts";
import type { Sql } from "../engine/sql.ts";
import type { Between } from "./deeds.ts";
import { ofScope } from "./of-scope.ts";

export interface LeadSourceStore {
  /** Of whoever holds it now; what was imported came from nowhere, what was merged counts once. In no order. */
  cameFrom(scope: Scope, between: Between): Promise<readonly CameFrom[]>;
}

export function createLeadSources(sql: Sql): LeadSourceStore {
  return {
    async cameFrom(scope, { from, until }) {
      const whose = ofScope(scope, { owner: "i.owner_id", department: "i.department_id" });
      const rows = await sql.rows<CameFrom>(
        `SELECT i.source AS "source", i.intake AS "intake", COUNT(*) AS "count",
           SUM(CASE WHEN i.kind = 'opportunity' AND i.place <> 'cleaning' THEN 1 ELSE 0 END) AS "qualified",
           SUM(CASE WHEN i.unqualified = ? THEN 1 ELSE 0 END) AS "unqualified",
           SUM(CASE WHEN EXISTS (SELECT 1 FROM history h WHERE h.no = i.no AND h.what = 'returned-to-cleaning')
             THEN 1 ELSE 0 END) AS "sentBack",
           SUM(CASE WHEN i.outcome = 'won' THEN 1 ELSE 0 END) AS "won",
           SUM(CASE WHEN i.outcome = 'won' THEN COALESCE(i.contract_fen, 0) ELSE 0 END) AS "wonFen",
           SUM(CASE WHEN c.value IS NULL THEN 0 ELSE 1 END) AS "valued"
         FROM items i JOIN customers c ON c.id = i.customer_id
         WHERE i.created_at >= ? AND i.created_at < ? AND i.intake <> 'imported' AND i.merged_into IS NULL
           AND ${whose.text} GROUP BY i.source, i.intake`,
        [true, from, until, ...whose.parameters],
      );
      return rows.map(({ source, intake, ...counts }) => ({
        source,
        intake,
        count: Number(counts.count),
        qualified: Number(counts.qualified),
        unqualified: Number(counts.unqualified),
        sentBack: Number(counts.sentBack),
        won: Number(counts.won),
        wonFen: Number(counts.wonFen),
        valued: Number(counts.valued),
      }));
    },
  };
}
