// A daily limit on looking through the pool, for companies that want one (rules.md C.1): one claims by number all the same.
import { addDays, at, type Day } from "../day.ts";
import { RuleError } from "../rule-error.ts";

/** `pages`: looked at today. `most`: null for no limit. @throws RuleError with the instant (ms) it opens again */
export function mustHavePage(
  pages: number,
  { most, today }: { readonly most: number | null; readonly today: Day },
) {
  if (most !== null && pages >= most)
    throw new RuleError("pool-pages", { most, until: at(addDays(today, 1)) });
}
