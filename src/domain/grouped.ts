// Rows put together by what they have in common.

/** Keys in the order in which they are met; what has none is left out. */
export function groupedBy<T, Key>(all: readonly T[], keyOf: (one: T) => Key | null): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
