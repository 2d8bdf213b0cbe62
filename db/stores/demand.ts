// What opportunities ask for, as 产品结构 counts them (rules.md 4, Appendix A19).
import type { Item } from "../../src/domain/item/item.ts";
import type { Fen } from "../../src/domain/money.ts";
import type { Sql } from "../engine/sql.ts";
import { inParts } from "./of-scope.ts";

export interface Demand extends Pick<Item, "no" | "need" | "solution" | "outcome" | "place"> {
  readonly amountFen: Fen | null;
}

export interface DemandStore {
  /** Of those that are opportunities; what was merged into another counts as that one, and what is eliminated was no demand. */
  of(nos: readonly number[]): Promise<readonly Demand[]>;
}

export function createDemand(sql: Sql): DemandStore {
  return {
    of: (nos) =>
      inParts(nos, (some, marks) =>
        sql.rows<Demand>(
          `SELECT no AS "no", need AS "need", solution AS "solution", outcome AS "outcome", place AS "place",
             COALESCE(contract_fen, quoted_fen, expected_fen) AS "amountFen"
           FROM items WHERE no IN (${marks})
             AND kind = 'opportunity' AND merged_into IS NULL AND place <> 'eliminated' ORDER BY no`,
          some,
        ),
      ),
  };
}
