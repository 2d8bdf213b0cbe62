// What was put on the table, version by version; never changed.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Version } from "../../src/domain/split/split.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, text } from "./columns.ts";

export interface SplitVersionRow extends Omit<Version, "ledgers" | "answers"> {
  readonly no: number;
  readonly splitId: number;
}

export const splitVersionsSchema = new EntitySchema<SplitVersionRow>({
  name: "split_versions",
  columns: {
    no: key(int),
    number: key(int),
    splitId: int,
    round: int,
    by: text,
    at: bigint,
    option: optional(text),
  },
  indices: [{ name: "split_versions_split", columns: ["splitId"] }],
});

export const splitVersionsTable = table(splitVersionsSchema);
