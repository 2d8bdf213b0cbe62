// Where somebody was before they changed departments; and what they hold goes where they are, as it does from now on.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, key, text } from "./columns.ts";

const TABLES = { seats: { member_id: key(text), department_id: bigint, until: key(bigint) } };

const OWNERS = `FROM members m JOIN departments d ON d.id = m.main_department_id
  LEFT JOIN departments l ON l.id = items.large_department_id WHERE m.user_id = items.owner_id`;

export class Seats1795931800000 implements MigrationInterface {
  name = "Seats1795931800000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [["seats", "seats_department", ["department_id"]]]);
    await runner.query(
      `UPDATE items SET department_id = (SELECT d.id ${OWNERS}), large_department_id =
         (SELECT CASE WHEN d.path LIKE l.path || '%' THEN l.id ELSE d.large_id END ${OWNERS})
       WHERE place = 'owned'
         AND EXISTS (SELECT 1 ${OWNERS} AND (items.department_id IS NULL OR items.department_id <> d.id))`,
    );
    const item = "FROM items i WHERE i.no = stays.no AND i.place = 'owned'";
    await runner.query(
      `UPDATE stays SET department_id = (SELECT i.department_id ${item}),
         large_department_id = (SELECT i.large_department_id ${item})
       WHERE left_at IS NULL AND stage <= 5 AND owner_id IS NOT NULL
         AND EXISTS (SELECT 1 ${item} AND i.owner_id = stays.owner_id
           AND (stays.department_id IS NULL OR i.department_id <> stays.department_id))`,
    );
  }

  /** What went along stays there. */
  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
