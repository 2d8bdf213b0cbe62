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
/** 重新报了一版,31万8: the amount stands in another clause, and without one nothing is called for. */
const AMOUNT = "amount";

/** Only what was, where a discount follows or stands before: 打九折,原来30万. */
const WAS = /(?:原价|原来|原先|本来|之前|以前|从)[^,;。\d]{0,4}$/u;

/** What was recognised, as a variant of its command. */
export interface Varied {
  readonly cue: Pick<Seen["cue"], "variant">;
}

export function isWorkedOut({ cue }: Varied): boolean {
  return [DISCOUNT, BARE, AMOUNT].some((variant) => cue.variant === variant);
}

/** Null where it comes to nothing: no price is known, or the figure is far from it. Always somebody's to confirm. */
export function workedOut(
  { cue, clause }: Varied & Pick<Seen, "clause">,
  spoken: Spoken,
  item: Item | null,
): Fen | null {
  const price = item === null ? null : amountOf(item);
  if (cue.variant === BARE) return bareAmount(clause.text, price);
  const said = amountIn(spoken);
  if (cue.variant === AMOUNT) return amountsOf(spoken)[0]?.fen ?? null;
  // 打了个九五折,28万5 says what is left itself.
  if (said !== undefined && !WAS.test(spoken.apart.text.slice(0, said.start))) return said.fen;
  const share = discountIn(spoken.part.text);
  const full = said?.fen ?? price;
  return share === null || full === null ? null : discounted(full, share);
}

/** The last precise amount of a part. */
export function amountIn(spoken: Spoken) {
  const amounts = amountsOf(spoken);
  // 又进了十五万 加上前面的一共二十万: what is new comes first.
  return WITH_BEFORE.test(spoken.part.text) ? amounts[0] : amounts.at(-1);
}

const WITH_BEFORE = /加上?(?:前面|之前|以前|上次|原来|已经)/u;

/** The precise ones: 重新报了三十万零八千,多出来的8000是运费 begins with the price. */
function amountsOf({ part, apart }: Spoken) {
  return apart.amounts.filter(
    ({ start, fen }) => fen !== null && part.clauses.some((one) => start >= one.start && start < one.end),
  );
}
