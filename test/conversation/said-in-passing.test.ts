// Days, orders and looks as people say them between other words.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item } = inScene(engine);

  describe("the day of the next step", () => {
    test.each([
      ["今天给云图发了一批资料，月底最后一天我再去一次滨江，在那之前就不打扰王磊了。", 1, "2026-03-31"],
      ["参观的事云图先记31号，月底前总要排掉", 1, "2026-03-31"],
      ["云图没说要多少套，我大后天再跟王磊细谈。", 1, "2026-03-13"],
      ["宝利的面谈日期写成十六号", 7, "2026-03-16"],
    ] as const)("%s", async (text, no, day) => {
      await me(text);
      expect((await item(no))?.nextDay).toBe(day);
    });

    test.each(["周四满了，还是周五吧", "周四排满了，改周五", "周四没空，还是周五吧"])("%s", async (text) => {
      await me("跟进 宝利 谈得不错 下次跟进定周四");
      await me(text);
      expect((await item(7))?.nextDay).toBe("2026-03-13");
    });

    test("in letters behind a figure", async () => {
      await say("wangwu", "百川潘总 12hao qu不了 改13hao");
      expect((await item(10))?.nextDay).toBe("2026-03-13");
    });
  });

  test("to whom it goes, said with how it was told the other one", async () => {
    await say("zhuguan", "改派 8");
    await say("zhuguan", "改给张三，李四那边我已经跟他讲清楚了。");
    expect((await item(8))?.ownerId).toBe("ZhangSan");
  });

  test.each(["新元想转给李四跟", "新元准备转给李四"])("%s is offered as a transfer", async (text) => {
    expect(await me(text)).toContain("转交 #2 @李四");
  });

  test("a price that was sent is offered as the stage it calls for", async () => {
    expect(await me("宝利钱工催报价，昨晚发了22万过去")).toContain("推进 #7 到高意向 报价22万");
  });

  test.each([
    ["我周四是不是撞车了", "后天 3/12"],
    ["我是不是就剩温州那一家了", "在跟 6 个"],
    ["我哪家走得最靠后", "成交冲刺期"],
  ])("%s looks", async (text, shown) => {
    expect(await me(text)).toContain(shown);
  });
});
