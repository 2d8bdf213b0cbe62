// Blanks for marks: each piece of what is dictated in one breath is heard, and nothing of it is done unasked that was only told.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("what a piece calls for is offered, and the report kept", () => {
    test.each([
      ["华测今天又打了20w 财务说到账了 吴主任顺便问第二轮培训啥时候", 6, "回款 #6 20万"],
      ["云图王磊今天没接电话 一直没预算 准备丢回公海了", 1, "退公海 #1"],
      ["16到18号我休年假 蓝海的事让李四盯一下", null, "请假 3/16到3/18"],
    ] as const)("%s", async (text, no, offer) => {
      expect(await me(text)).toContain(offer);
      if (no !== null) expect((await told(no))[0]).toBe(text.replace(/^(?:华测|云图)/u, ""));
    });
  });

  test("what is asked besides is looked up", async () => {
    const answer = await say("wangwu", "是不是就剩百川一个在我手上了 公海里有啥能捞的 只是看看");
    expect(answer).toContain("百川");
    expect(answer).toContain("晨光");
    const both = await me("何工那单报了多少,走到哪步了,公海里有什么");
    expect(both).toContain("新元");
    expect(both).toContain("海正");
    expect(both).not.toContain("漏斗");
  });

  test("of one place, whoever leads it is told of that customer", async () => {
    const answer = await say("zhuguan", "张三吴中那家 报了多少 走到哪步了 要不要我陪他跑一趟");
    expect(answer).toContain("#3 苏州恒力机电");
    expect(answer).not.toContain("漏斗");
  });

  describe("a piece that is news, denies or repeats adds nothing", () => {
    test.each([
      "恒力今天聊了 陈总嫌贵 他再想想",
      "王磊出差去了 今天上午见不成 挪到下周二",
      "新元何工原定周四的面谈,因为他们厂里停电检修,改到17号。",
      "万邦今天去了 老沈说合同还没签 先不急",
      "宝利钱工收到样品了 先给他们技术看看",
      "想问问华测尾款 吴主任没人接 打到他们财务小李那儿小李说这事不归她 又给我踢回来了",
      "蓝海今天去不成了 刘总跑南通去了 改后天",
    ])("%s", async (text) => {
      expect(await me(text)).not.toContain("我理解为");
    });
  });

  test("another's day off is neither our leave nor our next step", async () => {
    await me("宝利那个钱工没找着 他同事接的说今天调休 别的也不肯说");
    expect(await item(7)).toMatchObject({ nextDay: "2026-03-13" });
    const told = "那个智谷郑工说他领导对价钱没意见但是要走内部流程 他下周三从深圳出差回来才能往上递";
    expect(await say("lisi", told)).not.toContain("请假");
  });

  test("what one would treat all to asks for nothing", async () => {
    expect(await me("蓝海这个月要能赢单二十六万到手 我请全部门涮火锅 真的")).not.toContain("部门主管");
  });

  test("a price that is changed is not offered once more by another name", async () => {
    expect(await me("蓝海那个报价再让八千,改成二十五万二")).not.toContain("我理解为");
    expect(await item(5)).toMatchObject({ quotedFen: 25_200_000 });
  });
});
