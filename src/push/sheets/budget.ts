// How many rows a table has taken in this minute, and how many more may follow.
import { ROWS_A_MINUTE } from "../../domain/sheet/sheet.ts";
import { MINUTE_MS } from "../lanes.ts";

export const ROWS_A_CALL = 100;

export interface Budget {
  /** As many of the rows as may go now, which are counted. */
  take(key: string, rows: number): number;
}

export function createBudget(now: () => number): Budget {
  const sent = new Map<string, readonly { readonly at: number; readonly rows: number }[]>();
  return {
    take(key, rows) {
      const recent = (sent.get(key) ?? []).filter(({ at }) => at > now() - MINUTE_MS && at <= now());
      const left = ROWS_A_MINUTE - recent.reduce((sum, one) => sum + one.rows, 0);
      const taken = Math.max(0, Math.min(rows, left));
      sent.set(key, taken === 0 ? recent : [...recent, { at: now(), rows: taken }]);
      return taken;
    },
  };
}
