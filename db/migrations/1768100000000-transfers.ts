// Offers of items to colleagues.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, optional, serial, text } from "./columns.ts";

const TABLES = {
  transfers: {
    id: serial,
    no: int,
    open_no: optional(int),
    from_id: text,
    to_id: text,
    by: text,
    reason: optional(text),
    plan: optional(text),
    outcome: text,
    state: text,
    offered_at: bigint,
    expires_at: bigint,
    from_unit_id: optional(int),
    from_asked_id: optional(text),
    from_agreed_by: optional(text),
    to_unit_id: optional(int),
    to_asked_id: optional(text),
    to_agreed_by: optional(text),
    ended_at: optional(bigint),
    ended_by: optional(text),
    version: int,
  },
};

export class Transfers1768100000000 implements MigrationInterface {
  name = "Transfers1768100000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["transfers", "transfers_open", ["open_no"], "unique"],
      ["transfers", "transfers_no", ["no", "id"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
