// Which value of what was just said is wrong, and what is right instead (speech.md, "correction").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const lisi = (text: string) => talk.say("lisi", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 1));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("an hour", () => {
    test.each([
      "三点打错了 是四点🙈",
      "三点不对 应该四点",
      "4点4点",
      "四点 不是三点",
      "3点改4点",
      "记成3点了 其实4点",
      "哦 是四点",
      "下午四点 说错了",
    ])("%s", async (text) => {
      await lisi("智谷郑工约我明天下午三点线上会");
      await lisi(text);
      expect(await item(8)).toMatchObject({ nextDay: "2026-03-11", nextMinute: 16 * 60 });
    });
  });

  describe("a day", () => {
    test.each([
      "去厂里是周四 别的没错",
      "下周三撞了 下周四吧",
      "是周四去他厂里",
      "那就下周四吧",
      "下周四 周三他没空",
    ])("%s", async (text) => {
      await lisi("凌峰顾总今天聊了半小时 下周三去他厂里");
      await lisi(text);
      expect(await item(9)).toMatchObject({ nextDay: "2026-03-19" });
    });
    test("by an hour later", async () => {
      await lisi("智谷郑工周五上午十点来");
      await lisi("推迟一小时");
      expect(await item(8)).toMatchObject({ nextDay: "2026-03-13", nextMinute: 11 * 60 });
    });
  });

  describe("an amount", () => {
    test.each(["不不不 是26万", "哦不 26万", "输错 26万", "26万", "还是26万吧"])("%s", async (text) => {
      await me("恒力金额改成28万");
      await me(text);
      expect(await item(3)).toMatchObject({ quotedFen: 26_000_000 });
    });
    test("of another customer is only offered there", async () => {
      await me("恒力金额改成28万");
      expect(await me("看错行了 那是万邦的")).toContain("改 #4 金额 28万");
      expect(await told(4)).toEqual([]);
    });
    test("算了 改回去吧", async () => {
      await me("恒力金额改成28万");
      await me("算了 改回去吧");
      expect(await item(3)).toMatchObject({ quotedFen: 30_000_000 });
    });
  });

  describe("the digits of a number", () => {
    test.each(["最后一位是七不是一", "尾号应该是0007", "最后两位07", "尾号打错了 是0007"])(
      "%s",
      async (text) => {
        await me("新元何工电话改成13857410001");
        expect(await me(text)).toContain("13857410007");
      },
    );
    test("尾号3391 到账5万 of a bank's message is none", async () => {
      await me("华测吴主任说流程走完了");
      expect(await me("尾号3391 到账5万")).not.toContain("联系人");
    });
  });

  test.each(["这是宝利的", "记到宝利去", "哎呀发错了 应该发宝利的"])("%s puts it there", async (text) => {
    await me("恒力陈总刚打过电话 要样品");
    await me(text);
    expect((await told(7))[0]?.text).toContain("要样品");
  });
  test("an address", async () => {
    await me("恒力地址改成苏州工业园");
    expect(await me("写错了 昆山")).toContain("苏州工业园 → 昆山");
  });
});
