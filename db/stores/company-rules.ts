// What of the rulebook a company has set itself.
import type { Sql } from "../engine/sql.ts";
import { type CompanyRule, companyRulesTable } from "../schema/company-rules.ts";

export interface CompanyRuleStore {
  /** Null where the company has said nothing of it. */
  of(rule: string): Promise<CompanyRule | null>;
  set(row: CompanyRule): Promise<void>;
}

export function createCompanyRules(sql: Sql): CompanyRuleStore {
  return {
    of: (rule) => companyRulesTable.byId(sql, rule),
    async set(row) {
      const { rule, ...values } = row;
      if (!(await companyRulesTable.insertOrNothing(sql, row)))
        await companyRulesTable.updateWhere(sql, values, "rule = ?", [rule]);
    },
  };
}
