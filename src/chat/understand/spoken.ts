// What a message comes to: done at once, offered filled in, asked back; of whom it speaks.
import type { Apart, Part } from "./apart.ts";

export interface Speech {
  /** Commands that are carried out at once, in this order. */
  readonly runs: readonly string[];
  /** Commands that are shown filled in and wait for 确认. */
  readonly offers: readonly string[];
  /** Items that were named beside what was done: it is said that nothing was noted of them. */
  readonly beside: readonly number[];
  /** What happened with somebody who was not named: asked. */
  readonly which: Which | null;
  /** The text itself names a customer or an item. */
  readonly names?: true;
  /** What is kept now in place of what was told: shown, for the answer to a follow-up does not. */
  readonly retold?: string;
}

export interface Which {
  readonly text: string;
  /** Those it could be, where that is known. */
  readonly among: readonly number[];
}

/** Whom a part is about, as a command's word is followed by it. */
export interface Subject {
  readonly token: string;
  /** Null where the words could be several items'. */
  readonly no: number | null;
}

/** A part with its subjects and what was recognised in it. */
export interface Spoken {
  readonly part: Part;
  readonly subjects: readonly Subject[];
  readonly apart: Apart;
}

export const NOTHING: Speech = { runs: [], offers: [], beside: [], which: null };

export function join(speeches: readonly Speech[]): Speech {
  return {
    runs: [...new Set(speeches.flatMap(({ runs }) => runs))],
    offers: [...new Set(speeches.flatMap(({ offers }) => offers))],
    beside: [...new Set(speeches.flatMap(({ beside }) => beside))],
    which: speeches.find(({ which }) => which !== null)?.which ?? null,
  };
}
