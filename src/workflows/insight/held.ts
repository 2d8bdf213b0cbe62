// What somebody, some departments hold in each stage, by person: how many, how much, how many of them late.
import type { Store } from "../../../db/store.ts";
import type { Scope } from "../../domain/insight/scope.ts";

export interface HeldAsk {
  readonly scope: Scope;
  /** Late is what was due before it, ms. */
  readonly dueBefore: number;
}

/** Those of one person together, leads first. */
export async function held({ scope, dueBefore }: HeldAsk, { board }: Pick<Store, "board">) {
  const found = await board.counts(scope, dueBefore);
  return [...found].sort(
    (one, other) =>
      (one.ownerId < other.ownerId ? -1 : Number(one.ownerId > other.ownerId)) ||
      (one.stage ?? 0) - (other.stage ?? 0),
  );
}
