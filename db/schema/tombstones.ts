// What remains of the eliminated.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { int, optional, serial, text } from "./columns.ts";

export interface Tombstone {
  readonly id: number;
  readonly no: number;
  /** Keyed hashes: a re-import is recognised, nobody is named. */
  readonly nameHash: string;
  readonly phoneHash: string | null;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly reason: string;
}

export const tombstonesSchema = new EntitySchema<Tombstone>({
  name: "tombstones",
  columns: {
    id: serial,
    no: int,
    nameHash: text,
    phoneHash: optional(text),
    month: text,
    reason: text,
  },
  indices: [
    { name: "tombstones_name", columns: ["nameHash"] },
    { name: "tombstones_phone", columns: ["phoneHash"] },
  ],
});

export const tombstonesTable = table(tombstonesSchema);
