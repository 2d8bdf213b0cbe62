// Who has to agree to a split, in their order.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Party } from "../../src/domain/split/split.ts";
import { table } from "../engine/table.ts";
import { flag, int, key, text } from "./columns.ts";

export interface SplitPartyRow extends Party {
  readonly splitId: number;
  readonly place: number;
}

export const splitPartiesSchema = new EntitySchema<SplitPartyRow>({
  name: "split_parties",
  columns: { splitId: key(int), memberId: key(text), place: int, left: flag, there: flag },
  indices: [{ name: "split_parties_member", columns: ["memberId", "splitId"] }],
});

export const splitPartiesTable = table(splitPartiesSchema);
