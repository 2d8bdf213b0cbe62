// Taking in: 录线索, 报备, 新建商机; what is missing is asked for by name, what is there already stops the door.
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  const count = () => talk.database.read(async ({ dump }) => (await dump.rowsOf("items")).length);

  test("marketing's lead waits in cleaning; the same words of a rep are a report and stay theirs", async () => {
    const lead = await talk.say("heshi", "录线索 杭州云栖科技 王磊 13800001111 想了解MES 来源 百度投流");
    expect(lead).toMatch(/^#\d+ 杭州云栖科技 线索 待清洗/);
    expect(lead).toContain("还差地址");
    const report = await talk.say("lisi", "录线索 宁波北仑物流 蒋涛 13800001112 想了解WMS");
    expect(report).toMatch(/宁波北仑物流 线索/);
    expect(await talk.say("lisi", "我的商机")).toContain("宁波北仑物流");
  });

  test("a report asks only later for what is missing, and does not guess an amount", async () => {
    const answer = await talk.say("lisi", "报备 苏州恒力机电 陈工13900002222 想看MES 四五十万 朋友介绍");
    expect(answer).toContain("苏州恒力机电");
    expect(answer).toContain("四五十万");
    expect(answer).toContain("地址");
    const item = await talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("items")).find(({ source }) => source === "朋友介绍"),
    );
    expect(item).toMatchObject({ kind: "lead", place: "owned", ownerId: "lisi", expectedFen: null });
  });

  test("an opportunity in free words is understood and shown back", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800003333 地址上海徐汇 需求数据中台 金额50万",
    );
    expect(answer).toMatch(/^#\d+ 上海云图科技 基础意向/);
    for (const part of ["王磊 13800003333", "上海徐汇", "数据中台", "50万"]) expect(answer).toContain(part);
  });

  test("what is missing is asked for one by one; the bare value is the answer; nothing is stored before", async () => {
    const before = await count();
    expect(await talk.say("ZhangSan", "新建商机 北京大米科技")).toContain("还差联系人、电话、地址、需求");
    expect(await talk.say("ZhangSan", "李雷")).toContain("先回电话");
    expect(await talk.say("ZhangSan", "13911112222")).toContain("先回地址");
    expect(await talk.say("ZhangSan", "北京朝阳")).toContain("直接回需求");
    expect(await count()).toBe(before);
    expect(await talk.say("ZhangSan", "要CRM")).toMatch(/#\d+ 北京大米科技 基础意向/);
    expect(await count()).toBe(before + 1);
  });

  test("a draft does not leak into another chat, nor to another person, and ends with 取消 or after half an hour", async () => {
    await talk.say("ZhangSan", "新建商机 南京草稿电子");
    expect(await talk.sayInGroup("ZhangSan", "韩梅梅")).toContain("没看懂");
    expect(await talk.say("lisi", "韩梅梅")).toContain("没看懂");
    expect(await talk.say("ZhangSan", "取消")).not.toContain("没有");
    expect(await talk.say("ZhangSan", "韩梅梅")).toContain("没看懂");
    await talk.say("ZhangSan", "新建商机 南京草稿电子");
    talk.minutes(31);
    expect(await talk.say("ZhangSan", "韩梅梅")).toContain("没看懂");
  });

  test("an equal name or phone stops at every door and says whom to ask; 另立 is a further opportunity", async () => {
    const words = "联系人赵四 13800009999 地址上海 需求CRM";
    for (const door of ["新建商机", "报备", "录线索"]) {
      const answer = await talk.say("lisi", `${door} 上海云图科技有限公司 ${words}`);
      expect(answer).toContain("已经有这个客户了");
      expect(answer).toContain("张三");
    }
    expect(await talk.say("lisi", "报备 另一家公司 王磊 138-0000-3333 想看MES")).toContain("上海云图科技");
    expect(await talk.say("ZhangSan", `新建商机 上海云图科技 ${words} 另立`)).toMatch(
      /#\d+ 上海云图科技 基础意向/,
    );
    const customers = await talk.database.read(({ customerNames }) => customerNames.withKey("上海云图科技"));
    expect(customers).toHaveLength(1);
  });

  test("two people without a company are two customers", async () => {
    const first = await talk.say("lisi", "报备 李先生 13912340001 想看MES");
    const second = await talk.say("lisi", "报备 李先生 13912340002 想看MES");
    expect(first).toContain("李先生");
    expect(second).not.toContain("已经有");
  });

  test("names that try to be something else are stored as typed and shown harmless", async () => {
    const names = [
      "{{item.no}}科技",
      "<b>红</b>公司",
      "[点我](http://evil)科技",
      "'DROP-TABLE-items--公司",
      "@all公司",
    ];
    for (const [index, name] of names.entries()) {
      const answer = await talk.say(
        "wangwu",
        `新建商机 客户名称 ${name} 联系人王磊 电话 1370000000${index} 地址 上海 需求 MES`,
      );
      expect(answer).toMatch(/^#\d+ /);
      expect(answer).not.toMatch(/<b>|\]\(http/);
    }
    expect(await talk.say("wangwu", "我的商机")).toContain("科技");
  });
});
