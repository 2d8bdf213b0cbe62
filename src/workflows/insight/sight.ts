// What a report looks at: stays, and what is seen of them through a window, with the figures made of it.
import type { Store } from "../../../db/store.ts";
import { figuresOf, type Running } from "../../domain/insight/running.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Seen, Window } from "../../domain/insight/seen.ts";

/** What is seen of somebody through a window. */
export interface Sight {
  /** Those that were under way when the window opened, and those that began in it, in their order. */
  readonly seen: readonly Seen[];
  /**
   * Figures of it. Where the sight is kept they are as well, under a name that says all they depend on besides, and go along with
   * what changes; good until the next change.
   */
  figures<Figures>(name: string, begin: () => Running<Figures>): Figures;
}

export function sightOf(seen: readonly Seen[]): Sight {
  return { seen, figures: (_, begin) => figuresOf(begin(), seen) };
}

/** What a report reads stays of: the store itself, or what is kept of it. */
export interface Stays extends Pick<Store["stays"], "since"> {
  /** Those of somebody, of every so many-th item, as they are seen through a window, where that is kept; null where it lies too far back. */
  readonly seen?: (scope: Scope, window: Window, every: number) => Promise<Sight | null>;
  /** How many `since` would be; null where that is not kept. */
  readonly count?: (scope: Scope, from: number) => Promise<number | null>;
}
