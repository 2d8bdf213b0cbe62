// A few words that complete what was just asked, offered or looked up: a value, a colleague, who won it, who was meant.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, count } = inScene(engine);

  describe("a field that is to be changed", () => {
    test.each(["恒力改报价", "恒力报价改一下", "改 3 报价"])("%s", async (text) => {
      expect(await me(text)).toContain("改成什么");
      await me("29万6");
      expect((await item(3))?.quotedFen).toBe(29_600_000);
    });

    test("its address", async () => {
      await me("恒力改地址");
      expect(await me("苏州相城")).toContain("苏州相城");
    });

    test("is put off", async () => {
      await me("恒力改报价");
      await me("等等,先不改");
      expect((await item(3))?.quotedFen).toBe(30_000_000);
    });

    test.each(["恒力报价", "恒力报价要不要改", "恒力地址要改"])("%s changes none", async (text) => {
      expect(await me(text)).not.toContain("改成什么");
    });
  });

  describe("to whom it goes", () => {
    test.each(["把凌峰转出去", "凌峰转出去吧", "把凌峰交出去"])("%s", async (text) => {
      expect(await say("lisi", text)).toContain("给谁");
      expect(await say("lisi", "给张三")).toContain("已问张三");
    });

    test.each(["对的 给他", "给他吧", "嗯 就给他"])("as it was offered: %s", async (text) => {
      await say("lisi", "凌峰给张三跟");
      expect(await say("lisi", text)).toContain("已问张三");
    });

    test.each(["给他发个资料", "给他打个电话", "先别给他"])("and not %s", async (text) => {
      await say("lisi", "凌峰给张三跟");
      expect(await say("lisi", text)).not.toContain("已问张三");
    });

    test.each(["给他", "给张三"])("which puts nothing back into the pool: %s", async (text) => {
      await say("lisi", "把凌峰退公海");
      await say("lisi", text);
      expect((await item(9))?.place).toBe("owned");
    });

    test.each(["凌峰的方案交出去了", "凌峰客户把设备转出去了", "凌峰转出去了吗", "要不要把凌峰转出去"])(
      "nobody is asked for by %s",
      async (text) => {
        expect(await say("lisi", text)).not.toContain("给谁");
      },
    );
  });

  describe("whom it was lost to, by whose price ours was above", () => {
    test.each(["价格,比富勒高了6万", "价格比富勒贵太多", "我们比富勒高了5%"])("%s", async (text) => {
      await me("输单 4");
      expect(await me(text)).toContain("输给富勒");
    });

    test.each(["价格比去年高了6万", "比预算高了6万", "比他们预期高了6万", "交期比黑湖长"])(
      "not by %s",
      async (text) => {
        await me("输单 4");
        await me(text);
        expect((await item(4))?.outcome).toBe("open");
      },
    );
  });

  describe("who is pointed at, and nothing else", () => {
    test.each(["青浦做物流那个", "吴中做机电那家", "无锡那个"])("%s", async (text) => {
      expect(await me(text)).toContain("负责人 张三");
    });

    test("told of, it is offered to be kept", async () => {
      expect(await me("王磊不要那个")).toContain("跟进 #1");
    });
  });

  describe("right behind an attempt", () => {
    test.each([
      ["接通了接通了 他刚回过来 约周五见", "2026-03-13"],
      ["刚回过来了,说明天给答复", "2026-03-11"],
      ["打通了,周五去", "2026-03-13"],
    ])("%s is news", async (text, day) => {
      await me("恒力陈总没接");
      await me(text);
      expect((await item(3))?.nextDay).toBe(day);
      expect(await count(3)).toBe(2);
    });

    test.each(["周五再打", "周五联系上再说"])("%s only says when", async (text) => {
      await me("恒力陈总没接");
      await me(text);
      expect((await item(3))?.nextDay).toBe("2026-03-13");
      expect(await count(3)).toBe(1);
    });
  });
});
