// What a text is by its whole sound: news of a customer, a question, something asked of us, or talk; learned, not listed.
import type { Part } from "./apart.ts";
import { BIASES, CLASSES, STEP, WEIGHTS } from "./tenor-weights.ts";
import { looked, tracesOf } from "./traces.ts";

/** How likely each is, together 1. */
export type Tenor = Readonly<Record<(typeof CLASSES)[number], number>>;

/** Below it nothing is kept as news unasked: two or three in a hundred sentences that were news lie below. */
export const LIKELY = 0.45;

const weights = Int8Array.from(Buffer.from(WEIGHTS, "base64"));

/**
 * A multinomial logistic regression over runs of up to four characters, learned from the strangers' sentences
 * (test/understanding/tenor). It never says what to do: only whether what the words say may be kept unasked.
 */
export function tenorOf(part: Part): Tenor {
  const traces = tracesOf(looked(part));
  const share = STEP / Math.sqrt(traces.length);
  const sums = CLASSES.map(
    (_, at) =>
      (BIASES[at] ?? 0) +
      share * traces.reduce((sum, trace) => sum + (weights[trace * CLASSES.length + at] ?? 0), 0),
  );
  const most = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return Object.fromEntries(CLASSES.map((name, at) => [name, (odds[at] ?? 0) / all])) as Tenor;
}
