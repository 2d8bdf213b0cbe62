// Numbers of the rulebook that a company has set itself; what is not here stands as in the rulebook.
import { EntitySchema } from "typeorm";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, text } from "./columns.ts";

export interface CompanyRule {
  /** Where it stands in the rulebook, as `poolLife.pagesADay`. */
  readonly rule: string;
  /** Null: no limit. */
  readonly value: number | null;
  /** Who set it last, and when (ms). */
  readonly byId: string;
  readonly at: number;
}

export const companyRulesSchema = new EntitySchema<CompanyRule>({
  name: "company_rules",
  columns: { rule: key(text), value: optional(int), byId: text, at: bigint },
});

export const companyRulesTable = table(companyRulesSchema);
