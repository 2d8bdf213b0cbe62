// Who stands behind the ids of a group bot, and how they say so.
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

const bigint = { type: "bigint" } as const;
const text = { type: "text" } as const;
const key = { type: "text", isPrimary: true } as const;
const serial = {
  type: "integer",
  isPrimary: true,
  isGenerated: true,
  generationStrategy: "increment",
} as const;

const TABLES = {
  bot_identities: { bot_user_id: key, user_id: text, how: text, at: bigint },
  bind_offers: { hash: key, bot_user_id: text, at: bigint },
  wrong_codes: { id: serial, user_id: text, at: bigint },
} as const;

export class Identities1768500000000 implements MigrationInterface {
  name = "Identities1768500000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES))
      await runner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
        }),
      );
    await runner.createIndex(
      "bot_identities",
      new TableIndex({ name: "bot_identities_user", columnNames: ["user_id"], isUnique: true }),
    );
    await runner.createIndex("bind_offers", new TableIndex({ name: "bind_offers_at", columnNames: ["at"] }));
    await runner.createIndex(
      "wrong_codes",
      new TableIndex({ name: "wrong_codes_user", columnNames: ["user_id", "at"] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES)) await runner.dropTable(name);
  }
}
