// What was merged into what, and which rows went along: enough to take it back as it was.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, serial, text } from "./columns.ts";

export interface Merge {
  readonly id: number;
  readonly keptNo: number;
  readonly goneNo: number;
  readonly keptCustomerId: number;
  /** Equal where both were of one customer. */
  readonly goneCustomerId: number;
  readonly by: string;
  readonly at: number;
  /** The item that went, as it was, as JSON. */
  readonly goneBefore: string;
  /** The version of that item since. */
  readonly goneVersion: number;
  /** The kept customer's own address and value before. */
  readonly address: string | null;
  readonly value: string | null;
  readonly undoneAt: number | null;
}

export const mergesSchema = new EntitySchema<Merge>({
  name: "merges",
  columns: {
    id: serial,
    keptNo: int,
    goneNo: int,
    keptCustomerId: int,
    goneCustomerId: int,
    by: text,
    at: bigint,
    goneBefore: text,
    goneVersion: int,
    address: optional(text),
    value: optional(text),
    undoneAt: optional(bigint),
  },
  indices: [{ name: "merges_kept", columns: ["keptNo"] }],
});

export const mergesTable = table(mergesSchema);

export interface MergedRow {
  readonly mergeId: number;
  readonly kind: string;
  readonly rowId: number;
}

export const mergedRowsSchema = new EntitySchema<MergedRow>({
  name: "merged_rows",
  columns: { mergeId: key(int), kind: key(text), rowId: key(int) },
});

export const mergedRowsTable = table(mergedRowsSchema);
