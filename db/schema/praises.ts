// 表扬 that a head sent in their own name.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Praise } from "../../src/domain/mentoring/praise.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, optional, serial, text } from "./columns.ts";

export const praisesSchema = new EntitySchema<Praise>({
  name: "praises",
  columns: { id: serial, no: int, departmentId: foreignId, by: text, at: bigint, text: optional(text) },
  indices: [{ name: "praises_no", columns: ["no", "departmentId"] }],
});

export const praisesTable = table(praisesSchema);
