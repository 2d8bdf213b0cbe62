// Amounts that nobody says as one: what a discount leaves of a price (打九折), a figure that means 万 as the price did (改成17.5).
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { bareAmount } from "../read/bare-amount.ts";
import { discounted, discountIn } from "../read/discount.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

/** `told-discount`, `said-bare`: lines of a template that call for such an amount. */
const DISCOUNT = "discount";
const BARE = "bare";

/** Only what was, where a discount follows or stands before: 打九折,原来30万. */
const WAS = /(?:原价|原来|原先|本来|之前|以前|从)[^,;。\d]{0,4}$/u;

export function isWorkedOut({ cue }: Pick<Seen, "cue">): boolean {
  return cue.variant === DISCOUNT || cue.variant === BARE;
}

/** Null where it comes to nothing: no price is known, or the figure is far from it. Always somebody's to confirm. */
export function workedOut({ cue, clause }: Seen, spoken: Spoken, item: Item | null): Fen | null {
  const price = item === null ? null : amountOf(item);
  if (cue.variant === BARE) return bareAmount(clause.text, price);
  const said = amountIn(spoken);
  // 打了个九五折,28万5 says what is left itself.
  if (said !== undefined && !WAS.test(spoken.apart.text.slice(0, said.start))) return said.fen;
  const share = discountIn(spoken.part.text);
  const full = said?.fen ?? price;
  return share === null || full === null ? null : discounted(full, share);
}

/** The last precise amount of a part. */
export function amountIn({ part, apart }: Spoken) {
  return apart.amounts.findLast(
    ({ start, fen }) => fen !== null && part.clauses.some((one) => start >= one.start && start < one.end),
  );
}
