// PostgreSQL: each unit is a serializable transaction of its own; what loses a race runs again.
import pg from "pg";
import { DataSource, type QueryRunner } from "typeorm";
import { codeOf, telling } from "./database-error.ts";
import { SnakeNaming } from "./naming.ts";
import type { Opened, Tables } from "./opened.ts";
import { type Parameter, type Sql, StaleError, toNumbered } from "./sql.ts";
import { Turns } from "./turns.ts";
import { whyNotLetIn } from "./why-server.ts";

const POOL = 10;
const TRIES = 20;
const CONNECT_WITHIN_MS = 10_000;
const INT8 = 20;
const NUMERIC = 1700;
/** serialization_failure, deadlock_detected, unique_violation between two first inserts of the same key. */
const RACES = new Set(["40001", "40P01", "23505"]);

// bigint and sums come back as text; every one of ours is an exact integer below 2^53.
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

export function postgresSource(url: string, tables: Tables): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    poolSize: POOL,
    ...tables,
    migrationsTransactionMode: "all",
    namingStrategy: new SnakeNaming(),
    synchronize: false,
  });
}

export async function openPostgres(
  url: string,
  { tables, random }: { readonly tables: Tables; readonly random: () => number },
): Promise<Opened> {
  await telling(whyNotLetIn(url), () => knock(url));
  const source = postgresSource(url, tables);
  await source.initialize();

  async function once<T>(work: (sql: Sql) => Promise<T>, kind: "write" | "read"): Promise<T> {
    const runner = source.createQueryRunner();
    const turns = new Turns();
    const ask = statements(runner);
    let hasBegun = false;
    try {
      await ask(BEGIN[kind]);
      hasBegun = true;
      const value = await work(postgresSql(ask, turns));
      await turns.end();
      await ask("COMMIT");
      return value;
    } catch (error) {
      // One of several side by side has failed: the rest must not land behind the ROLLBACK, where it would stay.
      await turns.end();
      // The server may have ended it already: then it only says so.
      if (hasBegun) await ask("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  async function transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(work, "write");
      } catch (error) {
        if (!isRace(error) || attempt === TRIES) throw error;
        await pause(attempt * attempt * (1 + 3 * random()));
      }
    }
  }

  return {
    source,
    sql: postgresSql(statements(source.createQueryRunner()), new Turns()),
    transaction,
    read: (work) => once(work, "read"),
    close: () => source.destroy(),
  };
}

/** Whoever is let in within the time will be again; the pool's own limit would also end the waiting of a busy hour. */
async function knock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  await client.connect();
  await client.end();
}

/** The level and the kind in one journey. */
const BEGIN = {
  write: "BEGIN ISOLATION LEVEL SERIALIZABLE",
  read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
} as const;

type Ask = (text: string, values?: readonly Parameter[]) => Promise<pg.QueryResult>;

/** What has a name is read and planned once a connection: half of what a short statement costs. */
const names = new Map<string, string>();
/** Lists of any length make texts without end; those that come later have no name. */
const MOST_NAMES = 1000;

function nameOf(text: string): string | undefined {
  if (!names.has(text) && names.size < MOST_NAMES) names.set(text, `s${names.size}`);
  return names.get(text);
}

/** On the runner's own connection, beside TypeORM's wrapping of it. */
function statements(runner: QueryRunner): Ask {
  return async (text, values) => {
    const client = (await runner.connect()) as pg.PoolClient;
    if (values === undefined || values.length === 0) return client.query(text);
    const name = nameOf(text);
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
}

function postgresSql(ask: Ask, turns: Turns): Sql {
  let depth = 0;
  const query = (text: string, parameters: readonly Parameter[]) =>
    turns.next(() => ask(toNumbered(text), parameters));
  return {
    engine: "postgres",
    rows: async <T>(text: string, parameters: readonly Parameter[] = []) =>
      (await query(text, parameters)).rows as T[],
    one: async <T>(text: string, parameters: readonly Parameter[] = []) =>
      ((await query(text, parameters)).rows[0] as T | undefined) ?? null,
    run: async (text, parameters = []) => (await query(text, parameters)).rowCount ?? 0,
    savepoint: (work) =>
      turns.next(async () => {
        const name = `inner_${depth++}`;
        await ask(`SAVEPOINT ${name}`);
        try {
          const value = await turns.inside(work);
          await ask(`RELEASE SAVEPOINT ${name}`);
          return value;
        } catch (error) {
          // A lost race has ended the whole transaction; only what the unit itself refused is rolled back here.
          if (!isRace(error)) await ask(`ROLLBACK TO SAVEPOINT ${name}`);
          throw error;
        } finally {
          depth--;
        }
      }),
  };
}

function isRace(error: unknown): boolean {
  if (error instanceof StaleError) return true;
  return RACES.has(codeOf(error));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
