// What is read of the past about items in hand: who had which, in what stage, and when words counted.
import type { Holding } from "../item/history.ts";

/** Everything somebody had in hand, by its beginning. */
export interface PastHolding
  extends Pick<Holding, "no" | "ownerId" | "beganAt" | "how" | "endedAt" | "endedBy"> {
  readonly departmentId: number;
}

export interface PastStay {
  readonly stage: number;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}

/** From an instant (ms) to before another. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What else is known of items by their numbers: their stages, when words counted, and when their customers were left in peace. */
export interface ClaimPast {
  readonly stays: ReadonlyMap<number, readonly PastStay[]>;
  /** Null where no limit asks for words: then nothing counts as untouched. */
  readonly followedUp: ReadonlyMap<number, readonly number[]> | null;
  readonly quiet: ReadonlyMap<number, readonly Span[]>;
}
