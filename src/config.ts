// The only reader of the environment: every variable of contract.md with its shape, checked at once, frozen.
import { existsSync, readFileSync } from "node:fs";
import { VARIABLES } from "./config-variables.ts";
import { REFUSED_PORTS } from "./sandbox/refused-ports.ts";
import { sandboxConfig } from "./sandbox/sandbox-config.ts";

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly sandbox: boolean;
  /** The self-built app; null where only the group bot is used. */
  readonly app: AppConfig | null;
  /** The group bot in HTTP mode. */
  readonly bot: { readonly token: string; readonly aesKey: string } | null;
  /** The group bot over the long connection. WeCom offers one of the two; the sandbox has both. */
  readonly botSocket: BotSocketConfig | null;
  readonly botName: string;
  /** Null for the official address. */
  readonly apiBase: string | null;
  /** Where browsers reach the pages, without a slash at the end; null where there are none. */
  readonly publicUrl: string | null;
  /** Signs the cookies of the pages; null for one of the program's own making. */
  readonly sessionSecret: string | null;
  readonly adminUserIds: readonly string[];
  readonly metricsToken: string | null;
  /** Where a copy of the SQLite file is put each night, and how many are kept; null for none. */
  readonly backup: { readonly folder: string; readonly keep: number } | null;
  readonly logLevel: string;
}

export interface AppConfig {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly token: string;
  readonly aesKey: string;
}

export interface BotSocketConfig {
  readonly botId: string;
  readonly secret: string;
  /** Null for the official address; in the sandbox, for its own. */
  readonly url: string | null;
}

/** One line: the variable, what was expected, where in the console it is found. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}

export type Name = keyof typeof VARIABLES;
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `.env` in the working directory, where there is one, under what is set already. */
export function environment(): Environment {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

/** @throws ConfigError with one line that never holds a value */
export function readConfig(env: Environment): Config {
  const values = readValues(env);
  const set = (Object.keys(values) as Name[]).filter((name) => name.startsWith("WECOM_"));
  const sandbox = (values.SANDBOX ?? (set.length === 0 ? "1" : "0")) === "1";
  const host = values.HOST ?? "127.0.0.1";
  const common = {
    host,
    port: Number(values.PORT ?? 3000),
    adminUserIds: listOf(values.ADMIN_USERIDS),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    sessionSecret: values.SESSION_SECRET ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL ?? "info",
    sandbox,
  };
  const databaseUrl = values.DATABASE_URL ?? `sqlite:./data/${sandbox ? "sandbox" : "bot"}.sqlite`;
  const stored = { databaseUrl, backup: backupOf(values, databaseUrl) };
  if (sandbox) {
    if (set[0] !== undefined)
      throw new ConfigError(`SANDBOX: 1 cannot be together with ${set[0]}; unset one of them`);
    if (!/^(127(\.\d{1,3}){3}|localhost|::1)$/.test(host))
      throw new ConfigError("HOST: the sandbox listens on loopback only; expected 127.0.0.1");
    if (REFUSED_PORTS.has(common.port))
      throw new ConfigError(
        "PORT: browsers and fetch refuse to open this one, as kept for another service; set another, as 3000",
      );
    const own = sandboxConfig();
    return Object.freeze({
      ...common,
      ...stored,
      app: { corpId: own.corpId, ...own.app },
      bot: { token: own.bot.token, aesKey: own.bot.aesKey },
      botSocket: { botId: own.bot.id, secret: own.bot.secret, url: null },
      botName: own.bot.name,
      apiBase: null,
      adminUserIds: [...own.adminUserIds, ...common.adminUserIds],
    });
  }
  const app = readApp(values);
  const [byCallback, bySocket] = [CALLBACK_BOT, SOCKET_BOT].map((pair) =>
    pair.find((name) => values[name] !== undefined),
  );
  if (byCallback !== undefined && bySocket !== undefined)
    throw new ConfigError(
      `${bySocket}: cannot be together with ${byCallback}: a bot is reached by URL callback or by the long connection; unset one pair`,
    );
  const bot = readBot(values);
  const botSocket = readBotSocket(values);
  if (app === null && bot === null && botSocket === null) throw missing("WECOM_CORP_ID");
  return Object.freeze({
    ...common,
    ...stored,
    app,
    bot,
    botSocket,
    botName: values.WECOM_BOT_NAME ?? sandboxConfig().bot.name,
    apiBase: values.WECOM_API_BASE?.replace(/\/+$/, "") ?? null,
  });
}

/** DATABASE_URL alone, for the commands that need nothing else. */
export function readDatabaseUrl(env: Environment): string {
  const values = readValues(env);
  const isReal = Object.keys(values).some((name) => name.startsWith("WECOM_"));
  const fallback = isReal || values.SANDBOX === "0" ? "bot" : "sandbox";
  return values.DATABASE_URL ?? `sqlite:./data/${fallback}.sqlite`;
}

type Values = Readonly<Partial<Record<Name, string>>>;

function readValues(env: Environment): Values {
  const values: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(VARIABLES) as Name[]) {
    const value = valueIn(name, env);
    if (value === undefined) continue;
    const { shape, where } = VARIABLES[name];
    if (!shape.fits.test(value)) throw new ConfigError(`${name}: expected ${shape.expected}${found(where)}`);
    values[name] = value;
  }
  return values;
}

/** The variable itself, or what the file named by `<name>_FILE` holds, without the newline at its end. */
export function valueIn(name: Name, env: Environment): string | undefined {
  const path = env[`${name}_FILE`];
  if (path === undefined) return env[name];
  if (env[name] !== undefined) throw new ConfigError(`${name}: set it or ${name}_FILE, not both`);
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new ConfigError(`${name}_FILE: expected a file that can be read`);
  }
}

function backupOf(values: Values, databaseUrl: string): Config["backup"] {
  const { BACKUP_DIR: folder, BACKUP_KEEP: keep = "14" } = values;
  if (folder === undefined) return null;
  if (!databaseUrl.startsWith("sqlite:"))
    throw new ConfigError(
      "BACKUP_DIR: only a SQLite file is copied by the program; for PostgreSQL run pg_dump --format=custom daily, or use your provider's copies; unset it",
    );
  return { folder, keep: Number(keep) };
}

function readApp(values: Values): AppConfig | null {
  const names = [
    "WECOM_CORP_ID",
    "WECOM_APP_AGENT_ID",
    "WECOM_APP_SECRET",
    "WECOM_APP_TOKEN",
    "WECOM_APP_AES_KEY",
  ] as const;
  if (names.every((name) => values[name] === undefined)) return null;
  const need = needing(values);
  return {
    corpId: need("WECOM_CORP_ID"),
    agentId: Number(need("WECOM_APP_AGENT_ID")),
    secret: need("WECOM_APP_SECRET"),
    token: need("WECOM_APP_TOKEN"),
    aesKey: need("WECOM_APP_AES_KEY"),
  };
}

const CALLBACK_BOT = ["WECOM_BOT_TOKEN", "WECOM_BOT_AES_KEY"] as const;
const SOCKET_BOT = ["WECOM_BOT_ID", "WECOM_BOT_SECRET"] as const;

function readBot(values: Values): Config["bot"] {
  if (CALLBACK_BOT.every((name) => values[name] === undefined)) return null;
  const need = needing(values);
  return { token: need("WECOM_BOT_TOKEN"), aesKey: need("WECOM_BOT_AES_KEY") };
}

function readBotSocket(values: Values): BotSocketConfig | null {
  if (SOCKET_BOT.every((name) => values[name] === undefined)) return null;
  const need = needing(values);
  return {
    botId: need("WECOM_BOT_ID"),
    secret: need("WECOM_BOT_SECRET"),
    url: values.WECOM_BOT_WS_URL ?? null,
  };
}

function needing(values: Values) {
  return (name: Name): string => {
    const value = values[name];
    if (value === undefined) throw missing(name);
    return value;
  };
}

function missing(name: Name): ConfigError {
  const { shape, where } = VARIABLES[name];
  return new ConfigError(`${name}: missing; expected ${shape.expected}${found(where)}`);
}

function found(where: string): string {
  return where === "" ? "" : ` (${where})`;
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? "").split(/[,\uff0c\s]+/).filter((part) => part !== "");
}
