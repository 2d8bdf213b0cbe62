// What is still to come of a contract, and when (rules.md 5, stage 6).
import type { Day } from "../day.ts";
import type { Fen } from "../money.ts";
import type { Payment } from "./history.ts";
import type { Item } from "./item.ts";

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

/**
 * A plan of the whole contract. Parts that fit in what is not paid yet are the rest of it: what came in (fen) stands
 * before them as a part of `today`, so that it settles none of them.
 */
export function planOfWhole<Planned extends Part>(
  parts: readonly Planned[],
  given: { readonly paidFen: Fen; readonly contractFen: Fen | null; readonly today: Day },
): readonly (Planned | (Part & { readonly condition: null }))[] {
  const plannedFen = parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const isWhole = given.contractFen !== null && plannedFen + given.paidFen > given.contractFen;
  if (given.paidFen <= 0 || isWhole) return parts;
  return [{ amountFen: given.paidFen, day: given.today, condition: null }, ...parts];
}

/** The day of the first planned part that the money so far does not cover; null when none has a day. */
export function nextPaymentDay(plan: readonly Part[], paidFen: Fen): Day | null {
  return openParts(plan, paidFen)[0]?.day ?? null;
}

type Next = Pick<Item, "nextDay" | "nextMinute" | "nextText">;

/**
 * What comes next once money has come in or gone back, `before` and `after` being all that was paid (fen): what was agreed
 * with the customer for a day still to come stands until it is kept, moved or dropped by name (rules.md 5), else it is the
 * first planned part that is open.
 */
export function nextAfterMoney(
  { nextDay, nextMinute, nextText }: Next,
  given: {
    readonly plan: readonly Part[];
    readonly before: Fen;
    readonly after: Fen;
    readonly today: Day;
  },
): Next {
  const isPlanned =
    nextMinute === null && nextText === null && nextDay === nextPaymentDay(given.plan, given.before);
  if (nextDay !== null && !isPlanned && nextDay >= given.today) return { nextDay, nextMinute, nextText };
  return { nextDay: nextPaymentDay(given.plan, given.after), nextMinute: null, nextText: null };
}

/** The planned parts with a day that the money so far does not cover, the earliest first, each with what is left of it. */
export function openParts<Planned extends Part>(
  plan: readonly Planned[],
  paidFen: Fen,
): readonly (Planned & { readonly day: Day })[] {
  let covered = paidFen;
  return plan
    .filter((part): part is Planned & { day: Day } => part.day !== null)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap((part) => {
      const leftFen = Math.min(part.amountFen, part.amountFen - covered);
      covered = Math.max(0, covered - part.amountFen);
      return leftFen > 0 ? [{ ...part, amountFen: leftFen }] : [];
    });
}
