// What is to stand there is said first and ordered behind it, put right in its place, or said of several in one order.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, count } = inScene(engine);
  const price = async (no: number) => ((await item(no))?.quotedFen ?? 0) / 1_000_000;

  describe("照这个写", () => {
    test.each(["恒力就按27万走，单子上改一下", "恒力27万，照这个写", "恒力那张写二十七万，三十万的不要了"])(
      "writes the one amount: %s",
      async (text) => {
        await me(text);
        expect([await price(3), await count(3)]).toEqual([27, 0]);
      },
    );
    test.each([
      "恒力陈总说二十七万，照这个写",
      "恒力两个版本，27万和28万，照这个写",
      "恒力的合同照着这个写的，27万",
      "恒力三十万的设备不要了，只做软件28万",
      "恒力那单写了三十页方案",
    ])("and no other: %s", async (text) => {
      await me(text);
      expect(await price(3)).toBe(30);
    });
  });

  describe("several prices behind one order", () => {
    test.each(["价钿动一动：恒力29万，万邦44万，蓝海照旧不碰", "报价改一下，#3 29万，#4 44万，#5不动"])(
      "%s",
      async (text) => {
        await me(text);
        expect([await price(3), await price(4), await price(5)]).toEqual([29, 44, 26]);
        expect([await count(3), await count(4), await count(5)]).toEqual([0, 0, 0]);
      },
    );
    test.each(["价格都动过了：恒力29万，万邦44万", "对手报价：恒力29万，万邦44万", "恒力29万，万邦44万"])(
      "none: %s",
      async (text) => {
        await me(text);
        expect([await price(3), await price(4)]).toEqual([30, 45]);
      },
    );
  });

  describe("a day for each place one goes to", () => {
    const days = async () => [(await item(2))?.nextDay, (await item(7))?.nextDay];
    test.each([
      ["18号跑宁波，19号跑常州，新元跟宝利都给我排进去，原来那两趟不去了", 0],
      ["宝利和新元都打过电话，18号去宁波，19号去常州", 1],
    ])("%s", async (text, kept) => {
      await me(text);
      expect(await days()).toEqual(["2026-03-18", "2026-03-19"]);
      expect([await count(2), await count(7)]).toEqual([kept, kept]);
    });
    test.each(["18号跑一趟，19号再跑一趟，新元跟宝利都排进去", "18号或者19号去，新元跟宝利"])(
      "where nobody says which: %s",
      async (text) => {
        await me(text);
        expect(await days()).toEqual(["2026-03-12", "2026-03-13"]);
      },
    );
    test("one day is of both", async () => {
      await me("新元跟宝利18号都去");
      expect(await days()).toEqual(["2026-03-18", "2026-03-18"]);
    });
    test("a sentence of its own belongs to whoever it names", async () => {
      await me("恒力陈总去日本了，下礼拜回；明天我去北仑送资料，何工收");
      expect([(await item(3))?.nextDay, (await item(2))?.nextDay]).toEqual(["2026-03-12", "2026-03-11"]);
    });
  });

  describe("put right", () => {
    test("the half of the day", async () => {
      await say("wangwu", "百川面谈改到13号下午三点");
      await say("wangwu", "谁讲下午了，上午，九点半，日子没错");
      expect(await item(10)).toMatchObject({ nextDay: "2026-03-13", nextMinute: 9 * 60 + 30 });
    });
    test("the day, with why", async () => {
      await me("万邦下次跟进周五");
      await me("礼拜五不行，我要去医院拿报告，换礼拜一");
      expect(await item(4)).toMatchObject({ nextDay: "2026-03-16" });
    });
    test("where the customer is", async () => {
      expect(await me("地方写岔了，不是北仑，是镇海，新元")).toContain("宁波北仑 → 宁波镇海");
      expect(await me("恒力地址写错了，应该是苏州相城")).toContain("苏州相城");
      expect(await me("地方找错了，绕了半天才到，新元")).not.toContain("→");
      expect(await me("客户地址写错了，快递退回来了，恒力")).not.toContain("→");
    });
    test.each([
      ["末尾两位抄倒了，78应该是87，美达那个", "13512345687"],
      ["号码最后两位写反了", "13512345687"],
      ["尾号应该是5687", "13512345687"],
    ])("the last digits: %s", async (text, phone) => {
      await me("新客户 常州美达电机，孟经理 13512345678，想上MES");
      expect(await me(text)).toContain(phone);
    });
  });

  describe("acts told in passing", () => {
    test.each([
      ["lisi", "智谷预算砍光了，这单子死透", "输单 #8"],
      ["ZhangSan", "万邦两边章昨天夜里都齐了，四十三万，头款十三万也到了", "赢单 #4 43万"],
      ["ZhangSan", "新元要搬厂，等于打回初步接触", "回退 #2"],
      ["ZhangSan", "宝利这张给李四了，昨天跟他讲好的", "转交 #7 @李四"],
      ["wangwu", "百川人是张三介绍的，讲好了我七他三", "分成 #10 我70 @张三30"],
    ])("%s: %s", async (who, text, offer) => {
      expect(await say(who, text)).toContain(offer);
    });
    test.each([
      ["新元项目停到明年", "输单"],
      ["新元礼拜四不用去了，何工出差", "输单"],
      ["宝利这张给李四看了，他说没问题", "转交"],
      ["宝利说月底前定下来", "下次 3/31"],
    ])("%s is none", async (text, not) => {
      expect(await me(text)).not.toContain(not);
    });
  });

  test("looks in the words of 上海", async () => {
    expect(await me("签的总共几钿，到账总共几钿，我名下的")).toContain("签约 50万");
    expect(await me("3号那张报价几钿，4号那张几钿")).toContain("45万");
    expect(await me("这礼拜排了几趟面谈，一家一家列出来")).toContain("宝利");
    expect(await me("哪几张单子下一步空着没写日子，省得赵主管又来念")).toContain("云图");
  });
});
