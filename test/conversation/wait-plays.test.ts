// Minutes played again on what happened: equal, item by item, to whom messages reach when the same days are lived under them.
import { expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import { at, type Day } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK, type Rulebook } from "../../src/domain/rulebook.ts";
import { type NumberPath, withNumber } from "../../src/domain/rules/number.ts";
import { lateFirst, reachedManagers } from "../../src/domain/rules/played-waits.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { isOnBoth } from "../setup/counts.ts";
import { onOneEngine } from "../setup/databases.ts";
import { claimablesOf } from "../setup/own-items.ts";

const START: Day = "2026-03-10";
const FROM = at(START);

onOneEngine((engine) => {
  /** Playing is pure: on PostgreSQL one of them shows that it is asked the same things. */
  const some = <T>(rows: readonly T[]) => (engine.name === "sqlite" || isOnBoth ? rows : rows.slice(0, 1));

  const ticking = (talk: Talk) => async (day: Day, hour: number, minute: number) => {
    talk.goTo(day, hour * 60 + minute);
    await talk.tick();
    await talk.deliver();
  };
  const given = (talk: Talk, rules: Rulebook) => ({
    rules,
    calendar: createCalendar(),
    from: FROM,
    now: talk.now(),
  });

  /** Six leads of marketing's in hand at 9:30: called, spoken to, stepped on, given back, or left alone. */
  async function firstWords(rules: Rulebook) {
    const talk = await openTalk(engine, { rules });
    talk.goTo("2026-03-09", 15 * 60);
    const claimable = claimablesOf(talk);
    const nos: number[] = [];
    for (const name of "甲乙丙丁戊己") nos.push(await claimable(`杭州${name}星机电`));
    talk.goTo(START, 9 * 60 + 30);
    for (const no of nos) await talk.say("ZhangSan", `领取 ${no}`);
    const said: Readonly<Record<string, string>> = {
      "9:50": `跟进 ${nos[0]} 王总说下周看方案`,
      "10:10": `跟进 ${nos[1]} 没接通`,
      "11:20": `推进 ${nos[2]} 到2 约了周四面谈 王总参加`,
      "12:40": `退公海 ${nos[3]} 预算取消`,
      "16:00": `跟进 ${nos[4]} 王总要再比一比价格`,
    };
    const tick = ticking(talk);
    for (let hour = 9; hour < 18; hour++)
      for (const minute of [0, 10, 20, 40, 50]) {
        if (hour === 9 && minute < 40) continue;
        await tick(START, hour, minute);
        const text = said[`${hour}:${String(minute).padStart(2, "0")}`];
        if (text !== undefined) await talk.say("ZhangSan", text);
      }
    const notices = await talk.database.read(({ dump }) => dump.rowsOf("itemNotices"));
    const toldTo = (who: string) =>
      notices
        .filter(({ outboxKey }) => outboxKey.startsWith(`first-response/member/${who}/`))
        .map(({ no }) => no)
        .sort();
    return { talk, owner: toldTo("ZhangSan"), head: toldTo("zhuguan") };
  }
  const MINUTES = [
    ["notices.firstResponseMinutes", 60, "owner", "firstResponseMinutes"],
    ["notices.firstResponseMinutes", 15, "owner", "firstResponseMinutes"],
    ["notices.firstResponseHeadMinutes", 120, "head", "firstResponseHeadMinutes"],
  ] as const;
  test.each(some(MINUTES))(
    "%s at %i reminds of what was foretold, and of nothing else",
    async (path, value, whom, minutes) => {
      const after = withNumber(DEFAULT_RULEBOOK, path, value);
      const before = await firstWords(DEFAULT_RULEBOOK);
      const firsts = await before.talk.database.read(({ ruleHistory }) => ruleHistory.firsts([3], FROM));
      const foretold = (rules: Rulebook) =>
        [...lateFirst(firsts, { ...given(before.talk, rules), minutes }).stopped].sort();
      expect(firsts).toHaveLength(6);
      expect(before[whom].length).toBeGreaterThan(0);
      expect(foretold(DEFAULT_RULEBOOK)).toEqual(before[whom]);
      expect(foretold(after)).not.toEqual(before[whom]);
      expect((await firstWords(after))[whom]).toEqual(foretold(after));
    },
  );

  /** Four deals about to be signed, not followed up: one is acknowledged at 11:30, one answered, one followed up at 13:00. */
  async function asked(rules: Rulebook) {
    const talk = await openTalk(engine, { rules });
    const nos: string[] = [];
    for (const [index, name] of [..."甲乙丙丁"].entries()) {
      const said = await talk.say(
        "ZhangSan",
        `新建商机 上海${name}星机电 联系人王磊 1350000100${index} 地址上海 需求MES 金额28万`,
      );
      const no = /#(\d+)/.exec(said)?.[1] ?? "";
      await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
      nos.push(no);
    }
    const tick = ticking(talk);
    const said: Readonly<Record<string, readonly [string, string]>> = {
      "12 11:30": ["zhuguan", `收到 ${nos[0]}`],
      "12 12:00": ["zhuguan", `协访 ${nos[1]}`],
      "12 13:00": ["ZhangSan", `跟进 ${nos[2]} 王总说合同在走流程`],
    };
    await tick("2026-03-11", 17, 0);
    for (const day of [12, 13] as const)
      for (let half = 18; half < 38; half++) {
        const [hour, minute] = [Math.floor(half / 2), (half % 2) * 30];
        await tick(`2026-03-${day}`, hour, minute);
        const one = said[`${day} ${hour}:${String(minute).padStart(2, "0")}`];
        if (one !== undefined) await talk.say(...one);
      }
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("escalations"));
    const told = [...new Set(rows.flatMap(({ no, toldManagerAt }) => (toldManagerAt === null ? [] : [no])))];
    return { talk, told: told.sort() };
  }
  const LEVELS = [
    ["escalation.headMinutes", 60],
    ["escalation.headMinutes", 120],
    ["escalation.acknowledgedMinutes", 120],
    ["escalation.acknowledgedMinutes", 1080],
  ] satisfies [NumberPath, number][];
  test.each(some(LEVELS))("%s at %i goes on to the manager as foretold", async (path, value) => {
    const after = withNumber(DEFAULT_RULEBOOK, path, value);
    const before = await asked(DEFAULT_RULEBOOK);
    const askings = await before.talk.database.read(({ ruleHistory }) => ruleHistory.askings([3], FROM));
    const foretold = (rules: Rulebook) => {
      const played = reachedManagers(askings, { ...given(before.talk, rules), outages: [] });
      return [...new Set(played.stopped)].sort();
    };
    expect(foretold(DEFAULT_RULEBOOK)).toEqual(before.told);
    expect((await asked(after)).told).toEqual(foretold(after));
  });

  test("改规则 says of how many leads, and of whom", async () => {
    const { talk } = await firstWords(DEFAULT_RULEBOOK);
    talk.goTo("2026-03-12", 9 * 60);
    const said = await talk.say("zhuguan", "改规则 通知 首响提醒本人 60分钟 因为赶不及");
    expect(said).toContain("销售一部: 接到市场的线索 6 条,要提醒本人开口的从 ");
    expect(said).toMatch(/从 \d+ 条到 \d+ 条,1 个人/u);
  });
});
