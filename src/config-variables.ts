// Every variable of contract.md: its shape, where its value is found, what holds without it, and what it is for.
interface Shape {
  readonly fits: Pick<RegExp, "test">;
  readonly expected: string;
}

const filled: Shape = { fits: /\S/, expected: "a value that is not empty" };
const count: Shape = { fits: /^[1-9]\d{0,2}$/, expected: "a number, 1 to 999" };
const digits: Shape = { fits: /^\d{1,10}$/, expected: "digits" };
const aesKey: Shape = { fits: /^[A-Za-z0-9]{43}$/, expected: "43 letters and digits" };
const address: Shape = {
  fits: /^https?:\/\/[^\s/]+/,
  expected: "an address that begins with http:// or https://",
};
const socket: Shape = {
  fits: { test: (value) => /^wss?:\/\/[^\s/#]+[^\s#]*$/.test(value) && URL.canParse(value) },
  expected: "an address that begins with ws:// or wss://",
};
const port: Shape = {
  fits: /^([0-9]{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
  expected: "a port, 0 to 65535",
};
const flag: Shape = { fits: /^[01]$/, expected: "0 or 1" };
const level: Shape = {
  fits: /^(fatal|error|warn|info|debug|trace|silent)$/,
  expected: "fatal, error, warn, info, debug, trace or silent",
};
const database: Shape = {
  fits: /^(sqlite:.+|postgres(ql)?:\/\/.+)/,
  expected: "sqlite:<path> or postgres://user:password@host:port/db",
};

const APP_PAGE = "WeCom console > 应用管理 > 自建 > your app";
const BOT_PAGE = "WeCom > 工作台 > 智能机器人 > your bot > API 模式";

export interface Variable {
  readonly shape: Shape;
  /** Where its value is found; "" where nobody has to look for it. */
  readonly where: string;
  /** What holds where it is not set, as the README shows it. */
  readonly fallback: string;
  /** What of it is blotted out of the log: all of it, or the password in an address. */
  readonly secret?: "whole" | "password";
  /** For the README's table; in Chinese it stands in templates/variables.md. */
  readonly meaning: string;
}

export const VARIABLES = {
  HOST: { shape: filled, where: "", fallback: "127.0.0.1", meaning: "the address it listens on" },
  PORT: { shape: port, where: "", fallback: "3000", meaning: "the port it listens on" },
  DATABASE_URL: {
    secret: "password",
    shape: database,
    where: "",
    fallback: "sqlite:./data/bot.sqlite",
    meaning: "`sqlite:<path>` or `postgres://user:password@host:port/db`",
  },
  WECOM_CORP_ID: {
    shape: filled,
    where: "WeCom console > 我的企业 > 企业信息 > 企业ID",
    fallback: "",
    meaning: "the company",
  },
  WECOM_APP_AGENT_ID: {
    shape: digits,
    where: `${APP_PAGE} > AgentId`,
    fallback: "",
    meaning: "the self-built app's AgentId",
  },
  WECOM_APP_SECRET: {
    secret: "whole",
    shape: filled,
    where: `${APP_PAGE} > Secret`,
    fallback: "",
    meaning: "its Secret",
  },
  WECOM_APP_TOKEN: {
    secret: "whole",
    shape: filled,
    where: `${APP_PAGE} > 接收消息 > 设置API接收 > Token`,
    fallback: "",
    meaning: "the Token of its callback",
  },
  WECOM_APP_AES_KEY: {
    secret: "whole",
    shape: aesKey,
    where: `${APP_PAGE} > 接收消息 > 设置API接收 > EncodingAESKey`,
    fallback: "",
    meaning: "the EncodingAESKey of its callback",
  },
  WECOM_BOT_TOKEN: {
    secret: "whole",
    shape: filled,
    where: `${BOT_PAGE} > URL 回调 > Token`,
    fallback: "",
    meaning: "the group bot by URL callback: its Token",
  },
  WECOM_BOT_AES_KEY: {
    secret: "whole",
    shape: aesKey,
    where: `${BOT_PAGE} > URL 回调 > EncodingAESKey`,
    fallback: "",
    meaning: "and its EncodingAESKey",
  },
  WECOM_BOT_ID: {
    shape: filled,
    where: `${BOT_PAGE} > 长连接 > BotID`,
    fallback: "",
    meaning: "the group bot over the long connection: its BotID",
  },
  WECOM_BOT_SECRET: {
    secret: "whole",
    shape: filled,
    where: `${BOT_PAGE} > 长连接 > Secret`,
    fallback: "",
    meaning: "and its Secret",
  },
  WECOM_BOT_NAME: {
    shape: filled,
    where: `${BOT_PAGE} > 名称`,
    fallback: "商机助手",
    meaning: "the bot's display name, taken out of `@name …`",
  },
  WECOM_API_BASE: {
    shape: address,
    where: "",
    fallback: "the official one",
    meaning: "the server API, for private deployments and simulators",
  },
  WECOM_BOT_WS_URL: {
    shape: socket,
    where: "",
    fallback: "the official one",
    meaning: "the long connection, for the same",
  },
  PUBLIC_URL: {
    shape: address,
    where: "",
    fallback: "",
    meaning: "where browsers reach the pages, as `https://your-host`",
  },
  SESSION_SECRET: {
    secret: "whole",
    shape: filled,
    where: "",
    fallback: "",
    meaning: "signs the cookies of the web pages; one is made and kept where it is not set",
  },
  METRICS_TOKEN: {
    secret: "whole",
    shape: filled,
    where: "",
    fallback: "",
    meaning: "lets others than loopback read `/metrics`",
  },
  BACKUP_DIR: {
    shape: filled,
    where: "",
    fallback: "",
    meaning: "a copy of the SQLite file is put there each night, best on another disk",
  },
  BACKUP_KEEP: { shape: count, where: "", fallback: "14", meaning: "so many of those copies are kept" },
  ADMIN_USERIDS: {
    shape: filled,
    where: "WeCom console > 通讯录 > a member > 账号, several with commas",
    fallback: "",
    meaning: "these members are admins from the start",
  },
  SANDBOX: {
    shape: flag,
    where: "",
    fallback: "1 without any `WECOM_*`",
    meaning: "1 starts the local WeCom, 0 serves the real one",
  },
  LOG_LEVEL: {
    shape: level,
    where: "",
    fallback: "info",
    meaning: "fatal, error, warn, info, debug, trace or silent",
  },
} as const satisfies Record<string, Variable>;
