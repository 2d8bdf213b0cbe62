// What a message comes to: what is said of it, before it is worded for the chat it is read in.
import type { Pressed } from "../domain/messages/button.ts";
import type { Saying } from "./command.ts";

/** A saying with the template file its block is in. */
export interface Answer extends Saying {
  readonly id: string;
  readonly audience?: "private";
  /** Several answers in one, a line each. */
  readonly parts?: readonly Answer[];
  /** Said below it, each on lines of its own. */
  readonly after?: readonly Answer[];
  /** So many commands are offered with it and wait for 确认 (turn/offers.ts). */
  readonly offers?: number;
  /** The half-typed command that waits meanwhile. */
  readonly parked?: string;
  /** It waits for its 确认, and for nothing else. */
  readonly awaits?: true;
  /** What its buttons answer (writeQuestion): nobody else may. */
  readonly question?: string;
  /** What it does to the card whose button was pressed. */
  readonly effect?: Pressed["effect"];
}
