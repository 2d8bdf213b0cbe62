// Follow-ups: always kept, whether they count or not (rules.md 5).
import type { FollowUp } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { followUpsTable } from "../schema/follow-ups.ts";

export interface FollowUpStore {
  add(followUp: Omit<FollowUp, "id">): Promise<FollowUp>;
  /** Those not undone, newest first. */
  latest(no: number, limit: number): Promise<FollowUp[]>;
  count(no: number): Promise<number>;
  /** Those that count, oldest first. */
  counting(no: number): Promise<FollowUp[]>;
  /** Marks the latest one of a person as undone. */
  undo(no: number, given: { by: string; at: number }): Promise<void>;
}

export function createFollowUps(sql: Sql): FollowUpStore {
  return {
    add: (followUp) => followUpsTable.insert(sql, followUp),
    // Every command asks this; SQLite plans a statement anew whenever its LIMIT is bound. So it stands in the text.
    latest: (no, limit) =>
      followUpsTable.find(sql, `WHERE no = ? AND undone_at IS NULL ORDER BY id DESC LIMIT ${limit}`, [no]),
    count: (no) => followUpsTable.count(sql, "WHERE no = ? AND undone_at IS NULL", [no]),
    counting: (no) =>
      followUpsTable.find(sql, "WHERE no = ? AND counts = ? AND undone_at IS NULL ORDER BY at, id", [
        no,
        true,
      ]),
    async undo(no, { by, at }) {
      const rows = await followUpsTable.find(
        sql,
        `WHERE no = ? AND "by" = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
        [no, by],
      );
      for (const { id } of rows) await followUpsTable.updateWhere(sql, { undoneAt: at }, "id = ?", [id]);
    },
  };
}
