// The whole bot, running on a port of its own against a fake WeCom, with a wall clock the test can set.
import { randomBytes } from "node:crypto";
import { startBot } from "../../src/bot/start.ts";
import type { Config } from "../../src/config.ts";
import { at } from "../../src/domain/day.ts";
import { createLog } from "../../src/log.ts";
import type { FakeApi } from "../wecom/fake-api.ts";
import type { HandTimers } from "./hand-timers.ts";
import { type Client, createClient, realConfig } from "./wecom-client.ts";

export interface RunningBot extends Client {
  readonly url: string;
  now(): number;
  pass(ms: number): void;
  stop(): Promise<void>;
}

/** A Tuesday without a holiday near. */
export const TUESDAY = at("2026-03-10", 9 * 60 + 30);

/** `lines` gets the log's; `timers`: what the bot waits for comes when they are advanced, and its monotonic clock goes on with them. */
export async function startRealBot(
  given: Pick<Config, "databaseUrl"> &
    Partial<Config> & { api: FakeApi; startAt?: number; timers?: HandTimers; lines?: string[] },
): Promise<RunningBot> {
  const { api, startAt = TUESDAY, timers, lines, ...config } = given;
  let now = startAt;
  const bot = await startBot({
    config: realConfig({ apiBase: api.baseUrl, ...config }),
    log: createLog({
      level: lines === undefined ? "silent" : "info",
      blot: (line) => line,
      write: (line) => lines?.push(line),
    }),
    wallClock: () => now,
    monotonic: () => performance.now() + (timers?.now() ?? 0),
    ...(timers === undefined ? {} : { timers }),
    random: () => Math.random(),
    newSecret: () => randomBytes(16).toString("hex"),
    newTrace: () => "trace",
  });
  await bot.ready;
  return {
    ...createClient(
      () => bot.url,
      () => now,
    ),
    url: bot.url,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    stop: () => bot.stop(),
  };
}
