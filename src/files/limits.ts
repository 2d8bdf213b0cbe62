// What is taken at most: beyond it a file is refused before it costs anything.

export interface Limits {
  readonly bytes: number;
  /** Of one part of a workbook, unpacked: fifty thousand rows of forty columns are some 150 MB. */
  readonly unpackedBytes: number;
  /** Of the texts that the cells of a workbook share; they are kept while it is read. */
  readonly sharedBytes: number;
  readonly rows: number;
  readonly columns: number;
}

const MIB = 1024 * 1024;

export const LIMITS: Limits = {
  bytes: 50 * MIB,
  unpackedBytes: 400 * MIB,
  sharedBytes: 48 * MIB,
  rows: 50_000,
  columns: 200,
};
