// A group conversation end to end: the whole bot in the sandbox, its group messages over the long connection.
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bot, startBot } from "../../src/bot/start.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { createCrypto } from "../../src/wecom/crypto.ts";
import { openJsonEnvelope } from "../../src/wecom/envelope.ts";
import { leaf } from "../../src/wecom/tree.ts";
import { botText } from "../setup/wecom-client.ts";
import { sandboxWithoutPast } from "../setup/without-past.ts";

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 23, 2);
const GROUP = "group:wrEast1Sales";

let bot: Bot;
beforeAll(async () => {
  const url = await sandboxWithoutPast(mkdtempSync(join(tmpdir(), "group-")));
  bot = await startBot({
    config: readConfig({ PORT: "0", DATABASE_URL: url }),
    log: createLog({ level: "silent", blot: (line) => line }),
    wallClock: () => NOW,
    monotonic: () => performance.now(),
    random: () => 0.5,
    newSecret: () => randomBytes(16).toString("hex"),
    newTrace: () => "trace",
  });
  await bot.ready;
});
afterAll(() => bot.stop());

async function say(as: string, chat: string, text: string): Promise<string> {
  const response = await fetch(`${bot.url}/sandbox/api/say`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as, chat, text }),
  });
  expect(await response.json()).toEqual({ taken: true });
  return last(as, chat);
}
async function last(as: string, chat: string): Promise<string> {
  const query = new URLSearchParams({ as, chat });
  const { messages } = (await (await fetch(`${bot.url}/sandbox/api/messages?${query}`)).json()) as {
    messages: { from: string; text?: string }[];
  };
  // A card of buttons may stand under the words.
  const message = messages.findLast(({ text }) => text !== undefined);
  return message?.from === "bot" ? (message.text ?? "") : "";
}
const metrics = async () => (await fetch(`${bot.url}/metrics`)).text();

test("the bot is connected, and says so where operators look", async () => {
  expect(await (await fetch(`${bot.url}/healthz`)).json()).toMatchObject({ status: "ok", bot: "connected" });
  expect(await metrics()).toContain("bot_connected 1");
});

test("@商机助手 领取 in a group is answered in the group, over the connection and not over HTTP", async () => {
  const created = await say(
    "lisi",
    "single:lisi",
    "新建商机 苏州恒力机电 联系人王磊 13800001111 地址苏州 需求MES 金额50万",
  );
  const no = /#(\d+)/.exec(created)?.[1];
  await say("lisi", "single:lisi", `退公海 #${no} 手上太多跟不过来`);
  expect(await say("zhangsan", GROUP, `@商机助手 公海`)).toContain(`#${no}`);
  const claimed = await say("zhangsan", GROUP, `@商机助手 领取 ${no}`);
  expect(claimed).toContain(`#${no} 苏州恒力机电`);
  expect(claimed).toContain("张三");
  expect(claimed).not.toMatch(/13800001111|50万/);
  await expect.poll(() => last("zhangsan", "single:zhangsan")).toContain("13800001111");
  expect(await say("zhaomin", GROUP, `@商机助手 领取 #${no}`)).toContain("张三");
  expect(await metrics()).not.toContain('wecom_callback_seconds_count{door="bot"');
});

test("the HTTP door of the group bot is open all the same", async () => {
  const { token, aesKey } = sandboxConfig().bot;
  const crypto = createCrypto({ token, aesKey, receiverId: "" });
  const timestamp = String(NOW / 1000);
  const sealed = crypto.seal(JSON.stringify(botText("zhangsan", "@商机助手 帮助")), {
    timestamp,
    nonce: "n",
  });
  const query = new URLSearchParams({ msg_signature: sealed.signature, timestamp, nonce: "n" });
  const response = await fetch(`${bot.url}/wecom/bot?${query}`, {
    method: "POST",
    body: JSON.stringify({ encrypt: sealed.encrypt }),
  });
  const answer: unknown = JSON.parse(crypto.open(openJsonEnvelope(await response.text())));
  expect(leaf(answer, "stream", "content")).toContain("跟进");
});
