// What would become of rows, counted before anything is confirmed: by what is wrong with those that come back.
import { faultsKept, staysOpen } from "../../domain/hands/row-reasons.ts";
import type { Judged } from "./steps.ts";

export interface Ahead {
  /** Of so many rows from the top. */
  readonly looked: number;
  readonly created: number;
  readonly duplicates: number;
  readonly rejected: number;
  /**
   * Why they come back, the most frequent first, each with the first row that has it; a row with two faults is counted with both. What
   * would only have stayed open is no reason.
   */
  readonly kinds: readonly FaultKind[];
  /** The same of those that are taken in with something left open. */
  readonly open: readonly FaultKind[];
}

export interface FaultKind {
  readonly reason: string;
  readonly about: string;
  readonly no: null;
  readonly line: number;
  readonly count: number;
}

export function aheadOf(judged: readonly Judged[]): Ahead {
  const count = (verdict: Judged["verdict"]) => judged.filter((one) => one.verdict === verdict).length;
  return {
    looked: judged.length,
    created: count("created"),
    duplicates: count("duplicate"),
    rejected: count("rejected"),
    kinds: kindsOf(
      judged.filter(({ verdict }) => verdict === "rejected"),
      (reason) => !staysOpen(reason),
    ),
    open: kindsOf(
      judged.filter(({ verdict }) => verdict === "created"),
      () => true,
    ),
  };
}

function kindsOf(judged: readonly Judged[], isCounted: (reason: string) => boolean): readonly FaultKind[] {
  const kinds = new Map<string, FaultKind>();
  for (const row of judged)
    for (const { reason, about } of faultsKept(row).filter((fault) => isCounted(fault.reason))) {
      const known = kinds.get(reason) ?? { reason, about, no: null, line: row.line, count: 0 };
      kinds.set(reason, { ...known, count: known.count + 1 });
    }
  return [...kinds.values()].sort((one, other) => other.count - one.count);
}
