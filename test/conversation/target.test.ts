// 目标: who may set which, that none is written over or stands without its quality, and how far it is.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let made = 0;
  const me = (text: string) => talk.say("ZhangSan", text);
  const kept = () => talk.database.read(({ dump }) => dump.rowsOf("targets"));
  beforeEach(async () => {
    talk = await openTalk(engine);
    made = 0;
  });

  async function open(who = "ZhangSan"): Promise<number> {
    made++;
    await talk.say(
      who,
      `新建商机 上海第${"一二三四五六七八九"[made - 1]}电器 联系人王磊 1360000${1000 + made} 地址上海徐汇 需求MES 金额10万`,
    );
    return made;
  }

  async function won(who: string, amount: string): Promise<void> {
    const no = await open(who);
    await talk.say(who, `赢单 ${no} ${amount} 跳过 老客户`);
  }

  describe("one's own", () => {
    test("set, shown with what is missing, beside 业绩, and reached", async () => {
      await won("ZhangSan", "28万");
      expect(await me("目标 本月 100万")).toMatch(/你 3月签约目标 100万\n目标 3月签约 100万: 还差 72万/);
      expect(await me("目标")).toContain("还差 72万");
      expect(await me("目标 本月")).toContain("还差 72万");
      expect(await me("业绩")).toContain("目标 3月签约 100万: 还差 72万");
      await won("ZhangSan", "80万");
      expect(await me("目标")).toMatch(/已经达到[\s\S]*都达到了/);
    });

    test("of what comes in, of the next month, of next year", async () => {
      expect(await me("目标 本季 回款 80万")).toContain("第1季度回款目标 80万");
      expect(await me("目标 下月 60万")).toContain("4月签约目标 60万");
      expect(await me("目标 5月 70万")).toContain("5月签约目标 70万");
      expect(await me("目标 明年 900万")).toContain("2027年签约目标 900万");
      expect((await kept()).map(({ fromDay, toDay }) => `${fromDay} ${toDay}`)).toEqual([
        "2026-01-01 2026-03-31",
        "2026-04-01 2026-04-30",
        "2026-05-01 2026-05-31",
        "2027-01-01 2027-12-31",
      ]);
    });

    test("changed, the old one stays with who and when; the same again is nothing new", async () => {
      await me("目标 本月 100万");
      talk.days(1);
      expect(await me("目标 本月 120万")).toContain("原来100万,张三昨天定的");
      expect(await me("目标 本月 120万")).toContain("已经是这个数了");
      expect(await kept()).toMatchObject([
        { revision: 1, value: 100_000_000, by: "ZhangSan" },
        { revision: 2, value: 120_000_000, by: "ZhangSan" },
      ]);
    });

    test("撤销 brings the one before back within ten minutes, 取消 takes it away; neither deletes", async () => {
      await me("目标 本月 100万");
      talk.minutes(1);
      await me("目标 本月 120万");
      expect(await me("撤销")).toContain("还是100万");
      expect(await me("目标")).toContain("签约 100万");
      expect(await me("撤销")).toContain("现在没有定");
      expect(await me("目标")).toContain("还没有目标");
      await me("目标 本月 100万");
      talk.minutes(1);
      expect(await me("目标 本月 取消")).toContain("目标已取消,原来100万");
      expect(await me("目标")).toContain("还没有目标");
      expect(await me("撤销")).toContain("还是100万");
      talk.minutes(11);
      await me("目标 本月 90万");
      talk.minutes(11);
      expect(await me("撤销")).toContain("过了 10 分钟");
      expect((await kept()).map(({ value }) => value)).toEqual([
        100_000_000,
        120_000_000,
        100_000_000,
        null,
        100_000_000,
        null,
        100_000_000,
        90_000_000,
      ]);
    });

    test("without a time, or with an amount nobody can be sure of, it is asked; nothing is stored", async () => {
      expect(await me("目标 100万")).toContain("哪段时间");
      expect(await kept()).toEqual([]);
      expect(await me("本月")).toContain("3月签约目标 100万");
      expect(await me("目标 本季 100")).toContain("按 100万 记吗");
      expect(await me("目标 本季 七八十万")).toContain("按 75万 记吗");
      expect(await me("目标 近30天 50万")).toContain("哪段时间");
      expect(await kept()).toHaveLength(1);
    });
  });

  describe("from above", () => {
    test("a head sets it for their people, who are told and do not write over it", async () => {
      expect(await talk.say("zhuguan", "目标 @张三 本月 50万")).toContain("张三 3月签约目标 50万");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("赵主管给你定了3月签约目标: 50万");
      expect(await me("目标 本月 30万")).toContain("这个目标是赵主管定的");
      expect(await talk.say("jingli", "目标 张三 本月 60万")).toContain("原来50万,赵主管今天定的");
      expect(await talk.say("zhuguan", "目标 @张三 本月 40万")).toContain("这个目标是周经理定的");
      expect((await kept()).map(({ value }) => value)).toEqual([50_000_000, 60_000_000]);
    });

    test("whose it is not to set is refused, with what to do", async () => {
      expect(await me("目标 部门 本季 300万")).toContain("由它的主管来定");
      expect(await me("目标 公司 今年 2000万")).toContain("由经理和管理员来定");
      expect(await me("目标 @李四 本月 50万")).toContain("李四不在你带的部门");
      expect(await talk.say("zhuguan", "目标 销售二部 本季 300万")).toContain("由它的主管来定");
      expect(await talk.say("zhuguan", "目标 公司 今年 2000万")).toContain("由经理和管理员来定");
      expect(await me("目标 王小明 本月 50万")).toContain("没找到「王小明」");
      expect(await me("目标 王小明50万 本月")).toContain("没找到「王小明」");
      expect(await kept()).toEqual([]);
      expect(await talk.say("admin", "目标 公司 今年 2000万")).toContain("2026年签约目标 2000万");
      expect(await talk.say("jingli", "目标 公司")).toContain("2026年签约 2000万");
    });

    test("what is over is closed; a manager changes it with a reason", async () => {
      await me("目标 上月 50万");
      expect(await kept()).toEqual([]);
      expect(await me("目标 上月 50万")).toContain("已经过去");
      expect(await talk.say("zhuguan", "目标 @张三 上月 50万")).toContain("请经理带上原因");
      expect(await talk.say("jingli", "目标 @张三 上月 50万")).toContain("改它要带上原因");
      expect(await talk.say("jingli", "目标 @张三 上月 50万 因为 补录")).toContain("2月签约目标 50万");
      expect(await kept()).toMatchObject([{ reason: "补录", fromDay: "2026-02-01" }]);
    });

    test("a department's stands beside its people's, a quarter's beside its months", async () => {
      await talk.say("zhuguan", "目标 部门 本季 300万");
      await talk.say("zhuguan", "目标 @张三 本季 120万");
      await talk.say("zhuguan", "目标 @李四 本季 100万");
      const read = await talk.say("zhuguan", "目标 部门 本季");
      expect(read).toContain("目标 第1季度签约 300万");
      expect(read).toContain("各人加起来 220万(3人里2人定了)");
      for (const month of ["1月", "2月"])
        await talk.say("jingli", `目标 @李四 2026年${month} 20万 因为 补录`);
      await talk.say("jingli", "目标 @李四 本月 30万");
      expect(await talk.say("lisi", "目标 本季")).toContain("各月加起来 70万");
      const all = await talk.say("zhuguan", "目标");
      expect(all).toContain("销售一部的目标");
    });

    test("a quarter without a target of its own has its months'", async () => {
      for (const month of ["4月", "5月", "6月"]) await me(`目标 ${month} 20万`);
      talk.goTo("2026-04-02");
      expect(await me("目标 本季")).toContain("第2季度签约 60万(各月加起来)");
    });
  });

  test("what a head has set meanwhile is not undone by the one before", async () => {
    await me("目标 本月 100万");
    talk.minutes(1);
    await talk.say("zhuguan", "目标 @张三 本月 50万");
    expect(await me("撤销")).toContain("后来又改过");
    expect(await me("目标")).toContain("签约 50万");
  });

  describe("a count", () => {
    test("does not stand without its floor: one is offered, 确认 takes it", async () => {
      const asked = await me("目标 本月 商机数 20");
      expect(asked).toContain("要带上质量底线");
      expect(asked).toContain("完整率不低于90%、退回率不超过10%");
      expect(await kept()).toEqual([]);
      expect(await me("确认")).toContain("3月商机数目标 20个");
      expect(await kept()).toMatchObject([
        { kind: "opportunities", value: 20, complete: 9_000, sentBack: 1_000, fromDay: "2026-03-01" },
      ]);
    });

    test("is shown beside how good they are, always", async () => {
      await open();
      await open();
      await me("目标 本月 商机数 2个 完整率90%");
      const read = await me("目标");
      expect(read).toContain("目标 3月商机数 2个: 已经达到;质量 完整率100%(要90%)");
      expect(await me("业绩")).toContain("完整率100%(要90%)");
    });

    test("a shared one counts by its split", async () => {
      const no = await open();
      await open();
      await me(`分成 ${no} 我50 @李四50`);
      await talk.say("lisi", `同意 ${no}`);
      await me("目标 本月 商机数 5 完整率80% 退回率10%");
      expect(await me("目标")).toContain("已有1.5个,还差3.5个");
      await talk.say("lisi", "目标 本月 商机数 1 完整率80%");
      expect(await talk.say("lisi", "目标")).toContain("已有0.5个,还差0.5个");
    });

    test("the target is one thing, what an opportunity is another: setting the one changes nothing of the other", async () => {
      const no = await open();
      const standard = async () => ({
        rules: await talk.database.read(({ dump }) => dump.rowsOf("ruleNumbers")),
        lacking: await me("新建商机 苏州第九仪器 联系人王磊 13600009999"),
        shown: await me(`详情 ${no}`),
      });
      const before = await standard();
      await me("取消");
      await me("目标 本月 商机数 5 完整率80%");
      expect(await standard()).toEqual(before);
    });
  });

  test("somebody new is asked for their days, and reads so; for the whole time where it is said", async () => {
    talk.goTo("2026-02-20");
    await open("lisi");
    talk.goTo("2026-03-17");
    await open();
    const set = await talk.say("zhuguan", "目标 @张三 本月 31万");
    expect(set).toContain("3/17开始的,按天算是15万: 还差 15万");
    expect((await talk.told("ZhangSan")).at(-1)).toContain("按天算是15万");
    expect(await talk.say("zhuguan", "目标 @张三 本月 31万 不折算")).toContain("还差 31万");
    expect(await talk.say("lisi", "目标 本月 31万")).not.toContain("按天算");
  });
});
