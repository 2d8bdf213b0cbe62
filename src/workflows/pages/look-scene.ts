// What a page may look at: the same as a command that only looks.
import type { Store } from "../../../db/store.ts";
import type { Ask } from "../../chat/computed.ts";
import type { Calendar } from "../../domain/calendar.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { InForce } from "../../domain/rules/in-force.ts";

export interface LookScene {
  readonly actor: Actor;
  readonly store: Store;
  /** ms. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly rules: InForce;
  /** A report; where it is not there yet, the page is read again once it is. */
  compute<Result>(ask: Ask<Result>): Result;
}

/** What its template is given, domain values only. */
export type Values = Readonly<Record<string, unknown>>;
