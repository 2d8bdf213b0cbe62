// How the rules were changed: each change with its author, reason and start, and the numbers it set (rules.md 9).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { NumberSet, RuleVersion } from "../../src/domain/rules/version.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, foreignId, int, key, optional, text } from "./columns.ts";

export const ruleVersionsSchema = new EntitySchema<RuleVersion>({
  name: "rule_versions",
  columns: {
    no: key(int),
    rule: text,
    departmentId: optional(foreignId),
    startsAt: bigint,
    at: bigint,
    byId: text,
    reason: text,
    emergency: flag,
  },
});

export const ruleVersionsTable = table(ruleVersionsSchema);

export const ruleNumbersSchema = new EntitySchema<NumberSet>({
  name: "rule_numbers",
  columns: { no: key(int), path: key(text), value: optional(bigint) },
});

export const ruleNumbersTable = table(ruleNumbersSchema);
