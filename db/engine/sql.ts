// The one way to talk SQL: written once with `?`, run on either engine.

export interface Sql {
  readonly engine: "sqlite" | "postgres";
  rows<T>(text: string, parameters?: readonly Parameter[]): Promise<T[]>;
  one<T>(text: string, parameters?: readonly Parameter[]): Promise<T | null>;
  /** Answers how many rows were changed. */
  run(text: string, parameters?: readonly Parameter[]): Promise<number>;
  /** Inserts one row and answers the key it was given. @param key its column, as it stands in the text */
  insert(text: string, parameters: readonly Parameter[], key: string): Promise<number>;
  /** Work whose effects vanish together when it throws; the transaction around it lives on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Another number whenever the unit may have changed what it would read: it has written, or taken something back. */
  changes(): number;
}

export type Parameter = string | number | boolean | null;

const numbered = new Map<string, string>();

/** `?` → `$1`, `$2` … for PostgreSQL. No text of ours holds a question mark in a literal. */
export function toNumbered(text: string): string {
  const known = numbered.get(text);
  if (known !== undefined) return known;
  let count = 0;
  const result = text.replace(/\?/g, () => `$${++count}`);
  numbered.set(text, result);
  return result;
}

/** Somebody else saved the row since it was read: the unit runs again. */
export class StaleError extends Error {
  constructor(table: string) {
    super(`a row of ${table} was saved by somebody else in the meantime`);
    this.name = "StaleError";
  }
}
