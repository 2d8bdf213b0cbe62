// What speaks for an item beside its owner's word: 核实, and the four bars that it fills (rules.md 4, 12).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const rep = (text: string) => talk.say("ZhangSan", text);
  const head = (text: string) => talk.say("zhuguan", text);
  const bar = (said: string, name: string) =>
    (new RegExp(`${name}([▰▱]{4})`).exec(said)?.[1] ?? "").replace(/▱/g, "").length;
  beforeEach(async () => {
    talk = await openTalk(engine);
    await rep("新建商机 上海云图科技 联系人王磊 13800003333 地址上海徐汇 需求数据中台 金额50万");
  });
  const history = () => talk.database.read(({ history: rows }) => rows.of(1));

  test("the head verifies; who, when and how stand in 详情 and in the history; the owner's own word is none", async () => {
    expect(bar(await rep("详情 1"), "真实")).toBe(0);
    expect(await rep("核实 1 电话通")).toContain("要由主管、经理或公海管理员");
    expect(await talk.say("lisi", "核实 1 电话通")).toContain("现在不归你处理");
    expect(await head("核实 1 电话通")).toContain("核实已记: 电话通了");
    const shown = await rep("详情 1");
    expect(bar(shown, "真实")).toBe(1);
    expect(shown).toContain("核实 今天 电话通了(赵主管)");
    expect((await history()).at(-1)).toMatchObject({ what: "verified", by: "zhuguan" });
    await head("核实 1 到访 去厂里看过,产线是真的");
    const again = await rep("详情 1");
    expect(bar(again, "真实")).toBe(2);
    expect(again).toContain("到访过(赵主管): 到访 去厂里看过,产线是真的");
  });

  test("a head's own item is verified by somebody else, a 公海管理员 too", async () => {
    await head("新建商机 苏州恒力机电 联系人李工 13800004444 地址苏州 需求MES 金额10万");
    expect(await head("核实 2 电话通")).toContain("核实要由别人来做");
    expect(await talk.say("jingli", "核实 2 加微")).toContain("加了微信");
    await talk.say("admin", "设角色 @何市 公海管理员");
    expect(await talk.say("heshi", "核实 2 名片")).toContain("看过名片");
  });

  test("what could not be made sure of is not kept; nothing said is asked for; 撤销 takes it back", async () => {
    expect(await head("核实 1 电话没打通")).toContain("没核实到,就先不记");
    expect(await head("核实 1")).toContain("怎么核实的");
    expect(await head("见面")).toContain("见过面");
    expect(bar(await head("详情 1"), "真实")).toBe(2);
    expect(await head("撤销")).toContain("撤销");
    expect(bar(await head("详情 1"), "真实")).toBe(0);
    expect((await history()).at(-1)).toMatchObject({ what: "undone" });
  });

  test("said in plain words it is offered or done, and a question about it does nothing", async () => {
    expect(await head("云图科技我昨天打电话核实过了")).toMatch(/核实/);
    const before = (await history()).filter(({ what }) => what === "verified").length;
    await head("云图科技还没核实");
    await head("云图科技核实了吗");
    expect((await history()).filter(({ what }) => what === "verified")).toHaveLength(before);
  });

  test("an attempt, and what only we did, leaves the item as old as it was; what the customer did freshens it", async () => {
    talk.days(10);
    await rep("跟进 1 发了方案过去");
    expect(bar(await rep("详情 1"), "新鲜")).toBe(2);
    await rep("跟进 1 打了没人接");
    expect(bar(await rep("详情 1"), "新鲜")).toBe(2);
    await rep("跟进 1 王总说要看样机");
    expect(bar(await rep("详情 1"), "新鲜")).toBe(4);
  });

  test("the shortest bar says what would make it longer, to each what they can do", async () => {
    expect(await rep("详情 1")).toContain("真实差一格: 请主管打个电话核实一下");
    expect(await head("详情 1")).toContain("真实差一格: 发「核实 1 电话通」");
    await head("核实 1 到访");
    await head("核实 1 名片");
    talk.days(40);
    expect(await rep("详情 1")).toContain("新鲜差一格: 联系上客户,记一句他说了什么");
  });
});
