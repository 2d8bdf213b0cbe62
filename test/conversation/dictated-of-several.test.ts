// Several customers in one breath without marks: whoever works at another one, a place or a day begins what is told of it, and each keeps its own day.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { count: kept, item, say, talk } = inScene(engine);
  const next = async (no: number) => (await item(no))?.nextDay ?? null;
  const count = (nos: readonly number[]) => Promise.all(nos.map(kept));

  describe("each is kept, and a day is of whom it is said", () => {
    test.each([
      [
        "ZhangSan",
        "昨天跑了两个地方先去的吴中恒力陈总不在后来去了无锡刘总说下周四签",
        { 3: "2026-03-12", 5: "2026-03-19" },
      ],
      ["ZhangSan", "云图跟新元都打了王磊说案例在看何工说18号他们厂长也参加", { 1: null, 2: "2026-03-18" }],
      ["ZhangSan", "#3陈总不在后来去了无锡刘总说下周四签", { 3: "2026-03-12", 5: "2026-03-19" }],
      ["ZhangSan", "云图打了王磊在开会后来打给新元何工说样品收到了下周一去看", { 1: null, 2: "2026-03-16" }],
      ["ZhangSan", "恒力我下周一去送合同万邦我下周三去看仓库", { 3: "2026-03-16", 4: "2026-03-18" }],
      ["ZhangSan", "恒力没人接万邦也没人接都下周一再打", { 3: "2026-03-16", 4: "2026-03-16" }],
      [
        "lisi",
        "智谷方案改完发过去了凌峰顾总还是没接两家我明天都再跟一下",
        { 8: "2026-03-11", 9: "2026-03-11" },
      ],
      ["lisi", "明天去智谷对需求后天去凌峰拜访顾总", { 8: "2026-03-11", 9: "2026-03-12" }],
      ["lisi", "明天去合肥找郑工 后天去芜湖见顾总", { 8: "2026-03-11", 9: "2026-03-12" }],
      ["ZhangSan", "宝利的样品明天寄云图的案例后天发", { 7: "2026-03-11", 1: "2026-03-12" }],
    ] as const)("%s: %s", async (who, text, days) => {
      const nos = Object.keys(days).map(Number);
      const before = await count(nos);
      await say(who, text);
      expect(Object.fromEntries(await Promise.all(nos.map(async (no) => [no, await next(no)])))).toEqual(
        days,
      );
      expect(await count(nos)).toEqual(before.map((number) => number + 1));
    });
  });

  describe("whoever may be somebody else who is called so is offered, with the day", () => {
    test.each(["恒力陈总不在刘总说合同没问题下周四签", "#3陈总不在刘总说下周四签"])("%s", async (text) => {
      const answer = await say("ZhangSan", text);
      expect(answer).toContain("跟进 #5 刘总说");
      expect([await next(3), await next(5)]).toEqual(["2026-03-12", "2026-03-12"]);
    });
  });

  describe("people who come, offers compared and meetings are no customers of ours that are announced", () => {
    test.each([
      ["恒力来了两个人 何工说周五要样品", 3, 2],
      ["恒力说要三家比价,刘总说周五定", 3, 5],
      ["恒力财务都问了,刘总说周五付", 3, 5],
      ["恒力见了两个客户代表,王磊问周五能不能交货", 3, 1],
      ["万邦有五个客户要对接,何工周四来支持", 4, 2],
    ] as const)("%s", async (text, no, other) => {
      const [before = 0, of = 0] = await count([no, other]);
      const days = [await next(no), await next(other)];
      await say("ZhangSan", text);
      expect(await count([no, other])).toEqual([before + 1, of]);
      expect([await next(no), await next(other)]).toEqual(days);
    });

    test.each(["今天打了三个客户,恒力没接,刘总说周五定", "跑了两家,恒力陈总不在,刘总说周五签"])(
      "announced: %s",
      async (text) => {
        await say("ZhangSan", text);
        expect([await next(3), await next(5)]).toEqual(["2026-03-12", "2026-03-13"]);
      },
    );
  });

  test.each(["今天跑了两家云图和恒力,刘总说周五过来", "云图和恒力都去了,刘总陪的,下周二再约"])(
    "whoever works at neither of both is offered with the day: %s",
    async (text) => {
      expect(await say("ZhangSan", text)).toContain("「跟进 #5 刘总");
      expect([await next(1), await next(3)]).toEqual([null, "2026-03-12"]);
    },
  );

  test("what they all put off is of the last one alone", async () => {
    await say("ZhangSan", "恒力不急 万邦他们内部都明天再定");
    expect([await next(3), await next(4)]).toEqual(["2026-03-12", "2026-03-11"]);
  });

  describe("what another one is only named in stays with the first", () => {
    test.each([
      ["云图王磊让我下周二联系何工要案例", 1, 2, "2026-03-17"],
      ["云图想参观宝利的产线我下周三带他们去", 1, 7, "2026-03-18"],
      ["恒力陈总说跟蓝海刘总认识下周二一起吃饭", 3, 5, "2026-03-17"],
      ["恒力那边他们刘总说合同没问题下周四签", 3, 5, "2026-03-19"],
    ] as const)("%s", async (text, no, other, day) => {
      const before = await count([other]);
      await say("ZhangSan", text);
      expect(await next(no)).toBe(day);
      expect(await count([other])).toEqual(before);
    });
  });

  describe("what only says when is no news", () => {
    test("an hour of the day that is agreed is written, another day is offered", async () => {
      await say("ZhangSan", "后天新元上午10点 恒力下午2点");
      const minutes = await talk().database.read(({ items }) => items.byNos([2, 3]));
      expect(minutes.map(({ nextMinute }) => nextMinute)).toEqual([600, 840]);
      expect(await say("ZhangSan", "明天宝利11点蓝海下午3点")).toContain("改 #7 下次 2026-03-11 11:00");
      expect(await next(7)).toBe("2026-03-13");
    });

    test("an hour of a day that is over moves nothing", async () => {
      expect(await say("ZhangSan", "昨天恒力10点 万邦11点")).not.toContain("下次 2026-03-09");
      expect([await next(3), await next(4)]).toEqual(["2026-03-12", "2026-03-12"]);
    });

    test("a day that was just moved is put back, and whose it is only looked up", async () => {
      await say("ZhangSan", "新元改到13号见");
      const before = await count([2, 7]);
      await say("ZhangSan", "13号那是宝利 新元还是12号不动");
      expect([await next(2), await next(7)]).toEqual(["2026-03-12", "2026-03-13"]);
      expect(await count([2, 7])).toEqual(before);
    });

    test.each([
      ["宝利还是周五不变", [7]],
      ["新元还是14号不动", [2]],
      ["宝利还没报先不动 把蓝海的金额改成25万6", [7, 5]],
    ] as const)("%s", async (text, nos) => {
      const before = await count(nos);
      await say("ZhangSan", text);
      expect(await count(nos)).toEqual(before);
      expect(await next(2)).toBe("2026-03-12");
    });
  });

  describe("days and slips", () => {
    test.each([
      ["ZhangSan", "王磊最近忙上市的事,过十天我再打", 1, "2026-03-20"],
      ["ZhangSan", "新元何工出国了过三周我们再约", 2, "2026-03-31"],
      ["ZhangSan", "宝利过两天我再问", 7, "2026-03-13"],
      ["lisi", "智谷郑工那边交流做完了对接口没意见下周二在约", 8, "2026-03-17"],
      ["ZhangSan", "刘总下周二在谈", 5, "2026-03-12"],
    ] as const)("%s: %s", async (who, text, no, day) => {
      await say(who, text);
      expect(await next(no)).toBe(day);
    });

    test.each([
      ["智谷18w→17w5", 17.5],
      ["智谷产值→3亿", 18],
    ] as const)("%s", async (text, wan) => {
      await say("lisi", text);
      const item = await talk().database.read(({ items }) => items.byNo(8));
      expect((item?.quotedFen ?? 0) / 1_000_000).toBe(wan);
    });
  });

  describe("questions", () => {
    test.each([
      ["zhuguan", "张三的恒力和李四的智谷,报价各是多少?", ["30万", "18万"]],
      ["zhuguan", "这周谁有面谈", ["张三", "宝利", "智谷"]],
      ["ZhangSan", "后天我是去宁波还是常州来着", ["新元"]],
      ["ZhangSan", "报过价还没签的有哪几个,一共多少钱", ["101万", "#3 30万、#4 45万、#5 26万"]],
    ] as const)("%s: %s", async (who, text, words) => {
      const answer = await say(who, text);
      for (const word of words) expect(answer).toContain(word);
    });
  });

  describe("somebody new who is called by a name in one breath", () => {
    test.each([
      ["wangwu", "台州那边有家做水泵的叫永泰泵业老板姓林电话还没要到我明天去要你先给我报备上", "永泰泵业"],
      ["ZhangSan", "吴江新开了个厂叫苏州铂锐电子还不知道找谁先报备上", "苏州铂锐电子"],
    ])("%s: %s", async (who, text, name) => {
      expect(await say(who, text)).toContain(`#13 ${name}`);
    });

    test.each([
      "碰到一家叫永泰泵业的厂 李总13911112222 不用报备,是李四的",
      "认识一个客户叫永泰泵业 李总13911112222 先不报备",
      "有个客户叫永泰泵业,李总13911112222,李四已经报备了",
      "介绍了家叫永泰泵业的,李总13911112222 要不要报备",
      "碰到一家叫永泰泵业的厂,李四报备了",
      "找到一家叫永泰泵业的厂 明天再报备",
      "介绍了个客户叫永泰泵业,李总13911112222,恒力陈总介绍的",
    ])("who is not to be taken in is offered by the company's name: %s", async (text) => {
      expect(await say("ZhangSan", text)).toMatch(/「报备 永泰泵业(?: 联系人 李总 电话 13911112222)?」/);
      expect(await talk().database.read(({ items }) => items.byNo(13))).toBeNull();
    });

    test.each([
      "碰到一家叫永泰泵业的厂 李总13911112222 帮我报备一下",
      "认识一个客户叫永泰泵业 李总13911112222 报备",
    ])("how they are brought up is no part of the name: %s", async (text) => {
      expect(await say("ZhangSan", text)).toContain("#13 永泰泵业 线索");
    });

    test.each([
      "有家客户叫不上名字先报备",
      "有个客户叫我明天过去",
      "上海有家客户叫停了项目",
      "云图介绍了家公司叫杭州启明软件先报备上",
      "恒力有个项目叫智能工厂改造要报价",
    ])("nobody is taken in unasked: %s", async (text) => {
      await say("ZhangSan", text);
      expect(await talk().database.read(({ items }) => items.byNo(13))).toBeNull();
    });
  });
});
