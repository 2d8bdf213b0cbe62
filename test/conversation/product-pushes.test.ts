// 能推送吗, 已推送: a won customer is told of products once in 14 days and twice in 30, whoever tells them.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let no: string;
  beforeEach(async () => {
    talk = await openTalk(engine);
    no = await won("上海云图科技有限公司", 1001);
  });
  afterEach(() => expect(talk.troubles).toEqual([]));

  async function owned(name: string, phone: number): Promise<string> {
    const said = `新建商机 ${name} 联系人王磊 1370000${phone} 地址上海 需求MES`;
    return /#(\d+)/.exec(await talk.say("ZhangSan", said))?.[1] ?? "";
  }
  async function won(name: string, phone: number): Promise<string> {
    const item = await owned(name, phone);
    await talk.say("ZhangSan", `赢单 #${item} 28万 签约今天 跳过 老客户`);
    return item;
  }

  test("yes where nobody has told them anything, and how to note it", async () => {
    const answer = await talk.say("ZhangSan", "能推送吗 云图科技 MES");
    expect(answer).toContain(`可以推「MES」。#${no} 上海云图科技有限公司 还没推过`);
    expect(answer).toContain(`已推送 #${no} MES`);
  });
  test.each(["能推送吗 云图科技MES", "能推送吗 云图 MES", "能不能推送 12 MES", "可推 上海云图科技有限公司"])(
    "however the customer is named: %s",
    async (words) => {
      expect(await talk.say("ZhangSan", words.replace("12", no))).toContain("上海云图科技有限公司 还没推过");
    },
  );
  test("once in 14 days, over all people and products", async () => {
    expect(await talk.say("ZhangSan", "已推送 云图科技 MES")).toContain("记下了,下次最早3/24");
    talk.days(13);
    const answer = await talk.say("jingli", "能推送吗 云图科技 数据中台");
    expect(answer).toMatch(/^先不推。[\s\S]*3\/10张三推过「MES」[\s\S]*最早明天 3\/24/u);
    talk.days(1);
    expect(await talk.say("jingli", "能推送吗 云图科技 数据中台")).toMatch(
      /^可以推「数据中台」[\s\S]*\(张三\)/u,
    );
  });
  test("twice in 30 days: the third waits for 30 days after the first", async () => {
    await talk.say("ZhangSan", `已推送 #${no} MES`);
    talk.days(14);
    expect(await talk.say("lisi", "已推送 云图科技 WMS")).toContain("下次最早4/9");
    talk.days(15);
    expect(await talk.say("ZhangSan", `能推送吗 #${no}`)).toContain("最早明天 4/9");
    talk.days(1);
    expect(await talk.say("ZhangSan", `能推送吗 #${no}`)).toMatch(/^可以/u);
  });
  test("service messages are exempt, and count for nothing", async () => {
    await talk.say("ZhangSan", `已推送 #${no} MES`);
    expect(await talk.say("ZhangSan", `能推送吗 #${no} 停机通知`)).toContain("服务消息不限次数");
    expect(await talk.say("ZhangSan", `已推送 #${no} 升级通知`)).toContain("服务消息记下了,不算推送次数");
    talk.days(14);
    expect(await talk.say("ZhangSan", `能推送吗 #${no}`)).toMatch(/^可以/u);
  });
  test("what has been sent is kept whatever the rule says, and the answer says that it was early", async () => {
    await talk.say("ZhangSan", `已推送 #${no} MES`);
    talk.days(3);
    const answer = await talk.say("lisi", "已推送 云图科技 WMS");
    expect(answer).toContain("记下了,下次最早4/9");
    expect(answer).toContain("离上次3/10有点近");
  });
  test("the same on the same day counts once; noted by mistake it is taken back, by whom it is", async () => {
    await talk.say("ZhangSan", `已推送 #${no} MES`);
    expect(await talk.say("ZhangSan", `已推送 #${no} MES`)).toContain("今天已经记过");
    expect(await talk.say("lisi", "已推送 云图科技 撤回")).toContain("没有你记的推送");
    expect(await talk.say("ZhangSan", `已推送 #${no} 撤回`)).toContain("「MES」撤回了,不算次数");
    expect(await talk.say("ZhangSan", `能推送吗 #${no}`)).toContain("还没推过");
  });
  test("an open deal's customer is not counted", async () => {
    const open = await owned("苏州恒力机电有限公司", 1002);
    await talk.say("ZhangSan", `已推送 #${open} MES`);
    expect(await talk.say("ZhangSan", `能推送吗 #${open}`)).toContain("还没成交,不限次数");
  });

  describe("while the customer rests", () => {
    beforeEach(async () => void (await talk.say("ZhangSan", `静默 #${no} 20天 换领导`)));
    test("whoever asked for the rest is not sent to themselves", async () => {
      const own = await talk.say("ZhangSan", `能推送吗 #${no} MES`);
      expect(own).toContain(`静默 ${no} 取消`);
      expect(own).not.toContain("和张三商量");
      expect(await talk.say("guangzhou", "能推送吗 云图科技 MES")).toContain("有急事和张三商量");
    });
    test("a joint talk on a day of it is asked for with a word of care", async () => {
      const words = "客户静默中,3/30起再联系(换领导)";
      const other = await owned("上海云图科技有限公司 另立", 1002);
      expect(await talk.say("ZhangSan", `请师父 #${other} @李四 周四谈判`)).toContain(words);
      expect(await talk.say("ZhangSan", `请师父 #${other} @李四 4/7谈判`)).not.toContain(words);
    });
    test("no, for anybody, a service message too, with the day on which it may be", async () => {
      expect(await talk.say("ZhangSan", `能推送吗 #${no} MES`)).toContain("静默中,3/30起可以(换领导)");
      expect(await talk.say("ZhangSan", `能推送吗 #${no} 停机通知`)).toContain("静默中");
      const answer = await talk.say("guangzhou", "能推送吗 云图科技 MES");
      expect(answer).toContain("云图科技 静默中,3/30起可以");
      expect(answer).not.toContain("换领导");
    });
    test("what went out all the same is kept, with a word of care", async () => {
      expect(await talk.say("ZhangSan", `已推送 #${no} MES`)).toContain("客户静默中,3/30起再联系");
    });
  });

  describe("asked by whom the customer is none of", () => {
    test("the answer is yes or no with the date, and says no more of it than was typed", async () => {
      await talk.say("ZhangSan", `已推送 #${no} 绝密产品`);
      const answer = await talk.say("guangzhou", "能推送吗 云图科技 MES");
      expect(answer).toContain("先不推。云图科技");
      expect(answer).toContain("最早3/24");
      expect(answer).not.toMatch(/上海|有限公司|绝密|#\d/u);
    });
    test("a place or a bare suffix names nobody, and looks are counted", async () => {
      expect(await talk.say("guangzhou", "能推送吗 上海 MES")).toContain("没找到叫「上海」的客户");
      for (let count = 0; count < 30; count++) await talk.say("guangzhou", "能推送吗 云图科技 MES");
      expect(await talk.say("guangzhou", "能推送吗 云图科技 MES")).toContain("这一小时查了 30 次");
    });
  });

  test.each([
    ["能推送吗", "说的是哪个客户"],
    ["已推送", "说的是哪个客户"],
    ["能推送吗 #99999 MES", "没有 #99999"],
    ["能推送吗 上海没有的一家 MES", "没找到叫「上海没有的一家」的客户"],
    ["能推送吗 不存在的公司 MES", "没找到叫「不存在的公司 MES」的客户"],
  ])("%s is answered with what to say", async (words, part) => {
    expect(await talk.say("ZhangSan", words)).toContain(part);
  });
  test("a bare name after the question is the customer", async () => {
    expect(await talk.say("ZhangSan", "能推送吗")).toContain("哪个客户");
  });
});
