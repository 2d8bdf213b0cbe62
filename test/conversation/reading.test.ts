// What was typed reaches whom and what it names: full names, whole names of colleagues, odd characters, long reports.
import { beforeAll, describe, expect, test } from "vitest";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const colleague = (userId: string, name: string) => ({
  userId,
  name,
  mainDepartment: 3,
  departments: [{ id: 3, isLeader: false }],
  active: true,
});

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    const members = [...COMPANY.members, colleague("zs2", "张三(销售)"), colleague("lilei", "Li Lei")];
    await talk.database.transaction((store) => store.people.replace({ ...COMPANY, members }));
    for (const [index, name] of ["上海云图科技", "杭州#1幼儿园", "苏州恒力机电", "宁波3号码头物流"].entries())
      await talk.say("ZhangSan", `新建商机 公司:${name} 联系人王磊 电话1380000100${index} 地址上海 需求MES`);
  });

  const lastOf = async (said: string) => {
    const answer = await talk.say("ZhangSan", said);
    const { followUps } = await talk.database.read(({ dump }) => dump.read());
    return { last: followUps.at(-1), answer };
  };

  test.each([
    ["跟进 杭州#1幼儿园 客户看了方案", 2, "客户看了方案"],
    ["跟进 杭州#1幼儿园客户看了样品", 2, "客户看了样品"],
    ["杭州#1幼儿园 客户要比价", 2, "客户要比价"],
    ["跟进 #1 客户在开会", 1, "客户在开会"],
    ["跟进 1 客户出差了", 1, "客户出差了"],
    ["跟\u200b进 1 客户\u202e回来了", 1, "客户回来了"],
    ["@李四 跟进 1 约了看样", 1, "约了看样 @李四"],
  ])("%s is on #%d", async (said, no, text) => {
    expect((await lastOf(said)).last).toMatchObject({ no, text });
  });

  test.each(["详情 #1e3", "详情 #1.5"])("%s names no item", async (said) => {
    expect(await talk.say("ZhangSan", said)).not.toContain("云图");
  });

  test("a day with an invisible mark in it is that day", async () => {
    expect(await talk.say("ZhangSan", "今\u200b日")).toBe(await talk.say("ZhangSan", "今日"));
    expect(await talk.say("ZhangSan", "\u202e今日")).toBe(await talk.say("ZhangSan", "今日"));
  });

  describe("the whole name of a colleague wins over its beginning", () => {
    test.each([
      ["转交 #1 @张三(销售) 他熟", "zs2"],
      ["转交 #3 @张三（销售） 他熟", "zs2"],
      ["转交 #2 @Li Lei 他熟", "lilei"],
      ["转交 #4 给Li Lei", "lilei"],
    ])("%s", async (said, toId) => {
      await talk.say("ZhangSan", said);
      const { transfers } = await talk.database.read(({ dump }) => dump.read());
      expect(transfers.at(-1)).toMatchObject({ toId });
    });
  });

  test("a long report is kept whole, and one that is too long is refused with a word", async () => {
    const words = "客户谈了很多".repeat(1000);
    expect((await lastOf(`跟进 1 ${words}`)).last?.text).toBe(words);
    const { answer, last } = await lastOf(`跟进 1 ${"很长".repeat(7000)}`);
    expect(answer).toContain("太长了");
    expect(last?.text).toBe(words);
  });

  const contactsOf = (name: string) =>
    talk.database.read(async ({ dump }) => {
      const { customers, contacts } = await dump.read();
      const customer = customers.find((one) => one.name === name);
      return contacts.filter(({ customerId }) => customerId === customer?.id).map(({ phone }) => phone);
    });

  test("two numbers of one person are both kept, and found", async () => {
    await talk.say("ZhangSan", "报备 无锡双象机械 李工 13900001234/13900005678 想看WMS");
    expect(await contactsOf("无锡双象机械")).toEqual(["13900001234", "13900005678"]);
    expect(await talk.say("lisi", "查重 13900005678")).toContain("双象");
  });

  test("a number with an extension is kept with it and found without", async () => {
    await talk.say("ZhangSan", "报备 昆山丁卯电子 想看WMS");
    await talk.say("ZhangSan", "联系人 丁卯 钱工 0512-6543 2100转8012");
    expect(await contactsOf("昆山丁卯电子")).toContain("051265432100转8012");
    expect(await talk.say("lisi", "查重 051265432100")).toContain("丁卯");
    expect(await talk.say("lisi", "查重 0512-65432100-8012")).toContain("丁卯");
  });

  test("a WeChat id is no phone: two that end in the same digits are two customers", async () => {
    await talk.say("ZhangSan", "报备 常州甲辰机械 龚工 微信 lgong88 想看WMS");
    expect(await talk.say("ZhangSan", "报备 常州乙巳电子 王工 微信 wang88 想看WMS")).toContain("乙巳");
    expect(await talk.say("ZhangSan", "报备 常州丙午塑胶 龚工 微信 LGong88 想看WMS")).toContain("甲辰");
    expect(await talk.say("ZhangSan", "报备 常州丁未塑胶 龚工 微信 abcdef 想看WMS")).toContain("丁未");
    expect(await talk.say("ZhangSan", "报备 常州戊申塑胶 龚工 微信 ghijkl 想看WMS")).toContain("戊申");
  });

  test("what finds no place is kept as a note and shown", async () => {
    const answer = await talk.say("shizhu", "录线索 上海云图备件0号 何工 13700009999 想看MES");
    expect(answer).toContain("上海云图备件0号");
  });
});
