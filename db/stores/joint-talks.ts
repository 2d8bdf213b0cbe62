// Joint talks with customers: logged by one, answered by the other.
import type { JointTalk, NewTalk } from "../../src/domain/mentoring/joint-talks.ts";
import type { Sql } from "../engine/sql.ts";
import { jointTalksTable } from "../schema/joint-talks.ts";

export interface JointTalkStore {
  /** Oldest first. */
  of(no: number): Promise<JointTalk[]>;
  add(talk: NewTalk): Promise<JointTalk>;
  /** Stale when somebody else was faster. */
  save(talk: JointTalk): Promise<JointTalk>;
  /** Everything both have said, of the whole company, oldest first. */
  confirmed(): Promise<JointTalk[]>;
  /** Takes back what somebody logged at an instant and nobody has answered yet. */
  undo(no: number, given: { by: string; at: number }): Promise<void>;
}

export function createJointTalks(sql: Sql): JointTalkStore {
  return {
    of: (no) => jointTalksTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    add: (talk) => jointTalksTable.insert(sql, { ...talk, version: 1 }),
    save: (talk) => jointTalksTable.update(sql, talk),
    confirmed: () => jointTalksTable.find(sql, "WHERE state = 'confirmed' ORDER BY id", []),
    async undo(no, { by, at }) {
      await jointTalksTable.updateWhere(
        sql,
        { state: "undone" },
        "no = ? AND logged_by = ? AND at = ? AND state = 'logged'",
        [no, by, at],
      );
    },
  };
}
