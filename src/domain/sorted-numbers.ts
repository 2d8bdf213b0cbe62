// Very many numbers in their order: one more is put in where it stands, one less is taken out there, and nothing is sorted anew.
import { firstPlace } from "./by-halves.ts";

export interface SortedNumbers {
  add(one: number): void;
  /** @throws Error for one that was never added */
  take(one: number): void;
  /** In their order; good until the next change. */
  all(): Float64Array;
}

/** So many are put in one by one sooner than all are sorted. */
const FEW = 64;
const FIRST_ROOM = 16;

export function sortedNumbers(): SortedNumbers {
  let room = new Float64Array(FIRST_ROOM);
  let count = 0;
  // Behind those that have their place stand so many that have none yet.
  let added = 0;

  function makeRoom(): void {
    const larger = new Float64Array(room.length * 2);
    larger.set(room);
    room = larger;
  }

  function settle(): Float64Array {
    if (added > FEW || count === 0) {
      count += added;
      if (added > 0) room.subarray(0, count).sort();
    } else for (let left = added; left > 0; left--) put();
    added = 0;
    return room.subarray(0, count);
  }

  /** The first of those that have no place. */
  function put(): void {
    const one = room[count] as number;
    const place = firstPlace(room.subarray(0, count), (other) => other >= one);
    room.copyWithin(place + 1, place, count);
    room[place] = one;
    count++;
  }

  return {
    add(one) {
      if (count + added === room.length) makeRoom();
      room[count + added++] = one;
    },
    take(one) {
      const all = settle();
      const place = firstPlace(all, (other) => other >= one);
      if (all[place] !== one) throw new Error("a number is taken out that was never put in");
      room.copyWithin(place, place + 1, count);
      count--;
    },
    all: settle,
  };
}
