// Where people are, and where they were before they changed departments (rules.md 8: what happened there stays there).
import type { Department } from "./people.ts";
import { isWithin } from "./rights.ts";

/** In which department somebody was until when, ms. */
export interface Seat {
  readonly departmentId: number;
  readonly until: number;
}

export interface Seats {
  /** The main department of everybody, whoever has left too. */
  readonly now: ReadonlyMap<string, number>;
  /** Of whoever has changed departments, the earliest first. */
  readonly before: ReadonlyMap<string, readonly Seat[]>;
}

/** In which department somebody was at an instant (ms); null where nobody knows them. */
export function departmentAt({ now, before }: Seats, memberId: string, at: number): number | null {
  const then = before.get(memberId)?.find(({ until }) => until > at);
  return then?.departmentId ?? now.get(memberId) ?? null;
}

/** Of which large department an item is whose holder sits in a department: of its own while that is within it, else of theirs. */
export function largeAmong(
  seat: Pick<Department, "path" | "largeId">,
  own: Pick<Department, "id" | "path"> | null,
): number {
  return own !== null && isWithin(seat.path, own) ? own.id : seat.largeId;
}
