// The words in which migrations name columns, tables and indexes: one text serves both engines. Apart from the schemas',
// which say what is today: a migration says what was then.
import { type QueryRunner, Table, type TableColumnOptions, TableIndex } from "typeorm";

type Column = Omit<TableColumnOptions, "name">;

export const serial = {
  type: "integer",
  isPrimary: true,
  isGenerated: true,
  generationStrategy: "increment",
} as const satisfies Column;
export const int = { type: "integer" } as const satisfies Column;
export const bigint = { type: "bigint" } as const satisfies Column;
export const text = { type: "text" } as const satisfies Column;
export const flag = { type: "boolean" } as const satisfies Column;
export const key = <T extends Column>(column: T) => ({ ...column, isPrimary: true });
export const optional = <T extends Column>(column: T) => ({ ...column, isNullable: true });

/** By name, in the order in which they are made. */
export type Tables = Readonly<Record<string, Readonly<Record<string, Column>>>>;
export type Index = readonly [table: string, name: string, columns: readonly string[], kind?: "unique"];

export async function createTables(runner: QueryRunner, tables: Tables): Promise<void> {
  for (const [name, columns] of Object.entries(tables))
    await runner.createTable(
      new Table({
        name,
        columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
      }),
    );
}

/** Its interface does not tell of it: the tables it has read, whose indexes it looks for there. */
type Runner = QueryRunner & { readonly loadedTables?: readonly Table[] };

/** By a table's name alone TypeORM reads the whole of it first, which on PostgreSQL took longer than all else that is migrated. */
export async function createIndexes(runner: Runner, indexes: readonly Index[]): Promise<void> {
  for (const [table, name, columns, kind] of indexes) {
    const read = runner.loadedTables?.find((one) => one.name === table);
    await runner.createIndex(
      read ?? new Table({ name: table }),
      new TableIndex({ name, columnNames: [...columns], isUnique: kind === "unique" }),
    );
  }
}

/** The last one made goes first; its indexes go with it. */
export async function dropTables(runner: QueryRunner, tables: Tables): Promise<void> {
  for (const name of Object.keys(tables).reverse()) await runner.query(`DROP TABLE "${name}"`);
}
