// What single deals come to in a span, until one of them changes or an instant passes at which it comes to something else: the next
// hour, and whoever asks for another department, finds them.
import {
  type Deal,
  type DealResult,
  type ResultSpan,
  resultOf,
  sameBetween,
} from "../../domain/insight/results.ts";

export interface KeptResults {
  /** As `resultsOf`; a deal that has changed is another object. */
  of(deals: readonly Deal[], span: ResultSpan): readonly DealResult[];
}

interface Kept {
  readonly result: DealResult | null;
  readonly from: number;
  readonly until: number;
}

const MOST_SPANS = 12;

export function keepResults(): KeptResults {
  const spans = new Map<string, WeakMap<Deal, Kept>>();

  function keptIn({ from, to }: ResultSpan): WeakMap<Deal, Kept> {
    const key = `${from}/${to}`;
    const kept = spans.get(key) ?? new WeakMap<Deal, Kept>();
    spans.delete(key);
    spans.set(key, kept);
    const [oldest] = spans.keys();
    if (spans.size > MOST_SPANS && oldest !== undefined) spans.delete(oldest);
    return kept;
  }

  return {
    of(deals, span) {
      const kept = keptIn(span);
      const { asOf } = span;
      const found: DealResult[] = [];
      for (const deal of deals) {
        let known = kept.get(deal);
        if (known === undefined || asOf < known.from || asOf >= known.until) {
          known = { result: resultOf(deal, span), ...sameBetween(deal, asOf) };
          kept.set(deal, known);
        }
        if (known.result !== null) found.push(known.result);
      }
      return found;
    },
  };
}
