// The built program as an operator runs it: processes of dist/src/main.js.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect } from "vitest";
import { PROGRAM } from "../setup/built.ts";
import { APP, CORP } from "../setup/wecom-client.ts";

/** As package.json starts it. */
const FLAGS = [
  "--max-semi-space-size=16",
  "--heap-growing-percent=40",
  "--enable-source-maps",
  "--throw-deprecation",
];

/** A start takes a second or so, on a busy machine ten: what fails says so by itself. */
export const PATIENCE_MS = 300_000;

export interface Instance {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** What it has logged. */
  log(): string;
  /** Resolves when it is gone, with how it ended and how long that took, ms. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<{ readonly code: number | null; readonly ms: number }>;
}

const running = new Set<ChildProcess>();

/** For afterEach: whatever a test has left running. */
export async function killAll(): Promise<void> {
  for (const child of [...running]) {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
}

/** What a real bot needs, with a fake WeCom; more or other variables by `env`. */
export function wecomEnv(apiBase: string, env: Readonly<Record<string, string>>): Record<string, string> {
  return {
    WECOM_CORP_ID: CORP,
    WECOM_APP_AGENT_ID: String(APP.agentId),
    WECOM_APP_SECRET: APP.secret,
    WECOM_APP_TOKEN: APP.token,
    WECOM_APP_AES_KEY: APP.aesKey,
    WECOM_API_BASE: apiBase,
    LOG_LEVEL: "warn",
    ...env,
  };
}

/** Begun; it listens a moment later. */
export function begin(port: number, env: Readonly<Record<string, string>>): Instance {
  const child = spawn(process.execPath, [...FLAGS, PROGRAM], {
    env: { PATH: process.env["PATH"] ?? "", PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part) => {
      log += part;
    });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    child,
    log: () => log,
    async end(signal) {
      const began = performance.now();
      const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
      child.kill(signal);
      await gone;
      return { code: child.exitCode, ms: Math.round(performance.now() - began) };
    },
  };
}

/** Healthy when it resolves. */
export async function start(port: number, env: Readonly<Record<string, string>>): Promise<Instance> {
  const instance = begin(port, env);
  await healthy(instance);
  return instance;
}

export async function healthy(instance: Instance): Promise<void> {
  const status = async () => {
    if (instance.child.exitCode !== null) throw new Error(instance.log());
    return fetch(`${instance.url}/healthz`).then(
      (response) => response.status,
      () => 0,
    );
  };
  await expect.poll(status, { timeout: 60_000, interval: 25 }).toBe(200);
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
