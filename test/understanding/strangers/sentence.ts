// A sentence of a stranger: who says it after which others, and what must be true afterwards; a set is a file of them.
import { readFileSync } from "node:fs";

export const SETS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
  "twentyfirst",
  "twentysecond",
  "twentythird",
  "twentyfourth",
  "twentyfifth",
  "twentysixth",
  "twentyseventh",
  "twentyeighth",
  "twentyninth",
  "thirtieth",
  "thirtyfirst",
  "thirtysecond",
  "thirtythird",
  "thirtyfourth",
  "thirtyfifth",
  "thirtysixth",
  "thirtyseventh",
  "thirtyeighth",
  "thirtyninth",
  "fortieth",
  "fortyfirst",
  "fortysecond",
  "fortythird",
  "fortyfourth",
  "fortyfifth",
  "fortysixth",
  "fortyseventh",
  "fortyeighth",
  "fortyninth",
  "fiftieth",
  "fiftyfirst",
  "fiftysecond",
  "fiftythird",
  "fiftyfourth",
  "fiftyfifth",
  "fiftysixth",
  "fiftyseventh",
  "fiftyeighth",
  "fiftyninth",
  "sixtieth",
  "sixtyfirst",
  "sixtysecond",
  "sixtythird",
  "sixtyfourth",
  "sixtyfifth",
  "sixtysixth",
  "sixtyseventh",
  "sixtyeighth",
  "sixtyninth",
  "seventieth",
  "seventyfirst",
  "seventysecond",
  "seventythird",
  "seventyfourth",
  "seventyfifth",
  "seventysixth",
  "seventyseventh",
  "seventyeighth",
  "seventyninth",
  "eightieth",
  "eightyfirst",
  "eightysecond",
] as const;
/** What the tenor is learnt from; later sets only measure. */
export const LESSONS: readonly (typeof SETS)[number][] = SETS.slice(0, SETS.indexOf("seventyseventh"));
export type SetName = (typeof SETS)[number];

/** What an item has become; `a|b` is one of them. */
export interface Changes {
  /** The day of the next step, with or without its time: `2026-03-13`, `2026-03-13 14:00`. */
  readonly next?: string | null;
  readonly stage?: number;
  /** Yuan: the amount that counts. */
  readonly amount?: number;
  readonly owner?: string | null;
  readonly outcome?: string;
  readonly place?: string;
  /** Yuan booked by this sentence, less what it takes back. */
  readonly payment?: number;
  /** A piece of what is kept of the contacts. */
  readonly contact?: string;
  /** A piece of the customer's address. */
  readonly address?: string;
}

export interface Newcomer {
  readonly customer: string;
  readonly phone?: string;
}

export interface Sentence {
  readonly kind: string;
  readonly who: string;
  /** What the same person said before, so that the sentence is an answer or a correction. */
  readonly before: readonly string[];
  readonly say: string;
  /** Items that get the sentence as a follow-up, and those that may; no other does. */
  readonly followUps: readonly number[];
  readonly mayFollowUp: readonly number[];
  /** By the item's number; nothing else changes but what may. */
  readonly changes: Readonly<Record<string, Changes>>;
  readonly mayChange: Readonly<Record<string, Changes>>;
  /** Created, offered, or asked about. */
  readonly new: readonly Newcomer[];
  /** The words of one act that is offered, or a list of them for each of several. */
  readonly offer: readonly string[] | readonly (readonly string[])[];
  /** What the answer says; `a|b` is one of them. */
  readonly answer: readonly string[];
  /** Whether asking back would be needless, fine, or all that is right. */
  readonly ask: "no" | "may" | "must";
  readonly why: string;
}

export function readSet(name: SetName): Sentence[] {
  return readFileSync(`test/understanding/strangers/${name}.jsonl`, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Sentence);
}
