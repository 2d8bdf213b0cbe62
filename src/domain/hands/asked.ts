// 过问, 协访: what whoever leads its owner asked of an item, and whether the owner has said anything since.
import type { HistoryEntry, What } from "../item/history.ts";

export interface AskedOfOwner {
  readonly by: string;
  /** ms. */
  readonly at: number;
  readonly what: What;
  readonly text: string;
  /** The first the owner said of the item afterwards; null while that is waited for. */
  readonly answer: HistoryEntry | null;
}

/** What whoever leads an owner asks them. */
export const ASKS: ReadonlySet<What> = new Set(["asked", "visit-planned"]);

/** What an owner does that tells how it stands. */
export const ANSWERS: ReadonlySet<What> = new Set([
  "followed-up",
  "noted",
  "advanced",
  "moved-back",
  "won",
  "lost",
  "returned",
  "no-change",
  "escalated",
]);

/** So many working days an answer is waited for. */
export const WAITED_DAYS = 5;

/** Of an item's history, oldest first: what its owner was asked by others, in its order. */
export function askedOf(history: readonly HistoryEntry[], ownerId: string): readonly AskedOfOwner[] {
  let asked: AskedOfOwner[] = [];
  for (const entry of history) {
    const { by, at, what, text } = entry;
    if (ASKS.has(what) && by !== ownerId && entry.ownerId === ownerId)
      asked.push({ by, at, what, text: text ?? "", answer: null });
    else if (ANSWERS.has(what) && by === ownerId)
      asked = asked.map((one) => (one.answer === null ? { ...one, answer: entry } : one));
  }
  return asked;
}
