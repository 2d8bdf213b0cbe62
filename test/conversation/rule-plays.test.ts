// Limits played again on what happened: equal, item by item, to what is refused when the same days are lived under them.
import { beforeEach, describe, expect, test } from "vitest";
import { addDays, at, type Day, dayOf } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import { DEFAULT_RULEBOOK, type Rulebook } from "../../src/domain/rulebook.ts";
import { needsOf } from "../../src/domain/rules/acts-forecast.ts";
import { numbersOf } from "../../src/domain/rules/catalogue.ts";
import { type NumberPath, RULES, withNumber } from "../../src/domain/rules/number.ts";
import { playClaims } from "../../src/domain/rules/played-claims.ts";
import { earlyPushes, quietsForHeads, refusedQuiets } from "../../src/domain/rules/played-peace.ts";
import { weighing, whyUnplayed } from "../../src/workflows/rules/weighed.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { claimablesOf, ownItemsOf } from "../setup/own-items.ts";

const START: Day = "2026-03-10";
const FROM = at(START);

/** Day, who, what: `{n}` is the n-th item. */
const DAYS: readonly (readonly [number, string, string])[] = [
  [0, "ZhangSan", "领取 {1}"],
  [0, "ZhangSan", "领取 {2}"],
  [0, "lisi", "领取 {3}"],
  [0, "ZhangSan", "领取 {4}"],
  [1, "ZhangSan", "跟进 {1} 王总说下周看方案"],
  [1, "ZhangSan", "领取 {5}"],
  [1, "ZhangSan", "静默 {4} 10天 暂无预算"],
  [2, "ZhangSan", "退公海 {2} 预算取消"],
  [3, "lisi", "领取 {2}"],
  [3, "ZhangSan", "推进 {1} 到2 约了周四面谈 王总参加"],
  [6, "ZhangSan", "领取 {6}"],
  [7, "ZhangSan", "输单 {5} 客户不做了"],
  [8, "lisi", "退公海 {2} 预算取消"],
  [12, "ZhangSan", "领取 {2}"],
  [12, "ZhangSan", "领取 {7}"],
  [13, "lisi", "跟进 {3} 客户说要再比一比价格"],
  [13, "lisi", "领取 {8}"],
];

onOneEngine((engine) => {
  async function lived(rules: Rulebook, days = DAYS) {
    const talk = await openTalk(engine, { rules });
    talk.goTo(addDays(START, -1));
    const claimable = claimablesOf(talk);
    const nos: number[] = [];
    for (const name of "甲乙丙丁戊己庚辛") nos.push(await claimable(`杭州${name}星机电`));
    for (const [day, who, text] of days) {
      talk.goTo(addDays(START, day));
      await talk.say(
        who,
        text.replace(/\{(\d)\}/gu, (_, index) => `#${nos[Number(index) - 1]}`),
      );
    }
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("holdings"));
    return {
      talk,
      claims: rows.filter(({ how }) => how === "claimed").map((row) => `${row.ownerId} ${row.no}`),
    };
  }

  /** The claims that would have been refused, by the history alone. */
  async function foretold(talk: Talk, rules: Rulebook, path: NumberPath): Promise<string[]> {
    return talk.database.read(async ({ ruleHistory }) => {
      const holdings = await ruleHistory.holdings([3], FROM);
      const past = await ruleHistory.claimPast({ from: FROM, needs: needsOf(path) });
      return [...groupedBy(holdings, ({ ownerId }) => ownerId)].flatMap(([who, own]) =>
        playClaims(own, { past, from: FROM, rules }).stopped.map((no) => `${who} ${no}`),
      );
    });
  }
  const without = (all: readonly string[], some: readonly string[]) => {
    const left = [...all];
    for (const one of some) left.splice(left.indexOf(one), 1);
    return left.sort();
  };

  test.each([
    ["pool.claimsADay", 1],
    ["pool.ownedAtOnce", 2],
    ["pool.ownedAtOnce", 3],
    ["pool.untouchedLimit", 1],
    ["pool.untouchedDays", 4],
    ["pool.coolOffOwnReturnDays", 30],
  ] as const)("%s at %i refuses what was foretold, and nothing else", async (path, value) => {
    const wide = withNumber(withNumber(DEFAULT_RULEBOOK, "pool.untouchedLimit", 1), path, 20);
    const base = path === "pool.untouchedDays" ? wide : DEFAULT_RULEBOOK;
    const after = withNumber(base, path, value);
    const before = await lived(base);
    const refused = await foretold(before.talk, after, path);
    expect(refused.length).toBeGreaterThan(0);
    expect(await foretold(before.talk, base, path)).toEqual([]);
    expect((await lived(after)).claims.sort()).toEqual(without(before.claims, refused));
  });

  test("等待: who lost an item to the clock waits as foretold, and nobody else does", async () => {
    const base = withNumber(DEFAULT_RULEBOOK, "pool.coolOffAutomaticDays", 3);
    const after = withNumber(base, "pool.coolOffAutomaticDays", 20);
    const before = await leftAlone(base);
    const refused = await foretold(before.talk, after, "pool.coolOffAutomaticDays");
    expect(refused).toEqual([`ZhangSan ${before.nos[0]}`]);
    expect(await foretold(before.talk, base, "pool.coolOffAutomaticDays")).toEqual([]);
    expect((await leftAlone(after)).claims.sort()).toEqual(without(before.claims, refused));
  });

  /** Three first contacts: two left alone until the clock takes them back, one given back; on day 12 each is claimed again. */
  async function leftAlone(rules: Rulebook) {
    const talk = await openTalk(engine, { rules });
    talk.goTo(addDays(START, -1));
    const claimable = claimablesOf(talk);
    const nos: number[] = [];
    for (const name of "甲乙丙") nos.push(await claimable(`杭州${name}星机电`));
    for (let day = 0; day <= 12; day++) {
      talk.goTo(addDays(START, day), 9 * 60 + 30);
      if (day === 0) for (const no of nos) await talk.say("ZhangSan", `领取 ${no}`);
      if (day === 1) await talk.say("ZhangSan", `退公海 ${nos[2]} 预算取消`);
      if (day === 12)
        for (const [who, no] of [
          ["ZhangSan", nos[0]],
          ["lisi", nos[1]],
          ["ZhangSan", nos[2]],
        ] as const)
          await talk.say(who, `领取 ${no}`);
      for (const minute of [9 * 60 + 35, 18 * 60 + 1]) {
        talk.goTo(addDays(START, day), minute);
        await talk.tick();
        await talk.deliver();
      }
    }
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("holdings"));
    expect(rows.filter(({ endedBy }) => endedBy === "auto-returned")).toHaveLength(2);
    const claims = rows.filter(({ how }) => how === "claimed").map((row) => `${row.ownerId} ${row.no}`);
    return { talk, nos, claims };
  }

  describe("customers in peace", () => {
    let talk: Talk;
    beforeEach(async () => {
      talk = await openTalk(engine);
    });
    test("静默: which would have been refused, or put to the head", async () => {
      const own = ownItemsOf(talk);
      const days = [10, 20, 30, 60];
      for (const count of days)
        await talk.say("ZhangSan", `静默 ${await own("ZhangSan")} ${count}天 暂无预算`);
      const quiets = await talk.database.read(({ ruleHistory }) => ruleHistory.quiets([3], FROM));
      for (const [path, value] of [
        ["peace.quietMostDays", 25],
        ["peace.quietLeastDays", 15],
        ["peace.quietAloneDays", 15],
      ] as const) {
        const after = withNumber(DEFAULT_RULEBOOK, path, value);
        const again = await openTalk(engine, { rules: after });
        const other = ownItemsOf(again);
        const answers: string[] = [];
        for (const count of days)
          answers.push(await again.say("ZhangSan", `静默 ${await other("ZhangSan")} ${count}天 暂无预算`));
        const rows = await again.database.read(({ dump }) => dump.rowsOf("quiets"));
        expect(days.length - rows.length).toBe(refusedQuiets(quiets, after).stopped.length);
        const consents = await again.database.read(({ dump }) => dump.rowsOf("quietConsents"));
        const asked = consents.filter(({ role }) => role === "head").length;
        expect(asked).toBe(quietsForHeads(quiets, after).stopped.length);
      }
    });
    test("已推送: which would have come too soon", async () => {
      const own = ownItemsOf(talk);
      const no = await own("ZhangSan");
      await talk.say("ZhangSan", `推进 ${no} 到5 计划3/11签 跳过 客户直接定了`);
      await talk.say("ZhangSan", `赢单 ${no} 20万 签约今天`);
      const name = /精工/u.test(await talk.say("ZhangSan", `详情 ${no}`)) ? `#${no}` : "";
      const after = withNumber(DEFAULT_RULEBOOK, "peace.pushOnceDays", 20);
      for (const day of [1, 16, 31, 52]) {
        talk.goTo(addDays(START, day));
        await talk.say("ZhangSan", `已推送 ${name} MES${day}`);
      }
      const pushes = await talk.database.read(({ ruleHistory }) => ruleHistory.pushes(FROM));
      expect(pushes.map(({ customerId }) => customerId)).toEqual([1, 1, 1, 1]);
      const early = earlyPushes(pushes, { from: FROM, rules: after });
      // The second is too soon and does not count; so the third is not.
      expect(early.map(({ at: when }) => when)).toEqual([pushes[1]?.at]);
    });
    test("推送 twice in its days: what is told no is what was foretold, day by day", async () => {
      const days = [1, 16, 32, 50, 66, 82];
      const after = withNumber(DEFAULT_RULEBOOK, "peace.pushTwiceDays", 60);
      const told = async (rules: Rulebook) => {
        const one = await openTalk(engine, { rules });
        const no = await ownItemsOf(one)("ZhangSan");
        await one.say("ZhangSan", `推进 ${no} 到5 计划3/11签 跳过 客户直接定了`);
        await one.say("ZhangSan", `赢单 ${no} 20万 签约今天`);
        const refused: Day[] = [];
        for (const day of days) {
          one.goTo(addDays(START, day));
          const isRefused = (await one.say("ZhangSan", `能推送吗 #${no} MES`)).includes("先不推");
          if (isRefused) refused.push(addDays(START, day));
          else await one.say("ZhangSan", `已推送 #${no} MES${day}`);
        }
        return { refused, pushes: await one.database.read(({ ruleHistory }) => ruleHistory.pushes(FROM)) };
      };
      const before = await told(DEFAULT_RULEBOOK);
      expect(before.refused).toEqual([]);
      const early = earlyPushes(before.pushes, { from: FROM, rules: after });
      expect(early.length).toBeGreaterThan(1);
      expect((await told(after)).refused).toEqual(early.map(({ at: when }) => dayOf(when)));
    });
  });

  test("every number is either played or says in a sentence why it cannot be", async () => {
    const talk = await openTalk(engine);
    const given = { departments: [], now: talk.now() };
    const rules = { of: () => DEFAULT_RULEBOOK, editions: () => [] } as never;
    const played = RULES.flatMap((rule) =>
      numbersOf(rule).map(({ path }) => {
        const wish = { rule, path, value: 1, departmentId: null };
        return weighing(wish, { ...given, rules }) === null ? whyUnplayed(wish) : "played";
      }),
    );
    expect(played.filter((one) => one === "played").length).toBe(29);
    expect(new Set(played)).toEqual(new Set(["played", "looks", "proposals", "notices", "answers"]));
  });

  test("改规则 says how many, of whom, and that what was refused was not kept", async () => {
    const { talk } = await lived(DEFAULT_RULEBOOK);
    talk.goTo("2026-03-25");
    const tighter = await talk.say("zhuguan", "改规则 持有 5个 因为抓不过来");
    expect(tighter).toContain("销售一部: 领过 10 次,领不到的从 0 次到 0 次");
    await talk.say("zhuguan", "取消");
    const wait = await talk.say("zhuguan", "改规则 冷却 30天 因为总是同一个人");
    expect(wait).toContain("领不到的从 0 次到 1 次,1 个人");
    expect(wait).toContain("图随后发来");
    await talk.say("zhuguan", "取消");
    expect(await talk.say("zhuguan", "改规则 领取 20个 因为公海积压")).toContain("当时没办成的没有记下来");
    await talk.say("zhuguan", "取消");
    expect(await talk.say("jingli", "改规则 通知 5条 因为太吵")).toContain("算不出来;听大家说");
  });
});
