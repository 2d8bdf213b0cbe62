// Targets, version by version: nothing is ever written over (rules.md 4, 11).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Target } from "../../src/domain/insight/target.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, foreignId, int, optional, serial, text } from "./columns.ts";

export const targetsSchema = new EntitySchema<Target>({
  name: "targets",
  columns: {
    id: serial,
    memberId: text,
    departmentId: foreignId,
    kind: text,
    fromDay: text,
    toDay: text,
    revision: int,
    value: optional(bigint),
    complete: optional(int),
    sentBack: optional(int),
    whole: flag,
    by: text,
    at: bigint,
    rank: int,
    reason: optional(text),
  },
  indices: [
    {
      name: "targets_revision",
      columns: ["memberId", "departmentId", "kind", "fromDay", "toDay", "revision"],
      unique: true,
    },
    { name: "targets_by", columns: ["by", "at"] },
  ],
});

export const targetsTable = table(targetsSchema);
