// Cards and groups: what a card asks about and the code that changes it, chats of the group bot, readers in WeChat.
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

const text = { type: "text" } as const;
const key = { type: "text", isPrimary: true } as const;
const bigint = { type: "bigint" } as const;

const TABLES = {
  bot_chats: { chat_id: key, department_id: { type: "integer" }, audience: text, by: text, at: bigint },
  chat_outsiders: { chat_id: key, user_id: key, at: bigint },
  text_readers: { user_id: key, at: bigint },
} as const;

const COLUMNS = ["matter", "response_code"];

export class Cards1768400000000 implements MigrationInterface {
  name = "Cards1768400000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "outbox" ADD COLUMN "${column}" text`);
    await runner.createIndex(
      "outbox",
      new TableIndex({ name: "outbox_code", columnNames: ["response_code"] }),
    );
    for (const [name, columns] of Object.entries(TABLES))
      await runner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
        }),
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES)) await runner.dropTable(name);
    await runner.dropIndex("outbox", "outbox_code");
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "outbox" DROP COLUMN "${column}"`);
  }
}
