// What is known of one number of the rulebook: its bounds, whose it may be, and from when an item's clock keeps it.
import type { Competition, Rulebook } from "../rulebook.ts";

/** The twelve of rules.md 9. */
export const RULES = [
  "return",
  "cadence",
  "sprint",
  "claim",
  "hold",
  "coolOff",
  "protect",
  "quiet",
  "push",
  "split",
  "mentor",
  "notice",
] as const;

export type RuleKey = (typeof RULES)[number];

/** Where single numbers stand in the rulebook, as `pool.claimsADay`. */
type PathOf<T> = {
  [Key in keyof T & (string | number)]: T[Key] extends number | string | null
    ? `${Key}`
    : T[Key] extends readonly unknown[]
      ? never
      : `${Key}.${PathOf<T[Key]>}`;
}[keyof T & (string | number)];

export type NumberPath = PathOf<Omit<Rulebook, "version">>;

export type Unit =
  | "days"
  | "workingDays"
  | "minutes"
  | "workingMinutes"
  | "hours"
  | "times"
  | "multiple"
  | "characters"
  | "pages"
  | "count"
  | "fen"
  | "share"
  | "level";

export interface RuleNumber {
  readonly path: NumberPath;
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
  /** Which way it asks less of people; null where it is neither. */
  readonly looser: "more" | "less" | null;
  /** Whether a department may have its own; what binds all, like the customers' peace, is the company's. */
  readonly scope: "department" | "company";
  /** The instant whose version an item keeps: its clock's base, its first day, the day it came to the pool; else today's. */
  readonly since: "base" | "created" | "pooled" | "now";
  /** Null says there is no limit. */
  readonly mayBeNone?: true;
}

export const LEVELS: readonly Competition[] = ["low", "medium", "high"];

type Tree = { readonly [key: string]: Tree | number | string | null };

/** The number at a path; a level of competition counts from 1. */
export function numberAt(book: Rulebook, path: NumberPath): number | null {
  let found: Tree | number | string | null = book as unknown as Tree;
  for (const key of path.split(".")) found = (found as Tree)[key] ?? null;
  return typeof found === "string" ? LEVELS.indexOf(found as Competition) + 1 : (found as number | null);
}

/** A rulebook with another number at a path; the given one stays as it is. */
export function withNumber(book: Rulebook, path: NumberPath, value: number | null): Rulebook {
  const put = (tree: Tree, keys: readonly string[]): Tree => {
    const [key = "", ...rest] = keys;
    const before = tree[key] ?? null;
    const after =
      rest.length > 0
        ? put(before as Tree, rest)
        : typeof before === "string"
          ? (LEVELS[(value ?? 0) - 1] ?? before)
          : value;
    return { ...tree, [key]: after };
  };
  return put(book as unknown as Tree, path.split(".")) as unknown as Rulebook;
}

/** The looser of two values; of two that are neither, the first. */
export function looserOf(
  { looser }: Pick<RuleNumber, "looser">,
  one: number | null,
  other: number | null,
): number | null {
  if (looser === null) return one;
  // No limit is as loose as a limit gets.
  if (one === null || other === null) return null;
  return looser === "more" ? Math.max(one, other) : Math.min(one, other);
}
