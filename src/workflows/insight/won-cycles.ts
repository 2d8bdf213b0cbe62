// How long deals took that were won in the last year, by department: what a cadence is proposed from (rules.md 7).
import type { Store } from "../../../db/store.ts";
import type { Day } from "../../domain/day.ts";
import { cycleDaysOf } from "../../domain/item/won-cycle.ts";

export interface WonCycle {
  readonly departmentId: number | null;
  readonly days: number;
}

/** A deal signed on its first day was no deal to be followed up: it is left out. */
export async function wonCycles(
  { since }: { readonly since: Day },
  { ruleHistory }: Pick<Store, "ruleHistory">,
): Promise<readonly WonCycle[]> {
  const won = await ruleHistory.wonSince(since);
  return won.flatMap(({ departmentId, ...one }) => {
    const days = cycleDaysOf(one);
    return days === null || days === 0 ? [] : [{ departmentId, days }];
  });
}
