// 抽查 through the week: drawn on its first working day, told to those it does not concern, judged, frozen, appealed, lifted.
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const MONDAY = "2026-03-16";

onOneEngine((engine) => {
  let talk: Talk;
  const rep = (text: string) => talk.say("ZhangSan", text);
  const create = (who: string, name: string, phone: number) =>
    talk.say(who, `新建商机 ${name} 联系人王磊 138000${phone} 地址上海 需求MES 金额30万`);
  const drawnTo = async (who: string) => (await talk.told(who)).filter((text) => text.includes("抽到你看的"));
  const audits = () => talk.database.read(({ dump }) => dump.rowsOf("audits"));
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const pauses = async () =>
    (await talk.database.read(({ dump }) => dump.rowsOf("pauses"))).filter(({ kind }) => kind === "audit");
  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  test("of the week before three are drawn, on the first working day at 10:30, once; anybody can draw them again", async () => {
    for (let count = 0; count < 7; count++) await create("ZhangSan", `苏州第${count}机电`, 10000 + count);
    await create("guangzhou", "广州南方机电", 20000);
    talk.goTo(MONDAY, 10 * 60 + 29);
    await talk.tick();
    expect(await audits()).toEqual([]);
    talk.goTo(MONDAY, 10 * 60 + 30);
    await create("lisi", "这周才来的机电", 30000);
    await talk.tick();
    await talk.tick();
    const drawn = (await audits()).filter(({ unitId }) => unitId === 2);
    const seed = hash(`${MONDAY}/2/1,2,3,4,5,6,7`);
    const byHand = [1, 2, 3, 4, 5, 6, 7].sort((a, b) =>
      hash(`${seed}/${a}`) < hash(`${seed}/${b}`) ? -1 : 1,
    );
    expect(drawn.map(({ no }) => no)).toEqual(byHand.slice(0, 3));
    // Nobody leads the south or the company: nobody is left who may look at what came there.
    expect((await audits()).filter(({ unitId }) => unitId === 5)).toMatchObject([
      { no: 8, state: "dropped" },
    ]);
    const [list, ...more] = await drawnTo("jingli");
    expect(more).toEqual([]);
    expect(list).toContain("3/16 抽到你看的 3 个新商机");
    expect(list).toContain("跟进0 核实0 图0 协访0");
    expect(list).not.toMatch(/138000/);
    expect(await talk.say("jingli", "抽查")).toContain("3/16 从前一周 7 个新商机里按公开的算法抽的");
    const how = await talk.say("jingli", "更多");
    expect(how).toContain(seed);
    expect(how).toContain("全部编号: 1,2,3,4,5,6,7");
    talk.goTo("2026-03-17", 10 * 60 + 30);
    await talk.tick();
    expect(await drawnTo("jingli")).toHaveLength(1);
  });

  test("a 公海管理员 looks first; one's own is given to somebody else; imported ones are no new ones", async () => {
    await talk.say("admin", "设角色 @李四 公海管理员");
    await create("lisi", "苏州一号机电", 10001);
    await create("ZhangSan", "苏州二号机电", 10002);
    talk.goTo(MONDAY, 10 * 60 + 30);
    await talk.tick();
    expect((await audits()).map(({ no, auditorId }) => [no, auditorId]).sort()).toEqual([
      [1, "jingli"],
      [2, "lisi"],
    ]);
  });

  test("on a week without a working Monday it is Tuesday's; nothing new, nothing said", async () => {
    // 2026-04-06 is a holiday.
    talk.goTo("2026-04-02");
    await create("ZhangSan", "苏州节前机电", 10001);
    talk.goTo("2026-04-06", 10 * 60 + 30);
    await talk.tick();
    expect(await audits()).toEqual([]);
    talk.goTo("2026-04-07", 10 * 60 + 30);
    await talk.tick();
    expect(await audits()).toHaveLength(1);
    talk.goTo("2026-04-13", 10 * 60 + 30);
    await talk.tick();
    expect(await audits()).toHaveLength(1);
    expect(await drawnTo("jingli")).toHaveLength(2);
  });

  test("whoever has left, or holds it by now, does not look: somebody else does", async () => {
    await talk.say("admin", "设角色 @李四 公海管理员");
    await create("ZhangSan", "苏州一号机电", 10001);
    talk.goTo(MONDAY, 10 * 60 + 30);
    await talk.tick();
    await talk.say("zhuguan", "改派 1 给 @李四 张三忙不过来");
    expect(await talk.say("lisi", "抽查 1 真")).toContain("没有抽到你来看");
    talk.goTo("2026-03-23", 10 * 60 + 30);
    await talk.tick();
    expect(await audits()).toMatchObject([{ auditorId: "jingli", state: "open" }]);
  });

  test("what has gone back to the pool meanwhile is looked at all the same, without a holder", async () => {
    await create("ZhangSan", "苏州一号机电", 10001);
    await rep("退公海 1 预算取消");
    talk.goTo(MONDAY, 10 * 60 + 30);
    await talk.tick();
    expect((await drawnTo("jingli"))[0]).toContain("#1 苏州一号机电 基础意向 在公海 跟进0");
    expect(await talk.say("jingli", "抽查 1")).toContain("现在没人在跟");
    expect(await talk.say("jingli", "抽查 1 假 空号")).toContain("抽查结果记下了");
  });

  describe("what is found", () => {
    beforeEach(async () => {
      await create("ZhangSan", "苏州恒力机电", 10001);
      await rep("跟进 1 王总说要看样机");
      talk.goTo(MONDAY, 10 * 60 + 30);
      await talk.tick();
    });

    test("the evidence stands in 抽查 #1, no phone among it; others see nothing of it", async () => {
      await rep("跟进 1 王总手机13800009999,约周五见");
      const shown = await talk.say("jingli", "抽查 1");
      expect(shown).toContain("王总说要看样机");
      expect(shown).not.toContain("13800009999");
      expect(await talk.say("erzhu", "抽查 1 真")).not.toContain("恒力");
      expect(await talk.say("erzhu", "抽查")).toContain("现在没有抽到你看的");
      expect(await rep("抽查 恒力 真")).not.toContain("抽查结果");
      expect(await talk.say("jingli", "抽查 1 还行吧")).toContain("真、存疑,还是假");
    });

    test("真 is nobody's news, and can be taken back within ten minutes", async () => {
      const before = (await talk.told("ZhangSan")).length;
      expect(await talk.say("jingli", "抽查 1 真")).toContain("抽查结果记下了: 真");
      expect(await talk.told("ZhangSan")).toHaveLength(before);
      expect(await talk.say("jingli", "抽查 1 假 空号")).toContain("已经有结果了");
      await talk.say("jingli", "撤销");
      expect(await audits()).toMatchObject([{ state: "open", judgedBy: null }]);
    });

    test("存疑 freezes nothing, and tells its holder and the head what would help", async () => {
      await talk.say("jingli", "抽查 1 存疑 没看到客户的话");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("什么都不影响");
      expect((await talk.told("zhuguan")).at(-1)).toContain("抽查存疑(张三): 没看到客户的话");
      expect(await pauses()).toEqual([]);
    });

    test("假 needs its reason; then the clock stands, and splits wait; nothing happens to the person", async () => {
      expect(await talk.say("jingli", "抽查 1 假")).toContain("差一个原因");
      const said = await talk.say("jingli", "电话是空号");
      expect(said).toContain("先冻结,负责人 周四 3/19 18:00 前可以申诉");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("不是针对你");
      expect((await talk.told("zhuguan")).at(-1)).toContain("抽查没通过(张三): 电话是空号");
      expect(await pauses()).toHaveLength(1);
      expect(await rep("为什么 1")).toContain("停着不算: 抽查");
      expect(await rep("详情 1")).toContain("业绩和分成冻结中: 电话是空号");
      await rep("分成 1 我60 @李四40");
      expect(await talk.say("lisi", "同意 1")).toContain("抽查冻结中,分成先不能生效");
      expect(await talk.database.read(({ splits }) => splits.inForceOf(1))).toBeNull();
      expect(await create("ZhangSan", "苏州照常机电", 10077)).toContain("#2");
      await talk.say("jingli", "解冻 1 空号是我看错了");
    });

    test("money that comes in is booked, and says that its credit waits", async () => {
      await talk.say("jingli", "抽查 1 假 合同对不上");
      await rep("赢单 1 28万 签约今天 约了周四面谈 王总参加");
      if ((await item(1))?.outcome !== "won") await rep("跳过 面谈过了");
      await talk.database.transaction(async ({ items }) => {
        const now = await items.byNo(1);
        if (now !== null && now.outcome !== "won")
          await items.apply(
            {
              item: { ...now, outcome: "won", stage: 6, contractFen: 28_000_000, signedOn: MONDAY },
              what: "won",
            },
            { by: "ZhangSan", at: talk.now() },
          );
      });
      const said = await rep("回款 1 5万");
      expect(said).toContain("到账照记,业绩和收入先不算");
      expect(await talk.database.read(({ payments }) => payments.paidFen(1))).toBe(5_000_000);
      expect(await rep("分成 1")).toContain("抽查冻结中");
    });

    test("taken back at once, its holder hears so and the clock goes on as if nothing had been", async () => {
      const before = await item(1);
      await talk.say("jingli", "抽查 1 假 空号");
      talk.minutes(3);
      expect(await talk.say("jingli", "撤销")).toContain("撤");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("刚才的抽查结果撤回了");
      expect(await audits()).toMatchObject([{ state: "open", text: null }]);
      expect(await item(1)).toMatchObject({ deadlineAt: before?.deadlineAt, nextDueAt: before?.nextDueAt });
      await talk.say("jingli", "抽查 1 真");
      expect(await audits()).toMatchObject([{ state: "true" }]);
    });

    describe("an appeal", () => {
      beforeEach(async () => {
        // Judged by somebody below the manager, so that the manager decides.
        await talk.database.transaction(async ({ audits: rows }) => {
          const [audit] = await rows.inState(["open"]);
          if (audit !== undefined) await rows.save({ ...audit, auditorId: "erzhu" });
        });
        await talk.say("erzhu", "抽查 1 假 电话是空号");
      });

      test("is the manager's to decide; the clock stands until then; 解冻 lets everything go on", async () => {
        expect(await rep("申诉 1 客户换号了,有聊天截图")).toContain("已请周经理定");
        expect((await pauses()).at(-1)).toMatchObject({ endedAt: null });
        expect(await item(1)).toMatchObject({ deadlineAt: null });
        expect((await talk.told("jingli")).at(-1)).toContain("张三申诉: 客户换号了,有聊天截图");
        expect(await rep("申诉 1 再说一次")).toContain("已经申诉过了");
        expect(await talk.say("erzhu", "解冻 1 看错了")).not.toContain("已解冻");
        expect(await rep("解冻 1 是真的")).not.toContain("已解冻");
        expect(await talk.say("jingli", "解冻 1 截图是真的")).toContain("已解冻");
        expect((await talk.told("ZhangSan")).at(-1)).toContain("周经理解冻了它: 截图是真的");
        expect((await item(1))?.deadlineAt).not.toBeNull();
        expect(await talk.say("jingli", "解冻 1 再来")).toContain("没有被抽查冻结");
        await rep("分成 1 我60 @李四40");
        expect(await talk.say("lisi", "同意 1")).toContain("生效");
      });

      test("may stand, with a reason; then the clock goes on and the credit stays frozen", async () => {
        await rep("申诉 1 客户换号了");
        expect(await talk.say("jingli", "维持冻结 1")).toContain("差一个原因");
        expect(await talk.say("jingli", "凭证对不上")).toContain("维持冻结: 凭证对不上");
        expect((await talk.told("ZhangSan")).at(-1)).toContain("先维持冻结");
        expect((await item(1))?.deadlineAt).not.toBeNull();
        expect(await rep("详情 1")).toContain("业绩和分成冻结中");
        expect(await talk.say("jingli", "解冻 1 后来补了合同")).toContain("已解冻");
      });

      test("comes too late after three working days, and the clock has gone on by then", async () => {
        talk.goTo("2026-03-20", 9 * 60);
        expect(await rep("申诉 1 客户换号了")).toContain("申诉时间到 昨天 18:00 为止");
        await rep("跟进 1 王总说下周定");
        expect((await item(1))?.deadlineAt).not.toBeNull();
      });

      test("that nobody has decided stands in the manager's list of the next week", async () => {
        await rep("申诉 1 客户换号了");
        talk.goTo("2026-03-23", 10 * 60 + 30);
        await talk.tick();
        expect((await talk.told("jingli")).at(-1)).toContain("等你定的抽查申诉 1 个");
      });

      test("judged by the manager alone it has nobody above: it is said", async () => {
        await talk.database.transaction(async ({ audits: rows }) => {
          const [audit] = await rows.inState(["false"]);
          if (audit !== undefined) await rows.save({ ...audit, judgedBy: "jingli" });
        });
        expect(await rep("申诉 1 客户换号了")).toMatch(/赵主管|没有找到/);
      });
    });

    describe("回访", () => {
      test("only with the head's yes, who hears what is asked; then whom to call comes to the auditor alone", async () => {
        expect(await talk.say("jingli", "抽查 1 回访 想问问需求")).toContain("已请赵主管同意回访");
        expect((await talk.told("zhuguan")).at(-1)).toContain("周经理想打个电话问客户: 想问问需求");
        expect(await rep("准回访 1")).not.toContain("准周经理");
        expect(await talk.say("zhuguan", "准回访 1")).toContain("准周经理回访了");
        expect((await talk.told("jingli")).at(-1)).toContain("13800010001");
        expect(await talk.say("zhuguan", "准回访 1")).toContain("没有等着你答复的回访");
      });

      test("a no leaves the evidence; a customer in peace is not called", async () => {
        await talk.say("jingli", "抽查 1 回访");
        await talk.say("zhuguan", "不准回访 1 客户在谈价");
        expect((await talk.told("jingli")).at(-1)).toContain("这次不方便回访: 客户在谈价");
        await rep("静默 1 10天 客户出差");
        expect(await talk.say("jingli", "抽查 1 回访 问需求")).toContain("静默中");
      });
    });
  });
});
