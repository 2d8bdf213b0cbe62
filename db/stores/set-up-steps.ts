// Where admins are in 开始设置: kept, so that it goes on later, elsewhere, or after a restart.
import type { SetUpStep } from "../../src/domain/people/set-up.ts";
import type { Sql } from "../engine/sql.ts";
import { setUpStepsTable } from "../schema/set-up-steps.ts";

export interface SetUpStepStore {
  of(memberId: string): Promise<SetUpStep[]>;
  /** Whoever has seen to it, that is told. */
  wasTold(question: SetUpStep["question"]): Promise<boolean>;
  /** In the place of what stood for that question; one alone is asked at a time. */
  put(step: SetUpStep): Promise<void>;
}

export function createSetUpSteps(sql: Sql): SetUpStepStore {
  return {
    of: (memberId) => setUpStepsTable.find(sql, "WHERE member_id = ?", [memberId]),
    wasTold: async (question) =>
      (await setUpStepsTable.count(sql, "WHERE question = ? AND state = 'told'", [question])) > 0,
    async put(step) {
      const { memberId, question, ...rest } = step;
      if (step.state === "asked")
        await setUpStepsTable.deleteWhere(sql, "member_id = ? AND state = 'asked'", [memberId]);
      if (!(await setUpStepsTable.insertOrNothing(sql, step)))
        await setUpStepsTable.updateWhere(sql, rest, "member_id = ? AND question = ?", [memberId, question]);
    },
  };
}
