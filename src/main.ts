// Starts the bot: environment, clocks and randomness come in here, and nowhere else.
import { randomBytes } from "node:crypto";
import { DatabaseError } from "../db/database.ts";
import { DatabaseInUseError } from "../db/engine/sqlite.ts";
import { type Bot, startBot } from "./bot/start.ts";
import { type Config, ConfigError, environment, readConfig } from "./config.ts";
import { createLog } from "./log.ts";

async function main(): Promise<Bot> {
  const config = readConfig(environment());
  const log = createLog(config.logLevel);
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
  bot.ready.catch((error: unknown) => log.error({ err: error }, "the start was not completed"));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      log.info({ signal }, "stopping");
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

/** A mistake somebody can mend is told in one line; everything else with its trace. */
function tell(error: unknown): void {
  const isMistake =
    error instanceof ConfigError || error instanceof DatabaseError || error instanceof DatabaseInUseError;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE")
    process.stderr.write("PORT: the address is in use already; stop the other program or set another PORT\n");
  else if (code === "EACCES")
    process.stderr.write("PORT: this user may not listen there; set a PORT above 1023\n");
  else
    process.stderr.write(
      isMistake ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
  process.exitCode = 1;
}

main().catch(tell);
