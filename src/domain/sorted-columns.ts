// Very many rows of numbers in their order, column by column: walked as fast as memory is read, and one more or one less is put in
// or taken out where it stands.
import { firstPlace } from "./by-halves.ts";

/** The first column falls; where it is the same the second grows. */
export type Row = readonly [rank: number, id: number, ...others: number[]];

export interface SortedColumns {
  add(row: Row): void;
  /** @throws Error where no such row stands */
  take(rank: number, id: number): void;
  /** Of one length; good until the next change. */
  all(): readonly Float64Array[];
}

/** So many are put in one by one sooner than all are sorted. */
const FEW = 64;

export function sortedColumns(width: number): SortedColumns {
  let columns = Array.from({ length: width }, () => new Float64Array(0));
  let count = 0;
  // Those that have no place yet, one row behind the other.
  let added: number[] = [];

  const used = (column: number) => (columns[column] as Float64Array).subarray(0, count);

  function placeOf(rank: number, id: number): number {
    const [ranks, ids] = [used(0), used(1)];
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = ranks[middle] as number;
      const isBefore = other > rank || (other === rank && (ids[middle] as number) < id);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The one that begins there among those that have none. */
  function put(from: number): void {
    const place = placeOf(added[from] as number, added[from + 1] as number);
    for (const [index, column] of columns.entries()) {
      column.copyWithin(place + 1, place, count);
      column[place] = added[from + index] as number;
    }
    count++;
  }

  function makeRoom(needed: number): void {
    if (needed <= (columns[0]?.length ?? 0)) return;
    columns = columns.map((column) => {
      const larger = new Float64Array(needed + FEW + (count >> 3));
      larger.set(column.subarray(0, count));
      return larger;
    });
  }

  function settle(): void {
    if (added.length === 0) return;
    const more = added.length / width;
    makeRoom(count + more);
    if (more <= FEW && count > 0) for (let from = 0; from < added.length; from += width) put(from);
    else {
      for (const [index, column] of columns.entries())
        for (let at = 0; at < more; at++) column[count + at] = added[at * width + index] as number;
      count += more;
      const order = orderOf(used(0), used(1));
      for (const [index, column] of columns.entries()) {
        const before = used(index).slice();
        for (let at = 0; at < count; at++) column[at] = before[order[at] as number] as number;
      }
    }
    added = [];
  }

  return {
    add(row) {
      for (const one of row) added.push(one);
    },
    take(rank, id) {
      settle();
      const place = placeOf(rank, id);
      if (place >= count || used(0)[place] !== rank || used(1)[place] !== id)
        throw new Error("a row is taken out that was never put in");
      for (const column of columns) column.copyWithin(place, place + 1, count);
      count--;
    },
    all() {
      settle();
      return columns.map((_, index) => used(index));
    },
  };
}

/** Numbers are sorted many times faster than rows: each finds its place among the sorted ranks, and only equals are compared. */
function orderOf(ranks: Float64Array, ids: Float64Array): Uint32Array {
  const count = ranks.length;
  const growing = ranks.slice().sort();
  const taken = new Uint32Array(count);
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const rank = ranks[at] as number;
    const first = count - firstPlace(growing, (one) => one > rank);
    order[first + (taken[first] as number)] = at;
    taken[first] = (taken[first] as number) + 1;
  }
  for (let at = 0; at < count; at++) {
    const same = taken[at] as number;
    if (same > 1)
      order.subarray(at, at + same).sort((one, other) => (ids[one] as number) - (ids[other] as number));
  }
  return order;
}
