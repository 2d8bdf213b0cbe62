// The sandbox's long connection, against wecom.md 3.7: WeCom's own SDK 1.0.7 and the product's client walk the same steps.
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { SOCKET_PATH } from "../../src/sandbox/mounted.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { type FakeBot, startFakeBot } from "./fake-bot.ts";
import { type ClientOptions, officialClient, ourClient, type SocketClient } from "./socket-clients.ts";

const { id: botId, secret, name } = sandboxConfig().bot;
const EAST_1 = "wrEast1Sales";
const CHAT = `group:${EAST_1}`;
const SIX_MINUTES = 600_001;

let bot: FakeBot;
const clients: SocketClient[] = [];
beforeEach(async () => {
  bot = await startFakeBot({ cardsUnderStreams: "shown" });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.stop();
  await bot.stop();
});

const url = (): string => `${bot.base.replace("http", "ws")}${SOCKET_PATH}`;
const eventually = (look: () => unknown) => expect.poll(look, { interval: 2, timeout: 5000 });
const shown = () =>
  bot.sandbox.chats.of(CHAT).map((message) => {
    switch (message.kind) {
      case "card":
        return message.card;
      case "image":
        return message.source.slice(0, 22);
      case "file":
        return message.name;
      default:
        return message.text;
    }
  });
const card = (task_id: string, title = "#12 云图科技") => ({
  card_type: "button_interaction",
  main_title: { title },
  button_list: [{ text: "收到", key: "收到 #12" }],
  task_id,
});

describe.each([
  ["WeCom's own client", officialClient],
  ["our client", ourClient],
] as const)("%s", (_, open) => {
  function connect(more: Partial<ClientOptions> = {}): SocketClient {
    const client = open({ url: url(), botId, secret, ...more });
    clients.push(client);
    client.connect();
    return client;
  }
  async function connected(): Promise<SocketClient> {
    const client = connect();
    await eventually(() => client.states).toEqual(["authenticated"]);
    return client;
  }
  async function next(client: SocketClient, happens: () => unknown) {
    const before = client.came.length;
    const done = happens();
    await eventually(() => client.came.length).toBe(before + 1);
    const came = client.came.at(-1);
    if (came === undefined) throw new Error("nothing came");
    return { came, done };
  }
  const say = (text: string) => bot.sandbox.callbacks.say("zhangsan", CHAT, { text });

  test("connects, hears what mentions the bot, and its finished stream stands in the group", async () => {
    const client = await connected();
    await say("谁去苏州?");
    const { came, done } = await next(client, () => say(`@${name} 领取 #12`));
    expect(came.body).toMatchObject({
      msgtype: "text",
      aibotid: botId,
      chattype: "group",
      chatid: EAST_1,
      from: { userid: "zhangsan" },
      text: { content: `@${name} 领取 #12` },
    });
    expect(await client.stream(came, { content: "**#12** 归你了", finish: true })).toBe(0);
    expect(await done).toEqual({ taken: true, answer: "**#12** 归你了" });
    expect(shown()).toEqual(["谁去苏州?", `@${name} 领取 #12`, "**#12** 归你了"]);
    expect(bot.heard.bot).toEqual([]);
  });

  test("a stream that goes on takes the place of what it said, until 10 minutes are over", async () => {
    const client = await connected();
    const { came } = await next(client, () => say(`@${name} 战报`));
    expect(await client.stream(came, { content: "在算…", finish: false })).toBe(0);
    expect(await client.stream(came, { content: "3 单", finish: false })).toBe(0);
    expect(shown().slice(1)).toEqual(["3 单"]);
    bot.clock.advance(SIX_MINUTES);
    expect(await client.stream(came, { content: "4 单", finish: true })).toBe(846608);
    expect(await client.push(EAST_1, "4 单")).toBe(0);
    expect(shown().slice(1)).toEqual(["3 单", "4 单"]);
  });

  test("a message may be answered for a day, and only what was asked", async () => {
    const client = await connected();
    const { came } = await next(client, () => say(`@${name} 今日`));
    expect(await client.stream({ ...came, requestId: "other" }, { content: "?", finish: true })).toBe(846605);
    expect(await client.updateCard(came, card("t-0"))).toBe(846605);
    expect(await client.welcome(came, "你好")).toBe(846605);
    bot.clock.advance(86_400_001);
    expect(await client.stream(came, { content: "早", finish: true })).toBe(846605);
    expect(shown()).toHaveLength(1);
  });

  test("a card's button is an event; it changes the card within 5 s, and takes nothing else for an answer", async () => {
    const client = await connected();
    const asked = await next(client, () => say(`@${name} 部门逾期`));
    expect(await client.streamWithCard(asked.came, "逾期 1 个", card("t-1"))).toBe(0);
    expect(shown().slice(1)).toEqual(["逾期 1 个", card("t-1")]);
    const message = bot.sandbox.chats.of(CHAT).at(-1)?.id ?? 0;
    const press = () => next(client, () => bot.sandbox.callbacks.press("liuyang", message, "收到 #12"));
    const { came, done } = await press();
    expect(came.body).toMatchObject({
      msgtype: "event",
      from: { userid: "liuyang" },
      event: {
        eventtype: "template_card_event",
        template_card_event: { event_key: "收到 #12", task_id: "t-1", card_type: "button_interaction" },
      },
    });
    expect(await client.stream(came, { content: "收到", finish: true })).toBe(846605);
    expect(await client.updateCard(came, card("other", "刘洋收到了"))).toBe(0);
    expect(await done).toEqual({ taken: true, answer: null });
    expect(shown().at(-1)).toEqual(card("t-1", "刘洋收到了"));
    const late = await press();
    bot.clock.advance(5_001);
    expect(await client.updateCard(late.came, card("t-1", "晚了"))).toBe(846604);
    expect(shown().at(-1)).toEqual(card("t-1", "刘洋收到了"));
  });

  test("a press twice is two events, and both updates are taken; a notice takes the buttons away", async () => {
    const client = await connected();
    const asked = await next(client, () => say(`@${name} 部门逾期`));
    expect(await client.streamWithCard(asked.came, "逾期 1 个", card("t-1"))).toBe(0);
    const message = bot.sandbox.chats.of(CHAT).at(-1)?.id ?? 0;
    const press = () => next(client, () => bot.sandbox.callbacks.press("liuyang", message, "收到 #12"));
    const one = await press();
    const other = await press();
    expect(one.came.requestId).not.toBe(other.came.requestId);
    expect(await client.updateCard(one.came, card("t-1", "刘洋收到了"))).toBe(0);
    const notice = {
      card_type: "text_notice",
      main_title: { title: "刘洋收到了" },
      card_action: { type: 1, url: "https://work.weixin.qq.com" },
      task_id: "t-1",
    };
    expect(await client.updateCard(other.came, notice)).toBe(0);
    expect(shown().at(-1)).toMatchObject({ card_type: "text_notice" });
    expect(shown().at(-1)).not.toHaveProperty("button_list");
    await Promise.all([one.done, other.done]);
  });

  test.each([
    [42045, "a notice without its action", { card_type: "text_notice", main_title: { title: "收到了" } }],
    [40016, "buttons that are none", { ...card("t-1"), button_list: [] }],
  ])("refused with %i: a card changed into %s stays as it was", async (errcode, _, change) => {
    const client = await connected();
    const asked = await next(client, () => say(`@${name} 部门逾期`));
    expect(await client.streamWithCard(asked.came, "逾期 1 个", card("t-1"))).toBe(0);
    const message = bot.sandbox.chats.of(CHAT).at(-1)?.id ?? 0;
    const { came } = await next(client, () => bot.sandbox.callbacks.press("liuyang", message, "收到 #12"));
    expect(await client.updateCard(came, change as ReturnType<typeof card>)).toBe(errcode);
    expect(shown().at(-1)).toEqual(card("t-1"));
  });

  test.each([" ", "  ", "\u2005", "\u2005 "])("heard with %j behind its name", async (space) => {
    const client = await connected();
    const { came } = await next(client, () => say(`@${name}${space}今日`));
    expect(came.body).toMatchObject({ text: { content: `@${name}${space}今日` } });
  });

  test("a card in one frame with a stream is acknowledged and not shown, as tenants see it", async () => {
    await bot.stop();
    bot = await startFakeBot();
    const client = await connected();
    const { came } = await next(client, () => say(`@${name} 部门逾期`));
    expect(await client.streamWithCard(came, "逾期 1 个", card("t-1"))).toBe(0);
    expect(shown().slice(1)).toEqual(["逾期 1 个"]);
  });

  test("a task_id is good once", async () => {
    const client = await connected();
    const { came } = await next(client, () => say(`@${name} 今日`));
    expect(await client.streamWithCard(came, "一", card("t-1"))).toBe(0);
    expect(await client.streamWithCard(came, "二", card("t-1"))).toBe(42014);
  });

  test("somebody who comes in is greeted", async () => {
    const client = await connected();
    const { came, done } = await next(client, () =>
      bot.sandbox.socket.deliver({
        kind: "entrance",
        chat: "single:zhangsan",
        body: {
          msgid: "e1",
          from: { userid: "zhangsan" },
          msgtype: "event",
          event: { eventtype: "enter_chat" },
        },
      }),
    );
    expect(await client.welcome(came, "你好,张三")).toBe(0);
    expect(await done).toEqual({ taken: true, answer: "你好,张三" });
    expect(bot.sandbox.chats.of("single:zhangsan").at(-1)).toMatchObject({ kind: "text", text: "你好,张三" });
  });

  test("it may speak unasked only where somebody has spoken to it, and the chat's id is taken letter by letter", async () => {
    const client = await connected();
    expect(await client.push(EAST_1, "早")).toBe(93006);
    await say("早");
    expect(await client.push(EAST_1, "早")).toBe(93006);
    const { came } = await next(client, () => say(`@${name} 今日`));
    await client.stream(came, { content: "没有", finish: true });
    expect(await client.push(EAST_1, "早")).toBe(0);
    expect(await client.push(EAST_1.toLowerCase(), "早")).toBe(93006);
    expect(await client.push("wrNobody", "早")).toBe(93006);
    expect(shown().filter((one) => one === "早")).toHaveLength(2);
  });

  test("the 31st message within a minute is refused, replies and pushes together", async () => {
    const client = await connected();
    const { came } = await next(client, () => say(`@${name} 今日`));
    expect(await client.stream(came, { content: "没有", finish: true })).toBe(0);
    for (let count = 2; count <= 30; count++) expect(await client.push(EAST_1, `第${count}条`)).toBe(0);
    expect(await client.push(EAST_1, "第31条")).toBe(45009);
    bot.clock.advance(60_000);
    expect(await client.push(EAST_1, "第31条")).toBe(0);
  });

  test("a picture goes up in pieces and may be sent for three days", async () => {
    const client = await connected();
    const { came } = await next(client, () => say(`@${name} 漏斗`));
    await client.stream(came, { content: "画好了", finish: true });
    const bytes = Buffer.concat([Buffer.from("\x89PNG\r\n", "latin1"), Buffer.alloc(1_300_000, 5)]);
    const mediaId = await client.upload(bytes);
    expect(mediaId).toMatch(/./);
    expect(await client.pushPicture(EAST_1, mediaId)).toBe(0);
    expect(bot.sandbox.chats.of(CHAT).at(-1)).toMatchObject({
      kind: "image",
      source: `data:image/png;base64,${bytes.toString("base64")}`,
    });
    expect(await client.pushPicture(EAST_1, "unknown")).toBe(40007);
    bot.clock.advance(3 * 86_400_000 + 1);
    expect(await client.pushPicture(EAST_1, mediaId)).toBe(40007);
  });

  test.each([
    [{ secret: "wrong" }, 40001],
    [{ botId: "another" }, 40013],
  ])("with %j it is refused, and hears nothing", async (wrong, errcode) => {
    const client = connect(wrong);
    await eventually(() => client.states).toEqual([`refused ${errcode}`]);
    expect(bot.sandbox.socket.isSubscribed()).toBe(false);
    await say(`@${name} 今日`);
    expect(client.came).toEqual([]);
    expect(bot.heard.bot).toHaveLength(1);
  });

  test("the newer of two connections is the live one; the older is told, and stays away", async () => {
    const older = await connected();
    const newer = await connected();
    await eventually(() => older.states).toEqual(["authenticated", "taken over"]);
    const { came } = await next(newer, () => say(`@${name} 今日`));
    expect(await newer.stream(came, { content: "没有", finish: true })).toBe(0);
    expect(older.came).toEqual([]);
  });

  test("after it has gone the bot's HTTP door hears the group again", async () => {
    const client = await connected();
    client.stop();
    await eventually(() => bot.sandbox.socket.isSubscribed()).toBe(false);
    await say(`@${name} 今日`);
    expect(bot.heard.bot).toHaveLength(1);
  });
});

describe("the door", () => {
  const statusOf = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve) => {
      const wire = new WebSocket(`${bot.base.replace("http", "ws")}${path}`, { headers });
      wire.on("unexpected-response", (_request, response) => {
        resolve(response.statusCode ?? 0);
        wire.terminate();
      });
      wire.on("open", () => {
        resolve(101);
        wire.terminate();
      });
      wire.on("error", () => undefined);
    });

  test("lets in this machine's programs, no foreign name, no page of another origin, at no other address", async () => {
    const { host } = new URL(bot.base);
    expect(await statusOf(SOCKET_PATH, {})).toBe(101);
    expect(await statusOf(`${SOCKET_PATH}?a=b`, { origin: bot.base })).toBe(101);
    expect(await statusOf(SOCKET_PATH, { host: "evil.example" })).toBe(403);
    expect(await statusOf(SOCKET_PATH, { host, origin: "https://evil.example" })).toBe(403);
    expect(await statusOf(SOCKET_PATH, { host, origin: "null" })).toBe(403);
    expect(await statusOf("/sandbox", {})).toBe(404);
    expect(await statusOf("/wecom/bot", {})).toBe(404);
  });

  async function talk(...frames: readonly object[]): Promise<unknown[]> {
    const wire = new WebSocket(url());
    await once(wire, "open");
    const heard: unknown[] = [];
    wire.on("message", (data) => heard.push(JSON.parse(data.toString())));
    for (const frame of frames) wire.send(JSON.stringify(frame));
    await eventually(() => heard.length).toBe(frames.length);
    wire.terminate();
    return heard;
  }

  test("whoever has not subscribed is told 846609; req_ids come back as they were", async () => {
    const headers = { req_id: "aibot_send_msg_1_é" };
    expect(await talk({ cmd: "ping", headers }, { cmd: "aibot_send_msg", headers, body: {} })).toEqual([
      { headers, errcode: 846609, errmsg: expect.any(String) },
      { headers, errcode: 846609, errmsg: expect.any(String) },
    ]);
  });

  test("a text cannot be pushed, and a command nobody knows is refused", async () => {
    await bot.sandbox.callbacks.say("zhangsan", "single:zhangsan", { text: "今日" });
    const subscribe = { cmd: "aibot_subscribe", headers: { req_id: "s" }, body: { bot_id: botId, secret } };
    const to = { chatid: "ZHANGSAN", chat_type: 1 };
    const frames = [
      { ...to, msgtype: "text", text: { content: "早" } },
      { ...to, msgtype: "markdown", markdown: { content: "长".repeat(7000) } },
      { ...to, msgtype: "markdown", markdown: { content: "早" } },
      { ...to, chatid: "lisi", msgtype: "markdown", markdown: { content: "早" } },
    ].map((body, index) => ({ cmd: "aibot_send_msg", headers: { req_id: `m${index}` }, body }));
    const heard = await talk(subscribe, ...frames, { cmd: "aibot_dance", headers: { req_id: "d" } });
    expect(heard.map((ack) => (ack as { errcode: number }).errcode)).toEqual([
      0, 40008, 45002, 0, 93006, 40058,
    ]);
    expect(bot.sandbox.chats.of("single:zhangsan").at(-1)).toMatchObject({ kind: "markdown", text: "早" });
  });
});
