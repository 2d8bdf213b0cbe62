// Units of work on a connection to an SQLite file, by the driver itself.
import type BetterSqlite3 from "better-sqlite3";
import { DatabaseError, ROLLED_BACK } from "./database-error.ts";
import { sqliteDriver } from "./driver.ts";
import { Gate } from "./gate.ts";
import type { Working } from "./opened.ts";
import type { Parameter, Sql } from "./sql.ts";
import { Turns } from "./turns.ts";

export const BUSY_TIMEOUT_MS = 200;

export interface Groups {
  /** Units of work that share one COMMIT at most. */
  readonly largestGroup?: number | undefined;
}

/** All of them by one gate; whoever has opened the connection closes it. */
export function workingOn(connection: BetterSqlite3.Database, { largestGroup }: Groups = {}): Working {
  const prepare = preparing(connection);
  const gate = new Gate(
    {
      begin() {
        const turns = new Turns();
        const sql = sqliteSql(prepare, turns, () => connection.inTransaction);
        return { sql, end: () => turns.end() };
      },
      execute(text) {
        // Several statements in one text cannot be prepared; they are the rare ones.
        if (text.includes(";")) connection.exec(text);
        else prepare(text).statement.run();
      },
      isInTransaction: () => connection.inTransaction,
    },
    largestGroup,
  );
  return {
    sql: sqliteSql(prepare, new Turns(), () => true),
    transaction: (work) => gate.transaction(work),
    read: (work) => gate.transaction(work),
    queued: () => gate.waiting,
    close: () => gate.idle(),
  };
}

/** For a thread that only reads beside the server, which has migrated it: TypeORM would be a third of what it holds in memory. */
export function openBeside(path: string): Working {
  const connection = new (sqliteDriver())(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  const working = workingOn(connection);
  return {
    ...working,
    async close() {
      await working.close();
      connection.close();
    },
  };
}

interface Prepared {
  readonly statement: BetterSqlite3.Statement<unknown[]>;
  readonly named: Naming;
  /** Asked of the driver once: each time it would be a call into native code. */
  readonly isReader: boolean;
  readonly isReadonly: boolean;
}

/** A row of the driver's with its columns' names. */
type Naming = (row: readonly unknown[]) => unknown;

type Prepare = (text: string) => Prepared;

/**
 * The path of a command goes to the driver itself, on the very connection TypeORM opened and migrated: its query()
 * costs more than the statement. Every text is prepared once.
 */
function preparing(connection: BetterSqlite3.Database): Prepare {
  const statements = new Map<string, Prepared>();
  return (text) => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = connection.prepare(text);
    const { reader: isReader, readonly: isReadonly } = statement;
    const columns = isReader ? statement.columns().map(({ name }) => name) : [];
    const prepared = {
      statement: isReader ? statement.raw() : statement,
      named: naming(columns),
      isReader,
      isReadonly,
    };
    statements.set(text, prepared);
    return prepared;
  };
}

/**
 * The driver takes as long again to set each property of a wide row by its name; it gives arrays. Named by a function made for
 * these columns a row of items takes 0.06 µs, where one that sets property after property takes 3.8.
 */
function naming(columns: readonly string[]): Naming {
  const properties = columns.map((name, at) => `${JSON.stringify(name)}: row[${at}]`);
  return new Function("row", `return { ${properties.join(", ")} };`) as Naming;
}

/** SQLite has no booleans of its own. */
function bound(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.some((value) => typeof value === "boolean")
    ? parameters.map((value) => (typeof value === "boolean" ? Number(value) : value))
    : parameters;
}

const NOTHING: readonly Parameter[] = [];

/** `stands`: false once SQLite itself has taken the transaction back (a full disk): what is written then would be half of a whole. */
function sqliteSql(prepare: Prepare, turns: Turns, stands: () => boolean): Sql {
  let depth = 0;
  let changes = 0;
  const changing = (text: string) => {
    if (!stands()) throw new DatabaseError(ROLLED_BACK);
    changes++;
    return prepare(text);
  };
  const rowsOf = <T>(text: string, parameters: readonly Parameter[]): T[] => {
    const known = prepare(text);
    const { statement, named } = known.isReadonly ? known : changing(text);
    const rows = statement.all(bound(parameters));
    return rows.map((row) => named(row as unknown[])) as T[];
  };
  const run = (text: string, parameters: readonly Parameter[]): number => {
    const { statement, isReader } = changing(text);
    if (!isReader) return statement.run(bound(parameters)).changes;
    statement.all(bound(parameters));
    return 0;
  };
  /** The key of a table that gives them is its row's own number. */
  const inserted = (text: string, parameters: readonly Parameter[]): number =>
    Number(changing(text).statement.run(bound(parameters)).lastInsertRowid);
  // A statement is done before anything else can come; only beside an open savepoint is there something to wait for.
  const mayGoAtOnce = () => (depth === 0 ? !turns.areOver : turns.areFree());
  const rows = async <T>(text: string, parameters = NOTHING): Promise<T[]> =>
    mayGoAtOnce() ? rowsOf<T>(text, parameters) : turns.next(async () => rowsOf<T>(text, parameters));
  return {
    engine: "sqlite",
    changes: () => changes,
    rows,
    one: async <T>(text: string, parameters = NOTHING) =>
      (mayGoAtOnce() ? rowsOf<T>(text, parameters) : await rows<T>(text, parameters))[0] ?? null,
    run: async (text, parameters = NOTHING) =>
      mayGoAtOnce() ? run(text, parameters) : turns.next(async () => run(text, parameters)),
    insert: async (text, parameters) =>
      mayGoAtOnce() ? inserted(text, parameters) : turns.next(async () => inserted(text, parameters)),
    savepoint: (work) =>
      turns.next(async () => {
        const name = `inner_${depth++}`;
        prepare(`SAVEPOINT ${name}`).statement.run();
        try {
          const value = await turns.inside(work);
          prepare(`RELEASE ${name}`).statement.run();
          return value;
        } catch (error) {
          // With the transaction its savepoints have gone.
          if (!stands()) throw error;
          prepare(`ROLLBACK TO ${name}`).statement.run();
          prepare(`RELEASE ${name}`).statement.run();
          changes++;
          throw error;
        } finally {
          depth--;
        }
      }),
  };
}
