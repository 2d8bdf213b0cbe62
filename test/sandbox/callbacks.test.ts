// What WeCom would tell the bot, over HTTP: sealed right, repeated when it fails, its answers shown.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { finishedStream, finishedStreamWithCard, updatedCard } from "../../src/wecom/aibot-reply.ts";
import { passiveButton, passiveText } from "../../src/wecom/passive-reply.ts";
import { type FakeBot, MONDAY_10, startFakeBot } from "./fake-bot.ts";

const { corpId, app } = sandboxConfig();
const EAST_1 = "group:wrEast1Sales";
const from = { toUserName: "zhangsan", fromUserName: corpId, createTime: MONDAY_10 / 1000 };

let bot: FakeBot;
beforeAll(async () => {
  bot = await startFakeBot();
});
afterAll(() => bot.stop());
beforeEach(() => {
  bot.heard.app.length = 0;
  bot.heard.bot.length = 0;
  bot.onApp = () => "";
  bot.onBot = () => null;
});

async function act(path: string, body: object): Promise<unknown> {
  return (await bot.post(`/sandbox/api/${path}`, body)).json();
}
const say = (as: string, chat: string, text: string, more: object = {}) =>
  act("say", { as, chat, text, ...more });

async function messages(as: string, chat: string): Promise<Record<string, unknown>[]> {
  const query = new URLSearchParams({ as, chat });
  const response = await fetch(`${bot.base}/sandbox/api/messages?${query}`);
  return ((await response.json()) as { messages: Record<string, unknown>[] }).messages;
}

async function sendCard(to: object): Promise<void> {
  const answer = await fetch(
    `${bot.base}/sandbox/wecom/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${app.secret}`,
  );
  const { access_token } = (await answer.json()) as { access_token: string };
  await bot.post(`/sandbox/wecom/cgi-bin/message/send?access_token=${access_token}`, {
    agentid: app.agentId,
    msgtype: "template_card",
    ...to,
  });
}

const card = {
  card_type: "button_interaction",
  main_title: { title: "#12 云图科技" },
  button_list: [{ text: "收到", key: "收到#12" }],
};

describe("in a single chat with the app", () => {
  test("words arrive unaltered, from the member, with an id beyond 2^53", async () => {
    await say("007", "single:007", "跟进 #12 <b>要比价</b> ]]> & 下次 周五\n第二行");
    expect(bot.heard.app).toEqual([
      expect.objectContaining({
        type: "text",
        content: "跟进 #12 <b>要比价</b> ]]> & 下次 周五\n第二行",
        fromUserName: "007",
        toUserName: corpId,
        agentId: String(app.agentId),
        createTime: String(MONDAY_10 / 1000),
      }),
    ]);
    expect(Number(bot.heard.app[0]?.messageId)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  test("the sealed answer lands in the chat behind the words", async () => {
    bot.onApp = () => passiveText(from, "#12 云图科技 记下了");
    expect(await say("zhangsan", "single:zhangsan", "跟进 #12 聊过了")).toEqual({ taken: true });
    expect((await messages("zhangsan", "single:zhangsan")).slice(-2)).toEqual([
      expect.objectContaining({ from: "zhangsan", text: "跟进 #12 聊过了", at: MONDAY_10 }),
      expect.objectContaining({ from: "bot", kind: "text", text: "#12 云图科技 记下了" }),
    ]);
  });

  test("an empty answer is fine and shows nothing", async () => {
    expect(await say("lisi", "single:lisi", "今日")).toEqual({ taken: true });
    expect(await messages("lisi", "single:lisi")).toHaveLength(1);
  });

  test("a bot that fails is tried again with the very same message", async () => {
    let calls = 0;
    bot.onApp = () => {
      calls += 1;
      return calls < 3 ? null : passiveText(from, "这次成了");
    };
    expect(await say("lisi", "single:lisi", "今日")).toEqual({ taken: true });
    expect(bot.heard.app).toHaveLength(3);
    expect(bot.heard.app[1]).toEqual(bot.heard.app[0]);
    expect(bot.heard.app[2]).toEqual(bot.heard.app[0]);
    expect((await messages("lisi", "single:lisi")).at(-1)).toMatchObject({ text: "这次成了" });
  });

  test("after three failures WeCom gives up", async () => {
    bot.onApp = () => null;
    expect(await say("lisi", "single:lisi", "今日")).toEqual({ taken: false });
    expect(bot.heard.app).toHaveLength(3);
  });

  test("opening the chat is an event, once a day", async () => {
    bot.onApp = () => passiveText(from, "你好");
    await act("enter", { as: "wuting", chat: "single:wuting" });
    await act("enter", { as: "wuting", chat: "single:wuting" });
    expect(bot.heard.app).toEqual([
      expect.objectContaining({ type: "event", event: "enter_agent", fromUserName: "wuting" }),
    ]);
    expect((await messages("wuting", "single:wuting")).at(-1)).toMatchObject({ text: "你好" });
  });

  test("a change of the directory is reported by sys and names the member", async () => {
    await bot.sandbox.callbacks.contactChanged("gaoxiang");
    expect(bot.heard.app).toEqual([
      expect.objectContaining({
        event: "change_contact",
        fromUserName: "sys",
        userId: "gaoxiang",
        messageId: "",
      }),
    ]);
  });

  test("a pressed button is an event with a fresh code, and the answer may replace the buttons", async () => {
    await sendCard({ touser: "zhangsan", template_card: { ...card, task_id: "t-12" } });
    const shown = (await messages("zhangsan", "single:zhangsan")).at(-1);
    bot.onApp = () => passiveButton(from, "已收到");
    await act("press", { as: "zhangsan", chat: "single:zhangsan", message: shown?.["id"], key: "收到#12" });
    expect(bot.heard.app).toEqual([
      expect.objectContaining({
        event: "template_card_event",
        eventKey: "收到#12",
        taskId: "t-12",
        cardType: "button_interaction",
        responseCode: expect.stringMatching(/./),
      }),
    ]);
    expect((await messages("zhangsan", "single:zhangsan")).at(-1)).toMatchObject({
      id: shown?.["id"],
      card: { replace_text: "已收到" },
    });
  });
});

describe("in a group with the bot", () => {
  test("only what mentions the bot reaches it, with the mention and the group", async () => {
    await say("zhangsan", EAST_1, "今天谁去苏州?");
    await say("zhangsan", EAST_1, "@商机助手 领取 #12", { quote: "#12 云图科技" });
    expect(bot.heard.bot).toEqual([
      expect.objectContaining({
        type: "text",
        content: "@商机助手 领取 #12",
        chatType: "group",
        chatId: "wrEast1Sales",
        userId: "zhangsan",
        quote: "#12 云图科技",
      }),
    ]);
    expect(await messages("lisi", EAST_1)).toHaveLength(2);
  });

  test("a finished stream is shown as markdown, a card with it below", async () => {
    bot.onBot = () => finishedStreamWithCard("s1", "**#12** 归你了", { ...card, task_id: "g-1" });
    await say("zhangsan", EAST_1, "@商机助手 领取 #12");
    expect((await messages("zhangsan", EAST_1)).slice(-2)).toEqual([
      expect.objectContaining({ kind: "markdown", text: "**#12** 归你了" }),
      expect.objectContaining({ kind: "card", card: expect.objectContaining({ task_id: "g-1" }) }),
    ]);
  });

  test("a pressed button may be answered with another card, which keeps its task_id; a failure is not repeated", async () => {
    const shown = (await messages("zhangsan", EAST_1)).at(-1);
    const press = () => act("press", { as: "lisi", chat: EAST_1, message: shown?.["id"], key: "收到#12" });
    bot.onBot = () => updatedCard({ ...card, main_title: { title: "李四收到了" }, task_id: "other" });
    await press();
    expect((await messages("lisi", EAST_1)).at(-1)).toMatchObject({
      card: { main_title: { title: "李四收到了" }, task_id: "g-1" },
    });
    bot.heard.bot.length = 0;
    bot.onBot = () => "broken";
    await press();
    expect(bot.heard.bot).toHaveLength(1);
  });

  test("an update for one member changes that copy only; the next for everybody changes all", async () => {
    bot.onBot = () => finishedStreamWithCard("s3", "公海可领 2 个", { ...card, task_id: "g-2" });
    await say("zhangsan", EAST_1, "@商机助手 公海");
    const shown = (await messages("zhangsan", EAST_1)).at(-1);
    const press = () => act("press", { as: "lisi", chat: EAST_1, message: shown?.["id"], key: "收到#12" });
    bot.onBot = () => updatedCard({ ...card, main_title: { title: "李四看到的" }, task_id: "g-2" }, ["lisi"]);
    await press();
    expect((await messages("lisi", EAST_1)).at(-1)).toMatchObject({
      card: { main_title: { title: "#12 云图科技" } },
      copies: { lisi: { main_title: { title: "李四看到的" } } },
    });
    bot.onBot = () => updatedCard({ ...card, main_title: { title: "大家看到的" }, task_id: "g-2" });
    await press();
    const last = (await messages("lisi", EAST_1)).at(-1);
    expect(last).toMatchObject({ card: { main_title: { title: "大家看到的" } } });
    expect(last).not.toHaveProperty("copies");
  });

  test.each([
    [
      "seven buttons",
      { button_list: Array.from({ length: 7 }, (_, key) => ({ text: "领", key: `${key}` })) },
    ],
    ["two buttons with one key", { button_list: [1, 2].map(() => ({ text: "领", key: "领取 #1" })) }],
    ["a key of 1025 bytes", { button_list: [{ text: "领", key: "x".repeat(1025) }] }],
    ["a task_id with a slash", { task_id: "a/b" }],
  ])("a card with %s is not taken", async (_what, wrong) => {
    bot.onBot = () => finishedStreamWithCard("s4", "好", { ...card, task_id: "g-3", ...wrong });
    expect(await say("zhangsan", EAST_1, "@商机助手 公海")).toEqual({ taken: false });
  });

  test("one later answer may be posted to the address that came with the message", async () => {
    await say("zhangsan", EAST_1, "@商机助手 战报");
    const address = bot.heard.bot[0]?.responseUrl ?? "";
    const post = async () => {
      const response = await fetch(address, {
        method: "POST",
        body: JSON.stringify({ msgtype: "markdown", markdown: { content: "本周 3 单" } }),
      });
      return ((await response.json()) as { errcode: number }).errcode;
    };
    expect(await post()).toBe(0);
    expect(await post()).not.toBe(0);
    expect((await messages("zhangsan", EAST_1)).at(-1)).toMatchObject({ text: "本周 3 单" });
  });

  test("a stream without words shows nothing", async () => {
    const before = (await messages("zhangsan", EAST_1)).length;
    bot.onBot = () => finishedStream("s2", "");
    await say("zhangsan", EAST_1, "@商机助手 今日");
    expect(await messages("zhangsan", EAST_1)).toHaveLength(before + 1);
  });
});
