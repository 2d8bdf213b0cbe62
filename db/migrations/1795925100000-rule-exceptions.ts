// 破例 of one item, and 吐槽 against a rule.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, optional, serial, text } from "./columns.ts";

const TABLES = {
  rule_exceptions: {
    id: serial,
    no: int,
    rule: text,
    path: optional(text),
    value: optional(bigint),
    until_day: text,
    by_id: text,
    at: bigint,
    reason: text,
    ended_at: optional(bigint),
  },
  grumbles: {
    id: serial,
    rule: text,
    department_id: bigint,
    by_id: optional(text),
    at: bigint,
    text,
    answered_at: optional(bigint),
  },
};

export class RuleExceptions1795925100000 implements MigrationInterface {
  name = "RuleExceptions1795925100000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["rule_exceptions", "rule_exceptions_no", ["no"]],
      ["grumbles", "grumbles_rule", ["rule", "at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
