// Why a file cannot be read as a table; worded by whoever shows it (templates/import.md, problem-…).

export type FileProblemCode =
  /** More bytes than are taken: `mib`. */
  | "too-large"
  /** Small, and unpacked without an end: a zip bomb, or a sheet nobody could read. */
  | "too-large-inside"
  /** More rows than `most`. */
  | "too-many-rows"
  | "empty"
  /** Its columns are named, and no row follows. */
  | "only-headings"
  /** Excel 97's format, or one with a password: both begin alike. */
  | "old-workbook"
  | "not-a-table"
  /** It begins like a workbook and does not go on like one. */
  | "broken"
  /** No row names columns, and the cells do not tell by themselves. */
  | "no-headings"
  /** The program was stopped while it read what came by a page: nobody else has the file. */
  | "interrupted";

export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly facts: Readonly<Record<string, number | string>>;

  constructor(code: FileProblemCode, facts: Readonly<Record<string, number | string>> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
