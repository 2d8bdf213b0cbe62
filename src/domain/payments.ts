// What is still to come of a contract, and when (rules.md 5, stage 6).
import type { Day } from "./day.ts";
import type { Fen } from "./money.ts";

interface Part {
  readonly amountFen: Fen;
  readonly day: Day | null;
}

/** The day of the first planned part that the money so far does not cover; null when none has a day. */
export function nextPaymentDay(plan: readonly Part[], paidFen: Fen): Day | null {
  let covered = paidFen;
  const dated = plan.filter((part): part is Part & { day: Day } => part.day !== null);
  for (const { amountFen, day } of dated.sort((a, b) => (a.day < b.day ? -1 : 1))) {
    covered -= amountFen;
    if (covered < 0) return day;
  }
  return null;
}
