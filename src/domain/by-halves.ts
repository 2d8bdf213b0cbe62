// A place in a list that is sorted by what is asked of it: found by halves, never by going through it.

/**
 * The first of which something holds that holds of all behind it too; the list's length where it holds of none.
 * @param from nothing before it is looked at
 */
export function firstPlace<T>(list: ArrayLike<T>, holds: (one: T) => boolean, from = 0): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
