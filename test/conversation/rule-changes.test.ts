// 改规则 from what somebody says against it to its start: weighed on what happened, heard, decided, announced; and 急停.
import { beforeEach, describe, expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import { addDays, at, type Day } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK, type Rulebook } from "../../src/domain/rulebook.ts";
import { withNumber } from "../../src/domain/rules/number.ts";
import { rewind } from "../../src/push/outage.ts";
import { ruleForecast } from "../../src/workflows/insight/rule-forecast.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const START: Day = "2026-03-10";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const head = (text: string) => talk.say("zhuguan", text);
  const lisi = (text: string) => talk.say("lisi", text);
  const WISH = "改规则 回收 5天 因为新线索凉得快";
  const propose = async () => {
    await head(WISH);
    return head("确认");
  };
  const closed = async () => {
    talk.goTo("2026-03-13", 9 * 60 + 31);
    await talk.tick();
  };

  describe("one change, from 吐槽 to its start", () => {
    test("is weighed, heard, decided with the voices in view, announced, and begins on its day", async () => {
      await talk.say("zhangsan", "吐槽 回收 7天太长,好客户都凉了");
      const asked = await head(WISH);
      expect(asked).toContain("「回收」的首次联系期限改成5天,现在是7天: 新线索凉得快");
      expect(asked).toContain("7天太长,好客户都凉了」张三");
      expect(asked).toContain("近90天");
      expect(await talk.database.read(({ ruleProposals }) => ruleProposals.open())).toEqual([]);
      expect(await head("确认")).toContain("大家说到");
      expect((await talk.told("lisi")).at(-1)).toMatch(/赵主管想把销售一部[\s\S]*不说话不算同意/u);
      expect((await talk.told("wangwu")).join("")).not.toContain("赵主管想把");
      await lisi("赞成 回收");
      expect(await lisi("反对 回收 5天出趟差就没了")).toContain("改好了(原来是赞成): 反对");
      expect(await talk.say("zhangsan", "匿名有话说 回收 先试一个月")).toContain("不显示你的名字");
      expect(await head("定规则 回收")).toContain("大家还在说");
      await closed();
      const read = (await talk.told("zhuguan")).at(-1) ?? "";
      expect(read).toContain("赞成 0 人,反对 1 人");
      expect(read).toContain("反对「5天出趟差就没了」李四");
      expect(read).toContain("有话说「先试一个月」匿名");
      expect(read).not.toContain("张三");
      await talk.tick();
      expect((await talk.told("zhuguan")).filter((one) => one.includes("大家说完了"))).toHaveLength(1);
      expect(await head("定规则 回收 今天")).toContain("要从以后的日子起");
      expect(await head("定规则 回收 下周一")).toContain("已经在走的按原来的算");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("你吐槽过的「回收」有下文了");
      expect((await talk.told("lisi")).at(-1)).toContain("赵主管定的");
      expect(await head("吐槽")).not.toContain("好客户都凉了");
      expect(await lisi("规则 回收")).toMatch(/7天没跟进[\s\S]*3\/16起改\(销售一部\): 首次联系期限5天/u);
      talk.goTo("2026-03-16");
      expect(await lisi("规则 回收")).toContain("5天没跟进就回公海");
      expect(await talk.say("wangwu", "规则 回收")).toContain("7天没跟进就回公海");
    });
    test("not decided, it is over after five working days, and all stays as it was", async () => {
      await propose();
      await closed();
      talk.goTo("2026-03-20", 9 * 60 + 32);
      await talk.tick();
      expect((await talk.told("zhuguan")).at(-1)).toContain("过了该定的日子,照旧");
      expect(await head("定规则 回收")).toContain("现在没有人在提");
      expect(await lisi("规则 回收")).toContain("7天没跟进");
    });
    test("withdrawn, everybody hears so; refused, too", async () => {
      await propose();
      expect(await head("撤回规则 回收")).toContain("照旧");
      expect((await talk.told("lisi")).at(-1)).toContain("收回了");
      await propose();
      await closed();
      expect(await head("不改规则 回收")).toContain("不改,照旧");
      expect((await talk.told("lisi")).at(-1)).toContain("这次不改");
    });
    test("of one rule and department one is proposed at a time", async () => {
      await propose();
      expect(await head("改规则 回收 4天 因为更快")).toContain("赵主管已经在提「回收」了");
      expect(await talk.say("erzhu", WISH)).toContain("要把销售二部");
    });
    test("where its author has left, the next level decides", async () => {
      await propose();
      await talk.database.transaction(async ({ people }) => {
        const directory = await people.directory();
        await people.replace({
          departments: directory.departments.map((one) => ({
            ...one,
            leaders: one.leaders.filter((id) => id !== "zhuguan"),
          })),
          members: directory.members.filter(({ userId }) => userId !== "zhuguan"),
        });
      });
      await closed();
      expect((await talk.told("jingli")).at(-1)).toContain("赵主管提的");
      expect(await talk.say("jingli", "定规则 回收 下周一")).toContain("定了");
    });
    test("where its author is on leave, their deputy is asked, and once; without one the next level is", async () => {
      await propose();
      await head("请假 3/12到3/13");
      await talk.say("jingli", "代管 赵主管 @李四 3/12到3/13");
      await closed();
      await talk.tick();
      const asked = async (who: string) =>
        (await talk.told(who)).filter((text) => text.includes("赵主管提的") && text.includes("大家说完了"));
      expect(await asked("lisi")).toHaveLength(1);
      expect(await asked("jingli")).toEqual([]);
      expect((await talk.told("zhuguan")).filter((text) => text.includes("大家说完了"))).toEqual([]);
      expect(await talk.say("ZhangSan", "定规则 回收 下周一")).toContain("由提的人");
      expect(await lisi("定规则 回收 下周一")).toContain("已经在走的按原来的算");
    });
    test("where the department has a group, it is asked there, once", async () => {
      await talk.say("admin", "绑定群 销售一部 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k1");
      await propose();
      const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
      const asked = rows.filter(({ bodyText }) => bodyText.includes("赵主管想把"));
      expect(asked.map(({ toKind, toId }) => [toKind, toId])).toEqual([["department", "3"]]);
    });
  });

  describe("who may, and how often", () => {
    test.each([
      ["zhangsan", WISH, "部门主管或经理来做。你有想法就说「吐槽 回收"],
      ["zhuguan", "改规则 回收 500天 因为忙", "要在1天到60天之间"],
      ["zhuguan", "改规则 回收 7天 因为忙", "现在就是7天"],
      ["zhuguan", "改规则 回收 5天", "因为"],
      ["zhuguan", "改规则 回收 因为忙", "改成多少"],
      ["zhuguan", "改规则 静默 20天 因为忙", "请大部门经理来提"],
      ["zhuguan", "改规则 跟进节奏 8天 因为忙", "有好几个数"],
      ["lisi", "赞成 回收", "现在没有人在提"],
      ["zhuguan", "急停 回收 3天 因为误伤", "急停只能放宽"],
    ])("%s: %s", async (who, text, told) => {
      expect(await talk.say(who, text)).toContain(told);
      const { ruleVersions, ruleProposals } = await talk.database.read(({ dump }) => dump.read());
      expect([ruleVersions, ruleProposals]).toEqual([[], []]);
    });
    test("竞争 is a change like others, with what it brings and costs", async () => {
      for (const words of ["改规则 跟进节奏 竞争 高 因为人多客户少", "竞争 高 因为人多客户少"]) {
        const said = await head(words);
        expect(said).toContain("竞争强度改成高,现在是中");
        expect(said).toContain("摩擦和成本也高");
        await head("取消");
      }
      expect(await head("竞争对手报价比我们低")).not.toContain("竞争强度");
    });
    test("30 days between two changes of one rule, but for a company's first 60; from the third on an incentive is suggested", async () => {
      await talk.say("zhangsan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
      const change = (value: number) =>
        talk.database.transaction(({ rules }) =>
          rules.add({
            rule: "return",
            departmentId: 3,
            startsAt: talk.now(),
            at: talk.now(),
            byId: "zhuguan",
            reason: "",
            emergency: false,
            numbers: [{ path: "cadence.firstContactDays", value }],
          }),
        );
      for (const value of [5, 6]) await change(value);
      expect(await head("改规则 回收 8天 因为不够")).toMatch(/已经改过 2 次了[\s\S]*奖励/u);
      await head("取消");
      talk.days(70);
      expect(await head("改规则 回收 8天 因为不够")).toContain("要把销售一部");
      await head("取消");
      await change(9);
      expect(await head("改规则 回收 8天 因为不够")).toContain("至少隔30天");
    });
  });

  test("急停 asks, then loosens at once what runs already, and everybody hears it", async () => {
    await talk.say("zhangsan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    const deadline = () => talk.database.read(async ({ items }) => (await items.byNo(1))?.deadlineAt);
    expect(await deadline()).toBe(at("2026-03-17", 18 * 60));
    expect(await head("急停 回收 20天 因为误伤")).toContain("已经在走的也一起放宽");
    expect(await head("确认")).toContain("停住了");
    expect((await talk.told("lisi")).at(-1)).toContain("马上起,在走的也算");
    const transaction = talk.database.transaction.bind(talk.database);
    await rewind({ transaction, rules: DEFAULT_RULEBOOK, calendar: createCalendar() }, talk.now());
    expect(await deadline()).toBe(at("2026-03-30", 18 * 60));
  });

  test("what is foretold is what happens when the same weeks are lived under the new rule, item by item", async () => {
    const before = await lived(DEFAULT_RULEBOOK);
    const after = withNumber(DEFAULT_RULEBOOK, "cadence.firstContactDays", 5);
    const [foretold] = await before.talk.database.read((store) =>
      ruleForecast(
        {
          books: [{ departmentId: 3, before: DEFAULT_RULEBOOK, after }],
          stages: [1],
          acts: null,
          from: at(START),
          now: before.talk.now(),
        },
        store,
      ),
    );
    const then = await lived(after);
    const expected = new Set([...before.returned, ...(foretold?.lost ?? [])]);
    for (const no of foretold?.kept ?? []) expected.delete(no);
    expect([...then.returned].sort()).toEqual([...expected].sort());
    expect(foretold?.lost.length).toBeGreaterThan(0);
    const back = await then.talk.database.read((store) =>
      ruleForecast(
        {
          books: [{ departmentId: 3, before: after, after: DEFAULT_RULEBOOK }],
          stages: [1],
          acts: null,
          from: at(START),
          now: then.talk.now(),
        },
        store,
      ),
    );
    expect(back[0]?.kept.length).toBeGreaterThan(0);
  });

  /** Three weeks with six first contacts, followed up every 2, 4, 7 or 8 days, or never. */
  async function lived(rules: Rulebook) {
    const one = await openTalk(engine, { rules });
    const nos: number[] = [];
    for (let index = 0; index < 6; index++) {
      const name = `杭州${"甲乙丙丁戊己".charAt(index)}星机电${"有限公司厂部门".slice(0, index)}`;
      const lead = await one.say("heshi", `录线索 ${name} 王磊 1380000100${index} 想了解MES 地址上海`);
      const no = Number(/#(\d+)/.exec(lead)?.[1]);
      await one.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
      await one.say("zhangsan", `领取 ${no}`);
      nos.push(no);
    }
    const every = [2, 4, 7, 7, 8, 99];
    for (let day = 0; day < 20; day++) {
      one.goTo(addDays(START, day), 9 * 60 + 30);
      for (const [index, no] of nos.entries())
        if (day > 0 && day % (every[index] ?? 1) === 0)
          await one.say("zhangsan", `跟进 ${no} 王总说再等等,先看第${day}版方案`);
      for (const minute of [9 * 60 + 35, 18 * 60 + 1]) {
        one.goTo(addDays(START, day), minute);
        await one.tick();
        await one.deliver();
      }
    }
    const rows = await one.database.read(({ dump }) => dump.rowsOf("holdings"));
    const returned = new Set(rows.filter(({ endedBy }) => endedBy === "auto-returned").map(({ no }) => no));
    return { talk: one, returned };
  }
});
