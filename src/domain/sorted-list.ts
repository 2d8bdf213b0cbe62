// A list in its order, of which one is put in or taken out where it stands.
import { firstPlace } from "./by-halves.ts";

export interface SortedList<T> {
  add(one: T): void;
  /** One of the same place. @throws Error where nothing stands there */
  take(one: T): void;
  /** Good until the next change. */
  all(): readonly T[];
}

/** So many are put in one by one sooner than all are sorted. */
const FEW = 64;

/** @param order 0 for none but the same */
export function sortedList<T>(order: (one: T, other: T) => number): SortedList<T> {
  const list: T[] = [];
  let added: T[] = [];

  const placeOf = (one: T) => firstPlace(list, (other) => order(other, one) >= 0);

  function settle(): readonly T[] {
    if (added.length === 0) return list;
    if (added.length <= FEW && list.length > 0) for (const one of added) list.splice(placeOf(one), 0, one);
    else {
      for (const one of added) list.push(one);
      list.sort(order);
    }
    added = [];
    return list;
  }

  return {
    add(one) {
      added.push(one);
    },
    take(one) {
      settle();
      const place = placeOf(one);
      const found = list[place];
      if (found === undefined || order(found, one) !== 0)
        throw new Error("something is taken out that was never put in");
      list.splice(place, 1);
    },
    all: settle,
  };
}
