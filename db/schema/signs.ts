// Signs that something should be looked at (需要看一下), with the facts they were raised for.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Sign } from "../../src/domain/audit/signs.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const signsSchema = new EntitySchema<Sign>({
  name: "signs",
  columns: {
    id: serial,
    no: int,
    kind: text,
    facts: text,
    raisedAt: bigint,
    clearedAt: optional(bigint),
    clearedBy: optional(text),
  },
  indices: [{ name: "signs_no", columns: ["no", "kind", "facts"], unique: true }],
});

export const signsTable = table(signsSchema);
