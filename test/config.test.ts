// The environment as an admin sets it: what starts, and the one line that says why not.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig, readDatabaseUrl } from "../src/config.ts";

const APP = {
  WECOM_CORP_ID: "ww1",
  WECOM_APP_AGENT_ID: "1000002",
  WECOM_APP_SECRET: "s3cret-value",
  WECOM_APP_TOKEN: "token",
  WECOM_APP_AES_KEY: "a".repeat(43),
};

test("nothing set is the sandbox, on loopback, with a database of its own", () => {
  expect(readConfig({})).toMatchObject({
    sandbox: true,
    host: "127.0.0.1",
    port: 3000,
    databaseUrl: "sqlite:./data/sandbox.sqlite",
  });
});

test("the app's variables are the real WeCom", () => {
  const config = readConfig({
    ...APP,
    ADMIN_USERIDS: "a, b,c",
    PORT: "8080",
    WECOM_API_BASE: "https://wecom.example/",
    PUBLIC_URL: "https://bot.example/sales/",
  });
  expect(config).toMatchObject({
    sandbox: false,
    port: 8080,
    databaseUrl: "sqlite:./data/bot.sqlite",
    app: { corpId: "ww1", agentId: 1000002 },
    bot: null,
    botName: "商机助手",
    adminUserIds: ["a", "b", "c"],
    apiBase: "https://wecom.example",
    publicUrl: "https://bot.example/sales",
  });
});

test("the group bot alone is enough", () => {
  const config = readConfig({ WECOM_BOT_TOKEN: "t", WECOM_BOT_AES_KEY: "b".repeat(43) });
  expect(config).toMatchObject({ app: null, bot: { token: "t" } });
});

test("the group bot over the long connection, alone or beside the app, is enough", () => {
  const bot = { WECOM_BOT_ID: "aib-1", WECOM_BOT_SECRET: "s3cret-value" };
  expect(readConfig(bot)).toMatchObject({
    sandbox: false,
    app: null,
    bot: null,
    botSocket: { botId: "aib-1", secret: "s3cret-value", url: null },
  });
  const url = "wss://wecom.example/bot";
  expect(readConfig({ ...APP, ...bot, WECOM_BOT_WS_URL: url })).toMatchObject({
    app: { corpId: "ww1" },
    botSocket: { url },
  });
  expect(readConfig(APP).botSocket).toBeNull();
});

test("the sandbox has both ways to its bot", () => {
  expect(readConfig({})).toMatchObject({
    bot: { token: expect.any(String) },
    botSocket: { botId: expect.any(String), url: null },
  });
});

test("a value may lie in a file instead, its last newline does not count", () => {
  const file = join(mkdtempSync(join(tmpdir(), "config-")), "secret");
  writeFileSync(file, "from a file\n");
  const { WECOM_APP_SECRET: _, ...rest } = APP;
  expect(readConfig({ ...rest, WECOM_APP_SECRET_FILE: file }).app?.secret).toBe("from a file");
  expect(() => readConfig({ ...APP, WECOM_APP_SECRET_FILE: file })).toThrow("not both");
  expect(() => readConfig({ ...rest, WECOM_APP_SECRET_FILE: `${file}.gone` })).toThrow(
    "WECOM_APP_SECRET_FILE: expected a file",
  );
});

test.each([
  [{ WECOM_CORP_ID: "ww1" }, /^WECOM_APP_AGENT_ID: missing; expected digits \(WeCom console > /],
  [
    { ...APP, WECOM_APP_AES_KEY: "short" },
    /^WECOM_APP_AES_KEY: expected 43 letters and digits \(.*EncodingAESKey\)$/,
  ],
  [{ ...APP, WECOM_APP_AGENT_ID: "one" }, /^WECOM_APP_AGENT_ID: expected digits/],
  [{ ...APP, WECOM_APP_SECRET: "" }, /^WECOM_APP_SECRET: expected a value that is not empty/],
  [{ ...APP, WECOM_BOT_TOKEN: "t" }, /^WECOM_BOT_AES_KEY: missing/],
  [{ ...APP, WECOM_BOT_ID: "aib-1" }, /^WECOM_BOT_SECRET: missing; .*长连接 > Secret\)$/],
  [{ WECOM_BOT_SECRET: "s3cret-value" }, /^WECOM_BOT_ID: missing; .*长连接 > BotID\)$/],
  [
    {
      WECOM_BOT_ID: "aib-1",
      WECOM_BOT_SECRET: "s3cret-value",
      WECOM_BOT_TOKEN: "t",
      WECOM_BOT_AES_KEY: "b".repeat(43),
    },
    /^WECOM_BOT_ID: cannot be together with WECOM_BOT_TOKEN: .*unset one pair$/,
  ],
  [
    { WECOM_BOT_SECRET: "s3cret-value", WECOM_BOT_AES_KEY: "b".repeat(43) },
    /^WECOM_BOT_SECRET: cannot be together with WECOM_BOT_AES_KEY: /,
  ],
  [{ WECOM_BOT_WS_URL: "wss://x" }, /^WECOM_CORP_ID: missing/],
  [{ WECOM_BOT_WS_URL: "https://x" }, /^WECOM_BOT_WS_URL: expected an address that begins with ws/],
  [{ WECOM_BOT_WS_URL: "wss://" }, /^WECOM_BOT_WS_URL: expected an address that begins with ws/],
  [{ WECOM_BOT_WS_URL: "wss://x:99999" }, /^WECOM_BOT_WS_URL: expected an address that begins with ws/],
  [{ WECOM_BOT_WS_URL: "wss://x/a b" }, /^WECOM_BOT_WS_URL: expected an address that begins with ws/],
  [{ WECOM_BOT_WS_URL: "wss://x/#a" }, /^WECOM_BOT_WS_URL: expected an address that begins with ws/],
  [{ SANDBOX: "1", WECOM_BOT_ID: "aib-1" }, /^SANDBOX: 1 cannot be together with WECOM_BOT_ID/],
  [{ ...APP, WECOM_API_BASE: "ftp://x" }, /^WECOM_API_BASE: expected an address/],
  [{ ...APP, PUBLIC_URL: "bot.example" }, /^PUBLIC_URL: expected an address/],
  [{ SANDBOX: "0" }, /^WECOM_CORP_ID: missing/],
  [{ SANDBOX: "1", WECOM_CORP_ID: "ww1" }, /^SANDBOX: 1 cannot be together with WECOM_CORP_ID/],
  [{ HOST: "0.0.0.0" }, /^HOST: the sandbox listens on loopback only/],
  [{ PORT: "70000" }, /^PORT: expected a port/],
  [{ PORT: "6666" }, /^PORT: browsers and fetch refuse to open this one/],
  [{ PORT: "4190", SANDBOX: "1" }, /^PORT: browsers and fetch refuse to open this one/],
  [{ DATABASE_URL: "mysql://x" }, /^DATABASE_URL: expected sqlite:<path> or postgres:/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL: expected/],
  [{ BACKUP_DIR: "/b", BACKUP_KEEP: "0" }, /^BACKUP_KEEP: expected a number, 1 to 999/],
  [
    { ...APP, DATABASE_URL: "postgres://x/y", BACKUP_DIR: "/b" },
    /^BACKUP_DIR: only a SQLite file .* pg_dump --format=custom daily/,
  ],
])("%j stops the start with one line", (env, line) => {
  let message = "";
  try {
    readConfig(env);
  } catch (error) {
    message = error instanceof Error ? error.message : "";
  }
  expect(message).toMatch(line);
  expect(message).not.toContain("\n");
  expect(message).not.toContain("s3cret-value");
});

test("a folder for copies is enough: two weeks of them are kept", () => {
  expect(readConfig({}).backup).toBeNull();
  expect(readConfig({ BACKUP_DIR: "/b" }).backup).toEqual({ folder: "/b", keep: 14 });
  expect(readConfig({ ...APP, BACKUP_DIR: "/b", BACKUP_KEEP: "30" }).backup).toEqual({
    folder: "/b",
    keep: 30,
  });
});

test("the tools that need only the database find the same one", () => {
  expect(readDatabaseUrl({})).toBe("sqlite:./data/sandbox.sqlite");
  expect(readDatabaseUrl(APP)).toBe("sqlite:./data/bot.sqlite");
  expect(readDatabaseUrl({ DATABASE_URL: "sqlite:./x" })).toBe("sqlite:./x");
});

test("the ports that the sandbox does not take are those that fetch refuses", async () => {
  const why = (port: number) =>
    fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(2000) }).then(
      () => "answered",
      (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
    );
  const refused = (port: number): boolean => {
    try {
      return readConfig({ PORT: String(port) }).port !== port;
    } catch {
      return true;
    }
  };
  const known = Array.from({ length: 10_100 }, (_, port) => port).filter(refused);
  expect(known).toHaveLength(82);
  for (const port of known) expect(await why(port), String(port)).toBe("bad port");
  for (const port of [3000, 6001, 6665 - 1, 8080, 10_081]) expect(refused(port)).toBe(false);
});

test("behind a proxy any port will do", () => {
  expect(readConfig({ ...APP, PORT: "6666" }).port).toBe(6666);
});
