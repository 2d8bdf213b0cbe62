// The owner's work: 跟进, 推进, 回退, 赢单, 输单, 重启, 回款, 回款计划, 退款, 改, 备注, 联系人.
import { beforeAll, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  async function owned(name: string): Promise<string> {
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1350000${++phones} 地址上海 需求MES 金额30万`,
    );
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  const history = (no: string) =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("history")).filter((row) => row.no === Number(no)),
    );

  describe("跟进", () => {
    test("keeps the words as typed and says what comes next", async () => {
      const no = await owned("上海跟进机电");
      const answer = await talk.say("ZhangSan", `跟进 #${no} 客户要比价 下次 周五 发报价`);
      expect(answer).toMatch(new RegExp(`^#${no} 上海跟进机电 基础意向`));
      expect(answer).toContain("周五 3/13 发报价");
      const kept = await talk.database.read(({ followUps }) => followUps.latest(Number(no), 1));
      expect(kept).toMatchObject([
        { text: "客户要比价 下次 周五 发报价", by: "ZhangSan", counts: true, nextDay: "2026-03-13" },
      ]);
    });
    test("the date is said not to extend stage 1, and extends stage 2", async () => {
      const no = await owned("上海约期机电");
      expect(await talk.say("ZhangSan", `跟进 ${no} 客户要比价 下次 3天后 报价`)).toContain("期限不变");
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      expect(await talk.say("ZhangSan", `跟进 ${no} 再聊了预算 下次 20天后 报价`)).not.toContain("期限不变");
    });
    test("a date too far ahead is kept as it was said, and waited for 30 days, 14 in stage 4", async () => {
      const no = await owned("上海远期机电");
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      const answer = await talk.say("ZhangSan", `跟进 ${no} 又聊了预算 下次 60天后 报价`);
      expect(answer).toMatch(/跟进已记\n下次 5\/9 报价\(隔得远,4\/9先联系一次\)/);
      expect(await item(no)).toMatchObject({ nextDay: "2026-05-09", nextDueAt: at("2026-04-09", 1080) });
      expect(await talk.say("ZhangSan", `改 ${no} 下次 2027/3/1`)).toContain("(隔得远,4/9先联系一次)");
      expect((await item(no))?.nextDueAt).toBe(at("2026-04-09", 1080));
      await talk.say("ZhangSan", `推进 ${no} 到4 卡在付款方式 王总拍板 报价28万`);
      expect((await item(no))?.nextDueAt).toBe(at("2026-03-24", 1080));
    });
    test.each([
      ["12/40", "下次的日子没记上: 「12/40」是哪天?"],
      ["昨天", "下次的日子已经过去了,没记上"],
      ["国庆后", "下次的日子没记上: 「国庆后」是 10/8 对吗?"],
    ])(
      "an impossible, past or vague date (%s) is asked about; the follow-up is kept, a day completes it",
      async (next, said) => {
        const no = await owned("上海日期机电");
        const answer = await talk.say("ZhangSan", `跟进 ${no} 发了方案 下次 ${next}`);
        expect(answer).toContain("跟进已记");
        expect(answer).toContain(said);
        expect(await talk.database.read(({ followUps }) => followUps.latest(Number(no), 1))).toMatchObject([
          { text: `发了方案 下次 ${next}`, counts: true, nextDay: null },
        ]);
        expect(await talk.say("ZhangSan", "周五")).toContain("下次 周五 3/13");
        expect(await item(no)).toMatchObject({ nextDay: "2026-03-13" });
        // Whoever goes on instead of answering is not held to it.
        await talk.say("ZhangSan", `跟进 ${no} 又发了案例 下次 改天`);
        expect(await talk.say("ZhangSan", `备注 ${no} 王总爱喝茶`)).not.toContain("先放着");
        expect(await talk.say("ZhangSan", "周六")).toContain("没看懂");
      },
    );
    test("an attempt is kept and moves nothing; somebody up the line may write, under their name", async () => {
      const no = await owned("上海没接机电");
      const due = (await item(no))?.nextDueAt;
      expect(await talk.say("ZhangSan", `跟进 ${no} 打了没人接`)).toContain("没联系上");
      expect((await item(no))?.nextDueAt).toBe(due);
      expect(await talk.say("zhuguan", `跟进 ${no} 我和王总吃了饭`)).toContain("代记");
      expect(await talk.say("lisi", `跟进 ${no} 我也聊了两句`)).toContain("张三");
      expect(await talk.database.read(({ followUps }) => followUps.count(Number(no)))).toBe(2);
    });
    test("它 is the last one touched here, for ten minutes", async () => {
      const no = await owned("上海它它机电");
      expect(await talk.say("ZhangSan", "跟进 它 客户确认了需求")).toContain(`#${no}`);
      talk.minutes(11);
      expect(await talk.say("ZhangSan", "跟进 它 客户又确认了")).toContain("十分钟");
    });
  });

  describe("推进 and 回退", () => {
    test("a stage is named by its words, and its mark is asked for", async () => {
      const no = await owned("上海推进机电");
      expect(await talk.say("ZhangSan", `推进 ${no} 到2`)).toMatch(/中意向.*哪天见、和谁见/s);
      expect(await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`)).toContain(
        "基础意向 → 中意向",
      );
      expect(await talk.say("ZhangSan", `推进 ${no} 高意向`)).toContain("报价");
      expect(await talk.say("ZhangSan", `推进 ${no} 高意向 报价28万`)).toContain("报价 28万");
      expect(await item(no)).toMatchObject({ stage: 3, quotedFen: 28_000_000, quotedOn: "2026-03-10" });
    });
    test("skipping asks for every mark between, or a reason", async () => {
      const no = await owned("上海跳过机电");
      expect(await talk.say("ZhangSan", `推进 ${no} 到4 卡在付款方式`)).toMatch(/中意向.*高意向/s);
      expect(await talk.say("ZhangSan", `推进 ${no} 到3 报价28万 跳过 客户直接要价`)).toContain("高意向");
    });
    test("into 决策关键期 the answer asks who decides; a name is enough, and nobody is held to it", async () => {
      const no = await owned("上海落槌机电");
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `推进 ${no} 到3 报价28万`);
      expect(await talk.say("ZhangSan", `推进 ${no} 到4 卡在付款方式`)).toContain("谁拍板?回个称呼就行");
      expect(await talk.say("ZhangSan", "王总拍板")).toContain("决策人 王总");
      expect(await item(no)).toMatchObject({ decisionMaker: "王总", openPoints: "卡在付款方式" });
      await talk.say("ZhangSan", `改 ${no} 决策人 李董`);
      expect(await item(no)).toMatchObject({ decisionMaker: "李董" });
      expect(await talk.say("ZhangSan", `详情 ${no}`)).toContain("拍板 李董");
      await talk.say("ZhangSan", `回退 ${no} 到3 又要比价`);
      await talk.say("ZhangSan", `推进 ${no} 到4 卡在付款方式`);
      expect(await talk.say("ZhangSan", "没接通")).not.toContain("决策人");
      const said = await owned("上海说过机电");
      await talk.say("ZhangSan", `推进 ${said} 到2 约了周四面谈 王总参加`);
      const answer = await talk.say("ZhangSan", `推进 ${said} 到4 卡在付款方式 王总拍板 报价28万`);
      expect(answer).not.toContain("谁拍板");
    });
    test("a stage entered again after 回退 asks for its mark again", async () => {
      const no = await owned("上海再来机电");
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `推进 ${no} 到3 报价28万`);
      await talk.say("ZhangSan", `回退 ${no} 到2 客户换人`);
      expect(await talk.say("ZhangSan", `推进 ${no} 到3`)).toMatch(/还差标志\(回退过,要重新给\):\n高意向/);
      expect(await item(no)).toMatchObject({ stage: 2, quotedFen: 28_000_000 });
      expect(await talk.say("ZhangSan", `推进 ${no} 到3 报价26万`)).toContain("高意向");
    });
    test("back needs a reason; every move stands in the history with actor, time and rule version", async () => {
      const no = await owned("上海回退机电");
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      expect(await talk.say("ZhangSan", `回退 ${no} 到1`)).toContain("原因");
      expect(await talk.say("ZhangSan", `回退 ${no} 到1 客户换人`)).toContain("基础意向");
      const rows = await history(no);
      expect(rows.map(({ what }) => what)).toEqual(["created", "advanced", "moved-back"]);
      expect(rows.at(-1)).toMatchObject({
        by: "ZhangSan",
        text: "客户换人",
        at: talk.now(),
        stage: 1,
        ruleVersion: 1,
      });
    });
  });

  describe("the outcome", () => {
    test("won with its amount and day; the plan is asked after, never before", async () => {
      const no = await owned("上海赢单机电");
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      expect(await talk.say("ZhangSan", `赢单 ${no}`)).toContain("合同金额");
      const answer = await talk.say("ZhangSan", `签了 ${no} 28万 签约今天`);
      expect(answer).toContain("合作与回款");
      expect(answer).toContain("回款计划");
      expect(await talk.sayInGroup("ZhangSan", `详情 ${no}`)).not.toContain("28万");
    });
    test("payments add up, the plan tells what is next, a refund is never more than came in", async () => {
      const no = await owned("上海回款机电");
      expect(await talk.say("ZhangSan", `回款 ${no} 5万`)).toContain("还没赢单");
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      expect(await talk.say("ZhangSan", `回款计划 ${no} 下周三8.4万 验收后19.6万`)).toMatch(
        /3\/18 8\.4万\n验收后 19\.6万/,
      );
      expect(await talk.say("caiwu", `回款 ${no} 8.4万`)).toContain("还差 19.6万");
      expect(await item(no)).toMatchObject({ nextDay: null });
      expect(await talk.say("ZhangSan", `退款 ${no} 9万`)).toContain("退不了这么多");
      expect(await talk.say("ZhangSan", `退款 ${no} 1万`)).toContain("净回款 7.4万");
      expect(await talk.say("ZhangSan", `退款 ${no} 1万`)).toContain("这笔没有再记");
      expect(await talk.say("ZhangSan", "取消")).not.toContain("净回款");
      expect(await talk.say("ZhangSan", `退款 ${no} 1万`)).toContain("这笔没有再记");
      expect(await talk.say("ZhangSan", "确认")).toContain("净回款 6.4万");
      expect(await item(no)).toMatchObject({ nextDay: "2026-03-18" });
      expect(await talk.say("ZhangSan", `回退 ${no} 到4 作废`)).toContain("已有回款");
      expect(await talk.say("lisi", `回款 ${no} 1万`)).toContain("张三");
    });
    test("a plan made after the first money is of what is left", async () => {
      const no = await owned("上海余款机电");
      await talk.say("ZhangSan", `赢单 ${no} 25万 签约今天 跳过 老客户`);
      await talk.say("ZhangSan", `回款 ${no} 5万`);
      const planned = await talk.say("ZhangSan", `回款计划 ${no} 4月底20万`);
      expect(planned).toContain("已到账 5万,还要到的:\n4/30 20万");
      expect(planned).not.toContain("核对");
      expect(await talk.say("caiwu", `详情 ${no}`)).toMatch(/4\/30 20万/);
      expect(await talk.say("caiwu", `回款 ${no} 20万`)).toContain("全部收齐");
      expect(await item(no)).toMatchObject({ nextDay: null });
    });
    test("the same money said twice, or by two people, is asked about and booked once", async () => {
      const no = await owned("上海双报机电");
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      expect(await talk.say("ZhangSan", `回款 ${no} 8.4万`)).toContain("累计 8.4万");
      talk.minutes(30);
      const asked = await talk.say("caiwu", `回款 ${no} 8.4万 首付`);
      expect(asked).toMatch(
        /3\/10 \d+:\d+ 张三已经记过一笔一样的回款 8\.4万,这笔没有再记。确实是另一笔就回「确认」$/,
      );
      const paid = () => talk.database.read(({ payments }) => payments.paidFen(Number(no)));
      expect(await paid()).toBe(8_400_000);
      expect(await talk.say("caiwu", "确认")).toContain("累计 16.8万");
      talk.days(2);
      expect(await talk.say("caiwu", `回款 ${no} 8.4万`)).toContain("累计 25.2万");
    });
    test("lost says why, from 高意向 on also to whom; 重启 goes on where it stopped", async () => {
      const no = await owned("上海输单机电");
      await talk.say("ZhangSan", `推进 ${no} 到3 约了周四面谈 王总参加 报价28万`);
      expect(await talk.say("ZhangSan", `输单 ${no} 价格`)).toContain("输给");
      expect(await talk.say("ZhangSan", `输单 ${no} 价格 输给用友`)).toContain("已输单");
      expect(await talk.say("ZhangSan", `推进 ${no} 到4 卡在付款`)).toContain("重启");
      expect(await talk.say("ZhangSan", `退公海 ${no} 不要了`)).toContain("留在负责人名下");
      expect(await talk.say("ZhangSan", `重启 ${no} 又立项了`)).toContain("高意向");
    });
  });

  describe("改, 备注, 联系人", () => {
    test("an edit is logged with before and after; contact data never enters the history", async () => {
      const no = await owned("上海修改机电");
      expect(await talk.say("ZhangSan", `改 ${no} 金额 80万`)).toContain("80万");
      expect(await talk.say("ZhangSan", `改 ${no} 电话 13912345678`)).toContain(`#${no}`);
      const rows = (await history(no)).filter(({ what }) => what === "edited");
      expect(rows).toMatchObject([
        { field: "amount", before: "30000000" },
        { field: "phone", before: null, after: null },
      ]);
      expect(JSON.stringify(rows)).not.toContain("13912345678");
      expect(await talk.say("ZhangSan", `改 ${no}`)).toContain("可以改");
      expect(await talk.say("lisi", `改 ${no} 金额 1万`)).toContain("张三");
    });
    test("a note moves no clock", async () => {
      const no = await owned("上海备注机电");
      const due = (await item(no))?.nextDueAt;
      talk.days(1);
      expect(await talk.say("ZhangSan", `备注 ${no} 客户喜欢喝茶`)).toContain("客户喜欢喝茶");
      expect(await item(no)).toMatchObject({ nextDueAt: due, lastFollowUpAt: null });
    });
    test("contacts are added, changed and taken away; in a group they go to the asker alone", async () => {
      const no = await owned("上海联系机电");
      expect(await talk.say("ZhangSan", `联系人 ${no} 加 李总 13900000000 采购`)).toContain(
        "李总(采购) 13900000000",
      );
      expect(await talk.say("ZhangSan", `联系人 ${no} 改 李总 13900000001`)).toContain("13900000001");
      const inGroup = await talk.sayInGroup("ZhangSan", `联系人 ${no}`);
      expect(inGroup).not.toContain("1390000");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("13900000001");
    });
  });

  test("what a person may not do is refused with whom to ask, and changes nothing", async () => {
    const no = await owned("上海越权机电");
    const before = await item(no);
    for (const text of [
      `推进 ${no} 到2 约了周四面谈`,
      `赢单 ${no} 28万`,
      `输单 ${no} 价格`,
      `退公海 ${no} x`,
      `备注 ${no} x`,
      `联系人 ${no}`,
    ])
      expect(await talk.say("wangwu", text), text).toMatch(/张三|主管/);
    expect(await item(no)).toEqual(before);
  });
});
