// What was asked for in a time: opportunities that came or moved in it, as 产品结构 counts them (rules.md 4, Appendix A19).
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Fen } from "../../src/domain/money.ts";
import type { Sql } from "../engine/sql.ts";
import { within } from "./stays.ts";

export interface Demand extends Pick<Item, "no" | "need" | "solution" | "outcome" | "place"> {
  readonly amountFen: Fen | null;
  /** It came or moved in the time asked about, and in the one before. */
  readonly isNow: boolean;
  readonly isBefore: boolean;
}

/** ms; what is asked about goes from `from` to before `until`, the time before from `before` to before `from`. */
export interface DemandTimes {
  readonly before: number;
  readonly from: number;
  readonly until: number;
}

export interface DemandStore {
  /** By number; what was merged into another counts as that one, and what is eliminated was no demand. */
  between(scope: Scope, times: DemandTimes): Promise<readonly Demand[]>;
}

const TOUCHED =
  "CASE WHEN (s.entered_at >= ? AND s.entered_at < ?) OR (s.left_at >= ? AND s.left_at < ?) THEN 1 ELSE 0 END";

export function createDemand(sql: Sql): DemandStore {
  return {
    async between(scope, { before, from, until }) {
      const { text, parameters } = within(scope);
      const rows = await sql.rows<Demand>(
        `SELECT i.no AS "no", i.need AS "need", i.solution AS "solution", i.outcome AS "outcome", i.place AS "place",
           COALESCE(i.contract_fen, i.quoted_fen, i.expected_fen) AS "amountFen",
           MAX(${TOUCHED}) AS "isNow", MAX(${TOUCHED}) AS "isBefore"
         FROM stays s JOIN items i ON i.no = s.no
         WHERE (s.entered_at >= ? OR s.left_at >= ?) AND s.stage > 0
           AND i.kind = 'opportunity' AND i.merged_into IS NULL AND i.place <> 'eliminated'${text}
         GROUP BY i.no ORDER BY i.no`,
        [from, until, from, until, before, from, before, from, before, before, ...parameters],
      );
      return rows.map((row) => ({
        ...row,
        isNow: Number(row.isNow) === 1,
        isBefore: Number(row.isBefore) === 1,
      }));
    },
  };
}
