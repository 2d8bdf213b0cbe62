// 回款 and 退款: how much somebody says came in or went back, and whether the same was booked just before.
import type { InHand } from "../chat/args/take-up.ts";
import { type Saying, type Scene, say } from "../chat/command.ts";
import { readPayment } from "../chat/read/payment.ts";
import { UsageError } from "../chat/usage-error.ts";
import { twinOf } from "../domain/item/payments.ts";
import type { Fen } from "../domain/money.ts";
import { askedBack } from "./asked-back.ts";

/** The amount, above 0, and the words beside it; of a total what `paidFen` does not hold yet is offered. @throws UsageError where it is missing or vague */
export function moneySaid(
  text: string,
  { now, paidFen = 0 }: { readonly now: number; readonly paidFen?: Fen },
): { readonly amountFen: Fen; readonly note: string | null } {
  const { amountFen, note, unclear } = readPayment(text, now);
  if (unclear?.ask === "amount-total" && amountFen !== null) {
    // The first payment is all there is so far.
    if (paidFen === 0) return { amountFen, note };
    const left = amountFen - paidFen;
    throw new UsageError(unclear.ask, { words: unclear.words, ...(left > 0 ? { likelyFen: left } : {}) });
  }
  if (unclear !== null) throw askedBack(unclear);
  if (amountFen === null || amountFen <= 0) throw new UsageError("missing-amount");
  return { amountFen, note };
}

/**
 * Asks in the block "twin" whether it is another one; null where nothing like it (fen; negative for a refund) was booked
 * within a day, or the person has just confirmed.
 */
export async function asksForTwin(
  { item, customer }: Pick<InHand, "item" | "customer">,
  booking: { readonly amountFen: Fen; readonly text: string | null },
  { store, now, confirmed }: Pick<Scene<unknown>, "store" | "now" | "confirmed">,
): Promise<Saying | null> {
  const twin = twinOf(await store.payments.of(item.no), { ...booking, now });
  if (twin === undefined || confirmed) return null;
  const names = await store.people.names([twin.by]);
  return { ...say("twin", { item, customer, twin, by: names[twin.by] }), confirm: true };
}
