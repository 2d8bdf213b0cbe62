// Reports that pages show are kept where they are computed: a board that many look at, or one looks at again, is computed once.
// They are given for a scope and never for an asker: whose it may be is asked before.
import type { Ask, Compute } from "../../chat/computed.ts";

/** How the data stands, as `stays.standing()` tells it. */
export interface Standing {
  readonly lastChange: number;
  readonly takenBack: number;
}

export interface KeptReports {
  /** What computes for one page. `standing` is asked once, and not at all where the page asks for nothing. */
  of(standing: () => Promise<Standing>, compute: Compute): Compute;
}

/**
 * Figures of many weeks that took long are good for so many times as long whatever changes: no page takes more than a twentieth
 * of the thread. What stands there now, and what was signed, is never older than the last change.
 */
const GOOD_TIMES = 20;
const OF_WEEKS: ReadonlySet<string> = new Set(["funnel", "stuck", "strengths", "pyramid", "reverse"]);
const MOST = 200;

interface Kept {
  readonly standing: Standing;
  readonly at: number;
  readonly tookMs: number;
  readonly result: unknown;
}

/** @param clock of the machine, ms; it only goes on */
export function keepReports(clock: () => number): KeptReports {
  const kept = new Map<string, Kept>();

  return {
    of(ask, compute) {
      let asked: Promise<Standing> | null = null;
      return async (report) => {
        asked ??= ask();
        const standing = await asked;
        const key = keyOf(report);
        const before = kept.get(key);
        if (before !== undefined && isSame(before.standing, standing)) return before.result;
        const isRecent = before !== undefined && clock() - before.at < before.tookMs * GOOD_TIMES;
        if (isRecent && OF_WEEKS.has(report.name)) return before.result;
        const at = clock();
        const result = await compute(report);
        kept.delete(key);
        kept.set(key, { standing, at, tookMs: clock() - at, result });
        const [oldest] = kept.keys();
        if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
        return result;
      };
    },
  };
}

/** Asks name the minute they are of: what was kept an hour ago is not asked for again. */
function keyOf({ name, given }: Ask<unknown>): string {
  return `${name} ${JSON.stringify(given)}`;
}

function isSame(one: Standing, other: Standing): boolean {
  return one.lastChange === other.lastChange && one.takenBack === other.takenBack;
}
