// What an act still lacks is asked for, and the answer calls the act off: then nothing is done, and nothing is lost.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, count } = inScene(engine);

  describe("a deal is not lost by what takes the loss back, puts it off or denies it", () => {
    test.each([
      "等一歇，先不输了，顾总又打电话来问样机",
      "且慢，顾总刚来电话说要加两台",
      "客户又找回来了，还有戏",
      "他们又想要了",
      "想想还是不输了",
      "明天再输，今天再跑一趟",
      "不是输，是暂停",
      "先放着吧",
    ])("%s", async (text) => {
      await say("lisi", "输单 9");
      const answer = await say("lisi", text);
      expect(answer).toContain("不办了");
      expect(await item(9)).toMatchObject({ outcome: "open" });
      await say("lisi", "价格高");
      expect(await item(9)).toMatchObject({ outcome: "open" });
    });

    test("and what was told with it is offered as news", async () => {
      await say("lisi", "输单 9");
      expect(await say("lisi", "等一歇，先不输了，顾总又打电话来问样机")).toContain("跟进 #9");
      await say("lisi", "确认");
      expect(await count(9)).toBe(1);
    });

    test.each([
      "客户先不上了，明年再说",
      "预算没批下来",
      "没有希望了",
      "不想换系统了",
      "等不到预算",
      "竞争不过，再谈也没用",
    ])("while what the customer does is a reason: %s", async (text) => {
      await say("lisi", "输单 9");
      await say("lisi", text);
      expect(await item(9)).toMatchObject({ outcome: "lost" });
    });
  });

  describe("nor is it won", () => {
    test.each(["26万谈好了，合同还没签", "26万 就差盖章了", "26万，合同还在走流程", "26万，合同明天签"])(
      "%s",
      async (text) => {
        await me("赢单 5");
        await me(text);
        expect(await item(5)).toMatchObject({ outcome: "open" });
      },
    );
    test.each(["26万，刚盖的章", "合同26万，首付还没到"])("while it is by %s", async (text) => {
      await me("赢单 5");
      await me(text);
      expect(await item(5)).toMatchObject({ outcome: "won" });
    });
    test("in one go either, while the contract lies with somebody", async () => {
      await me("赢单 5 26万，合同还在走流程");
      expect(await item(5)).toMatchObject({ outcome: "open" });
    });
  });

  describe("nor moved on, handed over or paid", () => {
    test.each([
      ["推进 3 到4", "等等，还没谈到付款", 3],
      ["推进 7", "别推了，钱工要出差", 7],
      ["转交 7", "不给了，我自己来", 7],
      ["转交 7", "等李四回来再转", 7],
      ["回款 6", "8万，还没到账", 6],
      ["回款 6", "8万，明天到", 6],
    ])("%s / %s", async (first, then, no) => {
      const before = await item(no);
      await me(first);
      expect(await me(then)).toContain("不办了");
      expect(await item(no)).toMatchObject({ stage: before?.stage, ownerId: "ZhangSan" });
      expect(await me(`详情 ${no}`)).not.toContain("13万");
    });
  });

  describe("the answer stands first, and behind it how one knows or why", () => {
    test("an amount", async () => {
      await me("回款 6");
      expect(await me("九万，今天早上到的，财务查过了")).toContain("到账 9万");
      await me("回款 6");
      expect(await me("到了10万，发票还没开")).toContain("到账 10万");
    });
    test("somebody", async () => {
      await me("转交 2");
      expect(await me("李四，北仑那一带他熟")).toContain("已问李四接不接");
    });
    test.each([
      ["回款 6", "8万，不对，6万"],
      ["转交 2", "李四，不对，王五"],
      ["转交 2", "陈总，他说下周来"],
      ["转交 2", "李四，行不行"],
    ])("and none of it where more is said: %s / %s", async (first, then) => {
      await me(first);
      const answer = await me(then);
      expect(answer).not.toContain("到账");
      expect(answer).not.toContain("接不接");
    });
  });
});
