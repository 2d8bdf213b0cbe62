// The hour that is said in a clause behind its day is that day's; a part of the day behind one to come is no more today's.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const next = async (no: number) => {
    const item = await talk.database.read(({ items }) => items.byNo(no));
    return [item?.nextDay ?? null, item?.nextMinute ?? null];
  };
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    [2, "新元何工说12号见,下午两点半", "2026-03-12", 870],
    [1, "云图周四面谈,下午3点,王磊参加", "2026-03-12", 900],
    [1, "云图定了下周二 时间早上9点半", "2026-03-17", 570],
    [7, "宝利改到16号,下午两点", "2026-03-16", 840],
    [7, "改 7 下次 3月16号,下午两点", "2026-03-16", 840],
    [4, "万邦3月18号开评审会,9:00开始", "2026-03-18", 540],
    [1, "云图明天上午去拜访,下午三点还有个恒力", "2026-03-11", null],
    [1, "云图明天去,昨天三点打过电话", "2026-03-11", null],
  ])("#%i %s", async (no, text, day, minute) => {
    await talk.say("ZhangSan", text);
    expect(await next(no)).toEqual([day, minute]);
  });

  test("这个下午 of a plan for tomorrow", async () => {
    const before = await next(2);
    await talk.say("ZhangSan", "新元明天的安排是上午参观,下午回公司写方案");
    expect((await next(2))[0]).not.toBe("2026-03-10");
    expect(before[0]).toBe("2026-03-12");
  });

  describe("the signing of which the clause before speaks is moved, and no appointment", () => {
    test.each([
      ["蓝海签约从20号提前到18号", "3/18"],
      ["蓝海刘总说20号来不及,签约改24号", "3/24"],
      ["蓝海合同签约时间由3月20改为3月22", "3/22"],
    ])("%s", async (text, day) => {
      const before = await next(5);
      expect(await talk.say("ZhangSan", text)).toContain(`我理解为「改 #5 签约日 ${day}」`);
      expect(await next(5)).toEqual(before);
    });
    test.each([
      ["蓝海20号签不了,改23号", "3/23"],
      ["蓝海20号签不成了 推到25号", "3/25"],
    ])("and is offered beside what comes next: %s", async (text, day) => {
      expect(await talk.say("ZhangSan", text)).toContain(`我理解为「改 #5 签约日 ${day}」`);
    });
    test("and each of the two its own day", async () => {
      expect(await talk.say("ZhangSan", "蓝海签约推到月底,面谈改到周五")).toContain("「改 #5 签约日 3/31」");
      expect(await next(5)).toEqual(["2026-03-13", null]);
    });
  });
});
