// Very many numbers in their order: one more is put in where it stands, one less is taken out there, and nothing is sorted anew.
import { firstPlace } from "./by-halves.ts";

export interface SortedNumbers {
  add(one: number): void;
  addAll(some: readonly number[]): void;
  /** @throws Error for one that was never added */
  take(one: number): void;
  /** In their order; good until the next change. */
  all(): Float64Array;
}

/** So many are put in one by one sooner than all are sorted. */
const FEW = 64;

export function sortedNumbers(): SortedNumbers {
  let room = new Float64Array(0);
  let count = 0;
  // Those that have no place yet.
  let added: number[] = [];

  function makeRoom(): void {
    const needed = count + added.length;
    if (needed <= room.length) return;
    const larger = new Float64Array(needed + FEW + (count >> 3));
    larger.set(room.subarray(0, count));
    room = larger;
  }

  function settle(): Float64Array {
    if (added.length > 0) {
      makeRoom();
      if (added.length <= FEW && count > 0) for (const one of added) put(one);
      else {
        room.set(added, count);
        count += added.length;
        room.subarray(0, count).sort();
      }
      added = [];
    }
    return room.subarray(0, count);
  }

  function put(one: number): void {
    const place = firstPlace(room.subarray(0, count), (other) => other >= one);
    room.copyWithin(place + 1, place, count);
    room[place] = one;
    count++;
  }

  return {
    add(one) {
      added.push(one);
    },
    addAll(some) {
      added = added.length === 0 ? [...some] : [...added, ...some];
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
