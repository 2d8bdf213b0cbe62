// 师徒: who was asked, joint talks, profits and the mentors' shares, 团队经费, praise and experts.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  type Index,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  mentorships: {
    id: serial,
    no: int,
    mentor_id: text,
    asked_by: text,
    asked_at: bigint,
    text: optional(text),
    day: optional(text),
    minute: optional(int),
    state: text,
    answered_at: optional(bigint),
    answer: optional(text),
    version: int,
  },
  joint_talks: {
    id: serial,
    no: int,
    mentor_id: text,
    mentee_id: text,
    day: text,
    stage: optional(int),
    at: bigint,
    logged_by: text,
    text: text,
    state: text,
    answered_by: optional(text),
    answered_at: optional(bigint),
    version: int,
  },
  profits: {
    id: serial,
    no: int,
    profit_fen: bigint,
    basis_points: int,
    by: text,
    at: bigint,
    ended_at: optional(bigint),
  },
  mentor_shares: { profit_id: key(int), mentor_id: key(text), department_id: int, weight: int },
  fund_entries: {
    id: serial,
    department_id: int,
    kind: text,
    no: optional(int),
    mentor_id: optional(text),
    amount_fen: bigint,
    at: bigint,
    by: text,
    reason: optional(text),
  },
  praises: { id: serial, no: int, department_id: int, by: text, at: bigint, text: optional(text) },
  experts: {
    member_id: key(text),
    nominated_by: optional(text),
    nominated_at: optional(bigint),
    appointed_by: optional(text),
    appointed_at: optional(bigint),
    ended_at: optional(bigint),
  },
} as const;

const INDEXES: readonly Index[] = [
  ["mentorships", "mentorships_no", ["no", "id"]],
  ["mentorships", "mentorships_day", ["state", "day"]],
  ["joint_talks", "joint_talks_no", ["no", "id"]],
  ["joint_talks", "joint_talks_mentor", ["mentor_id", "state"]],
  ["profits", "profits_no", ["no", "id"]],
  ["fund_entries", "fund_entries_department", ["department_id", "id"]],
  ["fund_entries", "fund_entries_no", ["no"]],
  ["praises", "praises_no", ["no", "department_id"]],
];

export class Mentoring1768300000000 implements MigrationInterface {
  name = "Mentoring1768300000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
