// A head who has just taken a department over asks in plain words: who is stuck, how long is usual, what a word means.
import { beforeAll, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openScene(engine);
    talk.days(20);
  });

  describe("who is stuck, without a name", () => {
    test.each([
      "谁卡住了",
      "我刚接手一部,现在谁卡住了?",
      "谁那边卡着",
      "有谁的单子推不动",
      "现在谁停得最久",
      "我们组谁卡住了",
      "哪个销售卡住了",
      "我新来的,谁手上有困难",
      "部门里谁卡着",
      "谁最慢",
    ])("a head means the department: %s", async (text) => {
      const answer = await talk.say("zhuguan", text);
      expect(answer).toContain("销售一部的卡点");
      expect(answer).toMatch(/过期的 \d+ 个: 张三 5 个\(手上 6 个\)/);
      expect(answer).toContain("1. #5 无锡蓝海光伏");
    });

    test("whoever leads nobody reads their own, and who is named is meant", async () => {
      expect(await talk.say("lisi", "谁卡住了")).toContain("你的卡点");
      expect(await talk.say("zhuguan", "李四卡在哪")).toContain("李四的卡点");
      expect(await talk.say("zhuguan", "我卡在哪了")).toContain("你手上没有");
    });
  });

  test("看板 is what the department holds, and one's own for whoever leads none", async () => {
    expect(await talk.say("zhuguan", "看板")).toContain("销售一部在跟 8 个");
    expect(await talk.say("zhuguan", "看板在哪看")).toContain("销售一部在跟 8 个");
    expect(await talk.say("lisi", "看板")).toContain("在跟 2 个");
  });

  test.each([
    ["高意向一般停多久", "销售一部在高意向要停多久"],
    ["中意向正常要停几天", "销售一部在中意向要停多久"],
    ["报价一般要多久", "销售一部在高意向要停多久"],
    ["决策期通常卡多久", "销售一部在决策关键期要停多久"],
    ["各阶段一般要停多久", "销售一部各阶段要停多久"],
  ])("what is usual is told of the stage that is named: %s", async (text, begins) => {
    // Whoever was just spoken of is not meant.
    await talk.say("zhuguan", "详情 #5");
    const answer = await talk.say("zhuguan", text);
    expect(answer).toContain(begins);
    expect(answer).toContain("样本少,先当参考");
  });

  test.each([
    ["接管是什么意思", "接管: 主管先替负责人跟一段"],
    ["宽限怎么用", "宽限: "],
    ["「协访」是什么意思", "协访: "],
    ["给资源是干嘛的", "给资源: "],
    ["上调是什么", "上调: "],
    ["改派啥意思", "改派: "],
    ["什么叫高意向", "高意向是第3个阶段,一共6个\n到这一步要有标志: 报价"],
    ["合作与回款是啥意思", "赢单就到这里"],
    ["帮助 先面谈再报价", "我能做这些"],
    ["一起做是什么意思?", "一起做: "],
  ])("what a command's word means is its help: %s", async (text, begins) => {
    expect(await talk.say("zhuguan", text)).toContain(begins);
  });

  test("a look that was not made out is no more spoken of once something else is asked", async () => {
    expect(await talk.say("zhuguan", "卡点 赵六六")).toContain("通讯录里没找到");
    expect(await talk.say("zhuguan", "部门逾期")).not.toContain("先放着");
  });

  test("what is usual says whose it is, and of how few it is known", async () => {
    const answer = await talk.say("zhuguan", "李四卡在哪");
    expect(answer).toMatch(/#8 .*超\d+天;在这个阶段\d+天,全公司一半在.*内走完\(样本\d,先当参考\)/);
    expect(answer).toMatch(/#9 .*在这个阶段\d+天,公司别处八成在[^(]*内走完\(李四\)/);
  });

  test("卡点 of whoever leads names 过问, with a button; of one's own it does not", async () => {
    const reply = await talk.hear("zhuguan", { type: "text", text: "卡点" });
    const [, no = ""] = /1\. #(\d+)/.exec(reply?.text ?? "") ?? [];
    expect(reply?.text).toContain(`「过问 ${no} 卡在哪」`);
    expect(reply?.buttons).toMatchObject([{ command: `过问 #${no}` }]);
    expect((await talk.hear("lisi", { type: "text", text: "卡点" }))?.buttons).toBeUndefined();
  });

  test("whoever leads and holds nothing reads 卡点 of what they lead, and is told so", async () => {
    const answer = await talk.say("zhuguan", "我卡在哪了");
    expect(answer).toMatch(/^你手上没有在跟的商机,下面是部门的\n销售一部的卡点/);
    expect(await talk.say("wangwu", "退公海 10 不跟了")).toContain("#10");
    expect(await talk.say("wangwu", "卡点")).toContain("你手上没有在跟的商机,没什么可卡的");
  });
});
