// When one meets or signs is moved: an order changes the day and is no news; whoever tells of it is kept (speech.md, "Kinds").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).length;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("an order moves the appointment, whose words stay, and is kept as nothing", () => {
    test.each([
      [2, "新元那个面谈挪到16号", "2026-03-16", null],
      [4, "把万邦的拜访改到下周二下午三点", "2026-03-17", 900],
      [7, "宝利那个面谈麻烦帮我往后挪一天", "2026-03-14", null],
      [4, "万邦那个会改下午四点", "2026-03-12", 960],
      [3, "恒力下次跟进改到下周三", "2026-03-18", null],
      [3, "我想把恒力的面谈改到周五", "2026-03-13", null],
    ])("#%i %s", async (no, text, day, minute) => {
      const [before, kept] = [await item(no), await told(no)];
      await talk.say("ZhangSan", text);
      expect(await item(no)).toMatchObject({ nextDay: day, nextMinute: minute, nextText: before?.nextText });
      expect(await told(no)).toBe(kept);
    });
  });

  describe("what the customer says of it is news", () => {
    test.each([
      [2, "何工来电说面谈挪到16号", "2026-03-16"],
      [7, "宝利钱工打电话来把面谈推到下周一", "2026-03-16"],
      [2, "新元面谈改到16号了", "2026-03-16"],
    ])("#%i %s", async (no, text, day) => {
      const kept = await told(no);
      await talk.say("ZhangSan", text);
      expect((await item(no))?.nextDay).toBe(day);
      expect(await told(no)).toBe(kept + 1);
    });
  });

  describe("the planned day of signing is moved, no appointment", () => {
    test.each([
      ["蓝海签单日子往后放 放到25号", "2026-03-25"],
      ["蓝海那个预计签约的日子往后改到二十七号", "2026-03-27"],
      ["蓝海签约日往后挪三天", "2026-03-23"],
      ["蓝海预计月底签", "2026-03-31"],
      ["把蓝海的预计签约日改成3月26号", "2026-03-26"],
      ["蓝海应该要到28号才能签下来", "2026-03-28"],
    ])("%s", async (text, day) => {
      const [before, kept] = [await item(5), await told(5)];
      await talk.say("ZhangSan", text);
      expect(await item(5)).toMatchObject({ plannedSigningOn: day, nextDay: before?.nextDay });
      expect(await told(5)).toBe(kept);
    });

    test("of none that is planned yet it is asked, and nothing is kept", async () => {
      const kept = await told(3);
      expect(await talk.say("ZhangSan", "恒力签约日往后挪三天")).toContain("改成什么");
      expect(await told(3)).toBe(kept);
      await talk.say("ZhangSan", "下周五");
      expect((await item(3))?.plannedSigningOn).toBe("2026-03-20");
    });

    test("is offered where the customer tells of it", async () => {
      const before = await item(5);
      expect(await talk.say("ZhangSan", "蓝海刘总说签约推到月底")).toContain("「改 #5 签约日 3/31」");
      expect((await item(5))?.nextDay).toBe(before?.nextDay);
    });
  });

  test("what nobody has moved stays", async () => {
    for (const text of ["新元那边要求面谈推迟一周", "蓝海25号签不了"]) await talk.say("ZhangSan", text);
    expect((await item(2))?.nextDay).toBe("2026-03-12");
    expect((await item(5))?.plannedSigningOn).toBe("2026-03-20");
  });
});
