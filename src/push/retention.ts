// What is kept for a time only is forgotten at night, a few rows a step, so that nobody's answer waits (rules.md 12).
import type { Store } from "../../db/store.ts";
import { isDueTonight } from "../domain/clock/nightly.ts";
import { dayOf } from "../domain/day.ts";

export interface RetentionParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly now: () => number;
}

const DAY_MS = 86_400_000;
const CALLBACK_DAYS = 8;
const AUDIT_DAYS = 730;
const TALK_DAYS = 30;
const DRAFT_DAYS = 1;
const ROWS_A_STEP = 200;
const STEPS_A_MINUTE = 20;
/** The day on which all of it was done last. */
const DONE_ON = "forgotten-on";

/** One minute's share: some steps, each a transaction, until a night's work is done. Answers how many rows went. */
export async function forgetOldThings({ transaction, now }: RetentionParts): Promise<number> {
  const instant = now();
  const today = dayOf(instant);
  const doneOn = await transaction(({ settings }) => settings.get(DONE_ON));
  if (!isDueTonight(doneOn, instant)) return 0;
  let gone = 0;
  for (let step = 0; step < STEPS_A_MINUTE; step++) {
    const some = await transaction(async (store) => {
      const count = await store.retention.forgetSome(
        {
          callback: instant - CALLBACK_DAYS * DAY_MS,
          audit: instant - AUDIT_DAYS * DAY_MS,
          talk: instant - TALK_DAYS * DAY_MS,
          draft: instant - DRAFT_DAYS * DAY_MS,
        },
        ROWS_A_STEP,
      );
      if (count === 0) await store.settings.put(DONE_ON, today);
      return count;
    });
    if (some === 0) return gone;
    gone += some;
  }
  return gone;
}
