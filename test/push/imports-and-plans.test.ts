// What is said rarely: what the rules would have done with imported items, and what was won without a payment plan.
import { beforeEach, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function created(name: string): Promise<string> {
    const said = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1340000${++phones} 地址上海 需求MES 金额28万`,
    );
    return /#(\d+)/.exec(said)?.[1] ?? "";
  }
  async function tickAt(day: string, ...minutes: number[]): Promise<void> {
    for (const minute of minutes) {
      talk.goTo(day, minute);
      await talk.tick();
      await talk.deliver();
    }
  }
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";

  describe("an imported item, in its first fourteen days", () => {
    /** As an import leaves it: with a past of its own, and looked at only from today on. */
    async function imported(no: string): Promise<void> {
      await talk.database.transaction(async (store) => {
        const item = await store.items.byNo(Number(no));
        if (item === null) return;
        const past = {
          ...item,
          intake: "imported",
          receivedAt: at("2026-02-10"),
          lastFollowUpAt: null,
        } as const;
        const due = at("2026-02-24", 1080);
        await store.items.apply(
          { item: { ...past, nextDay: null, nextDueAt: due, deadlineAt: due }, what: "edited" },
          { by: "import", at: talk.now() },
        );
      });
    }

    test("the rules do nothing and once a week tell the head what they would have done", async () => {
      const first = await created("上海旧线索机电");
      const second = await created("上海旧商机机电");
      const third = await created("上海旧冲刺机电");
      await talk.say("ZhangSan", `推进 ${second} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `推进 ${third} 到5 计划3/20签 跳过 客户直接定了`);
      for (const no of [first, second, third]) await imported(no);
      // What they moved this week they are told on Friday, whatever the rules do.
      await talk.say("ZhangSan", "不发周五小结");
      for (const day of ["2026-03-11", "2026-03-12", "2026-03-13"])
        await tickAt(day, 9 * 60, 10 * 60 + 30, 17 * 60, 18 * 60);
      for (const who of ["ZhangSan", "zhuguan", "jingli"]) expect(await talk.told(who)).toEqual([]);
      await tickAt("2026-03-16", 9 * 60, 10 * 60 + 30, 10 * 60 + 31);
      expect(await talk.told("zhuguan")).toHaveLength(1);
      expect(await last("zhuguan")).toBe(
        [
          "赵主管,3/16 导入的商机还在观察,3/24前只看不动。按规则,这3个本来会:",
          `#${first} 上海旧线索机电 基础意向(张三)|回公海`,
          `#${second} 上海旧商机机电 中意向(张三)|请主管定去留`,
          `#${third} 上海旧冲刺机电 成交冲刺期(张三)|请主管看`,
          `在跟的请补一句: 跟进 ${first} …;看怎么算的: 为什么 ${first}`,
        ].join("\n"),
      );
      expect(await talk.say("ZhangSan", `为什么 ${first}`)).toContain(
        "导入的,3/24前只看不动: 按规则到期会回公海",
      );
      expect(await talk.told("ZhangSan")).toEqual([]);
    });

    test("after them the rules begin, with two warnings before anything is taken away", async () => {
      const no = await created("上海满期机电");
      await imported(no);
      const place = async () => (await talk.database.read(({ items }) => items.byNo(Number(no))))?.place;
      for (const day of ["2026-03-24", "2026-03-25", "2026-03-26"]) {
        await tickAt(day, 9 * 60, 18 * 60);
        expect(await place()).toBe("owned");
      }
      expect((await talk.told("ZhangSan")).filter((text) => text.includes("到期会回公海"))).toHaveLength(2);
      await tickAt("2026-03-27", 18 * 60);
      expect(await place()).toBe("pool");
    });
  });

  describe("won, and no payment planned", () => {
    test("is spoken of each month until there is a plan", async () => {
      const no = await created("上海没排机电");
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain(
        `还没排: 「回款计划 ${no} …」,没排每月提一次`,
      );
      await tickAt("2026-04-08", 9 * 60);
      expect(await talk.told("ZhangSan")).toEqual([]);
      await tickAt("2026-04-09", 9 * 60, 9 * 60 + 1);
      expect(await talk.told("ZhangSan")).toEqual([
        `4/9 赢单了还没排回款的:\n#${no} 上海没排机电 合作与回款|赢单30天\n排一下,到日子我提醒: 回款计划 ${no} 下周三8.4万 验收后19.6万`,
      ]);
      // The 60th day is a Saturday that is worked.
      await tickAt("2026-05-09", 9 * 60);
      expect(await talk.told("ZhangSan")).toHaveLength(2);
      await talk.say("ZhangSan", `回款计划 ${no} 验收后28万`);
      expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("等验收这些条件");
      await tickAt("2026-06-08", 9 * 60);
      expect(await talk.told("ZhangSan")).toHaveLength(2);
    });
    test("is not spoken of when everything has come in", async () => {
      const no = await created("上海收齐机电");
      await talk.say("ZhangSan", `赢单 ${no} 8万 签约今天 跳过 老客户`);
      await talk.say("ZhangSan", `回款 ${no} 8万`);
      expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("款已收齐");
      await tickAt("2026-04-09", 9 * 60);
      expect(await talk.told("ZhangSan")).toEqual([]);
    });
  });
});
