// How long it takes from the first contact to the contract (rules.md 11). [L30, L39]
import { type Dwell, dwellOf } from "./funnel.ts";
import type { Seen, Window } from "./seen.ts";

/**
 * Of what was won in the window: calendar time from its first touch to the contract. Nothing is censored here: what is not won
 * may never be. Of what was imported nobody knows the beginning.
 */
export function cycleOf(seen: readonly Seen[], { from }: Pick<Window, "from">): Dwell {
  const won = seen.filter(
    ({ stay: { stage, entered, enteredAt, intake } }) =>
      stage === 6 && entered === "forward" && enteredAt >= from && intake !== "imported",
  );
  return dwellOf(won.map(({ stay }) => ({ fromMs: 0, toMs: stay.enteredAt - stay.createdAt, ended: true })));
}
