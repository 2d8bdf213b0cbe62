// Starts the bot: environment, clocks and randomness come in here, and nowhere else.
import { randomBytes } from "node:crypto";
import { DatabaseError } from "../db/engine/database-error.ts";
import { type Bot, startBot } from "./bot/start.ts";
import { type Config, ConfigError, type Environment, environment, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { blotter } from "./secrets.ts";

/** Performance.md R14: gone within five seconds. */
const STOP_AT_MOST_MS = 4_500;

async function main(env: Environment): Promise<Bot> {
  const config = readConfig(env);
  const log = createLog({ level: config.logLevel, blot: blotter(env) });
  const bot = await startBot({
    config,
    log,
    wallClock: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    newSecret: () => randomBytes(32).toString("base64url"),
    newTrace: () => randomBytes(4).toString("hex"),
  });
  process.stdout.write(
    config.sandbox
      ? `Sandbox: open ${bot.url}/sandbox in a browser (a demo company; nothing leaves this machine)\n`
      : `Serving WeCom at ${bot.url}: ${servedBy(config)}\n`,
  );
  // Beside all else, and not behind a directory that hangs: whoever looks first finds figures.
  bot.warm();
  bot.ready.catch((error: unknown) => log.error({ err: error }, "the start was not completed"));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      log.info({ signal }, "stopping");
      // Whatever hangs: nothing that was acknowledged is lost by an end without it, as by kill -9.
      setTimeout(() => {
        log.warn("stopped with something under way; it is done again after the next start");
        process.exit(0);
      }, STOP_AT_MOST_MS);
      bot.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "stopped with an error");
          process.exit(1);
        },
      );
    });
  return bot;
}

function servedBy({ app, bot, botSocket }: Config): string {
  const ways = [
    app && "/wecom/app",
    bot && "/wecom/bot",
    botSocket && "the group bot by its long connection",
  ];
  return ways.filter((way) => way !== null).join(", ");
}

/** What listen() throws. */
const NOT_LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: "PORT: the address is in use already; stop the other program or set another PORT",
  EACCES: "PORT: this user may not listen there; set a PORT above 1023",
  EADDRNOTAVAIL: "HOST: no address of this machine; set 127.0.0.1, 0.0.0.0 or one of its own",
  ENOTFOUND: "HOST: the name is not known; set 127.0.0.1, 0.0.0.0 or an address of this machine",
  EAI_AGAIN: "HOST: the name cannot be asked about; set 127.0.0.1, 0.0.0.0 or an address of this machine",
};

/** A mistake somebody can mend is told in one line; everything else with its trace. */
function tell(error: unknown, env: Environment): void {
  const said = lineOf(error) ?? (error instanceof Error ? error.stack : null) ?? String(error);
  process.stderr.write(`${blotter(env)(said)}\n`);
  process.exitCode = 1;
}

function lineOf(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof DatabaseError) return error.message;
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall === "listen" || syscall === "getaddrinfo" ? (NOT_LISTENING[code ?? ""] ?? null) : null;
}

const env = environment();
main(env).catch((error: unknown) => tell(error, env));
