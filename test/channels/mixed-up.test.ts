// The address of one door in the console page of the other: refused as anything else, and told once.
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createHttpApp, listen } from "../../src/channels/http.ts";
import { createAppDoor } from "../../src/channels/wecom-app.ts";
import { createBotDoor } from "../../src/channels/wecom-bot.ts";
import type { CallbackCrypto } from "../../src/wecom/crypto.ts";
import { appCrypto, appText, botCrypto, botText } from "../setup/wecom-client.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const now = () => Date.UTC(2026, 2, 10, 2);
const needs = { dispatch: async () => null, now, later: async () => undefined };
const appDoor = createAppDoor({
  ...needs,
  crypto: appCrypto,
  directoryChanged: () => undefined,
  renamed: async () => undefined,
  customer: async () => undefined,
});
const botDoor = createBotDoor({ ...needs, crypto: botCrypto, name: "商机助手" });

async function serving(doors: Parameters<typeof createHttpApp>[0]["doors"]) {
  const lines: string[] = [];
  const app = createHttpApp({
    doors,
    health: async () => ({ ok: true, parts: {} }),
    metrics: { contentType: "text/plain", text: async () => "", callback: () => undefined },
    metricsToken: null,
    onError: (error) => lines.push(String(error)),
    onMixedUp: (line) => lines.push(line),
    more: () => undefined,
  });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  closing.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom`;
  const ask = async (path: string, init?: RequestInit) => (await fetch(`${base}/${path}`, init)).status;
  return { lines, ask };
}

function queryBy(crypto: CallbackCrypto, text: string) {
  const stamp = { timestamp: String(now() / 1000), nonce: "n" };
  const { encrypt, signature } = crypto.seal(text, stamp);
  return { encrypt, query: new URLSearchParams({ msg_signature: signature, ...stamp }) };
}
function xml() {
  const { encrypt, query } = queryBy(appCrypto, appText("ZhangSan", "我的商机"));
  return { query, body: `<xml><ToUserName>a</ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>` };
}
function json() {
  const { encrypt, query } = queryBy(botCrypto, JSON.stringify(botText("ZhangSan", "我的商机")));
  return { query, body: JSON.stringify({ encrypt }) };
}

test.each([
  [
    "the app's XML at the bot's door",
    "bot",
    xml,
    /^\/wecom\/bot was sent .*XML: \/wecom\/app belongs in WeCom console > 应用管理 .*; \/wecom\/bot in WeCom > 工作台 > 智能机器人/,
  ],
  [
    "the bot's JSON at the app's door",
    "app",
    json,
    /^\/wecom\/app was sent .*JSON: \/wecom\/bot belongs in WeCom > 工作台 > 智能机器人 .*; \/wecom\/app in WeCom console > 应用管理/,
  ],
])(
  "%s is told once in twenty calls, whether the other door is served or not",
  async (_, door, make, line) => {
    for (const doors of [
      { app: appDoor, bot: botDoor },
      door === "app" ? { app: appDoor } : { bot: botDoor },
    ]) {
      const { lines, ask } = await serving(doors);
      for (let call = 0; call < 20; call++) {
        const { query, body } = make();
        expect(await ask(`${door}?${query}`, { method: "POST", body })).toBe(400);
      }
      expect(lines).toEqual([expect.stringMatching(line)]);
    }
  },
);

test("the console's check of the bot's address with the app's Token is told once, and the other way round", async () => {
  const { lines, ask } = await serving({ app: appDoor, bot: botDoor });
  for (const [door, crypto] of [
    ["bot", appCrypto],
    ["bot", appCrypto],
    ["app", botCrypto],
  ] as const) {
    const { encrypt, query } = queryBy(crypto, "echo");
    query.set("echostr", encrypt);
    expect(await ask(`${door}?${query}`)).toBe(403);
  }
  expect(lines).toEqual([
    expect.stringMatching(/^\/wecom\/bot was checked with the Token of \/wecom\/app: /),
    expect.stringMatching(/^\/wecom\/app was checked with the Token of \/wecom\/bot: /),
  ]);
});

test("what a stranger makes up, and what comes to its own door, is no line", async () => {
  const { lines, ask } = await serving({ app: appDoor, bot: botDoor });
  const { query } = xml();
  for (const body of ["", "x", "<html></html>", "{}", '{"a":1}', "[1]", "<xml></xml>", "\u0000"])
    for (const door of ["app", "bot"])
      expect(await ask(`${door}?${query}`, { method: "POST", body })).toBe(400);
  expect(await ask(`app?${query}&echostr=x`)).toBe(403);
  const right = xml();
  expect(await ask(`app?${right.query}`, { method: "POST", body: right.body })).toBe(200);
  const forged = json();
  expect(await ask(`bot?${query}`, { method: "POST", body: forged.body })).toBe(403);
  expect(lines).toEqual([]);
});
