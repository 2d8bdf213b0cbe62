// PostgreSQL: each unit is a serializable transaction of its own; what loses a race runs again.
import pg from "pg";
import { DataSource, type QueryRunner } from "typeorm";
import { isAway, isRace, Tries, UnclearError } from "./away.ts";
import { telling } from "./database-error.ts";
import type { Opened, Tables } from "./opened.ts";
import { SnakeNaming } from "./snake-naming.ts";
import { type Parameter, type Sql, toNumbered } from "./sql.ts";
import { Turns } from "./turns.ts";
import { whyNotLetIn } from "./why-server.ts";

const POOL = 10;
const CONNECT_WITHIN_MS = 10_000;
/** A machine that lost its power says nothing at all: so long a statement is waited for, and by the database for the next one. */
const ANSWERED_WITHIN_MS = 15_000;
/** So soon a connection nobody speaks on is asked whether it is still there. */
const KEPT_ALIVE_AFTER_MS = 5_000;
const INT8 = 20;
const NUMERIC = 1700;
// bigint and sums come back as text; every one of ours is an exact integer below 2^53.
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

export function postgresSource(url: string, tables: Tables): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    poolSize: POOL,
    extra: {
      Client: LimitedClient,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEPT_ALIVE_AFTER_MS,
      idle_in_transaction_session_timeout: ANSWERED_WITHIN_MS,
    },
    ...tables,
    migrationsTransactionMode: "all",
    namingStrategy: new SnakeNaming(),
    synchronize: false,
  });
}

/** The pool's own limit would also end the waiting of a busy hour; this one is of the way to the server alone. */
class LimitedClient extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  }
}

export interface PostgresParts {
  readonly tables: Tables;
  /** What only reads may read for long. */
  readonly access: "server" | "read-only" | "beside-server";
  /** In [0, 1). */
  readonly random: () => number;
}

export async function openPostgres(url: string, { tables, access, random }: PostgresParts): Promise<Opened> {
  await telling(whyNotLetIn(url), () => knock(url));
  const source = postgresSource(url, tables);
  await source.initialize();
  const withinMs = access === "server" ? ANSWERED_WITHIN_MS : undefined;

  async function once<T>(work: (sql: Sql) => Promise<T>, kind: keyof typeof BEGIN): Promise<T> {
    const runner = source.createQueryRunner();
    const turns = new Turns();
    const ask = statements(runner, withinMs);
    let isCommitting = false;
    try {
      await ask(BEGIN[kind]);
      const value = await work(postgresSql(ask, turns));
      await turns.end();
      isCommitting = kind !== "read";
      await ask("COMMIT");
      return value;
    } catch (error) {
      // One of several side by side has failed: the rest must not land behind the ROLLBACK, where it would stay.
      await turns.end();
      // The server may have ended it already: then it only says so.
      if (!isAway(error)) await ask("ROLLBACK").catch(() => undefined);
      else await giveUp(runner, error);
      throw isCommitting && isAway(error) ? new UnclearError(error) : error;
    } finally {
      await runner.release();
    }
  }

  async function again<T>(tries: Tries, run: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await run();
      } catch (error) {
        await pause(tries.pauseAfter(error));
      }
    }
  }

  return {
    source,
    sql: postgresSql(statements(source.createQueryRunner(), withinMs), new Turns()),
    transaction(work, unit = "plain") {
      const tries = new Tries(unit, random);
      return again(tries, () => once(work, tries.hasLost ? "alone" : "beside"));
    },
    read: (work) => again(new Tries("plain", random), () => once(work, "read")),
    queued: () => waitingIn(source),
    close: () => source.destroy(),
  };
}

/** TypeORM keeps the pool to itself; what cannot be asked is told as nothing. */
function waitingIn({ driver }: DataSource): number {
  const { master } = driver as { readonly master?: Pick<pg.Pool, "waitingCount"> };
  return master?.waitingCount ?? 0;
}

/** Tells at once, and once, why nobody is let in. */
async function knock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  await client.connect();
  await client.end();
}

/**
 * The level and the kind in one journey. Many at once lose their races to each other over and over: so whoever has lost one
 * waits until those beside it have ended, and runs alone. What is looked at is frozen by the first statement behind the lock;
 * of the table that is locked nobody reads or writes a row, but a migration.
 */
const BEGIN = {
  beside: "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE migrations IN ROW SHARE MODE",
  alone: "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE migrations IN EXCLUSIVE MODE",
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
function statements(runner: QueryRunner, withinMs: number | undefined): Ask {
  const limit = withinMs === undefined ? {} : { query_timeout: withinMs };
  return async (text, values) => {
    const client = (await runner.connect()) as pg.PoolClient;
    if (values === undefined || values.length === 0) return client.query({ text, ...limit });
    const name = nameOf(text);
    return client.query({ text, values: [...values], ...limit, ...(name === undefined ? {} : { name }) });
  };
}

/** A connection that has failed, or answers no more, is lent to nobody again: TypeORM and the pool hear of it as of one that broke. */
async function giveUp(runner: QueryRunner, error: unknown): Promise<void> {
  if (runner.isReleased) return;
  const client = (await runner.connect().catch(() => null)) as pg.PoolClient | null;
  client?.emit("error", error);
}

const ONLY_READS = /^\s*select\b/i;

function postgresSql(ask: Ask, turns: Turns): Sql {
  let depth = 0;
  let changes = 0;
  const query = (text: string, parameters: readonly Parameter[]) =>
    turns.next(() => {
      if (!ONLY_READS.test(text)) changes++;
      return ask(toNumbered(text), parameters);
    });
  return {
    engine: "postgres",
    changes: () => changes,
    rows: async <T>(text: string, parameters: readonly Parameter[] = []) =>
      (await query(text, parameters)).rows as T[],
    one: async <T>(text: string, parameters: readonly Parameter[] = []) =>
      ((await query(text, parameters)).rows[0] as T | undefined) ?? null,
    run: async (text, parameters = []) => (await query(text, parameters)).rowCount ?? 0,
    insert: async (text, parameters, key) => {
      const { rows } = await query(`${text} RETURNING ${key} AS "key"`, parameters);
      return (rows[0] as { readonly key: number }).key;
    },
    savepoint: (work) =>
      turns.next(async () => {
        const name = `inner_${depth++}`;
        await ask(`SAVEPOINT ${name}`);
        try {
          const value = await turns.inside(work);
          await ask(`RELEASE SAVEPOINT ${name}`);
          return value;
        } catch (error) {
          changes++;
          // A lost race has ended the whole transaction; only what the unit itself refused is rolled back here.
          if (!isRace(error)) await ask(`ROLLBACK TO SAVEPOINT ${name}`);
          throw error;
        } finally {
          depth--;
        }
      }),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
