// What is usual in a stage: how long comparable ones stay there, and of how many that is known (rules.md 11).
import { type Some, together } from "./comparable.ts";
import { type Dwell, dwellAmong } from "./funnel.ts";

export interface Usual extends Dwell {
  /** Of all there are, one's own among them: the others alone are too few. */
  readonly isOfAll: boolean;
}

/** Of comparable ones; where those of a stage are too few, of all there are: its `n` says of how many. */
export function usualAmong(theirs: readonly Some[], mine: readonly Some[], fewest: number): Usual {
  const usual = dwellAmong(together(theirs).ages);
  return usual.n < fewest
    ? { ...dwellAmong(together([...theirs, ...mine]).ages), isOfAll: true }
    : { ...usual, isOfAll: false };
}
