// What takes turns: servers in processes of their own, on one core where there are several, the load on another.
import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import type { Heard, Turn } from "./load.ts";

/** As package.json starts the server. */
const HEAP = ["--max-semi-space-size=16", "--heap-growing-percent=40"];

const canPin = availableParallelism() > 1 && has("taskset");

function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A core of its own for the load; servers share the other, since only one of them works at a time. */
function onCore(core: 0 | 1, command: readonly string[]): [string, string[]] {
  const [program = "", ...args] = canPin ? ["taskset", "-c", String(core), ...command] : command;
  return [program, args];
}

export interface Started {
  readonly child: ChildProcess;
  readonly port: number;
}

interface Starting {
  readonly env?: Readonly<Record<string, string>>;
  /** A line that says where it listens. */
  readonly line: RegExp;
  /** Options of Node's own. */
  readonly node?: readonly string[];
}

/** As what is delivered is built: a loader that keeps the names of functions would cost whoever makes many of them most. */
export function asBuilt(source: string): string {
  const outfile = join("dist", "bench", `${basename(source, ".ts")}.mjs`);
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
  return outfile;
}

/** Resolves when it says where it listens. */
export async function startServer(
  program: readonly string[],
  { env = {}, line, node = [] }: Starting,
): Promise<Started> {
  const [command, args] = onCore(0, [process.execPath, ...HEAP, ...node, ...program]);
  const child = spawn(command, args, {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const part of child.stdout) {
    said += String(part);
    const port = line.exec(said)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return { child, port: Number(port) };
    }
  }
  throw new Error(`${program.join(" ")} has ended before it listened`);
}

export async function stopServer({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** What /proc says of a process, by name; what is memory in KiB. */
export function statusOf({ child }: Started): (name: string) => number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
}

/** MiB that a process holds, and the most it ever held. */
export function memoryOf(started: Started): { readonly now: number; readonly most: number } {
  const status = statusOf(started);
  const mib = (name: string) => Math.round(status(name) / 1024);
  return { now: mib("VmRSS"), most: mib("VmHWM") };
}

/** ms of processor time that a process and its threads have taken so far. */
export function processorTimeOf({ child }: Started): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

export interface Load {
  play(turn: Turn): Promise<Heard>;
  stop(): void;
}

export function startLoad(): Load {
  const child = fork("test/bench/load.ts", { execArgv: ["--import", "tsx"] });
  if (canPin) execFileSync("taskset", ["-a", "-p", "-c", "1", String(child.pid)], { stdio: "ignore" });
  return {
    async play(turn) {
      child.send(turn);
      const [heard] = (await once(child, "message")) as [Heard];
      return heard;
    },
    stop: () => void child.kill(),
  };
}
