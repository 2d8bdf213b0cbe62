// Cards and clicks over HTTP, on the whole bot and both engines: one dispatch, the card updated in the answer, stale
// and foreign clicks harmless, and the same click three times.
import { afterAll, beforeAll, describe, expect, test as onBoth } from "vitest";
import { brokenLimits, shownOn } from "../setup/card-limits.ts";
import { onEachEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { appPress, botPress, botText, type Posted, startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

interface Card {
  readonly title: string;
  readonly said: string;
  readonly taskId: string;
  readonly labels: readonly string[];
  /** What it shows in the place of its buttons. */
  readonly done: string | undefined;
  readonly userIds: readonly string[] | undefined;
  key(label: string): string;
}

/** The card an answer carries, or changes. */
function cardOf({ answer }: Posted): Card {
  const { template_card, userids } = answer as { template_card: { card_type: string }; userids?: string[] };
  expect(brokenLimits(template_card, "bot")).toEqual([]);
  const card = shownOn(template_card);
  const list = card.button_list ?? [];
  return {
    title: card.main_title?.title ?? "",
    said: card.sub_title_text ?? "",
    taskId: card.task_id ?? "",
    labels: list.map(({ text }) => text),
    done: card.replace_text,
    userIds: userids,
    key: (label) => list.find(({ text }) => text === label)?.key ?? "",
  };
}

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let api: FakeApi;
  let bot: RunningBot;
  let phones = 1000;
  let codes = 0;
  let spent: string[] = [];
  beforeAll(async () => {
    api = await startDirectoryApi(({ path, body }) => {
      if (path === "message/send" && (body as { msgtype: string }).msgtype === "template_card")
        return { errcode: 0, invaliduser: "", msgid: "m", response_code: `send-${++codes}` };
      if (path !== "message/update_template_card") return undefined;
      const { response_code } = body as { response_code: string };
      if (spent.includes(response_code)) return { errcode: 60140, errmsg: "invalid response_code" };
      spent.push(response_code);
      return undefined;
    });
    bot = await startRealBot({ databaseUrl: await engine.migratedUrl(), api });
    await bot.say("admin", "设角色 @何市 清洗员");
  });
  afterAll(async () => {
    await bot.stop();
    await api.close();
  });

  const inGroup = (userId: string, text: string, more: object = {}) =>
    bot.bot(botText(userId, `@商机助手 ${text}`, more));
  const press = (userId: string, card: Card, label: string, more: object = {}) =>
    bot.bot(botPress(userId, { key: card.key(label), taskId: card.taskId }, more));
  const alone = { chattype: "single", chatid: "" };

  /** A lead of the pool of 华东大区; its number with the sign. */
  async function pooled(name: string, need = "MES"): Promise<string> {
    const lead = await bot.say(
      "heshi",
      `录线索 ${name} 王磊 1390000${++phones} 需求${need} 来源 展会 地址上海`,
    );
    const no = /#\d+/.exec(lead)?.[0] ?? "";
    await bot.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    return no;
  }
  async function owned(userId: string, name: string): Promise<string> {
    const answer = await bot.say(
      userId,
      `新建商机 ${name} 联系人王磊 1390000${++phones} 地址上海 需求MES 金额50万`,
    );
    return /#\d+/.exec(answer)?.[0] ?? "";
  }
  const sentTo = (userId: string) =>
    api.asked
      .filter(({ path, body }) => path === "message/send" && (body as { touser: string }).touser === userId)
      .map(({ rawBody }) => rawBody);
  const show = (no: string) => bot.say("jingli", `详情 ${no}`);

  describe("a list of the pool in a group", () => {
    test("carries a button for each; the first press claims, for everybody to see; the others stay", async () => {
      const [one, two] = [await pooled("上海甲按钮机电"), await pooled("上海乙按钮机电")];
      const list = await inGroup("ZhangSan", "公海 按钮");
      expect(list.answer).toMatchObject({ msgtype: "stream_with_template_card" });
      expect(list.text).toContain("上海甲按钮机电");
      const card = cardOf(list);
      expect(card.title).toBe("公海可领 2 个(按钮)");
      expect([...card.labels].sort()).toEqual([`领取 ${one}`, `领取 ${two}`].sort());

      const changed = cardOf(await press("lisi", card, `领取 ${one}`));
      expect(changed).toMatchObject({
        title: `${one} 上海甲按钮机电 基础意向`,
        said: "已被李四领走",
        taskId: card.taskId,
        labels: [`领取 ${two}`],
        userIds: undefined,
      });
      await expect.poll(() => sentTo("lisi").join()).toMatch(/上海甲按钮机电.*1390000/);

      const late = cardOf(await press("ZhangSan", card, `领取 ${one}`));
      expect(late.userIds).toEqual(["ZhangSan"]);
      expect(late.said).toMatch(/已被李四于今天 \d\d:\d\d:\d\d领走/);
      const next = cardOf(await press("ZhangSan", changed, `领取 ${two}`));
      expect(next).toMatchObject({ said: "已被张三领走", done: "领取 ✓" });
      expect(await show(two)).toContain("负责人 张三");
    });

    test("the same click three times claims once and says each time how it stands", async () => {
      const no = await pooled("上海三次机电");
      const card = cardOf(await inGroup("ZhangSan", `详情 ${no}`));
      const answers = [];
      for (let time = 0; time < 3; time++) answers.push(cardOf(await press("ZhangSan", card, "领取")));
      expect(answers[0]).toMatchObject({ said: "已被张三领走", userIds: undefined });
      for (const again of answers.slice(1))
        expect(again).toMatchObject({
          title: `${no} 上海三次机电 基础意向`,
          said: expect.stringContaining("已经办过"),
          userIds: ["ZhangSan"],
        });
      const told = () => sentTo("ZhangSan").filter((body) => /上海三次机电.*领到了/.test(body));
      await expect.poll(told).toHaveLength(1);
    });

    onBoth("one click delivered three times is one, and gets the same answer", async () => {
      const no = await pooled("上海一次机电");
      const card = cardOf(await inGroup("ZhangSan", `详情 ${no}`));
      const event = botPress("ZhangSan", { key: card.key("领取"), taskId: card.taskId });
      const answers = await Promise.all([bot.bot(event), bot.bot(event), bot.bot(event)]);
      expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
      expect(cardOf(answers[0] as Posted).said).toBe("已被张三领走");
    });

    onBoth("two people at once: one wins, the other reads who", async () => {
      const no = await pooled("上海同时机电");
      const card = cardOf(await inGroup("ZhangSan", `详情 ${no}`));
      const [one, two] = await Promise.all([press("ZhangSan", card, "领取"), press("lisi", card, "领取")]);
      const said = [cardOf(one).said, cardOf(two).said].sort();
      expect(said[0]).toMatch(/已被(张三|李四)领走|已被(张三|李四)于/);
      expect(said.filter((text) => /^已被..领走$/.test(text))).toHaveLength(1);
      expect(said.filter((text) => /已被..于今天/.test(text))).toHaveLength(1);
    });

    test("somebody who is no member learns nothing by pressing", async () => {
      const no = await pooled("上海外人机电");
      const card = cardOf(await inGroup("ZhangSan", `详情 ${no}`, { chatid: "wrStrangers" }));
      const changed = cardOf(await press("wmStranger", card, "领取", { chatid: "wrStrangers" }));
      expect(`${changed.title}${changed.said}`).toContain("还不认识你");
      expect(`${changed.title}${changed.said}`).not.toContain("机电");
      expect(changed.userIds).toEqual(["wmStranger"]);
      expect(await show(no)).toContain("在公海");
    });
  });

  test("a split agreed by a press: the group reads who pressed and what it came to; a party's yes is nobody else's", async () => {
    const no = await owned("ZhangSan", "上海分成按钮机电");
    const card = cardOf(await inGroup("ZhangSan", `分成 ${no} 我60 @李四40`));
    expect(card.labels).toEqual(["同意", "不同意"]);
    const foreign = cardOf(await press("wangwu", card, "同意"));
    expect(foreign.userIds).toEqual(["wangwu"]);
    const agreed = await press("lisi", card, "同意");
    expect(cardOf(agreed)).toMatchObject({ userIds: undefined, done: "同意 ✓" });
    expect(cardOf(agreed).said).toMatch(/李四点了「同意」\n🤝 .*分成已生效/);
    const stale = cardOf(await press("ZhangSan", card, "不同意"));
    expect(stale.userIds).toEqual(["ZhangSan"]);
    expect(await bot.say("ZhangSan", `分成 ${no}`)).toContain("60%");
  });

  test("tapped three times, 宽限 moves the deadline once and the owner hears it once", async () => {
    const no = await owned("ZhangSan", "上海宽限机电");
    const key = `宽限 ${no} 1天`;
    for (let time = 0; time < 3; time++) await bot.app(appPress("zhuguan", { key, taskId: "notice-99@1" }));
    // Answers of one moment may come as one message.
    const heard = (words: RegExp) => sentTo("zhuguan").join("\n").match(words) ?? [];
    await expect.poll(() => heard(/上海宽限机电/g)).toHaveLength(3);
    expect(heard(/已经办过/g)).toHaveLength(2);
    expect(sentTo("ZhangSan").filter((body) => /上海宽限机电.*把期限放到/.test(body))).toHaveLength(1);
  });

  describe("a question", () => {
    test("which of several is answered by its asker alone, once", async () => {
      const one = await owned("ZhangSan", "上海云山甲机电");
      await owned("ZhangSan", "上海云山乙机电");
      const card = cardOf(await inGroup("ZhangSan", "跟进 云山 客户要比价"));
      expect(card.labels).toHaveLength(2);
      const foreign = cardOf(await press("lisi", card, one));
      expect(foreign).toMatchObject({ title: "这是问张三的,要他来选", userIds: ["lisi"], done: one });
      const answered = cardOf(await press("ZhangSan", card, one));
      expect(answered.title).toBe(`${one} 上海云山甲机电 基础意向`);
      expect(answered).toMatchObject({
        said: expect.stringMatching(/^跟进已记/),
        done: `${one} ✓`,
        userIds: undefined,
      });
      expect(await show(one)).toContain("客户要比价");
      const again = cardOf(await press("ZhangSan", card, one));
      expect(again.title).toContain("已经办过或过期");
      expect((await show(one)).match(/客户要比价/g)).toHaveLength(1);
    });

    test("a later question is not answered by the buttons of an earlier one", async () => {
      await owned("ZhangSan", "上海云海甲机电");
      const two = await owned("ZhangSan", "上海云海乙机电");
      const earlier = cardOf(await inGroup("ZhangSan", "备注 云海 早的"));
      bot.pass(1000);
      const later = cardOf(await inGroup("ZhangSan", "备注 云海 晚的"));
      expect(cardOf(await press("ZhangSan", earlier, two)).title).toContain("过期");
      expect(cardOf(await press("ZhangSan", later, two)).title).toContain(two);
    });

    test("确认 and 取消 are buttons too; elsewhere they confirm nothing", async () => {
      const no = await pooled("上海淘汰机电");
      await bot.say("jingli", `沉寂 ${no} 没动静`);
      const card = cardOf(await bot.bot(botText("jingli", `淘汰 ${no} 公司注销`, alone)));
      expect(card).toMatchObject({
        title: `${no} 上海淘汰机电 基础意向 已沉寂`,
        labels: ["确认", "取消"],
      });
      const foreign = cardOf(await press("lisi", card, "确认", alone));
      expect(foreign.title).toContain("这是问周经理的");
      const done = cardOf(await press("jingli", card, "确认", alone));
      expect(done.title).toContain("已淘汰");
      expect(done.done).toBe("确认 ✓");
      expect(cardOf(await press("jingli", card, "确认", alone)).title).toContain("已淘汰");
    });

    test("in the app, whose answers are texts, its buttons come on a card of their own", async () => {
      const one = await owned("lisi", "上海云谷甲机电");
      await owned("lisi", "上海云谷乙机电");
      expect(await bot.say("lisi", "备注 云谷 喜欢面谈")).toContain("回序号就行");
      await expect.poll(() => sentTo("lisi").at(-1)).toContain("template_card");
      const sent = JSON.parse(sentTo("lisi").at(-1) ?? "") as { template_card: { card_type: string } };
      expect(brokenLimits(sent.template_card, "app")).toEqual([]);
      const { button_list = [], task_id = "" } = shownOn(sent.template_card);
      const key = button_list.find(({ text }) => text === one)?.key ?? "";
      expect((await bot.app(appPress("lisi", { key, taskId: task_id }))).answer).toContain(`${one} ✓`);
      await expect.poll(() => sentTo("lisi").at(-1)).toContain("喜欢面谈");
    });
  });

  test("alone with the bot, what the card cannot hold follows in the chat", async () => {
    const no = await pooled("上海写不下机电", "能管三条产线的系统".repeat(12));
    const card = cardOf(await bot.bot(botText("lisi", `详情 ${no}`, alone)));
    const response_url = `${api.baseUrl}/cgi-bin/aibot/response?response_code=one`;
    const changed = cardOf(await press("lisi", card, "领取", { ...alone, response_url }));
    expect(changed.title).toBe(`${no} 上海写不下机电 基础意向`);
    expect(changed.said).toMatch(/^领到了,归你跟[\s\S]*\(完整内容已另发\)$/);
    await expect
      .poll(() => api.asked.filter(({ path }) => path === "aibot/response").at(-1)?.rawBody)
      .toContain("能管三条产线的系统".repeat(12));
  });

  test("a name that would mention everybody, or make a link, does neither on a card", async () => {
    const no = await pooled("<@all>[点我](http://x)机电");
    const answer = await inGroup("ZhangSan", `详情 ${no}`);
    expect(JSON.stringify(answer.answer)).not.toMatch(/<@|\]\(/);
    const changed = await press("ZhangSan", cardOf(answer), "领取");
    expect(JSON.stringify(changed.answer)).not.toMatch(/<@|\]\(/);
    expect(cardOf(changed).said).toMatch(/＜@all＞[\s\S]*\n已被张三领走$/);
  });

  describe("a card of the app", () => {
    const cardTo = (userId: string) => {
      const sent = sentTo(userId).findLast((body) => body.includes("template_card")) ?? "{}";
      return shownOn((JSON.parse(sent) as { template_card: { card_type: string } }).template_card);
    };
    const leaveOf = async (userId: string) => {
      const before = sentTo("zhuguan").length;
      await bot.say(userId, "请假 下周一到下周五");
      await expect.poll(() => sentTo("zhuguan").length).toBeGreaterThan(before);
      return cardTo("zhuguan");
    };
    /** Of the head's cards: another's, settled in a test before, may be changed in the same minute. */
    const updates = () =>
      api.asked
        .filter(({ path }) => path === "message/update_template_card")
        .map(
          ({ body }) =>
            body as { userids: string[]; response_code: string; button: { replace_name: string } },
        )
        .filter(({ userids }) => userids.includes("zhuguan"));

    test("pressed: its words change at once, the answer follows as a message, and no code is spent", async () => {
      const { button_list = [], task_id = "" } = await leaveOf("ZhangSan");
      const key = button_list.find(({ text }) => text === "准假")?.key ?? "";
      expect(key).toBe("准假 @ZhangSan");
      const pressed = await bot.app(appPress("zhuguan", { key, taskId: task_id }));
      expect(pressed.answer).toContain("<ReplaceName><![CDATA[准假 ✓]]></ReplaceName>");
      await expect.poll(() => sentTo("zhuguan").at(-1)).toContain("假准了");
      const again = await bot.app(appPress("zhuguan", { key, taskId: task_id }));
      expect(again.raw).toBe("");
      await expect.poll(() => sentTo("zhuguan").at(-1)).toContain("已经办过");
    });

    test("settled by typing: the card that asked says so, its code is used once, one used up is forgotten", async () => {
      await leaveOf("lisi");
      const code = `send-${codes}`;
      const before = updates().length;
      await bot.say("zhuguan", "不准假 李四");
      bot.pass(60_000);
      await expect.poll(() => updates().length, { timeout: 20_000 }).toBe(before + 1);
      expect(updates().at(-1)).toMatchObject({
        userids: ["zhuguan"],
        response_code: code,
        button: { replace_name: "赵主管已处理" },
      });
      await leaveOf("lisi");
      spent = [...spent, `send-${codes}`];
      await bot.say("zhuguan", "不准假 李四");
      bot.pass(60_000);
      await expect.poll(() => updates().length, { timeout: 20_000 }).toBe(before + 2);
      bot.pass(3_600_000);
      expect(await bot.say("admin", "通知 失败")).toContain("都送达了");
      expect(updates()).toHaveLength(before + 2);
    });

    test("who reads in WeChat gets the same as text", async () => {
      expect(await bot.say("zhuguan", "卡片 关")).toContain("都发文字");
      const before = sentTo("zhuguan").length;
      await bot.say("lisi", "请假 下周一到下周五");
      await expect.poll(() => sentTo("zhuguan").length).toBeGreaterThan(before);
      expect(sentTo("zhuguan").at(-1)).not.toContain("template_card");
      expect(sentTo("zhuguan").at(-1)).toContain("同意回「准假 李四」");
      expect(await bot.say("zhuguan", "要卡片")).toContain("带按钮的卡片");
    });
  });
});
