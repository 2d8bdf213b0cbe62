// The doors as WeCom uses them: sealed callbacks over HTTP to the whole bot, on both engines.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onEachEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { appEvent, appText, botText, startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

onEachEngine((engine) => {
  let api: FakeApi;
  let bot: RunningBot;
  let url: string;
  beforeAll(async () => {
    api = await startDirectoryApi();
    url = await engine.migratedUrl();
    bot = await startRealBot({ databaseUrl: url, api });
  });
  afterAll(async () => {
    await bot.stop();
    await api.close();
  });
  const create = (name: string) =>
    `新建商机 ${name} 联系人王磊 1380000${String(++phones)} 地址上海 需求MES 金额50万`;
  let phones = 1000;

  test("the life of an item: lead, cleaning, pool, claim, follow-up, stages, won, paid", async () => {
    await bot.say("admin", "设角色 @何市 清洗员");
    const lead = await bot.say(
      "heshi",
      "录线索 杭州云栖科技 王磊 13800001111 想了解MES 来源 百度投流 地址杭州",
    );
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    expect(lead).toContain("杭州云栖科技");
    expect(await bot.say("heshi", `清洗 #${no} 合格 需要MES,预算内 给华东大区`)).toContain("华东大区公海");
    expect(await bot.say("ZhangSan", "公海")).toContain(`#${no}`);
    expect(await bot.say("zhangsan", `领取 #${no}`)).toContain("13800001111");
    expect(await bot.say("ZhangSan", `跟进 #${no} 客户要比价 下次 周五 发报价`)).toContain("周五");
    expect(await bot.say("ZhangSan", `推进 #${no} 到2 约了周四面谈 王总参加`)).toContain("中意向");
    expect(await bot.say("ZhangSan", `推进 #${no} 高意向 报价28万`)).toContain("28万");
    expect(await bot.say("ZhangSan", `推进 #${no} 到4 卡在付款方式 王总拍板`)).toContain("决策关键期");
    expect(await bot.say("ZhangSan", `推进 #${no} 到5 计划12/1签`)).toContain("成交冲刺期");
    expect(await bot.say("ZhangSan", `赢单 #${no} 28万 签约今天`)).toContain("赢单");
    expect(await bot.say("ZhangSan", `回款 #${no} 5万`)).toContain("还差 23万");
  });

  test("where WeCom is the company's own, an address of the public one is refused by what the own one looks like", async () => {
    const answer = await bot.say(
      "zhuguan",
      "绑定表格 https://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key=k",
    );
    expect(answer).toContain("我不往别处发。它是你们自己的企业微信给的");
    expect(answer).not.toContain("qyapi");
  });

  test("delivered again, at once or later, with another nonce: one effect and the same answer", async () => {
    const message = appText("ZhangSan", create("苏州重复机电"));
    const [first, second] = await Promise.all([bot.app(message), bot.app(message)]);
    const third = await bot.app(message);
    expect(first.text).toMatch(/#\d+ 苏州重复机电/);
    expect(second.text).toBe(first.text);
    expect(third.text).toBe(first.text);
    const no = /#(\d+)/.exec(first.text)?.[1];
    expect((await bot.say("ZhangSan", "客户 苏州重复机电")).match(/#\d+/g)).toEqual([`#${no}`]);
  });

  test("a refusal is told again too, even when it would be granted by now", async () => {
    const message = appText("lisi", "领取 #9999");
    const first = await bot.app(message);
    expect(first.text).toContain("#9999");
    expect((await bot.app(message)).text).toBe(first.text);
  });

  test("the memory of callbacks outlives a restart", async () => {
    const message = appText("ZhangSan", create("无锡重启电子"));
    const before = await bot.app(message);
    await bot.stop();
    bot = await startRealBot({ databaseUrl: url, api });
    expect((await bot.app(message)).text).toBe(before.text);
  });

  test("the same event twice in a second is one, two events are two", async () => {
    const opened = appEvent("lisi", "enter_agent");
    const first = await bot.app(opened);
    expect(first.text).toContain("商机助手");
    expect((await bot.app(opened)).text).toBe(first.text);
    expect((await bot.app(appEvent("lisi", "enter_agent"))).raw).toBe("");
  });

  test("the sender is who the decrypted message names, whatever the case of the letters", async () => {
    const answer = await bot.say("ZHANGSAN", create("常州大小写机械"));
    expect(answer).toContain("常州大小写机械");
    expect(await bot.say("zhangsan", "客户 常州大小写")).toContain("张三");
  });

  describe("what is not a text", () => {
    const medium = (type: string, more: string) =>
      appEvent("lisi", "x", more)
        .replace("<![CDATA[event]]>", `<![CDATA[${type}]]>`)
        .replace("<AgentID>", `<MsgId>x${++phones}</MsgId><AgentID>`);
    test.each([
      ["voice", "<MediaId>1</MediaId><Format>amr</Format>", "打字"],
      ["image", "<PicUrl>u</PicUrl><MediaId>1</MediaId>", "图收到了,是哪个客户的"],
      ["video", "<MediaId>1</MediaId>", "打字"],
      ["link", "<Title>t</Title><Url>u</Url>", "打字"],
      [
        "location",
        "<Location_X>1</Location_X><Location_Y>2</Location_Y><Scale>1</Scale><Label>上海徐汇</Label>",
        "上海徐汇",
      ],
    ])("a %s is answered with what to type instead", async (type, more, said) => {
      expect((await bot.app(medium(type, more))).text).toContain(said);
    });
    test.each(["LOCATION", "view", "batch_job_result", "something_new"])(
      "the event %s gets an empty 200",
      async (event) => {
        expect(await bot.app(appEvent("lisi", event))).toMatchObject({ status: 200, raw: "" });
      },
    );
    test("a kind of message nobody knows yet gets an empty 200", async () => {
      expect(await bot.app(medium("hologram", ""))).toMatchObject({ status: 200, raw: "" });
    });
  });

  test("a stranger learns nothing, and is asked about once in five minutes", async () => {
    const before = api.count("user/get");
    expect(await bot.say("mallory", "公海")).toContain("还不认识你");
    expect(await bot.say("mallory", "详情 #1")).not.toContain("#1");
    expect(api.count("user/get")).toBe(before + 1);
  });

  describe("the group bot", () => {
    test("a text with the bot's name in front is the command behind it", async () => {
      const answer = await bot.bot(botText("ZhangSan", "@商机助手 帮助"));
      expect(answer.text).toContain("跟进");
    });
    test("speech comes as its transcript and counts as text", async () => {
      const spoken = { chattype: "single", chatid: "", msgtype: "voice", voice: { content: "我的商机" } };
      expect((await bot.bot(botText("ZhangSan", "", spoken))).text).toContain("#");
    });
    test("contacts and amounts are not said in the group: they go to the asker alone", async () => {
      const created = await bot.say("ZhangSan", create("南京群聊仪表"));
      const no = /#(\d+)/.exec(created)?.[1];
      const answer = await bot.bot(botText("ZhangSan", `@商机助手 详情 #${no}`));
      expect(answer.text).toContain("南京群聊仪表");
      expect(answer.text).not.toMatch(/50万|1380000/);
      await expect.poll(() => sentTo(api, "ZhangSan").join()).toContain("50万");
    });
    test("opening the chat is greeted; what needs no answer gets none", async () => {
      const event = (eventtype: string) => ({
        msgtype: "event",
        chattype: "single",
        chatid: "",
        event: { eventtype },
      });
      expect((await bot.bot(botText("wangwu", "", event("enter_chat")))).text).toContain("商机助手");
      expect(await bot.bot(botText("wangwu", "", event("feedback_event")))).toMatchObject({
        status: 200,
        raw: "",
      });
      expect(await bot.bot(botText("wangwu", "", event("whatever")))).toMatchObject({ status: 200, raw: "" });
    });
  });
});

function sentTo(api: FakeApi, userId: string): string[] {
  return api.asked
    .filter(({ path }) => path === "message/send")
    .map(({ body }) => body as { touser: string; text?: { content: string } })
    .filter(({ touser }) => touser === userId)
    .map(({ text }) => text?.content ?? "");
}
