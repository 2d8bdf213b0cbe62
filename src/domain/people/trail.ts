// The log of who looked up, claimed, overrode and took out (rules.md 12): what is in it, and in which order.

export type TrailKind = "customer" | "pool" | "export" | "erasure" | "claimed" | "overridden";

/** Of one instant, in this order. */
export const TRAIL_KINDS: readonly TrailKind[] = [
  "customer",
  "pool",
  "export",
  "erasure",
  "claimed",
  "overridden",
];

export interface Trace {
  readonly kind: TrailKind;
  readonly id: number;
  /** ms. */
  readonly at: number;
  readonly by: string;
  /** What was claimed or overridden; null for a look. */
  readonly no: number | null;
  /** As typed. */
  readonly words: string | null;
}

/** Where a page of it ends: its last line. */
export type TrailEnd = Pick<Trace, "at" | "kind" | "id">;

export function newestFirst(one: TrailEnd, other: TrailEnd): number {
  return other.at - one.at || orderOf(one) - orderOf(other) || other.id - one.id;
}

export function orderOf({ kind }: Pick<Trace, "kind">): number {
  return TRAIL_KINDS.indexOf(kind);
}
