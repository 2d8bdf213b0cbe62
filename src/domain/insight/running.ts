// Figures that go along with what is seen: a change takes out what was seen of its item and puts in what is, and nothing else is
// counted again. What is computed anew is added to nothing, so both are the same.
import type { Seen } from "./seen.ts";

export interface Running<Figures> {
  /** Of whole items: all that is seen of each of them. */
  add(seen: readonly Seen[]): void;
  /** Of whole items that were added. */
  take(seen: readonly Seen[]): void;
  /** Good until the next change. */
  figures(): Figures;
}

/** Counts something up and down. */
export type Count = (seen: readonly Seen[], by: 1 | -1) => void;

export function running<Figures>(count: Count, figures: () => Figures): Running<Figures> {
  return { add: (seen) => count(seen, 1), take: (seen) => count(seen, -1), figures };
}

export function figuresOf<Figures>(begun: Running<Figures>, seen: readonly Seen[]): Figures {
  begun.add(seen);
  return begun.figures();
}

/** Of whole items that stand for all: every third, say. */
export function ofEvery<Figures>(step: number, all: Running<Figures>): Running<Figures> {
  if (step <= 1) return all;
  const isOne = ({ stay }: Seen) => stay.no % step === 0;
  return {
    add: (seen) => all.add(seen.filter(isOne)),
    take: (seen) => all.take(seen.filter(isOne)),
    figures: all.figures,
  };
}
