// What somebody did last, with the item as it was before: what 撤销 takes back, one after another.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { What } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export interface ActRow {
  readonly id: number;
  readonly userId: string;
  readonly no: number | null;
  /** The item's version after it: with another one, somebody has gone on from there. */
  readonly version: number;
  /** Null where it changed no item by itself: `command` says what it was. */
  readonly what: What | null;
  /** The command's id, where `what` is null. */
  readonly command: string | null;
  /** The field of an edit. */
  readonly field: string | null;
  readonly at: number;
  /** The item before, as JSON. */
  readonly before: string | null;
}

export const actsSchema = new EntitySchema<ActRow>({
  name: "acts",
  columns: {
    id: serial,
    userId: text,
    no: optional(int),
    version: int,
    what: optional(text),
    command: optional(text),
    field: optional(text),
    at: bigint,
    before: optional(text),
  },
  indices: [{ name: "acts_user", columns: ["userId"] }],
});

export const actsTable = table(actsSchema);
