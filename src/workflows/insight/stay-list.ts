// Stays in their order, somebody's or all, with how many of them were still going on at an instant.
import { firstPlace } from "../../domain/by-halves.ts";
import type { StayOfItem } from "../../domain/insight/seen.ts";
import { sortedNumbers } from "../../domain/sorted-numbers.ts";

export interface StayList {
  /** Good until the next change. */
  readonly all: readonly StayOfItem[];
  add(stay: StayOfItem): void;
  take(stay: StayOfItem): void;
  /** How many were not over before an instant, ms. */
  countSince(from: number): number;
}

/** @param all in their order; it is theirs from now on */
export function stayList(all: StayOfItem[] = []): StayList {
  const ends = sortedNumbers();
  const end = ({ leftAt }: StayOfItem) => leftAt ?? Number.POSITIVE_INFINITY;
  for (const stay of all) ends.add(end(stay));
  const placeOf = ({ id }: StayOfItem) => firstPlace(all, (one) => one.id >= id);
  return {
    all,
    add(stay) {
      all.splice(placeOf(stay), 0, stay);
      ends.add(end(stay));
    },
    take(stay) {
      all.splice(placeOf(stay), 1);
      ends.take(end(stay));
    },
    countSince(from) {
      const known = ends.all();
      return known.length - firstPlace(known, (one) => one >= from);
    },
  };
}
