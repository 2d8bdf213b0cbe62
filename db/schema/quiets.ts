// 静默: every time in which a customer is, was or was to be left in peace (rules.md 10).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Quiet } from "../../src/domain/peace/quiet.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const quietsSchema = new EntitySchema<Quiet>({
  name: "quiets",
  columns: {
    id: serial,
    customerId: int,
    no: int,
    days: int,
    reason: optional(text),
    by: text,
    state: text,
    askedAt: bigint,
    expiresAt: bigint,
    beganAt: optional(bigint),
    endsAt: optional(bigint),
    endedAt: optional(bigint),
    endedBy: optional(text),
    why: optional(text),
    toldAt: optional(bigint),
    version: int,
  },
  indices: [
    { name: "quiets_customer", columns: ["customerId", "id"] },
    { name: "quiets_state", columns: ["state", "endsAt"] },
  ],
});

export const quietsTable = table(quietsSchema);
