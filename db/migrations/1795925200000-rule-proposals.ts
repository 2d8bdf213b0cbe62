// 改规则: proposals, and a voice a person.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  flag,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  rule_proposals: {
    id: serial,
    rule: text,
    department_id: optional(bigint),
    path: text,
    value: optional(bigint),
    by_id: text,
    at: bigint,
    reason: text,
    closes_at: bigint,
    state: text,
    asked_id: optional(text),
    decided_by: optional(text),
    ended_at: optional(bigint),
  },
  rule_voices: {
    proposal_id: key(int),
    member_id: key(text),
    stance: text,
    text,
    anonymous: flag,
    at: bigint,
  },
};

export class RuleProposals1795925200000 implements MigrationInterface {
  name = "RuleProposals1795925200000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [["rule_proposals", "rule_proposals_state", ["state"]]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
