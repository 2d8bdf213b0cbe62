// Names taken apart, so that near ones are found by index; the server fills the table when it next starts.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndexes, createTables, dropTables, int, serial, text } from "./columns.ts";

const TABLES = {
  customer_names: {
    id: serial,
    customer_id: int,
    name: text,
    name_key: text,
    core: text,
    sound: text,
    opening: text,
    place: text,
    kind: text,
  },
};

export class CustomerNames1795900100000 implements MigrationInterface {
  name = "CustomerNames1795900100000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["customer_names", "customer_names_customer", ["customer_id"]],
      ["customer_names", "customer_names_key", ["name_key"]],
      ["customer_names", "customer_names_core", ["core", "place"]],
      ["customer_names", "customer_names_sound", ["sound", "place"]],
      ["customer_names", "customer_names_opening", ["opening", "place"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
