// Public praise that was sent.
import type { Praise } from "../../src/domain/mentoring/praise.ts";
import type { Sql } from "../engine/sql.ts";
import { praisesTable } from "../schema/praises.ts";

export interface PraiseStore {
  add(praise: Omit<Praise, "id">): Promise<void>;
  /** Oldest first. */
  of(no: number): Promise<Praise[]>;
}

export function createPraises(sql: Sql): PraiseStore {
  return {
    async add(praise) {
      await praisesTable.insert(sql, praise);
    },
    of: (no) => praisesTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
  };
}
