// The page's own door: who may come in, whose chats one sees, what turns the clock.
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passiveText } from "../../src/wecom/passive-reply.ts";
import { type FakeBot, MONDAY_10, startFakeBot } from "./fake-bot.ts";

let bot: FakeBot;
beforeAll(async () => {
  bot = await startFakeBot();
});
afterAll(() => bot.stop());

function statusOf(path: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${bot.base}${path}`, { method, headers }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", reject);
    call.end(method === "POST" ? "{}" : undefined);
  });
}

const port = (): string => new URL(bot.base).port;

describe("other web sites stay out", () => {
  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.1.5:3000"])(
    "a request for the host '%s' is refused, for the page and the server API",
    async (host) => {
      expect(await statusOf("/sandbox", { host })).toBe(403);
      expect(await statusOf("/sandbox/api/state", { host })).toBe(403);
      expect(await statusOf("/sandbox/events", { host })).toBe(403);
      expect(await statusOf("/sandbox/wecom/cgi-bin/gettoken", { host })).toBe(403);
    },
  );

  test.each(["127.0.0.1", "localhost", "[::1]"])("%s is this machine", async (name) => {
    expect(await statusOf("/sandbox", { host: `${name}:${port()}` })).toBe(200);
  });

  test("a foreign page cannot post, the own page and a program can", async () => {
    const post = (headers: Record<string, string>) =>
      statusOf("/sandbox/api/clock", { "content-type": "application/json", ...headers }, "POST");
    expect(await post({ origin: "https://evil.example" })).toBe(403);
    expect(await post({ origin: "null" })).toBe(403);
    expect(await post({ origin: "http://127.0.0.1:1" })).toBe(403);
    expect(await post({ origin: bot.base })).toBe(400);
    expect(await post({})).toBe(400);
  });

  test("the page runs its own scripts only", async () => {
    const response = await fetch(`${bot.base}/sandbox`);
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style="/);
  });

  test("the page knows the commands of the bot it stands before, by what each begins with", async () => {
    const page = await (await fetch(`${bot.base}/sandbox`)).text();
    expect(/data-commands="([^"]*)"/.exec(page)?.[1]).toBe("今日 跟进 我的商机 清洗");
  });

  test("nothing but the assets is served", async () => {
    expect(await statusOf("/sandbox/assets/page.js", {})).toBe(200);
    expect(await statusOf("/sandbox/assets/..%2Fsandbox.ts", {})).toBe(404);
    expect(await statusOf("/sandbox/assets/page.html", {})).toBe(404);
  });
});

interface State {
  readonly now: number;
  readonly waiting: Record<string, number>;
  readonly chats: readonly { readonly name: string; readonly unread: number; readonly last: unknown }[];
}

async function state(as: string): Promise<State> {
  return (await (await fetch(`${bot.base}/sandbox/api/state?as=${as}`)).json()) as State;
}

describe("one person's view", () => {
  test("holds the chat with the bot and the groups one is in", async () => {
    expect((await state("zhangsan")).chats.map(({ name }) => name)).toEqual(["商机助手", "华东一部"]);
    expect((await state("")).chats).toEqual([]);
  });

  test.each([
    ["another's chat", "single:lisi"],
    ["a group one is not in", "group:wrManagers"],
    ["no chat", "group:none"],
  ])("%s can be neither read nor written", async (_, chat) => {
    const query = new URLSearchParams({ as: "zhangsan", chat });
    expect((await fetch(`${bot.base}/sandbox/api/messages?${query}`)).status).toBe(400);
    const said = await bot.post("/sandbox/api/say", { as: "zhangsan", chat, text: "今日" });
    expect(said.status).toBe(400);
  });

  test("an answer is read by who asked, a group's message unread by the others", async () => {
    bot.onApp = () => passiveText({ toUserName: "x", fromUserName: "y", createTime: 1 }, "好");
    await bot.post("/sandbox/api/say", { as: "zhangsan", chat: "single:zhangsan", text: "今日" });
    await bot.post("/sandbox/api/say", { as: "zhangsan", chat: "group:wrEast1Sales", text: "早" });
    expect((await state("zhangsan")).chats.map(({ unread }) => unread)).toEqual([0, 0]);
    expect((await state("lisi")).chats.map(({ unread }) => unread)).toEqual([0, 1]);
  });
});

describe("the clock", () => {
  test("turning it lets the bot tick on the way and tells the page", async () => {
    const stream = await fetch(`${bot.base}/sandbox/events`);
    const turned = await bot.post("/sandbox/api/clock", { turn: "tomorrow" });
    const tomorrow = MONDAY_10 + 23 * 3_600_000;
    expect(await turned.json()).toEqual({ now: tomorrow, landed: [] });
    // At once, ten minutes apart from 10:10 to 20:10, then 8:50 and 9:00.
    expect(bot.ticks).toHaveLength(1 + 61 + 2);
    expect((await state("lisi")).now).toBe(tomorrow);
    bot.sandbox.close();
    expect(await stream.text()).toContain(`event: clock\ndata: {"type":"clock","now":${tomorrow}}`);
  });

  test("a week in which nobody follows up: the bot lives through it, nobody says a word, and where messages landed is told", async () => {
    const began = bot.clock.now();
    const heardBefore = structuredClone(bot.heard);
    let told = 0;
    bot.onTick = async () => {
      if (bot.clock.now() % 86_400_000 !== 3_600_000 || bot.clock.now() === began) return;
      // 9:00 in Shanghai: one message to a person, every other day one to a group.
      bot.sandbox.chats.append("single:zhangsan", "bot", { kind: "text", text: "张三早" });
      if (told++ % 2 === 0)
        bot.sandbox.chats.append("group:wrEast1Sales", "bot", { kind: "markdown", text: "请关注" });
    };
    const turned = await bot.post("/sandbox/api/clock", { turn: "week" });
    expect(await turned.json()).toEqual({
      now: began + 7 * 86_400_000,
      landed: [
        { chat: "single:zhangsan", name: "张三", readers: ["zhangsan"], count: 7 },
        {
          chat: "group:wrEast1Sales",
          name: "华东一部",
          readers: expect.arrayContaining(["zhangsan", "liuyang", "wangjing"]),
          count: 4,
        },
      ],
    });
    expect(bot.heard).toEqual(heardBefore);
    expect((await state("zhangsan")).waiting["zhangsan"]).toBe(7);
  });

  test("an unknown turn is refused", async () => {
    expect((await bot.post("/sandbox/api/clock", { turn: "back" })).status).toBe(400);
  });
});
