// WeCom gives departments ids up to 2^32 (4294967290 and the like); they are 64 bits wide wherever one stands.
import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

const HELD: Readonly<Record<string, readonly string[]>> = {
  departments: ["id", "parent_id", "large_id"],
  members: ["main_department_id"],
  memberships: ["department_id"],
  items: ["department_id", "large_department_id"],
  department_groups: ["department_id"],
  bot_chats: ["department_id"],
  fund_entries: ["department_id"],
  mentor_shares: ["department_id"],
  praises: ["department_id"],
  transfers: ["from_unit_id", "to_unit_id"],
};

export class ForeignIds1795858200000 implements MigrationInterface {
  name = "ForeignIds1795858200000";

  up(runner: QueryRunner): Promise<void> {
    return become(runner, "bigint");
  }

  down(runner: QueryRunner): Promise<void> {
    return become(runner, "integer");
  }
}

async function become(runner: QueryRunner, type: "bigint" | "integer"): Promise<void> {
  const widen = runner.connection.options.type === "postgres" ? inPlace : rebuilt;
  for (const [name, columns] of Object.entries(HELD)) await widen(runner, { name, columns, type });
}

interface Change {
  readonly name: string;
  readonly columns: readonly string[];
  readonly type: string;
}

/** TypeORM would drop the columns and make them anew, empty. */
async function inPlace(runner: QueryRunner, { name, columns, type }: Change): Promise<void> {
  const changes = columns.map((column) => `ALTER COLUMN "${column}" TYPE ${type}`);
  await runner.query(`ALTER TABLE "${name}" ${changes.join(", ")}`);
}

/** SQLite knows no change of a column: the table is copied. The number that was given last outlives its row. */
async function rebuilt(runner: QueryRunner, { name, columns, type }: Change): Promise<void> {
  const table = await runner.getTable(name);
  if (!(table instanceof Table)) return;
  const last = await lastNumber(runner, name);
  await runner.changeColumns(
    table,
    table.columns
      .filter((column) => columns.includes(column.name))
      .map((oldColumn) => {
        const newColumn = oldColumn.clone();
        newColumn.type = type;
        return { oldColumn, newColumn };
      }),
  );
  if (last === null) return;
  await runner.query("DELETE FROM sqlite_sequence WHERE name = ?", [name]);
  await runner.query("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [name, last]);
}

async function lastNumber(runner: QueryRunner, name: string): Promise<number | null> {
  const [row] = (await runner.query("SELECT seq FROM sqlite_sequence WHERE name = ?", [name])) as {
    seq: number;
  }[];
  return row?.seq ?? null;
}
