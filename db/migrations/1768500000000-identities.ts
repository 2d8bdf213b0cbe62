// Who stands behind the ids of a group bot, and how they say so.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, key, serial, text } from "./columns.ts";

const TABLES = {
  bot_identities: { bot_user_id: key(text), user_id: text, how: text, at: bigint },
  bind_offers: { hash: key(text), bot_user_id: text, at: bigint },
  wrong_codes: { id: serial, user_id: text, at: bigint },
} as const;

export class Identities1768500000000 implements MigrationInterface {
  name = "Identities1768500000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["bot_identities", "bot_identities_user", ["user_id"], "unique"],
      ["bind_offers", "bind_offers_at", ["at"]],
      ["wrong_codes", "wrong_codes_user", ["user_id", "at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
