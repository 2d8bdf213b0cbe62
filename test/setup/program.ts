// The program as a process of its own: started, heard, and gone when the test is over.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect } from "vitest";
import { PROGRAM } from "./built.ts";
import { APP, BOT, CORP } from "./wecom-client.ts";

export interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
}

const children: ChildProcess[] = [];

/** Whatever a test of this file has left running ends with it. */
export function endPrograms(): void {
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });
}

export function run(env: Record<string, string>, program = PROGRAM): Run {
  const child = spawn(process.execPath, ["--throw-deprecation", program], {
    env: { PATH: process.env["PATH"] ?? "", LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (part) => {
    out += part;
  });
  child.stderr.on("data", (part) => {
    err += part;
  });
  return { child, out: () => out, err: () => err };
}

/** What the test company's bot is configured with, against a WeCom at this address. */
export function realEnvironment(apiBase: string): Record<string, string> {
  return {
    WECOM_CORP_ID: CORP,
    WECOM_APP_AGENT_ID: String(APP.agentId),
    WECOM_APP_SECRET: APP.secret,
    WECOM_APP_TOKEN: APP.token,
    WECOM_APP_AES_KEY: APP.aesKey,
    WECOM_BOT_TOKEN: BOT.token,
    WECOM_BOT_AES_KEY: BOT.aesKey,
    WECOM_API_BASE: apiBase,
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Resolves when it is well. @throws what it said, where it has ended */
export async function listening(started: Run, port: number): Promise<void> {
  await expect
    .poll(
      async () => {
        if (started.child.exitCode !== null) throw new Error(started.err());
        return fetch(`http://127.0.0.1:${port}/healthz`).then(
          ({ status }) => status,
          () => 0,
        );
      },
      { timeout: 60_000, interval: 50 },
    )
    .toBe(200);
}
