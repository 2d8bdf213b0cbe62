// 需要看一下: told to the head alone, once for the same facts, in 详情 for the head alone, put away by 没问题.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  const rep = (text: string) => talk.say("ZhangSan", text);
  const create = (who: string, name: string, phone: string) =>
    talk.say(who, `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额30万 另立`);
  const signsTo = async (who: string) =>
    (await talk.told(who)).filter((text) => text.includes("处需要看一下"));
  const monday = async (day: string) => {
    talk.goTo(day as never, 10 * 60 + 30);
    await talk.tick();
  };
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
    for (const [index, name] of ["苏州恒力机电", "上海云图科技", "宁波华测检测"].entries())
      await create("ZhangSan", name, `1380000100${index}`);
  });

  test("the same words for three customers are told to the head alone, once; 没问题 puts them away for good", async () => {
    for (const no of [1, 2, 3]) {
      await rep(`跟进 ${no} 客户说再考虑一下方案`);
      talk.minutes(5);
    }
    await monday("2026-03-16");
    await talk.tick();
    const [told, ...more] = await signsTo("zhuguan");
    expect(more).toEqual([]);
    expect(told).toContain("3/16 有 1 处需要看一下,不等于有问题");
    expect(told).toContain(
      "几个客户的跟进一字不差: #1 苏州恒力机电(张三)、#2 上海云图科技(张三)、#3 宁波华测检测(张三)",
    );
    expect(told).not.toMatch(/1380000/);
    expect(await signsTo("ZhangSan")).toEqual([]);
    expect(await signsTo("jingli")).toEqual([]);
    expect(await talk.say("zhuguan", "详情 1")).toContain("需要看一下: 几个客户的跟进一字不差(还有 #2、#3)");
    expect(await rep("详情 1")).not.toContain("需要看一下");
    expect(await talk.sayInGroup("zhuguan", "详情 1")).not.toContain("需要看一下");
    expect(await rep("没问题 1")).not.toContain("看过没事");
    expect(await talk.say("zhuguan", "没问题 1")).toContain("看过没事: 几个客户的跟进一字不差");
    expect(await talk.say("zhuguan", "详情 2")).not.toContain("需要看一下");
    expect(await talk.say("zhuguan", "没问题 1")).toContain("没有需要看一下的");
    await monday("2026-03-23");
    expect((await signsTo("zhuguan")).slice(1)).toEqual([]);
  });

  test("one number at customers of two departments: each head reads their own, of the other the number alone", async () => {
    await talk.database.transaction(async ({ contacts, customers }) => {
      const [customer] = await customers.named("宁波华测检测", 5);
      const known = (await contacts.of(customer?.id ?? 0))[0];
      if (known === undefined) throw new Error("nobody there");
      const { id: _, ...rest } = known;
      await contacts.add({ ...rest, customerId: (await customers.named("苏州恒力机电", 5))[0]?.id ?? 0 });
    });
    await talk.say("wangwu", "跟进 1 你好");
    await talk.database.transaction(async ({ items }) => {
      const item = await items.byNo(3);
      if (item !== null)
        await items.apply(
          { item: { ...item, ownerId: "wangwu", departmentId: 4 }, what: "reassigned" },
          { by: "jingli", at: talk.now() },
        );
    });
    await monday("2026-03-16");
    const [one] = await signsTo("zhuguan");
    expect(one).toContain("不同客户同一个电话: #1 苏州恒力机电(张三),另在别的部门 #3");
    expect(one).not.toContain("华测");
    const [two] = await signsTo("erzhu");
    expect(two).toContain("#3 宁波华测检测(王五),另在别的部门 #1");
  });

  test("one picture for two customers", async () => {
    await files.picture("ZhangSan", "合影", { beside: "跟进 1 客户来参观了产线" });
    await files.picture("ZhangSan", "合影", { beside: "跟进 2 和李工见了面,看样品" });
    await monday("2026-03-16");
    expect((await signsTo("zhuguan")).at(-1)).toContain("不同客户同一张图: #1");
  });

  test("stage 2 for weeks on the owner's word alone; 核实 by the head keeps it from being raised", async () => {
    for (const no of [1, 2]) await rep(`推进 ${no} 到2 约了周四面谈 王总参加`);
    await talk.say("zhuguan", "核实 2 电话通");
    await monday("2026-03-16");
    expect(await signsTo("zhuguan")).toEqual([]);
    await monday("2026-03-30");
    const told = (await signsTo("zhuguan")).at(-1);
    expect(told).toContain(
      "中意向还没有客户那边的凭证(聊天截图、回访、双方确认的协访),负责人自己写的不算: #1",
    );
    expect(told).not.toContain("#2");
  });

  test("a burst at the end of a month, and what is lost as soon as it is over", async () => {
    talk.goTo("2026-03-31");
    for (let count = 0; count < 5; count++)
      await create("ZhangSan", `无锡第${count}月末机电`, `1370000200${count}`);
    talk.goTo("2026-04-02");
    await rep("输单 4 价格高");
    if (!(await rep("详情 4")).includes("已输单")) await rep("客户不做了");
    // 2026-04-06 is a holiday.
    await monday("2026-04-07");
    const told = (await signsTo("zhuguan")).at(-1);
    expect(told).toContain("03月最后两天集中新建: #4");
    expect(told).toContain("03月新建,一过月底就输单: #4");
  });

  test("没问题 alone, or in a sentence, is what it always was", async () => {
    const before = await talk.database.read(({ dump }) => dump.rowsOf("signs"));
    await talk.say("zhuguan", "没问题");
    expect(await talk.say("ZhangSan", "跟进 1 客户说价格没问题")).toContain("跟进已记");
    expect(await talk.database.read(({ dump }) => dump.rowsOf("signs"))).toEqual(before);
  });
});
