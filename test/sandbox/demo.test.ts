// The demo company's past on the real bot: nothing in it is refused or misunderstood, and the pusher has been alive.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Bot, startBot } from "../../src/bot/start.ts";
import { readWords } from "../../src/bot/words.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { fieldsIn, openBrowser, type Seen, textOf } from "../web/browser.ts";

const folder = mkdtempSync(join(tmpdir(), "demo-"));
let bot: Bot;
interface Line {
  readonly chat: string;
  readonly from: string;
  readonly at: number;
  readonly text?: string;
  readonly card?: { readonly main_title?: { readonly title?: string } };
}
let said: Line[] = [];
let early: Seen;
const everything = (): Line[] =>
  readFileSync(join(folder, "sandbox-chats.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  bot = await startBot({
    config: readConfig({
      PORT: "0",
      DATABASE_URL: `sqlite:${join(folder, "sandbox.sqlite")}`,
      LOG_LEVEL: "silent",
    }),
    log: createLog({ level: "silent", blot: (line) => line }),
    // Monday, 23 November 2026, 10:00 in Shanghai, wherever and whenever this runs.
    wallClock: () => Date.UTC(2026, 10, 23, 2),
    monotonic: () => performance.now(),
    random: () => 0.5,
    newSecret: () => "demo",
    newTrace: () => "trace",
  });
  const browser = openBrowser(() => bot.url);
  let html = "";
  // Who there is is read from the sandbox's directory first.
  for (let tries = 0; !html.includes("zhangsan") && tries < 1000; tries++)
    ({ html } = await browser.get("/login"));
  await browser.post("/login", { ...fieldsIn(html, "/login"), person: "zhangsan" });
  early = await browser.get("/");
  await bot.ready;
  said = everything();
});
afterAll(() => bot.stop());

test("every line of the past was understood and allowed", () => {
  const refused = said.filter(
    ({ from, text = "" }) =>
      from === "bot" && /没看懂|不归你|没有 #|还差标志|抱歉|没找到|还没赢单|已输单。/.test(text),
  );
  expect(refused).toEqual([]);
});

test("whoever opens a page before its past is told waits for it, or reads why: an empty company is shown to nobody", () => {
  if (early.status === 503) expect(textOf(early.html)).toContain("演示公司前三周的故事正在演");
  else expect(textOf(early.html)).toMatch(/张三[\s\S]*#\d+/);
});

test("the demo department's table holds its pipeline, as it stands", async () => {
  const shown = await (await fetch(`${bot.url}/sandbox/api/sheet`)).json();
  const { rows } = shown as { readonly rows: { readonly cells: { readonly text: string }[] }[] };
  expect(rows.length).toBeGreaterThan(5);
  const names = rows.map(({ cells }) => cells[1]?.text);
  expect(names).toContain("上海云图科技");
  expect(names).not.toContain("宁波镇海石化");
  for (const { cells } of rows) expect(cells[2]?.text).toMatch(/意向|期|线索|回款|^$/);
});

test("the page offers to send what the bot understands, and nothing else", async () => {
  const page = await (await fetch(`${bot.url}/sandbox`)).text();
  const offered = (/data-commands="([^"]*)"/.exec(page)?.[1] ?? "").split(" ");
  const { registry } = await readWords();
  for (const word of ["跟进", "部门商机", "清洗", "喜报"]) expect(offered).toContain(word);
  const begins = registry.entries.flatMap(({ words }) => words.map((word) => word.split(" ")[0]));
  expect(offered.filter((word) => !begins.includes(word))).toEqual([]);
});

test("the pusher spoke: morning lists, posts in the groups, the pool's news", () => {
  const texts = said.filter(({ from }) => from === "bot").map(({ text = "" }) => text);
  for (const words of ["早,今天", "请关注", "公海新到", "到期会回公海"])
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
});

test("no group read a phone number or an amount of money", () => {
  const inGroups = said.filter(({ chat, from }) => chat.startsWith("group:") && from === "bot");
  expect(inGroups.length).toBeGreaterThan(20);
  expect(inGroups.filter(({ text = "" }) => /1[3-9]\d{9}|\d万/.test(text))).toEqual([]);
});

test("a week in which nobody follows up plays the whole ladder, each message in its place and at its minute", async () => {
  const turned = await fetch(`${bot.url}/sandbox/api/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ turn: "week" }),
  });
  const { landed } = (await turned.json()) as { landed: { name: string; count: number }[] };
  const week = everything().slice(said.length);
  expect(landed.reduce((sum, { count }) => sum + count, 0)).toBe(week.length);
  expect(week.filter(({ from }) => from !== "bot")).toEqual([]);
  const when = ({ at: instant }: Line) => new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16);
  const words = ({ text = "", card }: Line) => `${text}${card?.main_title?.title ?? ""}`;
  const of = (pattern: RegExp) => week.filter((line) => pattern.test(words(line)));
  for (const [pattern, minute, place] of [
    [/早,今天/, "09:00", /^single:/],
    [/公海新到/, "09:10", /^group:/],
    [/请关注\d+个客户/, "10:30", /^group:/],
    [/^张三,.*今天怎么样/, "17:00", /^single:zhangsan/],
    [/^刘洋,.*请看一眼/, "10:30", /^single:liuyang/],
    [/^王静,#1 .*请看一眼/, "14:30", /^single:wangjing/],
    [/已回公海/, "18:00", /^single:/],
  ] as const) {
    expect(of(pattern).length, String(pattern)).toBeGreaterThan(0);
    for (const line of of(pattern)) {
      expect([words(line).split("\n")[0], when(line)]).toEqual([words(line).split("\n")[0], minute]);
      expect(line.chat).toMatch(place);
    }
  }
  const weekend = week.filter(({ at: instant }) =>
    [0, 6].includes(new Date(instant + 8 * 3_600_000).getUTCDay()),
  );
  expect(weekend).toEqual([]);
  for (const { text = "", chat } of week)
    if (chat.startsWith("group:")) expect(text.split("\n").length).toBeLessThanOrEqual(6);
});

describe("customers in WeChat", () => {
  interface Shown {
    readonly channels: readonly string[];
    readonly customers: readonly {
      readonly id: string;
      readonly name: string;
      readonly state: string;
      readonly member: string;
      readonly welcome: string | null;
    }[];
  }
  const post = async (path: string, body: object) => {
    const response = await fetch(`${bot.url}/sandbox/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const shown = async () => (await (await fetch(`${bot.url}/sandbox/api/customers`)).json()) as Shown;
  const lastTo = (userId: string) =>
    everything()
      .filter(({ chat, from }) => chat === `single:${userId}` && from === "bot")
      .at(-1)?.text;

  test("who scans and writes is a lead the member hears of, and reads a welcome", async () => {
    expect(await post("customers/scan", { channel: "官网" })).toEqual({ status: 200, body: { taken: true } });
    await vi.waitFor(() => expect(lastTo("zhangsan")).toContain("「官网」来的客户刚加了你的微信"));
    await vi.waitFor(async () =>
      expect((await shown()).customers[0]).toMatchObject({
        state: "官网",
        member: "张三",
        welcome: expect.stringContaining("我是张三"),
      }),
    );
    const [first] = (await shown()).customers;
    expect(lastTo("zhangsan")).toContain(first?.name);
    await post("customers/write", { customer: first?.id });
    await vi.waitFor(() => expect(lastTo("zhangsan")).toContain("发来第一条消息"));
  });
  test("the code an admin has made can be scanned, and brings its customers to its members", async () => {
    await post("say", { as: "qianhui", chat: "single:qianhui", text: "渠道码 春季展会 @李四" });
    await vi.waitFor(() => expect(lastTo("qianhui")).toContain("渠道码「春季展会」好了"));
    expect((await shown()).channels).toContain("春季展会");
    await post("customers/scan", { channel: "春季展会" });
    await vi.waitFor(() => expect(lastTo("lisi")).toContain("「春季展会」来的客户刚加了你的微信"));
  });
  test("nobody scans a code there is not, nor writes without having scanned", async () => {
    expect((await post("customers/scan", { channel: "没有" })).status).toBe(400);
    expect((await post("customers/write", { customer: "wmNobody" })).status).toBe(400);
  });
});
