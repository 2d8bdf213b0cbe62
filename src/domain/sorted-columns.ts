// Very many rows of numbers in their order, column by column: walked as fast as memory is read, and one more or one less is put in
// or taken out where it stands.

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
const FIRST_ROOM = 16;

export function sortedColumns(width: number): SortedColumns {
  let columns = Array.from({ length: width }, () => new Float64Array(FIRST_ROOM));
  let count = 0;
  // Behind those that have their place stand so many that have none yet.
  let added = 0;

  const used = (column: number) => (columns[column] as Float64Array).subarray(0, count);

  /** The first of those that have no place. */
  function put(): void {
    const [rank, id] = [columns[0]?.[count] as number, columns[1]?.[count] as number];
    const place = placeIn(used(0), used(1), { rank, id });
    for (const column of columns) {
      const one = column[count] as number;
      column.copyWithin(place + 1, place, count);
      column[place] = one;
    }
    count++;
  }

  function makeRoom(): void {
    columns = columns.map((column) => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    });
  }

  function settle(): void {
    if (added === 0) return;
    if (added <= FEW && count > 0) for (let left = added; left > 0; left--) put();
    else {
      count += added;
      const order = orderOf(used(0), used(1));
      for (const [index, column] of columns.entries()) {
        const before = used(index).slice();
        for (let at = 0; at < count; at++) column[at] = before[order[at] as number] as number;
      }
    }
    added = 0;
  }

  return {
    add(row) {
      if (count + added === columns[0]?.length) makeRoom();
      for (let index = 0; index < width; index++)
        (columns[index] as Float64Array)[count + added] = row[index] as number;
      added++;
    },
    take(rank, id) {
      settle();
      const place = placeIn(used(0), used(1), { rank, id });
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

/** The first row that does not stand before such a one. */
function placeIn(
  ranks: Float64Array,
  ids: Float64Array,
  { rank, id }: { readonly rank: number; readonly id: number },
): number {
  let [low, high] = [0, ranks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ranks[middle] as number;
    const isBefore = other > rank || (other === rank && (ids[middle] as number) < id);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers are sorted many times faster than rows: each finds its place among the sorted ranks, and only equals are compared. */
function orderOf(ranks: Float64Array, ids: Float64Array): Uint32Array {
  const count = ranks.length;
  const falling = ranks.slice().sort().reverse();
  const taken = new Uint32Array(count);
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const first = firstOf(falling, ranks[at] as number);
    const before = taken[first] as number;
    order[first + before] = at;
    taken[first] = before + 1;
  }
  for (let at = 0; at < count; at++) {
    const same = taken[at] as number;
    if (same > 1)
      order.subarray(at, at + same).sort((one, other) => (ids[one] as number) - (ids[other] as number));
  }
  return order;
}

/** Written out: asked of each of very many. */
function firstOf(falling: Float64Array, rank: number): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((falling[middle] as number) > rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
