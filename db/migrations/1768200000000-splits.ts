// 分成: proposals, their parties, versions, and the answers to them.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  flag,
  type Index,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  splits: {
    id: serial,
    no: int,
    open_no: optional(int),
    mode: text,
    state: text,
    chat_kind: text,
    chat_id: text,
    by: text,
    at: bigint,
    owner_id: text,
    current: optional(int),
    since: bigint,
    asked_id: optional(text),
    asked_at: optional(bigint),
    decided_by: optional(text),
    in_force_at: optional(bigint),
    ended_at: optional(bigint),
    end: optional(text),
    version: int,
  },
  split_parties: { split_id: key(int), member_id: key(text), place: int, left: flag, there: flag },
  split_versions: {
    no: key(int),
    number: key(int),
    split_id: int,
    round: int,
    by: text,
    at: bigint,
    option: optional(text),
  },
  split_answers: {
    no: key(int),
    number: key(int),
    member_id: key(text),
    performance: int,
    ownership: int,
    income: int,
    answer: optional(text),
    at: optional(bigint),
    by: optional(text),
  },
} as const;

const INDEXES: readonly Index[] = [
  ["splits", "splits_open", ["open_no"], "unique"],
  ["splits", "splits_no", ["no", "id"]],
  ["split_parties", "split_parties_member", ["member_id", "split_id"]],
  ["split_versions", "split_versions_split", ["split_id"]],
];

export class Splits1768200000000 implements MigrationInterface {
  name = "Splits1768200000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
