// 跳过: which leads a cleaner passed over, and when; they come last for that cleaner.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, int, key, text } from "./columns.ts";

interface Skip {
  readonly memberId: string;
  readonly no: number;
  readonly at: number;
}

export const cleaningSkipsSchema = new EntitySchema<Skip>({
  name: "cleaning_skips",
  columns: { memberId: key(text), no: key(int), at: bigint },
  indices: [{ name: "cleaning_skips_no", columns: ["no"] }],
});

export const cleaningSkipsTable = table(cleaningSkipsSchema);
