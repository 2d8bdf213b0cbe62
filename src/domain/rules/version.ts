// A rule as it was changed: which numbers, for whom, from when, by whom and why. Nothing is ever written over (rules.md 9).
import { isNumberPath, numberOf } from "./catalogue.ts";
import type { NumberPath, RuleKey } from "./number.ts";

export interface RuleVersion {
  /** Counts up over all rules; the rulebook as it was delivered is 1. */
  readonly no: number;
  readonly rule: RuleKey;
  /** Null for the whole company. */
  readonly departmentId: number | null;
  /** In force from this instant (ms). */
  readonly startsAt: number;
  readonly at: number;
  readonly byId: string;
  /** As it was typed. */
  readonly reason: string;
  /** 急停: at once, for running clocks too, and never but looser. */
  readonly emergency: boolean;
}

export interface NumberSet {
  readonly no: number;
  readonly path: NumberPath;
  readonly value: number | null;
}

/** A version with the numbers it sets; what it does not name stays as it was. */
export interface Edition extends RuleVersion {
  readonly numbers: readonly Omit<NumberSet, "no">[];
}

/** Numbers that no rule of today's knows any more, of an older dump, are left out. */
export function editionsOf(
  versions: readonly RuleVersion[],
  sets: readonly { readonly no: number; readonly path: string; readonly value: number | null }[],
): readonly Edition[] {
  return versions
    .map((version) => ({
      ...version,
      numbers: sets.flatMap(({ no, path, value }) =>
        no === version.no && isNumberPath(path) && isAllowed(path, version) ? [{ path, value }] : [],
      ),
    }))
    .sort((one, other) => one.startsAt - other.startsAt || one.no - other.no);
}

function isAllowed(path: NumberPath, { departmentId }: RuleVersion): boolean {
  return departmentId === null || numberOf(path).scope === "department";
}
