// What was read of single items, until they change: whoever asks about a year again waits for what is new in it alone.

export interface KeptByItem<Row> {
  /** Of each item that has one, in the order asked for. `read`: those of some items. */
  of(
    nos: readonly number[],
    read: (nos: readonly number[]) => Promise<readonly Row[]>,
  ): Promise<readonly Row[]>;
  /** What is kept of one; null where it is known to have none, undefined where nothing is known. */
  known(no: number): Row | null | undefined;
  put(row: Row): void;
  forget(nos: readonly number[]): void;
  forgetAll(): void;
}

/** @param most so many items at most: where there are more, it begins anew */
export function keepByItem<Row extends { readonly no: number }>(most: number): KeptByItem<Row> {
  const kept = new Map<number, Row | null>();
  return {
    async of(nos, read) {
      const missing = nos.filter((no) => !kept.has(no));
      if (kept.size + missing.length > most) {
        kept.clear();
        if (nos.length > most) return read(nos);
        return this.of(nos, read);
      }
      const rows = missing.length === 0 ? [] : await read(missing);
      // Only now: what could not be read is not known to be none.
      for (const no of missing) kept.set(no, null);
      for (const row of rows) kept.set(row.no, row);
      return nos.flatMap((no) => kept.get(no) ?? []);
    },
    known: (no) => kept.get(no),
    put(row) {
      kept.set(row.no, row);
    },
    forget(nos) {
      for (const no of nos) kept.delete(no);
    },
    forgetAll: () => kept.clear(),
  };
}
