// An answer that is not there in time: the callback gets an empty 200, the person gets the answer afterwards.
import { expect, test } from "vitest";
import { inTime } from "../../src/channels/door.ts";
import { createLater } from "../../src/channels/later.ts";
import { withoutMention } from "../../src/channels/mention.ts";
import { createAppDoor } from "../../src/channels/wecom-app.ts";
import { createBotDoor } from "../../src/channels/wecom-bot.ts";
import { appCrypto, appText, botCrypto, botText } from "../setup/wecom-client.ts";
import { startFakeApi } from "../wecom/fake-api.ts";

const NOW = 1_773_100_000_000;
const timestamp = String(NOW / 1000);
const reply = { markdown: "**done**", text: "done" };

function slow() {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { release, dispatch: () => held.then(() => reply) };
}

test("the self-built app's late answer is handed over once it is there", async () => {
  const { release, dispatch } = slow();
  const late: string[] = [];
  const door = createAppDoor({
    crypto: appCrypto,
    now: () => NOW,
    answerWithinMs: 10,
    directoryChanged: () => undefined,
    renamed: async () => undefined,
    customer: async () => undefined,
    dispatch,
    later: async ({ incoming, reply: { text } }) => {
      late.push(`${incoming.userId}: ${text}`);
    },
  });
  const sealed = appCrypto.seal(appText("ZhangSan", "帮助"), { timestamp, nonce: "n" });
  const query = `msg_signature=${sealed.signature}&timestamp=${timestamp}&nonce=n`;
  expect(await door.receive(query, `<xml><Encrypt>${sealed.encrypt}</Encrypt></xml>`)).toBe("");
  expect(late).toEqual([]);
  release();
  await expect.poll(() => late).toEqual(["ZhangSan: done"]);
});

test("what breaks when nobody waits for it any more is told to nobody, and nothing is left unhandled", async () => {
  let broken: (error: Error) => void = () => undefined;
  const answering = new Promise<null>((_, reject) => {
    broken = reject;
  });
  const late = async () => Promise.reject(new Error("never called"));
  expect(await inTime(answering, { limitMs: 1, late })).toBeNull();
  broken(new Error("too late"));
  await expect(answering).rejects.toThrow("too late");
  await expect(inTime(Promise.reject(new Error("in time")), { limitMs: 1000, late })).rejects.toThrow(
    "in time",
  );
  const failing = inTime(new Promise((resolve) => setTimeout(() => resolve(reply), 5)), { limitMs: 1, late });
  expect(await failing).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 10));
});

test("the group bot's late answer goes through its response_url, and through the outbox when that is refused", async () => {
  let refused = false;
  const api = await startFakeApi(() => (refused ? { errcode: 60140, errmsg: "used" } : undefined));
  const enqueued: string[] = [];
  const { release, dispatch } = slow();
  const door = createBotDoor({
    crypto: botCrypto,
    name: "商机助手",
    now: () => NOW,
    answerWithinMs: 10,
    dispatch,
    later: createLater({
      endpoint: () => ({ baseUrl: api.baseUrl }),
      enqueue: async ({ asked: { key, userId } }) => {
        enqueued.push(`${key} ${userId}`);
      },
      onError: () => undefined,
    }),
  });
  const ask = async (messageId: string) => {
    const more = {
      msgid: messageId,
      response_url: `${api.baseUrl}/cgi-bin/aibot/response?response_code=secret`,
    };
    const sealed = botCrypto.seal(JSON.stringify(botText("ZhangSan", "@商机助手 帮助", more)), {
      timestamp,
      nonce: "n",
    });
    const query = `msg_signature=${sealed.signature}&timestamp=${timestamp}&nonce=n`;
    return door.receive(query, JSON.stringify({ encrypt: sealed.encrypt }));
  };
  expect(await ask("one")).toBe("");
  release();
  await expect
    .poll(() => api.asked.map(({ body }) => body))
    .toEqual([{ msgtype: "markdown", markdown: { content: "**done**" } }]);
  refused = true;
  const again = createLater({
    endpoint: () => ({ baseUrl: api.baseUrl }),
    enqueue: async ({ asked: { key, userId } }) => {
      enqueued.push(`${key} ${userId}`);
    },
    onError: () => undefined,
  });
  const incoming = {
    key: "bot/two",
    channel: "bot",
    userId: "ZhangSan",
    chat: { kind: "group", id: "g" },
    said: { type: "text", text: "帮助" },
  } as const;
  await again({ incoming, reply, responseUrl: `${api.baseUrl}/cgi-bin/aibot/response?response_code=secret` });
  expect(enqueued).toEqual(["bot/two ZhangSan"]);
  await api.close();
});

test.each([
  ["@商机助手 领取 #12", "group", "领取 #12"],
  ["@商机助手\u2005领取 #12", "group", "领取 #12"],
  ["  @商机助手领取 #12", "group", "领取 #12"],
  ["领取 #12 @商机助手", "group", "领取 #12"],
  ["@改名后的机器人 领取 #12", "group", "领取 #12"],
  ["@商机助手 分配 #12 给 @张三", "group", "分配 #12 给 @张三"],
  ["领取 #12\u2005@商机助手\u2005", "group", "领取 #12"],
  ["@商机助手\u00a0@商机助手 领取\u3000#12", "group", "领取\u3000#12"],
  ["\u200b@商机助手\u2060领取 #12", "group", "领取 #12"],
  ["\uff20商机助手 领取 #12", "group", "领取 #12"],
  ["@张三 你好", "single", "@张三 你好"],
  ["@商机助手 今日", "single", "今日"],
] as const)("%j in a %s chat says %j", (text, chat, said) => {
  expect(withoutMention(text, chat, "商机助手")).toBe(said);
});

test.each([
  ["@Sales Helper 商机 领取 #12", "领取 #12"],
  ["@Sales\u00a0Helper\u2005商机\u2005领取 #12", "领取 #12"],
  ["分配 #12 给 @张三 @Sales Helper 商机", "分配 #12 给 @张三"],
  ["\uff20Sales Helper 商机领取 #12", "领取 #12"],
])("a name that holds spaces is stripped whole: %j", (text, said) => {
  expect(withoutMention(text, "group", "Sales Helper 商机")).toBe(said);
});

test("a name is read letter by letter, whatever it is made of", () => {
  expect(withoutMention("@A+(b)[c].*|^$\\/{1} 今日", "group", "A+(b)[c].*|^$\\/{1}")).toBe("今日");
  expect(withoutMention("@Axb 今日", "single", "A.b")).toBe("@Axb 今日");
});

test.each([
  ["@Sales (Bot) 商机 领取 #12", "领取 #12"],
  ["@Sales\u2005(Bot)\u00a0商机\u2005领取 #12", "领取 #12"],
  ["领取 #12 @Sales\u3000(Bot)  商机", "领取 #12"],
  ["@Sales\u200b(Bot) 商机 分配 #12 给 @张三", "分配 #12 给 @张三"],
] as const)(
  "a name that holds spaces is found with whatever the client writes for them: %j",
  (text, said) => {
    expect(withoutMention(text, "group", "Sales (Bot) 商机")).toBe(said);
  },
);
