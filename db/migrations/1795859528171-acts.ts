// The last acts of a person, not only the last one; what stood there was good for ten minutes. A parked draft is told once.
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
  type Tables,
  text,
} from "./columns.ts";

const TABLES: Tables = {
  acts: {
    id: serial,
    user_id: text,
    no: optional(int),
    version: int,
    what: optional(text),
    command: optional(text),
    field: optional(text),
    at: bigint,
    before: optional(text),
  },
};
const INDEXES: readonly Index[] = [["acts", "acts_user", ["user_id"]]];
const FORMER: Tables = {
  last_acts: {
    user_id: key(text),
    no: int,
    version: int,
    what: text,
    field: optional(text),
    at: bigint,
    before: text,
  },
};

export class Acts1795859528171 implements MigrationInterface {
  name = "Acts1795859528171";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, INDEXES);
    await dropTables(runner, FORMER);
    // SQLite spells it as a number.
    const no = runner.connection.options.type === "postgres" ? "false" : "0";
    await runner.query(`ALTER TABLE "drafts" ADD COLUMN "told" boolean NOT NULL DEFAULT ${no}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "drafts" DROP COLUMN "told"`);
    await createTables(runner, FORMER);
    await dropTables(runner, TABLES);
  }
}
