// 破例: what a rule asks less of one item, until when, by whom and why (rules.md 9.3).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Exception } from "../../src/domain/rules/exception.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const ruleExceptionsSchema = new EntitySchema<Exception>({
  name: "rule_exceptions",
  columns: {
    id: serial,
    no: int,
    rule: text,
    path: optional(text),
    value: optional(bigint),
    untilDay: text,
    byId: text,
    at: bigint,
    reason: text,
    endedAt: optional(bigint),
  },
  indices: [{ name: "rule_exceptions_no", columns: ["no"] }],
});

export const ruleExceptionsTable = table(ruleExceptionsSchema);
