// What whoever leads looks at is computed before they do: after a start and shortly before the hour or the day is another one of all
// of them, when something has happened of those who lead most. Beside the answers, a minute apart, and never in anybody's way.
import { toTheHour } from "../domain/insight/seen.ts";
import { morningPages } from "../workflows/pages/morning.ts";
import { createErrand, type Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";
import type { Reader } from "./reader.ts";

/**
 * Of so many items everything is computed while somebody opens a page: nothing is held beforehand for them, and the thread that
 * computes begins when somebody asks, for most of its memory is itself.
 */
const SOON_COMPUTED = 5_000;
/** Figures are those of an hour: the next one's are there when it begins. */
const AHEAD_MS = 120_000;

export interface Warming extends Pick<Errand, "wake" | "idle"> {
  /** From now on it goes with the minutes. */
  begin(): void;
}

export function createWarming(
  { database, rules, now, log }: Pick<Ground, "database" | "rules" | "now" | "log">,
  reader: Pick<Reader, "warm" | "prepare">,
): Warming {
  let hasBegun = false;

  let preparedUntil = Number.NEGATIVE_INFINITY;

  async function prepareFor(at: number): Promise<void> {
    const pages = await database.read(async (store) =>
      (await store.pipeline.exceeds(SOON_COMPUTED)) ? morningPages(store, { now: at, rules }) : null,
    );
    if (pages === null) {
      await reader.prepare([], at);
      return;
    }
    const { leading, heads, rep } = pages;
    // After a start, and in a new hour, nothing is there; then events alone change it, and for most of them a look is soon computed.
    const isFirst = toTheHour(at) > preparedUntil;
    const long = isFirst ? [...leading, ...heads] : leading;
    // Where so many are asked about, these take long the first time: the thread for what is small stays free.
    reader.warm(long);
    const isWhole = await reader.prepare(long, at, isFirst ? rep : []);
    // Else all of them are begun with anew, and what is there already is soon found.
    if (isWhole) preparedUntil = Math.max(preparedUntil, toTheHour(at));
  }

  const errand = createErrand(
    async () => {
      let at = now();
      await prepareFor(at);
      // Whatever took longer than its hour was ended in the midst of it.
      while (toTheHour(now()) > toTheHour(at)) {
        at = now();
        await prepareFor(at);
      }
      if (toTheHour(at + AHEAD_MS) !== toTheHour(at)) await prepareFor(at + AHEAD_MS);
    },
    (error) => log.warn({ err: error }, "nothing could be computed beforehand"),
  );
  return {
    begin() {
      hasBegun = true;
      errand.wake();
    },
    wake() {
      if (hasBegun) errand.wake();
    },
    // Nobody waits for it.
    idle: async () => undefined,
  };
}
