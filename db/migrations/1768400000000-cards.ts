// Cards and groups: what a card asks about and the code that changes it, chats of the group bot, readers in WeChat.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, key, text } from "./columns.ts";

const TABLES = {
  bot_chats: { chat_id: key(text), department_id: int, audience: text, by: text, at: bigint },
  chat_outsiders: { chat_id: key(text), user_id: key(text), at: bigint },
  text_readers: { user_id: key(text), at: bigint },
} as const;

const COLUMNS = ["matter", "response_code"];

export class Cards1768400000000 implements MigrationInterface {
  name = "Cards1768400000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "outbox" ADD COLUMN "${column}" text`);
    await createIndexes(runner, [["outbox", "outbox_code", ["response_code"]]]);
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
    await runner.dropIndex("outbox", "outbox_code");
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "outbox" DROP COLUMN "${column}"`);
  }
}
