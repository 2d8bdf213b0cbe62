// 产品结构: what customers ask for, whatever became of it, beside the time before; what is not assigned says how to mend it.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type OwnItem, ownItemsOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let make: OwnItem;
  beforeEach(async () => {
    talk = await openTalk(engine);
    make = ownItemsOf(talk);
    await talk.say("admin", "产品 MES 灯塔");
    await talk.say("admin", "产品 ERP 基石");
  });

  async function own(need: string, more = "", who = "ZhangSan"): Promise<number> {
    const no = await make(who, { need });
    if (more !== "") await talk.say(who, `标 ${no} ${more}`);
    return no;
  }

  test("the four fields, with what was lost and what sleeps told apart", async () => {
    await own("MES", "定制");
    const lost = await own("MES", "定制");
    await own("ERP", "标准");
    const sleeps = await own("ERP", "标准");
    await talk.say("ZhangSan", `输单 ${lost} 客户不做了`);
    await talk.say("ZhangSan", `退公海 ${sleeps} 预算取消`);
    await talk.say("jingli", `沉寂 ${sleeps} 一年无动静`);
    const answer = await talk.say("zhuguan", "产品结构");
    expect(answer).toContain("有动静的 4 个");
    expect(answer).toContain("灯塔型·定制 2 个,40万: 在跟1 丢1");
    expect(answer).toContain("基石型·标准 2 个,40万: 在跟1 沉寂1");
    expect(answer).toContain("灯塔型占 50%(n=4)");
    expect(answer).not.toContain("上一段");
    expect(answer).toContain("不到 8 个,先别看趋势");
    expect(await talk.say("ZhangSan", "产品结构")).toContain("有动静的 4 个");
    expect(await talk.say("lisi", "产品结构")).toContain("没有新来或有动静的商机");
  });

  test("what names no product, and what is neither 标准 nor 定制, has a line with what to do", async () => {
    const no = await own("数据中台");
    const answer = await talk.say("ZhangSan", "产品结构");
    expect(answer).toContain(`没对上产品 1 个,需求里写上产品名就行: 「改 ${no} 需求 …」`);
    expect(answer).toContain(`没标标准还是定制 1 个: 「标 ${no} 标准」或「标 ${no} 定制」`);
    expect(answer).toMatch(/先把没标的补上,结构才看得准$/);
    await talk.say("ZhangSan", `改 ${no} 需求 MES数据中台`);
    await talk.say("ZhangSan", `标 ${no} 定制`);
    expect(await talk.say("ZhangSan", "产品结构")).toContain("灯塔型·定制 1 个");
  });

  test("from eight on it is read, beside as many of the time before", async () => {
    for (let index = 0; index < 8; index++) await own("ERP", "标准");
    talk.days(100);
    for (let index = 0; index < 8; index++) await own("MES", "定制");
    const answer = await talk.say("ZhangSan", "产品结构 我");
    expect(answer).toContain("有动静的 8 个");
    expect(answer).toContain("灯塔型占 100%(n=8),上一段 0%(n=8)");
    expect(answer).toContain("定制占 100%(n=8),上一段 0%(n=8)");
    expect(answer).toContain("定制占多数,做的是长合作");
    expect(answer).toContain("需求在往灯塔型走");
    expect(answer).toMatch(/漏斗 我」$/);
  });

  test("two that are one count once, and a year without anything says so", async () => {
    const [one, other] = [await own("MES", "定制"), await own("MES", "定制")];
    await talk.say("zhuguan", `合并 ${one} ${other}`);
    await talk.say("zhuguan", "确认");
    expect(await talk.say("ZhangSan", "产品结构")).toContain("有动静的 1 个");
    expect(await talk.say("ZhangSan", "产品结构 2024年")).toContain("没有新来或有动静的商机");
  });

  test("a head about another department, and a rep about any, are refused; in a group it comes to the asker alone", async () => {
    await own("MES", "定制");
    expect(await talk.say("zhuguan", "产品结构 市场部")).toContain("市场部不归你带");
    expect(await talk.say("ZhangSan", "产品结构 部门")).toContain("整个部门的由主管看");
    expect(await talk.say("jingli", "产品结构 公司 本季")).toContain("全公司的产品结构");
    expect(await talk.sayInGroup("ZhangSan", "产品结构")).not.toContain("20万");
  });
});
