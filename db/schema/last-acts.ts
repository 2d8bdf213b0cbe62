// What somebody did last to an item, with the item as it was before: what 撤销 takes back.
import { EntitySchema } from "typeorm";
import type { What } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, text } from "./columns.ts";

export interface LastAct {
  readonly userId: string;
  readonly no: number;
  /** The item's version after it: with another one, somebody has gone on from there. */
  readonly version: number;
  readonly what: What;
  /** The field of an edit. */
  readonly field: string | null;
  readonly at: number;
  /** The item before, as JSON. */
  readonly before: string;
}

export const lastActsSchema = new EntitySchema<LastAct>({
  name: "last_acts",
  columns: {
    userId: key(text),
    no: int,
    version: int,
    what: text,
    field: optional(text),
    at: bigint,
    before: text,
  },
});

export const lastActsTable = table(lastActsSchema);
