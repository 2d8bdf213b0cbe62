// What somebody, some departments hold in each stage, by person: how many, how much, how many of them late.
import type { Store } from "../../../db/store.ts";
import type { Scope } from "../../domain/insight/scope.ts";

export interface HeldAsk {
  readonly scope: Scope;
  /** Late is what was due before it, ms. */
  readonly dueBefore: number;
}

export function held({ scope, dueBefore }: HeldAsk, { board }: Pick<Store, "board">) {
  return board.counts(scope, dueBefore);
}
