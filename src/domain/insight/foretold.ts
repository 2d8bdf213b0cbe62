// What a forecast is made of, as it goes along with what is seen; and what would have been foretold at some instant.
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { Standstills } from "./dwell.ts";
import { createForetelling, type Forecast } from "./forecast.ts";
import type { ForecastGiven } from "./forecast-world.ts";
import { type Open, runningOpen } from "./open.ts";
import { ratesOf, runningCourse } from "./rates.ts";
import { type Running, running } from "./running.ts";
import type { Seen } from "./seen.ts";

/** What new ones usually come is seen from so long. */
const CAME_MS = 90 * 86_400_000;

/** What is open at an instant (ms), and what came of late. */
export function runningUnderWay(
  asOf: number,
  standstills: Standstills,
): Running<Pick<ForecastGiven, "came"> & { readonly open: Open }> {
  const open = runningOpen(asOf, standstills);
  let count = 0;
  return running(
    (seen, by) => {
      if (by === 1) open.add(seen);
      else open.take(seen);
      for (const one of seen) if (isNew(one, asOf - CAME_MS)) count += by;
    },
    () => ({ open: open.figures(), came: { count, withinMs: CAME_MS } }),
  );
}

function isNew({ stay: { stage, enteredAt, entered } }: Seen, from: number): boolean {
  return stage === 1 && enteredAt >= from && entered !== "back" && entered !== "imported";
}

/** What would have been foretold, from nothing but what was seen then. */
export function runningForetold(
  asOf: number,
  {
    standstills,
    leftMs,
    rules,
  }: {
    readonly standstills: Standstills;
    readonly leftMs: number;
    readonly rules: Pick<InsightRules["insight"], "ownRatesFrom">;
  },
): Running<Forecast | null> {
  const [course, underWay] = [runningCourse(), runningUnderWay(asOf, standstills)];
  const foretell = createForetelling();
  let known: { readonly forecast: Forecast | null } | null = null;
  return running(
    (seen, by) => {
      if (seen.length === 0) return;
      known = null;
      for (const one of [course, underWay]) {
        if (by === 1) one.add(seen);
        else one.take(seen);
      }
    },
    () => {
      const { won } = course.figures();
      const rates = ratesOf(() => course.figures(), rules);
      known ??= { forecast: foretell({ ...underWay.figures(), rates, won, leftMs }) };
      return known.forecast;
    },
  );
}

/** What was signed behind each of some instants (ms), up to so long after it. */
export function runningSigned(instants: readonly number[], withinMs: number): Running<readonly Fen[]> {
  const sums = instants.map(() => 0);
  return running(
    (seen, by) => {
      for (const { stay } of seen) {
        const { stage, entered, amountFen, enteredAt } = stay;
        if (stage !== 6 || entered !== "forward" || amountFen === null) continue;
        for (const [index, asOf] of instants.entries())
          if (enteredAt > asOf && enteredAt <= asOf + withinMs)
            sums[index] = (sums[index] ?? 0) + by * amountFen;
      }
    },
    () => sums,
  );
}
