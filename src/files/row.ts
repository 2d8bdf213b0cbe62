// One row of a table, whatever file it came from.

export interface Row {
  /** As the file's reader counts them, from 1: what a person finds there. */
  readonly line: number;
  /** Trimmed; "" where nothing stands. */
  readonly cells: readonly string[];
}

export type Rows = AsyncIterable<Row>;

export function isBlank({ cells }: Row): boolean {
  return cells.every((cell) => cell === "");
}
