// Where something stands, or belongs, among what is kept in the order of its ids.

export function placeOf<T>(list: readonly T[], id: number, idOf: (one: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idOf(list[middle] as T) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
