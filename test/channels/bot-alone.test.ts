// The group bot alone, over its long connection: no app, no public address, members from a CSV.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importTool } from "../../src/cli/import-tool.ts";
import { leaf } from "../../src/wecom/tree.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot, TUESDAY } from "../setup/running-bot.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";
import { type FakeSocket, startFakeSocket } from "../wecom/fake-socket.ts";

const MEMBERS =
  "账号,姓名,部门,负责人,角色\nZhangSan,张三,销售一部,,\nzhuguan,赵主管,销售一部,是,\nheshi,何市,市场部,,清洗员\n";

onOneEngine((engine) => {
  let fake: FakeSocket;
  let api: FakeApi;
  let url: string;
  let bot: RunningBot;
  let count = 0;

  const start = () =>
    startRealBot({
      databaseUrl: url,
      api,
      app: null,
      bot: null,
      botSocket: { botId: "bot-1", secret: "s3cr3t", url: fake.url },
    });
  beforeEach(async () => {
    fake = await startFakeSocket();
    api = await startDirectoryApi();
    url = await engine.migratedUrl();
    const file = join(mkdtempSync(join(tmpdir(), "alone-")), "members.csv");
    writeFileSync(file, MEMBERS);
    const line = {
      argv: [file, "--as", "members"],
      env: { DATABASE_URL: url },
      print: async () => undefined,
    };
    expect(await importTool(line, { now: TUESDAY, newSecret: () => "secret" })).toBe(0);
    bot = await start();
  });
  afterEach(async () => {
    await bot.stop();
    await api.close();
    await fake.close();
  });

  const eventually = (look: () => unknown) => expect.poll(look, { interval: 10, timeout: 10_000 });
  const text = (userId: string, content: string, more: object = {}) => ({
    msgid: `m${++count}`,
    aibotid: "bot-1",
    chattype: "single",
    from: { userid: userId },
    msgtype: "text",
    text: { content },
    ...more,
  });
  const group = { chattype: "group", chatid: "wrAbC" };
  /** The answer under the callback's req_id. */
  async function say(userId: string, content: string, more: object = {}): Promise<string> {
    return hear(text(userId, content, more));
  }
  async function hear(body: object): Promise<string> {
    const requestId = `R-${++count}`;
    fake.last().callback(requestId, body);
    const answer = () => fake.last().heard.find((frame) => frame.requestId === requestId);
    await eventually(answer).toBeDefined();
    return leaf(answer()?.body, "stream", "content");
  }
  const pushed = (chatId: string) =>
    fake.connections
      .flatMap((connection) => connection.of("aibot_send_msg"))
      .filter(({ body }) => body["chatid"] === chatId)
      .map(({ body }) => leaf(body, "markdown", "content"));

  test("from the lead to the follow-up; what others are told is pushed into their chat with the bot", async () => {
    const lead = await say("heshi", "录线索 杭州云栖科技 王磊 13800001111 想了解MES 来源 百度投流 地址杭州");
    const no = /#(\d+)/.exec(lead)?.[1];
    expect(await say("heshi", `清洗 #${no} 合格 需要MES,预算内 给销售一部`)).toContain("公海");
    const claimed = await say("ZHANGSAN", `@商机助手 领取 #${no}`, group);
    expect(claimed).toContain(`#${no} 杭州云栖科技`);
    expect(claimed).not.toContain("13800001111");
    await eventually(() => pushed("ZhangSan").join()).toContain("13800001111");
    expect(await say("zhuguan", `改派 #${no} 给 赵主管 我来跟`)).toContain("赵主管");
    await eventually(() => pushed("ZhangSan").join()).toContain("改派");
    expect(fake.connections).toHaveLength(1);
  });

  test("an answer that was refused is said unasked; one without a connection waits for the next", async () => {
    fake.answer = ({ cmd }) => (cmd === "aibot_respond_msg" ? { errcode: 846608, errmsg: "expired" } : {});
    await say("ZhangSan", "@商机助手 帮助", group);
    await eventually(() => pushed("wrAbC").join()).toContain("跟进");

    fake.answer = ({ cmd }, connection) => {
      if (cmd === "aibot_respond_msg") connection.drop();
      return cmd === "aibot_respond_msg" ? null : {};
    };
    fake.last().callback("R-lost", text("ZhangSan", "@商机助手 我的商机", group));
    await eventually(() => fake.connections.length).toBe(2);
    await eventually(() => pushed("wrAbC").at(-1)).toContain("(重发)");
  });

  test("the same message delivered again, after a restart too, has one effect and the same answer", async () => {
    const body = text("ZhangSan", "新建商机 苏州重复机电 联系人王磊 13800002222 地址苏州 需求MES");
    const first = await hear(body);
    expect(first).toMatch(/#\d+ 苏州重复机电/);
    expect(await hear(body)).toBe(first);
    await bot.stop();
    await eventually(() => fake.last().isOpen()).toBe(false);
    bot = await start();
    expect(await hear(body)).toBe(first);
    expect((await say("ZhangSan", "客户 苏州重复机电")).match(/#\d+/g)).toHaveLength(1);
  });

  test("a stranger learns nothing", async () => {
    expect(await say("mallory", "公海")).toContain("还不认识你");
  });
});
