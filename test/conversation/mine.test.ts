// 我的商机: what is done together with others is listed too, apart, with who holds it.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const own = async (userId: string, name: string): Promise<void> => {
    const phone = `1350000${String(name.codePointAt(2)).slice(-4)}`;
    await talk.say(userId, `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额30万`);
  };
  beforeEach(async () => {
    talk = await openTalk(engine);
    await own("ZhangSan", "上海云图科技");
    await own("lisi", "苏州恒力机电");
  });
  const mine = () => talk.say("lisi", "我的商机");

  test("a transfer answered with 一起做", async () => {
    expect(await mine()).not.toContain("云图");
    await talk.say("ZhangSan", "转交 #1 @李四 他熟悉");
    expect(await mine()).not.toContain("云图");
    await talk.say("lisi", "一起做 1");
    const answer = await mine();
    expect(answer).toMatch(
      /在跟 1 个\n#2 苏州恒力机电[^\n]*\n一起做的 1 个:\n#1 上海云图科技 基础意向\(张三\)/,
    );
    expect(await talk.say("lisi", "详情 第2条")).toContain("#1 上海云图科技");
  });

  test("a split in force, until the deal is lost or lies in the pool", async () => {
    await talk.say("ZhangSan", "分成 #1 我60 @李四40");
    await talk.say("lisi", "同意 1");
    expect(await mine()).toMatch(/一起做的 1 个:\n#1 上海云图科技[^\n]*\(张三\)/);
    expect(await talk.say("ZhangSan", "我的商机")).not.toContain("一起做的");
    await talk.say("ZhangSan", "退公海 1 预算取消");
    expect(await mine()).not.toContain("云图");
  });

  test("a deal one is the mentor of stands apart, and whoever holds nothing else still has a list", async () => {
    await talk.say("lisi", "退公海 2 预算取消");
    await talk.database.transaction((store) =>
      store.companions.add({ no: 1, memberId: "lisi", role: "mentor", at: 0 }),
    );
    expect(await mine()).toMatch(/当师父的 1 个:\n#1 上海云图科技 基础意向\(张三\)/);
    expect(await talk.sayInGroup("lisi", "我的商机")).not.toContain("云图");
  });
});
