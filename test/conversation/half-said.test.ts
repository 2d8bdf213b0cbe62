// What is said by half: softly asked, claimed by a short word, a number told by the way, an owner pressed by whoever leads them, and
// whoever does not answer for days (speech.md, "Kinds").
import { describe, expect, test } from "vitest";
import { amountOf, type Item } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, count: followUps, say } = inScene(engine);

  test.each([
    ["恒力没问题吧", 3],
    ["蓝海能签下来吧", 5],
    ["万邦的单子黄不了吧", 4],
    ["宝利那单有戏吧", 7],
  ])("%s asks, and is no news", async (text, no) => {
    const before = await followUps(no);
    expect(await say("ZhangSan", text)).toContain("负责人 张三");
    expect(await followUps(no)).toBe(before);
  });
  test.each([
    ["新元何工说方案没问题", 2],
    ["陈总说28万没问题吧先签一年", 3],
    ["蓝海应该能签下来吧", 5],
  ])("%s tells what there is", async (text, no) => {
    const before = await followUps(no);
    await say("ZhangSan", text);
    expect(await followUps(no)).toBe(before + 1);
  });

  test.each(["我要领海正", "抢海正", "捞海正模具", "帮我领海正"])("%s claims it", async (text) => {
    expect(await say("wangwu", text)).toContain("领到了");
    expect(await item(12)).toMatchObject({ ownerId: "wangwu" });
  });
  test("one's own is claimed by nobody", async () => {
    expect(await say("wangwu", "抢百川")).toContain("已经在你名下");
  });

  describe("a number told by the way", () => {
    test.each([
      "云图那边李总负责,13712340000",
      "云图换人了,李总,13712340000",
      "云图现在找李总,电话13712340000",
    ])("%s is offered as whose it is", async (text) => {
      expect(await say("ZhangSan", text)).toContain("「联系人 #1 加 李总 13712340000」");
    });
    test.each([
      ["蓝海聊得不错,刘总13800005555"],
      ["蓝海刘总在外地,打13800005555没人接"],
      ["宝利送样品过去了,快递单号13712340000"],
    ])("%s offers none", async (text) => {
      expect(await say("ZhangSan", text)).not.toContain("联系人 #");
    });
    test("whoever is recommended with it is somebody new", async () => {
      const text = "老吴(华测那个)推荐了盐城东方检测,对接人高主任18912345670,也要LIMS,预算20万左右";
      expect(await say("ZhangSan", text)).toMatch(/盐城东方检测[\s\S]*18912345670/);
    });
  });

  describe("whoever leads", () => {
    test.each([
      ["恒力催一下张三", "「过问 #3」"],
      ["恒力那单问下张三", "「过问 #3」"],
      ["催一下张三恒力的事", "「过问 #3」"],
      ["让张三赶紧跟一下恒力", "「过问 #3 赶紧跟一下恒力」"],
      ["让李四明天把智谷的情况报给我", "「过问 #8 明天把智谷的情况报给我」"],
      ["通知李四今天更新下凌峰", "「过问 #9 今天更新下凌峰」"],
    ])("%s presses the owner", async (text, offered) => {
      expect(await say("zhuguan", text)).toContain(offered);
    });
    test("whoever is to take it on is handed it", async () => {
      expect(await say("zhuguan", "让李四去跟恒力")).toContain("「改派 #3 @李四");
    });
    test("nobody presses who leads nobody", async () => {
      expect(await say("ZhangSan", "恒力催一下李四")).not.toContain("过问");
    });
  });

  test.each(["凌峰不回消息", "凌峰不回消息三天了", "凌峰不回我微信好几天了", "凌峰那边电话打不通"])(
    "%s is tried, and nobody reached",
    async (text) => {
      expect(await say("lisi", text)).toContain("没联系上");
    },
  );
  test("being reminded may not be forgotten", async () => {
    expect(await say("ZhangSan", "蓝海别忘了提醒我周三打电话")).toContain("3/11 09:00 提醒你");
  });

  test.each([
    ["华测的5万记重了,删一笔", "「退款 #6 5万」"],
    ["华测那5万记了两遍", "「退款 #6 5万」"],
    ["华测多记了一笔5万", "「退款 #6 5万」"],
  ])("%s is put right when it is confirmed, and is no news", async (text, offered) => {
    const before = await followUps(6);
    expect(await say("ZhangSan", text)).toContain(offered);
    expect(await followUps(6)).toBe(before);
  });
  test.each(["今天先去云图,再去恒力", "先去云图再去恒力", "再去恒力"])(
    "%s has not happened yet",
    async (text) => {
      const before = [await followUps(1), await followUps(3)];
      await say("ZhangSan", text);
      expect([await followUps(1), await followUps(3)]).toEqual(before);
    },
  );

  test.each([
    ["万邦的下一步挪到下周一", 4, "2026-03-16"],
    ["恒力下次动作推到周五", 3, "2026-03-13"],
  ])("%s moves what comes next, and keeps nothing", async (text, no, day) => {
    const before = await followUps(no);
    await say("ZhangSan", text);
    expect(await item(no)).toMatchObject({ nextDay: day });
    expect(await followUps(no)).toBe(before);
  });
  test("a day on which something has gone well, or money has not come, is none to come", async () => {
    await say("ZhangSan", "新元今天去客户那儿聊得不错,样品他们认可");
    await say("ZhangSan", "回款华测那10万说好今天到,现在还没看到");
    expect(await item(2)).toMatchObject({ nextDay: "2026-03-12" });
    expect(await item(6)).toMatchObject({ nextDay: null });
  });
  test("of a price and what is taken off it, what that comes to is asked", async () => {
    expect(await say("ZhangSan", "改 3 金额 30万打八五折")).toContain("按 25.5万 记吗");
    await say("ZhangSan", "对");
    expect(amountOf((await item(3)) as Item)).toBe(25_500_000);
  });
  test("the day of what comes next is asked for where only the number is given", async () => {
    expect(await say("ZhangSan", "下次 4")).toContain("下次哪天");
    await say("ZhangSan", "周五下午");
    expect(await item(4)).toMatchObject({ nextDay: "2026-03-13" });
  });
  test.each([
    "下次 2 周五吗",
    "下次 2 周五不行了",
    "下次 5 周五取消",
    "下次 4 周五前别去",
    "下次 5 下周二他出差",
    "下次见面 7 月底",
    "下次 3 月初",
  ])("%s moves nothing", async (text) => {
    const days = async () => Promise.all([2, 3, 4, 5, 7].map(async (no) => (await item(no))?.nextDay));
    const before = await days();
    await say("ZhangSan", text);
    expect(await days()).toEqual(before);
  });
  test.each([
    ["下次 5 3月19日", 5, "2026-03-19"],
    ["下次 3 周五送资料给陈总", 3, "2026-03-13"],
    ["下次2 周五上午10点见面", 2, "2026-03-13"],
  ])("%s moves what comes next", async (text, no, day) => {
    const before = await followUps(no);
    await say("ZhangSan", text);
    expect(await item(no)).toMatchObject({ nextDay: day });
    expect(await followUps(no)).toBe(before);
  });
  test("what is to be taken along is asked of nobody", async () => {
    await say("wangwu", "潘总那边两周后再去,到时候带报价");
    expect(await item(10)).toMatchObject({ nextDay: "2026-03-24" });
  });

  describe("told in short", () => {
    test.each([
      ["ZhangSan", "蓝海签啦", "赢单 #5"],
      ["lisi", "凌峰约到了,周五上午见顾总", "推进 #9"],
      ["ZhangSan", "新元已经报价了,28万", "推进 #2 到高意向 报价28万"],
    ])("%s: %s is offered as %s", async (who, text, act) => {
      expect(await say(who, text)).toContain(`我理解为「${act}`);
    });
    test.each([
      "蓝海基本签了,就差盖章",
      "宝利口头上说没问题但老板没点头",
      "宝利对手都报价了",
      "蓝海签了个补充协议",
    ])("%s is only told", async (text) => {
      expect(await say("ZhangSan", text)).not.toContain("我理解为");
    });
  });

  describe("whoever was called, by their whole name", () => {
    const UNREACHED = "没联系上,今天先不催了";
    test.each(["云图王磊没接", "王磊电话没人接", "打了两次 王磊没接", "云图王磊没接 新元何工说等下周"])(
      "%s: nobody was reached",
      async (text) => {
        expect(await say("ZhangSan", text)).toContain(UNREACHED);
      },
    );
    test.each(["云图设备没接上", "云图的系统没接口", "云图王磊没接受报价", "王磊没接茬"])(
      "%s: something was said",
      async (text) => {
        expect(await say("ZhangSan", text)).not.toContain(UNREACHED);
      },
    );
  });
});
