// 开始设置: what an admin was asked last, and what they have passed over.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createTables, dropTables, key, text } from "./columns.ts";

const TABLES = {
  set_up_steps: { member_id: key(text), question: key(text), state: text, at: bigint },
};

export class SetUpSteps1795930100000 implements MigrationInterface {
  name = "SetUpSteps1795930100000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
