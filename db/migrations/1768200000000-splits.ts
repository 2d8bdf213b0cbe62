// 分成: proposals, their parties, versions, and the answers to them.
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

const int = { type: "integer" } as const;
const bigint = { type: "bigint" } as const;
const text = { type: "text" } as const;
const flag = { type: "boolean" } as const;
const key = <T extends object>(column: T) => ({ ...column, isPrimary: true });
const optional = <T extends object>(column: T) => ({ ...column, isNullable: true });

const TABLES = {
  splits: {
    id: { ...int, isPrimary: true, isGenerated: true, generationStrategy: "increment" },
    no: int,
    open_no: optional(int),
    mode: text,
    state: text,
    chat_kind: text,
    chat_id: text,
    by: text,
    at: bigint,
    owner_id: text,
    current: optional(int),
    since: bigint,
    asked_id: optional(text),
    asked_at: optional(bigint),
    decided_by: optional(text),
    in_force_at: optional(bigint),
    ended_at: optional(bigint),
    end: optional(text),
    version: int,
  },
  split_parties: { split_id: key(int), member_id: key(text), place: int, left: flag, there: flag },
  split_versions: {
    no: key(int),
    number: key(int),
    split_id: int,
    round: int,
    by: text,
    at: bigint,
    option: optional(text),
  },
  split_answers: {
    no: key(int),
    number: key(int),
    member_id: key(text),
    performance: int,
    ownership: int,
    income: int,
    answer: optional(text),
    at: optional(bigint),
    by: optional(text),
  },
} as const;

const INDEXES: readonly (readonly [table: string, name: string, columns: string[], kind?: "unique"])[] = [
  ["splits", "splits_open", ["open_no"], "unique"],
  ["splits", "splits_no", ["no", "id"]],
  ["split_parties", "split_parties_member", ["member_id", "split_id"]],
  ["split_versions", "split_versions_split", ["split_id"]],
];

export class Splits1768200000000 implements MigrationInterface {
  name = "Splits1768200000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES))
      await runner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
        }),
      );
    for (const [table, name, columnNames, kind] of INDEXES)
      await runner.createIndex(table, new TableIndex({ name, columnNames, isUnique: kind === "unique" }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.dropTable(name);
  }
}
