// What understanding may ask about the sender and what stands: given by the turn, so that it knows no store itself.
import type { Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import type { Named } from "../read/name-beginning.ts";
import type { Registry } from "./registry.ts";

export interface Surroundings {
  readonly registry: Registry;
  /** Server time in ms. */
  readonly now: number;
  /** The items the sender holds, by customer's name: `云图今天报了28万`. */
  readonly own: () => Promise<readonly Named[]>;
  /** Those of them whom a text may name: none where it shares no pair of characters with anybody's name. */
  readonly mine: (text: string) => Promise<readonly Named[]>;
  /** The people known at these customers, each with the item. */
  readonly contacts: () => Promise<readonly Named[]>;
  /** What lies in the pool and what those below the sender hold, with the people there; none where they are too many to tell apart. */
  readonly below: () => Promise<{ readonly items: readonly Named[]; readonly contacts: readonly Named[] }>;
  /** The people known at what lies in the pool; none where that is too much to tell apart. */
  readonly pooled: () => Promise<readonly Named[]>;
  /** The only item of the sender's with that price. */
  readonly priced: (fen: Fen) => Promise<number | null>;
  /** The sender's items at whose customers a number is known. */
  readonly reachedAt: (phone: string) => Promise<readonly number[]>;
  /** The people of an item's customer who have a number, in the order they were added. */
  readonly reachedBy: (no: number) => Promise<readonly { readonly name: string; readonly phone: string }[]>;
  /** Other customers a text may name, with an item of each. */
  readonly others: (text: string) => Promise<readonly Named[]>;
  /** Whether the sender may see the item whole. */
  readonly seen: (no: number) => Promise<boolean>;
  /** Whether the sender may note what happened with it. */
  readonly keeps: (no: number) => Promise<boolean>;
  readonly item: (no: number) => Promise<Item | null>;
  /** The item the sender last spoke of in this chat. */
  readonly last: () => Promise<number | null>;
  /** What the sender did last, within the time it can be taken back; with the words of a follow-up. */
  readonly lastAct: () => Promise<LastAct | null>;
  /** The reminder the sender set last, with its line in 我的提醒; null where none waits. */
  readonly reminder: () => Promise<ReminderSet | null>;
  /** The label of a field. */
  readonly fieldWord: (field: string) => string;
  /** The name of the colleague a text begins with. */
  readonly colleague: (words: string) => Promise<string | null>;
  /** The colleague a text begins with, where the sender leads them: how they were called, what they hold, what stands behind. */
  readonly led: (words: string) => Promise<Led | null>;
  /** The items of the numbered list that was sent last, in its order. */
  readonly numbered: () => Promise<readonly number[]>;
  /** The item of a line of the list that was just shown in this chat. */
  readonly listed: (line: number) => Promise<number | null>;
  /** Whether a message of the bot that names an item is quoted. */
  readonly quotes: boolean;
  /** The sender's own name. */
  readonly me: string;
  /** Whether the sender leads anybody. */
  readonly leads: boolean;
  /** Whether a new customer is the sender's own find, or marketing's. */
  readonly intake: "report" | "record-lead";
}

export interface ReminderSet {
  readonly line: number;
  readonly no: number | null;
  /** Instant, ms. */
  readonly at: number;
  readonly text: string;
}

export interface Led {
  readonly name: string;
  readonly items: readonly Named[];
  readonly rest: string;
}

export interface LastAct {
  readonly command: string;
  readonly no: number | null;
  readonly text: string | null;
  /** What an edit changed. */
  readonly field: string | null;
  /** What came in, where that was booked. */
  readonly paidFen: Fen | null;
}
