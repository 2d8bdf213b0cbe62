// Which day holds: of two that are left open none, of one that nobody can come on none, of one that is moved the new one.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const next = async (no: number) => (await talk.database.read(({ items }) => items.byNo(no)))?.nextDay;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("two days that are left open are asked about, and what was agreed stands", () => {
    test.each([
      ["何工让我周三或者周四过去", "周三或者周四", 2],
      ["何工说要么周三要么周四", "周三要么周四", 2],
      ["何工周三或周四都行", "周三或周四", 2],
      ["何工约我周四或周五见", "周四或周五", 2],
      ["陈总说13号或者16号来公司", "13号或者16号", 3],
      ["沈经理让我们14号还是15号过去他还没定", "14号还是15号", 4],
      ["万邦12号或13号我再去一趟", "12号或13号", 4],
      ["恒力陈总说不是周三就是周四来", "周三就是周四", 3],
      ["恒力周五、周三都行", "周五、周三", 3],
      ["万邦周四或周五一定来", "周四或周五", 4],
    ])("%s", async (said, words, no) => {
      expect(await me(said)).toContain(`「${words}」是哪天`);
      expect(await next(no)).toBe("2026-03-12");
    });
    test("and the one that is chosen behind them is taken", async () => {
      await me("何工说周四或者周五,我定周五吧");
      expect(await next(2)).toBe("2026-03-13");
    });
    test("周一还是周二, on a Tuesday, are of the same week", async () => {
      await me("钱工问周一还是周二方便,我说周二");
      expect(await next(7)).toBe("2026-03-17");
    });
  });

  describe("who is kept from the day that was agreed comes on none", () => {
    test.each([
      ["宝利周五钱工没空", 7],
      ["宝利钱工说13号不行", 7],
      ["钱工刚说13号临时有事,让我等他电话", 7],
      ["宝利改期了,新时间还没定", 7],
      ["恒力12号陈总不在公司", 3],
      ["宝利周五钱工家里有事来不了", 7],
      ["万邦周四沈经理要去总部开会,来不了", 4],
    ])("%s", async (said, no) => {
      expect(await me(said)).toContain("不作数了");
      expect(await next(no)).toBe(null);
    });
    test.each([
      ["沈经理周四上午没空,下午可以", 4, "2026-03-12"],
      ["宝利周五我没空", 7, "2026-03-13"],
      ["宝利13号我们技术没空", 7, "2026-03-13"],
      ["宝利13号不在厂里谈,去他家谈", 7, "2026-03-13"],
      ["恒力周四我去苏州出差", 3, "2026-03-12"],
    ])("%s leaves it as it is", async (said, no, day) => {
      await me(said);
      expect(await next(no)).toBe(day);
    });
  });

  describe("the day it is moved to is the next one", () => {
    test.each([
      ["宝利改周四了", 7, "2026-03-12"],
      ["恒力换周五了", 3, "2026-03-13"],
      ["万邦沈经理说改15号", 4, "2026-03-15"],
      ["周五我调休 咋还约了钱工。。改16号吧", 7, "2026-03-16"],
      ["新元改17号了,何工出差", 2, "2026-03-17"],
    ])("%s", async (said, no, day) => {
      expect(await me(said)).toContain("面谈");
      expect(await next(no)).toBe(day);
    });
    test("and 跟进 改到下周二 is no news", async () => {
      expect(await me("万邦跟进 改到下周二")).not.toContain("跟进已记");
      expect(await next(4)).toBe("2026-03-17");
    });
    test("but a day that is only wished for moves nothing", async () => {
      expect(await me("新元12号的面谈何工想提前到明天")).toContain("「明天」没当下次");
      expect(await next(2)).toBe("2026-03-12");
    });
    test("and nothing where a signature fails: that is offered for the signature", async () => {
      for (const said of ["蓝海20号签不了,25号吧", "蓝海20号签不了,改25号"])
        expect(await me(said)).toContain("改 #5 签约日 3/25");
      expect(await next(5)).toBe("2026-03-12");
    });
    test("again, right behind it, by so many days", async () => {
      await me("恒力今天聊了,周五再去");
      expect(await me("再晚一天")).toContain("3/14 再去");
      expect(await me("早两天吧")).toContain("3/12 再去");
    });
  });

  test("what is said to come first is next, whatever is named before it", async () => {
    await me("蓝海3/20签,3/18先过合同");
    expect(await next(5)).toBe("2026-03-18");
    await me("蓝海17号过合同,20号签");
    expect(await next(5)).toBe("2026-03-17");
  });

  test("a date that is just over is asked about", async () => {
    expect(await me("陈总8号前给答复")).toContain("「8号」是 4/8 对吗");
    expect(await next(3)).toBe("2026-03-12");
  });

  test("an agreed day that is put right by name is offered", async () => {
    for (const said of ["新元不是12号,是13号", "新元的面谈时间我记错了,是13号"])
      expect(await me(said)).toContain("改 #2 下次 2026-03-13 面谈 何工参加");
  });

  test("a day that is still undecided is no question", async () => {
    expect(await me("宝利周四上午还是下午待定")).toContain("跟进已记");
  });
});
