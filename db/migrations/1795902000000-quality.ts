// What is known to be true of an item: who verified it, pictures by their hash, audits with their draws, signs of fakes.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  verifications: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    kind: text,
    text: optional(text),
    undone_at: optional(bigint),
  },
  pictures: {
    id: serial,
    no: optional(int),
    user_id: text,
    chat_id: text,
    at: bigint,
    source: optional(text),
    source_secret: optional(text),
    media_id: optional(text),
    hash: optional(text),
    state: text,
    undone_at: optional(bigint),
  },
  audits: {
    id: serial,
    no: int,
    week: text,
    unit_id: bigint,
    owner_id: optional(text),
    auditor_id: optional(text),
    drawn_at: bigint,
    state: text,
    text: optional(text),
    judged_by: optional(text),
    judged_at: optional(bigint),
    call_state: optional(text),
    call_asked_id: optional(text),
    call_text: optional(text),
    appeal_text: optional(text),
    appealed_at: optional(bigint),
    asked_id: optional(text),
    decided_by: optional(text),
    decided_at: optional(bigint),
    decided_text: optional(text),
    version: int,
  },
  audit_draws: {
    week: key(text),
    unit_id: key(bigint),
    seed: text,
    candidates: text,
    count: int,
    at: bigint,
  },
  signs: {
    id: serial,
    no: int,
    kind: text,
    facts: text,
    raised_at: bigint,
    cleared_at: optional(bigint),
    cleared_by: optional(text),
  },
};

export class Quality1795902000000 implements MigrationInterface {
  name = "Quality1795902000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["verifications", "verifications_no", ["no", "id"]],
      ["pictures", "pictures_no", ["no", "id"]],
      ["pictures", "pictures_hash", ["hash"]],
      ["pictures", "pictures_state", ["state", "at"]],
      ["pictures", "pictures_at", ["at"]],
      ["pictures", "pictures_user", ["user_id", "at"]],
      ["audits", "audits_no", ["no", "id"]],
      ["audits", "audits_auditor", ["auditor_id", "state"]],
      ["audits", "audits_state", ["state"]],
      ["signs", "signs_no", ["no", "kind", "facts"], "unique"],
      ["history", "history_what", ["what", "at"]],
      ["items", "items_created", ["created_at"]],
      ["follow_ups", "follow_ups_at", ["at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("follow_ups", "follow_ups_at");
    await runner.dropIndex("items", "items_created");
    await runner.dropIndex("history", "history_what");
    await dropTables(runner, TABLES);
  }
}
