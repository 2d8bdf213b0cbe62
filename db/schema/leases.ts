// What only one instance may do at a time, and who does it.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export interface LeaseRow {
  readonly name: string;
  /** The instance; empty once it was given back. */
  readonly holder: string;
  /** Counts up while the holder lives: who sees it stand still may take over. */
  readonly beat: number;
}

export const leasesSchema = new EntitySchema<LeaseRow>({
  name: "leases",
  columns: { name: key(text), holder: text, beat: bigint },
});

export const leasesTable = table(leasesSchema);
