// What a page may look at: the same as a command that only looks.
import type { Store } from "../../../db/store.ts";
import type { Calendar } from "../../domain/calendar.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { Rulebook } from "../../domain/rulebook.ts";

export interface LookScene {
  readonly actor: Actor;
  readonly store: Store;
  /** ms. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
}

/** What its template is given, domain values only. */
export type Values = Readonly<Record<string, unknown>>;
