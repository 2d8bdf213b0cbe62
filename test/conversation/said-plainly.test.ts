// As people write to each other: two or three short sentences, what happened beside what is to be done.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say, talk } = inScene(engine);

  describe("the step we take stands between what they said and what we ask for", () => {
    test.each([
      ["老沈18号要在总部开会。我19号去找他，付款最多让三个点", 4, "2026-03-19"],
      ["恒力陈总嫌贵，我明天再跟他谈，金额改28万", 3, "2026-03-11"],
      ["云图王磊来电要比价，我周四过去，他电话多少", 1, "2026-03-12"],
    ])("%s", async (text, no, day) => {
      const before = await told(no);
      await me(text);
      expect(await told(no)).toHaveLength(before.length + 1);
      expect(await item(no)).toMatchObject({ nextDay: day });
    });
  });

  describe("when the rest of the money comes is no step of ours; when we go for it is", () => {
    test("华测今天又打了3万过来。吴主任讲剩下的月底再说", async () => {
      expect(await me("华测今天又打了3万过来。吴主任讲剩下的月底再说")).toContain("回款 #6 3万");
      expect((await item(6))?.nextDay).not.toBe("2026-03-31");
    });

    test("华测尾款下周给，我下周三去盯一下", async () => {
      await me("华测尾款下周给，我下周三去盯一下");
      expect(await item(6)).toMatchObject({ nextDay: "2026-03-18" });
    });
  });

  describe("how a command is used is shown, and nothing comes of it", () => {
    test.each([
      ["shizhu", "录线索怎么弄啊，是直接打这三个字吗", "录线索: "],
      ["ZhangSan", "赢单怎么写", "赢单: "],
      ["ZhangSan", "退公海咋操作", "退公海: "],
    ])("%s: %s", async (who, text, words) => {
      const before = await talk().database.read(({ dump }) => dump.rowsOf("items"));
      expect(await say(who, text)).toContain(words);
      expect(await talk().database.read(({ dump }) => dump.rowsOf("items"))).toEqual(before);
    });

    test("输单 3 怎么办 is of a customer", async () => {
      expect(await me("输单 3 怎么办")).toContain("#3 苏州恒力机电");
    });
  });

  test("their holiday is none of ours, and what they ask us to wait for no alarm clock", async () => {
    expect(await say("lisi", "郑工关机。打他们前台，说他休假到周四")).not.toContain("请假");
    expect(await told(8)).toHaveLength(1);
    expect(await me("陈总说他们自己在推进内部流程，叫我等信")).not.toContain("提醒");
    expect(await told(3)).toHaveLength(1);
  });

  test("whoever leads asks where somebody is, and who signed", async () => {
    expect(await say("erzhu", "王五这两天往哪跑？周四好像有个面谈吧")).toContain("#10 温州百川阀门");
    expect(await say("jingli", "这个月签下来的有几单？谁签的")).toContain("张三");
  });

  test("whom it is handed to is told behind what was agreed with them", async () => {
    expect(await me("云图我跟李四讲好了，以后给他跑，他住滨江近")).toContain("转交 #1 @李四");
  });

  describe("asked politely of us a move is offered; asked of somebody else it is not", () => {
    test.each([
      ["新元何工那个面谈能不能帮我往后推一天", "改 #2 下次"],
      ["宝利的面谈可不可以帮我挪到下周二", "改 #7 下次 2026-03-17"],
    ])("%s", async (text, offer) => {
      expect(await me(text)).toContain(`我理解为「${offer}`);
    });

    test("何工问面谈能不能给他往后推一天", async () => {
      await me("何工问面谈能不能给他往后推一天");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-12" });
    });
  });

  test("somebody new in the town and the trade of one's own is somebody new", async () => {
    expect(await me("宁波新来一家做注塑的,海天精工,王总13711112222,想上MES")).toContain("海天精工");
    expect(await me("宁波那家做塑料的怎么样了")).toContain("#2 宁波新元塑料");
  });

  describe("a stage that is told in passing is offered, and what happened is kept", () => {
    test.each([
      [
        "宝利钱工把报价要走了，我报了22万，他说在预算里，这下推到高意向没问题了吧嘿嘿",
        7,
        2,
        "推进 #7 到高意向",
      ],
      ["quote早上发宝利了 22万 钱工当场说ok要往上报 可以推到高意向了 周五面谈照旧", 7, 2, "推进 #7 到高意向"],
      [
        "沈经理口头答应了！！45万不变，说18号过去签，这算到成交冲刺了吧，该往前推一格",
        4,
        4,
        "推进 #4 到成交冲刺期",
      ],
    ] as const)("%s", async (text, no, stage, offer) => {
      expect(await me(text)).toContain(offer);
      expect(await item(no)).toMatchObject({ stage });
      expect(await told(no)).not.toEqual([]);
    });

    test.each(["宝利推进到高意向 报价22万", "把宝利推到高意向,报了22万"])("%s is an order", async (text) => {
      await me(text);
      expect(await item(7)).toMatchObject({ stage: 3 });
    });
  });

  test("when something comes about there is no step of ours", async () => {
    await me("华测今天又打了10万进来，吴主任说剩下的等验收，验收大概4月中");
    expect((await item(6))?.nextDay).not.toBe("2026-04-15");
  });

  test("what one has on a day, and when one speaks next", async () => {
    expect(await say("wangwu", "周四我有啥")).toContain("#10 温州百川阀门");
    await me("恒力下次联系 下下周一");
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-23" });
  });

  describe("in the words of the north", () => {
    test("俺 is who speaks", async () => {
      await say("wangwu", "俺明儿再去趟百川");
      expect(await item(10)).toMatchObject({ nextDay: "2026-03-11" });
    });

    test("a price beside what is none", async () => {
      await me("万邦那数儿记得不对，往后按四十三万八算，那一万二是人家自己出的服务器钱");
      expect(await item(4)).toMatchObject({ quotedFen: 43_800_000 });
    });

    test.each([
      ["新元那个何工，俺跟他约的是礼拜四还是礼拜五见面？昨晚上喝了三两", 2],
      ["陈总又来问了，恒力当时报的是三十还是三十二啊", 3],
    ] as const)("%s keeps nothing", async (text, no) => {
      await me(text);
      expect(await told(no)).toEqual([]);
    });

    test.each([
      ["恒力陈总出差到十五号，脾气还不小", 3, "2026-03-15"],
      ["华测吴主任拍胸脯说月底前准打十万", 6, "2026-03-31"],
      ["沈经理说付款方式周末给他们老板看", 4, "2026-03-14"],
    ] as const)("%s is no step of ours", async (text, no, day) => {
      await me(text);
      expect((await item(no))?.nextDay).not.toBe(day);
    });

    test("他想15号先看演示…定了16号上门 is the sixteenth", async () => {
      await me("跟陈总聊了40分钟，他想15号先看演示，那天周日我不去，定了16号上门");
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-16" });
    });

    test("what is taken back with why has nothing in its place", async () => {
      await me("宝利钱工电话没打通");
      await me("上一条删掉吧，俺拨的是另一个钱工，卖保险的那个");
      expect(await told(7)).toEqual([]);
    });

    test("让金蝶给撬走了 names whom it was lost to", async () => {
      await me("输单 4");
      await me("让金蝶给撬走了，人家便宜八万");
      expect(await item(4)).toMatchObject({ outcome: "lost", lostTo: "金蝶" });
    });
  });
});
