// What is ordered and asked in other words: leave, what one holds, a split, who takes it for a while; a day put right by its number
// alone, a card between slashes, a company brought up as new (speech.md, "oneself", "lead", "correction").
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, count: followUps, say } = inScene(engine);

  describe("leave", () => {
    test.each([
      ["周四周五歇两天", "请假 3/12到3/13"],
      ["周四周五休两天", "请假 3/12到3/13"],
      ["周四周五歇两天 单子让张三看着", "请假 3/12到3/13 @张三代管"],
      ["16到18号年休", "请假 3/16到3/18"],
      ["下周一半天假 上午去医院", "请假 3/16"],
    ])("%s is offered as %s", async (text, offer) => {
      expect(await say("lisi", text)).toContain(offer);
    });
    test.each([
      "智谷周四周五歇两天 周六再联系",
      "郑工周四周五休两天",
      "智谷郑工16到18号年休",
      "凌峰厂里下周一到周三歇三天",
      "下周一半天假放完我去智谷",
    ])("%s is nobody's leave of ours", async (text) => {
      expect(await say("lisi", text)).not.toContain("请假 3/");
    });
  });

  describe("what one holds", () => {
    test("softly asked", async () => {
      expect(await say("lisi", "我名下就两个了吧")).toContain("在跟 2 个");
      expect(await say("lisi", "我名下就三个了吧")).toContain("在跟 2 个");
    });
    test("of a department", async () => {
      expect(await say("erzhu", "我们部几个单子 都谁的")).toContain("王五 1 个");
      expect(await say("erzhu", "我们部几个单子都没签")).not.toContain("王五 1 个");
    });
  });

  test.each([
    ["zhuguan", "宝利先给李四带着", "改派 #7 @李四"],
    ["ZhangSan", "云图先由李四带着吧", "转交 #1 @李四"],
    ["ZhangSan", "万邦这单算我六成 李四四成", "分成 #4 我60 @李四40"],
    ["ZhangSan", "万邦让到43万5", "改 #4 金额 43.5万"],
    ["wangwu", "百川今天去过了,晨光我也想接过来", "领取 #11"],
    ["wangwu", "百川潘总价格看过了 38万 说要跟儿子商量", "推进 #10 到高意向 报价38万"],
    ["wangwu", "百川样机在路上 晨光那家也顺道看了下 没人管", "领取 11"],
  ])("%s: %s is offered as %s", async (who, text, offer) => {
    expect(await say(who, text)).toContain(offer);
  });
  test.each([
    ["ZhangSan", "宝利先给李四带份资料", "@李四」"],
    ["ZhangSan", "恒力预付六成 尾款四成", "分成"],
    ["ZhangSan", "万邦要我们让到43万5", "43.5万"],
    ["ZhangSan", "万邦对手让到43万5", "43.5万"],
    ["wangwu", "百川潘总说对手价格看过了 38万", "38万"],
    ["wangwu", "百川今天去过了 他们晨光那套设备想接过来用", "领"],
  ])("%s: %s is not", async (who, text, offer) => {
    expect(await say(who, text)).not.toContain(offer);
  });
  test.each(["海正那个我来做方案", "海正那家我来做报价"])("%s claims nothing", async (text) => {
    await say("ZhangSan", text);
    expect(await item(12)).toMatchObject({ place: "pool" });
  });
  test("who makes it theirs claims it", async () => {
    await say("ZhangSan", "海正那家我来做吧");
    expect(await item(12)).toMatchObject({ ownerId: "ZhangSan" });
  });

  describe("a day by its number alone", () => {
    test.each(["是25号", "25号", "应该是25号"])("%s puts right what was agreed", async (text) => {
      await say("lisi", "凌峰顾总说月底再说");
      await say("lisi", text);
      expect(await item(9)).toMatchObject({ nextDay: "2026-03-25" });
    });
    test("the item of that number is looked up", async () => {
      await say("ZhangSan", "新元何工说下周二再说");
      expect(await say("ZhangSan", "3号")).toContain("#3 苏州恒力机电");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-17" });
    });
    test("behind nothing it is no day", async () => {
      expect(await say("lisi", "是25号")).toContain("没有 #25");
    });
  });

  test("of two days the one on which we do something", async () => {
    await say("lisi", "智谷资料寄了 单号SF1380045 明天到 13号打给郑工");
    expect(await item(8)).toMatchObject({ nextDay: "2026-03-13" });
  });

  describe("somebody new", () => {
    test("between slashes", async () => {
      const answer = await say("wangwu", "客户 丽水永安轴承 / 人 翁厂长 / 手机 137 5780 0033 / 要 WMS");
      expect(answer).toContain("#13 丽水永安轴承");
      expect(await say("wangwu", "详情 13")).toMatch(/需求 WMS[\s\S]*联系人 翁厂长 13757800033/u);
    });
    test.each(["客户 百川 / 电话", "客户 温州百川阀门 / 人 潘总 / 手机 13900001010 / 要 MES"])(
      "%s is nobody new",
      async (text) => {
        await say("wangwu", text);
        expect(await item(13)).toBeNull();
      },
    );
    test("called by what they make", async () => {
      await say("ZhangSan", "昆山有个做治具的 叫拓邦治具 小梁 18912340056 预算二十来万");
      expect(await say("ZhangSan", "详情 13")).toMatch(/拓邦治具[\s\S]*联系人 小梁 18912340056/u);
    });
    test("brought up as new, without a number", async () => {
      expect(await say("lisi", "滁州一个新客 金禾包装机械 还没联系人 先占上")).toContain("金禾包装机械」");
    });
  });

  test("what is told of one's own stays told", async () => {
    const before = await followUps(4);
    await say("ZhangSan", "万邦让到43万5");
    expect(await followUps(4)).toBe(before + 1);
    expect(await item(4)).toMatchObject({ quotedFen: 45_000_000 });
  });

  test("a part taken out of a quote that nobody has given yet is no quote", async () => {
    expect(await say("ZhangSan", "新元报价把硬件的2万去掉")).not.toMatch(/推进|报价2万/);
  });
});
