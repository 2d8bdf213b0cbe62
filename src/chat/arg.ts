// What a command asks for: one reader per kind of word. Each takes its part from the text and leaves the rest.
import type { Store } from "../../db/store.ts";
import type { Actor, Verb } from "../domain/people/rights.ts";
import type { InForce } from "../domain/rules/in-force.ts";
import type { Chat } from "./message.ts";

/** What a reader may look at while it turns words into domain values. */
export interface ArgScene {
  readonly actor: Actor;
  readonly chat: Chat;
  readonly now: number;
  readonly store: Store;
  readonly rules: InForce;
  /** The right of the command: which of several items somebody may mean. */
  readonly right: Verb;
  /** The text of a quoted bot message, which may name the item. */
  readonly quote: string | null;
}

export interface Taken<T> {
  readonly value: T;
  readonly rest: string;
}

/** Throws UsageError when its part is missing or impossible. */
export interface Arg<T> {
  take(text: string, scene: ArgScene): Promise<Taken<T>>;
  /** Nothing lacks where its part is not there. */
  readonly isOptional?: true;
}
