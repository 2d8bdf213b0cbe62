// Whose the rows of a list are to be whose own column names nobody: what somebody has said of a name, before it is taken in.

/** What was said of a name of the list. */
export interface OwnerChoice {
  /** The name as ownerKey() has it; NO_NAME for rows that name nobody. */
  readonly name: string;
  /** Null: nobody's, for the pool or the cleaning. */
  readonly userId: string | null;
}

/** Of rows that name nobody. */
export const NO_NAME = "";

/** 高翔, @高翔, 高翔(销售): one name, however a row writes it. */
export function ownerKey(words: string | null): string {
  return (words ?? NO_NAME)
    .normalize("NFKC")
    .replace(/^@/, "")
    .replace(/\([^)]*\)$/, "")
    .replace(/\s+/g, " ")
    .trim();
}
