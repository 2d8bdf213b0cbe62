// How long it takes from the first contact to the contract (rules.md 11). [L30, L39]
import { runningAges } from "./ages.ts";
import { type Dwell, dwellAmong } from "./funnel.ts";
import { type Running, running } from "./running.ts";
import type { Window } from "./seen.ts";

/**
 * Of what was won in the window: calendar time from its first touch to the contract. Nothing is censored here: what is not won
 * may never be. Of what was imported nobody knows the beginning.
 */
export function runningCycle({ from }: Pick<Window, "from">): Running<Dwell> {
  const ages = runningAges();
  return running(
    (seen, by) => {
      for (const { stay } of seen) {
        const { stage, entered, enteredAt, intake, createdAt } = stay;
        if (stage !== 6 || entered !== "forward" || enteredAt < from || intake === "imported") continue;
        const whole = { fromMs: 0, toMs: enteredAt - createdAt, ended: true };
        if (by === 1) ages.add(whole);
        else ages.take(whole);
      }
    },
    () => dwellAmong(ages.now()),
  );
}
