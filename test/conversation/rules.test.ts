// 规则: the twelve, each in a sentence made from what holds in the asker's department; of one the numbers and where they come from.
import { beforeEach, describe, expect, test } from "vitest";
import { createRulesAt } from "../../src/chat/rules-in-force.ts";
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { numberOf } from "../../src/domain/rules/catalogue.ts";
import type { NumberPath } from "../../src/domain/rules/number.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { claimablesOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let claimable: (name: string) => Promise<number>;
  beforeEach(async () => {
    talk = await openTalk(engine);
    claimable = claimablesOf(talk);
  });
  const change = (
    path: NumberPath,
    value: number,
    given: { of?: number; from?: number; reason?: string } = {},
  ) =>
    talk.database.transaction(({ rules }) =>
      rules.add({
        rule: numberOf(path).rule,
        departmentId: given.of ?? null,
        startsAt: given.from ?? talk.now(),
        at: talk.now(),
        byId: "zhuguan",
        reason: given.reason ?? "",
        emergency: false,
        numbers: [{ path, value }],
      }),
    );

  describe("nobody has changed anything", () => {
    test("all twelve are read, one line each, for the asker's department", async () => {
      const said = await talk.say("zhangsan", "规则");
      expect(said).toContain("销售一部现在的规则");
      for (const name of [
        "回收",
        "跟进节奏",
        "冲刺上调",
        "领取",
        "持有",
        "冷却",
        "保护",
        "静默",
        "推送",
        "分成",
        "师徒",
        "通知",
      ])
        expect(said).toMatch(new RegExp(`^${name}: .{6,40}$`, "mu"));
    });
    test("one is read with its numbers, and says that it never was another", async () => {
      const said = await talk.say("zhangsan", "规则 回收");
      expect(said).toContain("7天没跟进就回公海");
      expect(said).toContain("没人改过");
      expect(said).toContain("首次联系期限: 7天");
    });
    test.each([
      ["几天不跟会被收回", "首次联系期限"],
      ["一天能领几个", "每人每天领取"],
      ["手上最多能有几个", "手上最多"],
      ["退了几天才能再领", "自己退的等多久再领"],
      ["保护期多久", "自己找来的不自动收"],
      ["签约期几天联系一次", "成交冲刺期跟进"],
      ["规则 节奏", "中意向跟进"],
    ])("%s", async (asked, told) => {
      expect(await talk.say("zhangsan", asked)).toContain(told);
    });
    test("of one that is none, all are named", async () => {
      expect(await talk.say("zhangsan", "规则 天气")).toMatch(/没有叫「天气」的规则[\s\S]*通知: /u);
    });
    test("a group reads it too", async () => {
      expect(await talk.sayInGroup("zhangsan", "规则 领取")).toContain("每人每天最多领10个");
    });
  });

  describe("a department has a number of its own", () => {
    test("its people read it with who, when and why; the others go on by the company's", async () => {
      await change("pool.claimsADay", 3, { of: 3, reason: "公海快被领空了" });
      const own = await talk.say("zhangsan", "规则 领取");
      expect(own).toContain("每人每天最多领3个");
      expect(own).toContain("第2版,3/10起,赵主管定的,销售一部: 公海快被领空了");
      expect(await talk.say("wangwu", "规则 领取")).toContain("每人每天最多领10个");
      expect(await talk.say("zhangsan", "规则")).toMatch(/领取: .*\(第2版\)/u);
    });
    test("what is announced is read with its day, and does not hold before", async () => {
      await change("cadence.firstContactDays", 5, { from: at("2026-03-20"), reason: "新线索凉得快" });
      const said = await talk.say("zhangsan", "规则 回收");
      expect(said).toContain("7天没跟进就回公海");
      expect(said).toMatch(/3\/20起改: 首次联系期限5天,因为新线索凉得快/u);
      talk.goTo("2026-03-20");
      expect(await talk.say("zhangsan", "规则 回收")).toContain("5天没跟进就回公海");
    });
  });

  describe("it is kept by everything that asks for it", () => {
    test("claims are counted by the claimer's department, in one and the same pool", async () => {
      await change("pool.claimsADay", 1, { of: 3 });
      const nos = [];
      for (const name of [
        "杭州一号机电",
        "杭州二号机电公司",
        "杭州三号机电有限公司",
        "杭州四号机电有限责任公司",
      ])
        nos.push(await claimable(name));
      expect(await talk.say("zhangsan", `领取 ${nos[0]}`)).toContain("领到了");
      expect(await talk.say("zhangsan", `领取 ${nos[1]}`)).not.toContain("领到了");
      expect(await talk.say("wangwu", `领取 ${nos[1]}`)).toContain("领到了");
      expect(await talk.say("wangwu", `领取 ${nos[2]}`)).toContain("领到了");
    });
    test("an item keeps the days it was received under, and the next one goes by the new ones", async () => {
      const before = await claimable("杭州旧规机电");
      await talk.say("zhangsan", `领取 ${before}`);
      await change("cadence.firstContactDays", 3, { of: 3, from: talk.now() + 60_000 });
      talk.minutes(5);
      const after = await claimable("杭州新规机电有限公司");
      await talk.say("zhangsan", `领取 ${after}`);
      const due = await talk.database.read(async ({ items }) =>
        (await items.byNos([before, after])).map(({ deadlineAt, ruleVersion }) => [deadlineAt, ruleVersion]),
      );
      expect(due).toEqual([
        [at("2026-03-17", 18 * 60), 1],
        [at("2026-03-13", 18 * 60), 2],
      ]);
      await talk.say("zhangsan", `备注 ${before} 前台说王总出差`);
      const noted = await talk.database.read(({ items }) => items.byNo(before));
      expect(noted?.deadlineAt).toBe(at("2026-03-17", 18 * 60));
      talk.goTo("2026-03-13", 18 * 60 + 1);
      await talk.say("zhangsan", `跟进 ${before} 王总说下周看方案`);
      const followed = await talk.database.read(({ items }) => items.byNo(before));
      expect([followed?.ruleVersion, followed?.deadlineAt]).toEqual([2, at("2026-03-16", 18 * 60)]);
    });
    test("the versions are read when there is another one, not for every message, by each instance for itself", async () => {
      let reads = 0;
      const instance = () => {
        const rulesAt = createRulesAt(DEFAULT_RULEBOOK);
        return (departmentId: number | null) =>
          talk.database.read(async ({ rules, markWords }) => {
            const editions = () => {
              reads++;
              return rules.editions();
            };
            const counted = { ...rules, editions };
            const { pool } = await rulesAt({ rules: counted, markWords }, { now: talk.now(), departmentId });
            return pool.claimsADay;
          });
      };
      const [one, other] = [instance(), instance()];
      expect([await one(3), await other(3), reads]).toEqual([10, 10, 0]);
      await change("pool.claimsADay", 3, { of: 3 });
      expect([await one(3), await one(4), await other(3), await one(3), reads]).toEqual([3, 10, 3, 3, 2]);
      await change("pool.claimsADay", 4, { of: 3 });
      expect([await other(3), await one(3), reads]).toEqual([4, 4, 4]);
    });
    test("a department that moves goes by the rules of where it is now", async () => {
      await change("pool.claimsADay", 3, { of: 5 });
      expect(await talk.say("wangwu", "规则 领取")).toContain("最多领10个");
      await talk.database.transaction(({ people }) =>
        people.replace({
          ...COMPANY,
          departments: COMPANY.departments.map((one) => (one.id === 4 ? { ...one, parentId: 5 } : one)),
        }),
      );
      expect(await talk.say("wangwu", "规则 领取")).toContain("最多领3个");
    });
  });
});
