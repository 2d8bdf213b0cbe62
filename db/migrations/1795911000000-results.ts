// Contracts as they were signed, and targets; signings of items that are there already are played at the next start.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  flag,
  int,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  signings: {
    id: serial,
    no: int,
    signed_on: text,
    amount_fen: optional(bigint),
    owner_id: text,
    department_id: optional(bigint),
    signed_at: bigint,
    known_from: bigint,
    known_until: optional(bigint),
    imported: flag,
  },
  targets: {
    id: serial,
    member_id: text,
    department_id: bigint,
    kind: text,
    from_day: text,
    to_day: text,
    revision: int,
    value: optional(bigint),
    complete: optional(int),
    sent_back: optional(int),
    whole: flag,
    by: text,
    at: bigint,
    rank: int,
    reason: optional(text),
  },
};

export class Results1795911000000 implements MigrationInterface {
  name = "Results1795911000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["signings", "signings_no", ["no", "id"]],
      ["signings", "signings_day", ["signed_on"]],
      ["signings", "signings_department", ["department_id"]],
      [
        "targets",
        "targets_revision",
        ["member_id", "department_id", "kind", "from_day", "to_day", "revision"],
        "unique",
      ],
      ["targets", "targets_by", ["by", "at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
