// 吐槽: what people say against a rule, by name or without; told what was done about it (rules.md 9.1).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Grumble } from "../../src/domain/rules/grumble.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, optional, serial, text } from "./columns.ts";

export const grumblesSchema = new EntitySchema<Grumble>({
  name: "grumbles",
  columns: {
    id: serial,
    rule: text,
    departmentId: foreignId,
    byId: optional(text),
    at: bigint,
    text,
    answeredAt: optional(bigint),
  },
  indices: [{ name: "grumbles_rule", columns: ["rule", "at"] }],
});

export const grumblesTable = table(grumblesSchema);
