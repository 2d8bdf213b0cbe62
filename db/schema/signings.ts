// Contracts as they were signed, every version of what was known of them: what results are read from (rules.md 8).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Signing } from "../../src/domain/insight/signing.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, foreignId, int, optional, serial, text } from "./columns.ts";

export const signingsSchema = new EntitySchema<Signing>({
  name: "signings",
  columns: {
    id: serial,
    no: int,
    signedOn: text,
    amountFen: optional(bigint),
    ownerId: text,
    departmentId: optional(foreignId),
    signedAt: bigint,
    knownFrom: bigint,
    knownUntil: optional(bigint),
    imported: flag,
  },
  indices: [
    { name: "signings_no", columns: ["no", "id"] },
    { name: "signings_day", columns: ["signedOn"] },
    { name: "signings_department", columns: ["departmentId"] },
  ],
});

export const signingsTable = table(signingsSchema);
