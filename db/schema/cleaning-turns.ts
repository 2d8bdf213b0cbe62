// 清洗 下一条: which lead is kept for which cleaner; one row a lead, so that two never get the same.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Turn } from "../../src/domain/item/cleaning.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, text } from "./columns.ts";

export const cleaningTurnsSchema = new EntitySchema<Turn>({
  name: "cleaning_turns",
  columns: { no: key(int), memberId: text, until: bigint },
  indices: [{ name: "cleaning_turns_member", columns: ["memberId"] }],
});

export const cleaningTurnsTable = table(cleaningTurnsSchema);
