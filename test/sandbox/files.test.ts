// A file through the whole bot in the sandbox: sent with the paper clip, fetched, unsealed, shown, taken in; and one that comes back.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bot, startBot } from "../../src/bot/start.ts";
import { readConfig } from "../../src/config.ts";
import { readRows } from "../../src/files/table.ts";
import { createLog } from "../../src/log.ts";
import { sandboxWithoutPast } from "../setup/without-past.ts";

const folder = mkdtempSync(join(tmpdir(), "files-"));
const who = { as: "zhangsan", chat: "single:zhangsan" };
let bot: Bot;

beforeAll(async () => {
  bot = await startBot({
    config: readConfig({
      PORT: "0",
      DATABASE_URL: await sandboxWithoutPast(folder),
      LOG_LEVEL: "silent",
    }),
    log: createLog({ level: "silent", blot: (line) => line }),
    wallClock: () => Date.UTC(2026, 10, 23, 2),
    monotonic: () => performance.now(),
    random: () => 0.5,
    newSecret: () => "demo",
    newTrace: () => "trace",
  });
  await bot.ready;
}, 120_000);
afterAll(() => bot.stop());

interface Message {
  readonly kind: string;
  readonly text?: string;
  readonly name?: string;
  readonly source?: string | null;
  readonly card?: unknown;
}
const messages = async (): Promise<readonly Message[]> => {
  const response = await fetch(`${bot.url}/sandbox/api/messages?${new URLSearchParams(who)}`);
  return ((await response.json()) as { messages: Message[] }).messages;
};
const words = async (): Promise<string> => JSON.stringify((await messages()).slice(-4));
const eventually = (look: () => Promise<unknown>) => expect.poll(look, { interval: 50, timeout: 20_000 });
async function say(text: string): Promise<void> {
  await fetch(`${bot.url}/sandbox/api/say`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...who, text }),
  });
}
const sendFile = (name: string, body: string) =>
  fetch(`${bot.url}/sandbox/api/file?${new URLSearchParams({ ...who, name })}`, { method: "POST", body });

test("a list sent in the chat is looked at, confirmed, taken in; what was not taken comes back as a file", async () => {
  const sent = await sendFile(
    "老客户 2025.csv",
    "单位名称,手机\n沙盒新机电公司,13312340001\n沙盒坏电话公司,1.39E+10\n",
  );
  expect(await sent.json()).toEqual({ taken: true });
  await eventually(words).toContain("「老客户 2025.csv」2行");
  await say("确认");
  await eventually(words).toContain("新建1个,重复0行,退回1行");
  await eventually(async () => (await messages()).at(-1)?.kind).toBe("file");
  const file = (await messages()).at(-1);
  expect(file?.name).toBe("没导入的行 2026-11-23.csv");
  const bytes = Buffer.from(file?.source?.split(",")[1] ?? "", "base64");
  const rows: (readonly string[])[] = [];
  for await (const { cells } of await readRows(bytes)) rows.push(cells);
  expect(rows[1]?.[1]).toBe("1.39E+10");
}, 60_000);

test("a file that cannot be read is told for what it is each time it is sent, by its name", async () => {
  const said = async () =>
    (await messages()).filter(({ text }) => text?.includes("表是空的")).map(({ text }) => text);
  for (const count of [1, 2]) {
    await sendFile("空表.csv", "\n\n");
    await eventually(said).toHaveLength(count);
  }
  expect((await said())[1]).toContain("「空表.csv」");
}, 60_000);

test("an export comes as a file", async () => {
  await say("导出 我的");
  await eventually(async () => (await messages()).at(-1)?.name).toBe("我的商机 2026-11-23.xlsx");
}, 60_000);

test("a file of nobody's, an empty one and one in a chat one is not in are refused", async () => {
  expect((await sendFile("a.csv", "")).status).toBe(400);
  const foreign = await fetch(`${bot.url}/sandbox/api/file?as=zhangsan&chat=single:lisi&name=a.csv`, {
    method: "POST",
    body: "x",
  });
  expect(foreign.status).toBe(400);
});

test("a picture in a single chat, and one beside words in a group, become evidence by their hash", async () => {
  await say("新建商机 沙盒图样机电 联系人王磊 13312349901 地址上海 需求MES 金额30万");
  await say("跟进 沙盒图样 客户发来产线照片,要看样机");
  const bytes = Buffer.from("a picture of a line");
  const send = (chat: string, text: string) =>
    fetch(
      `${bot.url}/sandbox/api/file?${new URLSearchParams({ as: who.as, chat, name: "1.png", type: "image/png", text })}`,
      { method: "POST", body: bytes },
    );
  expect(await (await send(who.chat, "")).json()).toEqual({ taken: true });
  await eventually(words).toContain("图记作凭证了");
  expect((await messages()).some(({ kind }) => kind === "image")).toBe(true);
  const no = /#(\d+) 沙盒图样机电/.exec(await words())?.[1] ?? "";
  const state = (await (await fetch(`${bot.url}/sandbox/api/state?as=${who.as}`)).json()) as {
    chats: readonly { readonly id: string; readonly kind: string }[];
  };
  const group = state.chats.find(({ kind }) => kind === "group")?.id ?? "";
  await send(group, `@商机助手 跟进 ${no} 见到王工,说要加一条线`);
  await eventually(async () => {
    await say(`详情 ${no}`);
    return words();
  }).toContain("凭证图 1 张");
}, 60_000);
