// Experts of the company, and who was nominated.
import type { Expert } from "../../src/domain/mentoring/experts.ts";
import type { Sql } from "../engine/sql.ts";
import { expertsTable } from "../schema/experts.ts";

export interface ExpertStore {
  of(memberId: string): Promise<Expert | null>;
  /** Everybody who is one now. */
  all(): Promise<Expert[]>;
  save(expert: Expert): Promise<void>;
}

export function createExperts(sql: Sql): ExpertStore {
  return {
    of: (memberId) => expertsTable.byId(sql, memberId),
    all: () =>
      expertsTable.find(
        sql,
        "WHERE appointed_at IS NOT NULL AND ended_at IS NULL ORDER BY appointed_at, member_id",
        [],
      ),
    async save(expert) {
      if (!(await expertsTable.insertOrNothing(sql, expert))) await expertsTable.update(sql, expert);
    },
  };
}
