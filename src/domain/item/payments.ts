// What is still to come of a contract, and when (rules.md 5, stage 6).
import type { Day } from "../day.ts";
import type { Fen } from "../money.ts";
import type { Payment } from "./history.ts";

interface Part {
  readonly amountFen: Fen;
  readonly day: Day | null;
}

/** The same again so soon is more likely said twice, or by two people, than paid twice. */
const TWIN_MS = 86_400_000;

/**
 * What was booked last, where it was within a day, the very same amount (fen; negative for a refund), and not for
 * something else by its words.
 */
export function twinOf(
  payments: readonly Payment[],
  { amountFen, text, now }: Pick<Payment, "amountFen" | "text"> & { readonly now: number },
): Payment | undefined {
  const last = payments.at(-1);
  if (last === undefined || last.amountFen !== amountFen || now - last.at >= TWIN_MS) return undefined;
  return last.text === null || text === null || last.text === text ? last : undefined;
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
