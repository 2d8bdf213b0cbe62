// Plain prepared statements derived from an EntitySchema: the path of a command (design.md, Database).
import type { EntitySchema, EntitySchemaColumnOptions } from "typeorm";
import { snake } from "./naming.ts";
import { type Parameter, type Sql, StaleError } from "./sql.ts";

export interface Table<Row> {
  readonly name: string;
  /** The names of its columns, as the rows have them. */
  readonly properties: readonly string[];
  /** What a row from before some column says there. */
  readonly defaults: Readonly<Record<string, Parameter>>;
  /** Inserts and answers the row as stored, with its generated key. A generated key that is given is kept. */
  insert(sql: Sql, row: Unsaved<Row>): Promise<Row>;
  /** False when a row with the same key stands there already. */
  insertOrNothing(sql: Sql, row: Unsaved<Row>): Promise<boolean>;
  /** Inserts them all, some dozens a journey, in a table that gives no keys of its own; `or-nothing` leaves what stands there. */
  insertAll(sql: Sql, rows: readonly Row[], where?: "new" | "or-nothing"): Promise<void>;
  /** Inserts the row, or takes the place of the one with its key: of that only these columns, where they are given. */
  put(sql: Sql, row: Row, columns?: readonly (keyof Row & string)[]): Promise<void>;
  byId(sql: Sql, id: Parameter): Promise<Row | null>;
  /** `tail` is what follows `SELECT … FROM table`. */
  find(sql: Sql, tail: string, parameters: readonly Parameter[]): Promise<Row[]>;
  count(sql: Sql, tail: string, parameters: readonly Parameter[]): Promise<number>;
  /**
   * Saves by primary key; where the table has a version, it is checked and raised. Of a row that was read as `before`
   * only what changed is written: an index over other columns is left alone.
   */
  update(sql: Sql, row: Row, before?: Row | null): Promise<Row>;
  updateWhere(
    sql: Sql,
    values: Partial<Row>,
    where: string,
    parameters: readonly Parameter[],
  ): Promise<number>;
  deleteWhere(sql: Sql, where: string, parameters: readonly Parameter[]): Promise<number>;
}

/** A row whose generated key may still be missing. */
type Unsaved<Row> = Omit<Row, "id" | "no"> & Partial<Pick<Row, Extract<keyof Row, "id" | "no">>>;

/** Rows of one INSERT: each number of them is a text of its own, which is planned once. */
const ROWS_AT_ONCE = 32;

type Values = Readonly<Record<string, Parameter>>;

export function table<Row extends object>(schema: EntitySchema<Row>): Table<Row> {
  const name = schema.options.name;
  const columns = Object.entries(schema.options.columns) as [string, EntitySchemaColumnOptions][];
  const properties = columns.map(([property]) => property);
  const flags = columns.filter(([, column]) => column.type === "boolean").map(([property]) => property);
  const defaults = Object.fromEntries(
    columns.flatMap(([property, { default: value, nullable }]) =>
      value !== undefined ? [[property, value as Parameter]] : nullable ? [[property, null]] : [],
    ),
  );
  const keys = columns.filter(([, column]) => column.primary).map(([property]) => property);
  const generated = columns.find(([, column]) => column.generated)?.[0];
  const versioned = properties.includes("version");

  const selected = properties.map((property) => `${quoted(property)} AS "${property}"`).join(", ");
  const whereKey = keys.map((key) => `${quoted(key)} = ?`).join(" AND ");
  const changing = properties.filter((property) => !keys.includes(property));
  const updateText = worded(
    (list: readonly string[]) => list.join(),
    (list) => `UPDATE ${name} SET ${assigned(list)} WHERE ${whereKey}${versioned ? " AND version = ?" : ""}`,
  );
  const selectText = worded(asItIs, (tail) => `SELECT ${selected} FROM ${name} ${tail}`);
  const countText = worded(asItIs, (tail) => `SELECT COUNT(*) AS "count" FROM ${name} ${tail}`);
  const deleteText = worded(asItIs, (where) => `DELETE FROM ${name} WHERE ${where}`);
  const updateWhereText = worded(
    ({ list, where }: { readonly list: readonly string[]; readonly where: string }) =>
      `${list.join()} ${where}`,
    ({ list, where }) => `UPDATE ${name} SET ${assigned(list)} WHERE ${where}`,
  );
  const insertText = (list: readonly string[]) =>
    `INSERT INTO ${name} (${list.map(quoted).join(", ")}) VALUES (${list.map(() => "?").join(", ")})`;
  const written = properties.filter((property) => property !== generated);
  const withKey = insertText(properties);
  const withoutKey = insertText(written);
  const texts = {
    insert: { withKey, withoutKey },
    orNothing: {
      withKey: `${withKey} ON CONFLICT DO NOTHING`,
      withoutKey: `${withoutKey} ON CONFLICT DO NOTHING`,
    },
  };
  const allText = worded(
    ({ count, where }: { readonly count: number; readonly where: string }) => `${count} ${where}`,
    ({ count, where }) =>
      withKey +
      `, (${properties.map(() => "?").join(", ")})`.repeat(count - 1) +
      (where === "or-nothing" ? " ON CONFLICT DO NOTHING" : ""),
  );
  const putText = worded(
    (list: readonly string[]) => list.join(),
    (list) =>
      `${withKey} ON CONFLICT (${keys.map(quoted).join(", ")}) DO UPDATE SET ${list
        .map((property) => `${quoted(property)} = excluded.${quoted(property)}`)
        .join(", ")}`,
  );

  /** SQLite has no booleans of its own. */
  const fromDatabase = (row: Row): Row => {
    const values = row as Record<string, unknown>;
    for (const property of flags) values[property] = Boolean(values[property]);
    return row;
  };
  const byKeyText = selectText(`WHERE ${whereKey}`);
  const key = generated === undefined ? "" : quoted(generated);

  function insertion(row: Unsaved<Row>, kind: keyof typeof texts): { text: string; parameters: Parameter[] } {
    const values = row as unknown as Values;
    const given = generated === undefined || values[generated] !== undefined;
    const list = given ? properties : written;
    return {
      text: texts[kind][given ? "withKey" : "withoutKey"],
      parameters: list.map((property) => parameter(values, property)),
    };
  }

  return {
    name,
    properties,
    defaults,
    // Each promise on the way costs as much as a short statement: without flags the rows go out as they come.
    find: (sql, tail, parameters) => {
      const rows = sql.rows<Row>(selectText(tail), parameters);
      return flags.length === 0 ? rows : rows.then((all) => all.map(fromDatabase));
    },
    async insert(sql, row) {
      const { text, parameters } = insertion(row, "insert");
      if (generated === undefined) {
        await sql.run(text, parameters);
        return row as unknown as Row;
      }
      const given = await sql.insert(text, parameters, key);
      const saved = { ...row } as Record<string, unknown>;
      saved[generated] = given;
      return saved as Row;
    },
    async insertOrNothing(sql, row) {
      const { text, parameters } = insertion(row, "orNothing");
      return (await sql.run(text, parameters)) > 0;
    },
    async insertAll(sql, rows, where = "new") {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const some = rows.slice(from, from + ROWS_AT_ONCE);
        await sql.run(
          allText({ count: some.length, where }),
          some.flatMap((row) => properties.map((property) => parameter(row as unknown as Values, property))),
        );
      }
    },
    async put(sql, row, list: readonly string[] = changing) {
      await sql.run(
        putText(list),
        properties.map((property) => parameter(row as unknown as Values, property)),
      );
    },
    byId: (sql, id) => {
      const row = sql.one<Row>(byKeyText, [id]);
      return flags.length === 0 ? row : row.then((found) => (found === null ? null : fromDatabase(found)));
    },
    async count(sql, tail, parameters) {
      const row = await sql.one<{ count: number }>(countText(tail), parameters);
      return Number(row?.count ?? 0);
    },
    async update(sql, row, before = null) {
      const values = row as unknown as Values;
      const saved = versioned ? { ...row, version: Number(values["version"]) + 1 } : row;
      const after = saved as unknown as Values;
      const list =
        before === null
          ? changing
          : changing.filter((property) => after[property] !== (before as unknown as Values)[property]);
      if (list.length === 0) return saved;
      const changed = await sql.run(updateText(list), [
        ...list.map((property) => parameter(after, property)),
        ...keys.map((key) => parameter(values, key)),
        ...(versioned ? [parameter(values, "version")] : []),
      ]);
      if (changed === 0) throw new StaleError(name);
      return saved;
    },
    async updateWhere(sql, changes, where, parameters) {
      const list = Object.keys(changes);
      return sql.run(updateWhereText({ list, where }), [
        ...list.map((property) => parameter(changes as Values, property)),
        ...parameters,
      ]);
    },
    deleteWhere: (sql, where, parameters) => sql.run(deleteText(where), parameters),
  };
}

/** Texts put together once: a new one is hashed anew to find its statement, which takes as long as a short statement. */
function worded<Given>(
  keyOf: (given: Given) => string,
  wordsOf: (given: Given) => string,
): (given: Given) => string {
  const known = new Map<string, string>();
  return (given) => {
    const key = keyOf(given);
    const before = known.get(key);
    if (before !== undefined) return before;
    const text = wordsOf(given);
    known.set(key, text);
    return text;
  };
}

const asItIs = (text: string): string => text;

function assigned(list: readonly string[]): string {
  return list.map((property) => `${quoted(property)} = ?`).join(", ");
}

function quoted(property: string): string {
  return `"${snake(property)}"`;
}

function parameter(values: Values, property: string): Parameter {
  const value = values[property];
  if (value === undefined) throw new Error(`the value of ${property} is missing`);
  return value;
}
