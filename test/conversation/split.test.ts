// 分成 as it is talked about: three people in a group with a counter-offer until it is in force, and A 定 B 选.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exportDocument } from "../../src/cli/export-document.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let no: string;
  let name: string;
  let count = 0;
  beforeAll(async () => {
    talk = await openTalk(engine, { postsToChats: true });
  });
  beforeEach(async () => {
    talk.goTo("2026-03-10");
    name = `上海云图${++count}科技`;
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1380000${1000 + count} 地址上海徐汇 需求数据中台 金额28万`,
    );
    no = /#(\d+)/.exec(answer)?.[1] ?? "";
  });
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const rows = () => talk.database.read(({ dump }) => dump.read());
  const exported = async () => exportDocument(await rows());
  const item = async () => (await exported()).items.find((one) => one.no === Number(no));
  const posted = async () =>
    (await talk.database.read(({ dump }) => dump.rowsOf("outbox")))
      .filter(({ toKind, bodyText }) => toKind === "chat" && bodyText.includes(`#${no} `))
      .map(({ bodyText }) => bodyText);

  describe("three people in a group", () => {
    test("propose, counter, agree anew, in force: everybody reads what they agree to", async () => {
      expect(
        await talk.sayInGroup(
          "ZhangSan",
          `分成 #${no} 业绩 我60 李四30 王五10; 归属 我100; 收入 我50 李四30 王五20`,
        ),
      ).toBe(
        `#${no} ${name} 基础意向
张三提了分成(第1版),等李四、王五回,到3/17 09:30
业绩 张三60% 李四30% 王五10%
客户归属 张三100%(由张三联系客户)
收入 张三50% 李四30% 王五20%
回: 同意 ${no} · 不同意 ${no} · 改分成 ${no} 我… 对方…`,
      );
      expect(await last("lisi")).toContain("按预计28万,你的业绩8.4万,收入8.4万");
      expect(await last("wangwu")).toContain("你的业绩2.8万,收入5.6万");
      talk.minutes(5);
      expect(await talk.sayInGroup("lisi", `同意 #${no}`)).toContain("李四同意了第1版,还等王五");
      talk.minutes(5);
      expect(
        await talk.sayInGroup(
          "wangwu",
          `改分成 #${no} 业绩 张三50 李四30 我20; 归属 张三100; 收入 张三50 李四30 我20`,
        ),
      ).toContain(`王五提了分成(第2版),等张三、李四回`);
      expect((await item())?.splits).toBeNull();
      talk.minutes(5);
      // What 李四 had said to the first version says nothing about the second.
      expect(await talk.sayInGroup("ZhangSan", `同意 #${no} 第2版`)).toContain("张三同意了第2版,还等李四");
      expect((await item())?.splits).toBeNull();
      talk.goTo("2026-03-10", 10 * 60 + 42);
      expect(await talk.sayInGroup("lisi", `同意 #${no}`, { quote: `(第2版),等张三、李四回 #${no}` })).toBe(
        `🤝 #${no} ${name} 分成已生效(第2版,三方同意,今天10:42)
业绩 张三50% 李四30% 王五20%
客户归属 张三100%(由张三联系客户)
收入 张三50% 李四30% 王五20%
签约后锁定,要改需三方和经理同意`,
      );
      expect((await item())?.splits).toEqual({
        performance: { ZhangSan: 5000, lisi: 3000, wangwu: 2000 },
        ownership: { ZhangSan: 10_000 },
        income: { ZhangSan: 5000, lisi: 3000, wangwu: 2000 },
      });
      expect(await last("zhuguan")).toContain("分成已生效(第2版,三方同意");
      // Everybody reads the group; nothing is posted there twice, nobody is told what they read.
      expect(await posted()).toEqual([]);
      expect(await last("wangwu")).not.toContain("已生效");
      expect((await item())?.history.map(({ what }) => what)).toEqual([
        "created",
        "split-proposed",
        "split-agreed",
        "split-proposed",
        "split-agreed",
        "split-agreed",
        "split-in-force",
      ]);
    });

    test("the group reads shares and amounts of what it negotiates; no phone, no payment, nothing else", async () => {
      await talk.sayInGroup("ZhangSan", `分成 #${no} 我60 @李四40`);
      const open = await talk.sayInGroup("lisi", `分成 #${no}`);
      expect(open).toContain("按预计28万: 张三 业绩16.8万 收入16.8万;李四 业绩11.2万 收入11.2万");
      await talk.sayInGroup("lisi", `同意 #${no}`);
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      await talk.say("ZhangSan", `回款 ${no} 100.01元`);
      const shown = await talk.sayInGroup("ZhangSan", `分成 #${no}`);
      expect(shown).toContain("业绩 张三60% 李四40%");
      expect(`${open}${shown}`).not.toMatch(/1380000|王磊|已回款|徐汇/);
      expect(await last("ZhangSan")).toContain(
        "已回款的: 张三 业绩60.01元 收入60.01元;李四 业绩40元 收入40元",
      );
      for (const text of [open, shown]) expect(text.split("\n").length).toBeLessThanOrEqual(7);
    });

    test("another group reads no shares; the answer goes to whoever asked, the thread reads the step", async () => {
      await talk.sayInGroup("ZhangSan", `分成 #${no} 我60 @李四40`);
      const elsewhere = { chat: { kind: "group", id: "group-2" } } as const;
      const shown = await talk.sayInGroup("ZhangSan", `分成 #${no}`, elsewhere);
      expect(shown).not.toMatch(/60%|40%|\d+\.\d\d元/);
      expect(await last("ZhangSan")).toContain("业绩 张三60% 李四40%");
      const agreed = await talk.sayInGroup("lisi", `同意 #${no}`, elsewhere);
      expect(agreed).toContain("分成已生效");
      expect(agreed).not.toMatch(/60%|40%/);
      expect((await posted()).at(-1)).toContain("业绩 张三60% 李四40%");
      expect(await last("ZhangSan")).toContain("分成已生效");
    });

    test("steps in single chats are posted to the thread, and told to whoever is not there", async () => {
      await talk.sayInGroup("ZhangSan", `分成 #${no} 业绩 我50 @李四30 王五20; 归属 我100; 收入 我50 李四50`);
      await talk.say("lisi", `同意 #${no}`);
      expect((await posted()).at(-1)).toContain("李四同意了第1版,还等王五");
      expect(await last("ZhangSan")).toContain("李四同意了第1版,还等王五");
      await talk.sayInGroup("wangwu", `同意 #${no}`);
      expect(await posted()).toHaveLength(1);
      // 李四 never spoke in the group.
      expect(await last("lisi")).toContain("分成已生效(第1版,三方同意");
      expect(await last("wangwu")).not.toContain("已生效");
    });
  });

  describe("A 定 B 选", () => {
    const OFFER = "甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50";
    test("A writes two shares, B picks first, A has the other", async () => {
      expect(await talk.sayInGroup("ZhangSan", `二选一 #${no} @李四 ${OFFER}`)).toBe(
        `#${no} ${name} 基础意向
张三写了两份,李四先选,剩下的归张三,到后天 09:30
甲(第1版) 业绩70% 客户归属0% 收入50%
乙(第2版) 业绩30% 客户归属100% 收入50%
李四回: 选甲 ${no} · 选乙 ${no} · 都不要 ${no}(就改成协商)`,
      );
      expect(await last("lisi")).toContain("张三写了两份,你先选");
      expect(await talk.sayInGroup("ZhangSan", `选甲 #${no}`)).toContain("由李四先选,剩下的归张三");
      expect(await talk.sayInGroup("ZhangSan", `改分成 #${no} 我90 @李四10`)).toContain("等李四先选");
      expect(await talk.sayInGroup("lisi", `选甲 #${no}`)).toBe(
        `🤝 #${no} ${name} 分成已生效(第1版,双方同意,今天09:30)
业绩 张三30% 李四70%
客户归属 张三100%(由张三联系客户)
收入 张三50% 李四50%
签约后锁定,要改需双方和经理同意`,
      );
      expect((await item())?.splits).toEqual({
        performance: { ZhangSan: 3000, lisi: 7000 },
        ownership: { ZhangSan: 10_000 },
        income: { ZhangSan: 5000, lisi: 5000 },
      });
      expect(await talk.sayInGroup("lisi", `选乙 #${no}`)).toContain("没有等着选的两份");
    });
    test("都不要, and the two negotiate; either may begin", async () => {
      await talk.say("ZhangSan", `二选一 #${no} @李四 ${OFFER}`);
      expect(await talk.say("lisi", `都不要 #${no} 归属想各一半`)).toContain(
        "李四两份都没要: 归属想各一半,改成协商",
      );
      expect(await last("ZhangSan")).toContain("张三、李四都可以提");
      expect(await talk.say("lisi", `改分成 #${no} 五五`)).toContain("李四提了分成(第3版)");
      expect(await talk.say("ZhangSan", `同意 #${no}`)).toContain("分成已生效(第3版,双方同意");
    });
    test.each([
      ["甲 业绩70 归属100 收入60 乙 业绩30 归属0 收入40", "注意: 乙三项都不比甲多"],
      ["甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入49.99", "甲乙的收入加起来是99.99%"],
      ["甲 业绩-20 归属0 收入50 乙 业绩120 归属100 收入50", "业绩里有负数"],
      ["甲 业绩70 归属0 乙 业绩30 归属100 收入50", "还差收入"],
      ["甲 业绩70 归属0 收入50", "甲乙两份都要写"],
      ["@王五 甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50", "二选一只能两个人"],
    ])("%s: %s", async (offer, answer) => {
      expect(await talk.say("ZhangSan", `二选一 #${no} @李四 ${offer}`)).toContain(answer);
    });
    test("written by the head for the owner, the owner's own yes is asked for", async () => {
      expect(await talk.say("zhuguan", `二选一 #${no} @李四 ${OFFER}`)).toContain("张三写了两份,李四先选");
      expect(await talk.say("lisi", `选乙 #${no}`)).toContain("还等张三同意");
      expect((await item())?.splits).toBeNull();
      expect(await talk.say("ZhangSan", "同意")).toContain("分成已生效(第2版,双方同意");
    });
  });

  describe("three rounds without an agreement", () => {
    beforeEach(async () => {
      await talk.sayInGroup("ZhangSan", `分成 #${no} 我70 @李四30`);
      await talk.sayInGroup("lisi", `改分成 #${no} 我50 张三50`);
      await talk.sayInGroup("ZhangSan", `改分成 #${no} 我60 李四40`);
      expect(await talk.sayInGroup("lisi", `改分成 #${no} 我45 张三55`)).toContain("已经谈了3轮");
      expect(await talk.sayInGroup("lisi", `不同意 #${no} 太少`)).toContain("请周经理在最后两个方案里定");
    });
    test("the manager picks one of the last two, and it is announced as theirs", async () => {
      expect(await last("jingli")).toContain("1. 第2版(李四提)");
      expect(await talk.say("zhuguan", `定分成 ${no} 1`)).toContain("大部门经理");
      expect(await talk.say("jingli", `定分成 ${no} 1`)).toContain("分成已生效(第2版,周经理定");
      expect((await posted()).at(-1)).toContain("分成已生效(第2版,周经理定");
      expect(await last("ZhangSan")).toContain("周经理定");
      expect((await item())?.splits?.performance).toEqual({ ZhangSan: 5000, lisi: 5000 });
      expect(await talk.say("jingli", `定分成 ${no} 第2版`)).toContain("分成已生效(第2版,周经理定");
      expect(await talk.say("jingli", `定分成 ${no} 2`)).toContain("没有等着定的分成");
    });
    test("or leaves all as it is; then another one may begin", async () => {
      expect(await talk.say("jingli", `定分成 ${no} 第1版`)).toContain("第1版不在最后的方案里");
      expect(await talk.say("jingli", `定分成 ${no} 维持`)).toContain("周经理定了: 维持现在的分法");
      expect((await item())?.splits).toBeNull();
      expect(await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`)).toContain("第4版");
    });
  });

  describe("approvals", () => {
    test("ownership that leaves the department waits for the head", async () => {
      await talk.say("ZhangSan", `分成 #${no} 业绩 我60 王五40; 归属 我50 王五50; 收入 五五`);
      expect(await talk.say("wangwu", `同意 #${no}`)).toContain(
        "双方都同意了,等赵主管批(客户归属要分到外部门)",
      );
      expect((await item())?.splits).toBeNull();
      expect(await talk.say("wangwu", `准分成 #${no}`)).toContain("部门主管或经理");
      expect(await last("zhuguan")).toContain(`回: 准分成 ${no} 第1版`);
      expect(await talk.say("zhuguan", `准分成 #${no} 第1版`)).toContain("(第1版,双方同意,赵主管批,");
      expect((await item())?.splits?.ownership).toEqual({ ZhangSan: 5000, wangwu: 5000 });
    });
    test("refused, all stays as it is; performance and income alone ask nobody", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 王五40`);
      await talk.say("wangwu", `同意 #${no}`);
      expect(await talk.say("zhuguan", `不准分成 #${no} 归属留在一部`)).toContain(
        "赵主管没有批第1版: 归属留在一部",
      );
      expect(await last("wangwu")).toContain("没有批第1版");
      await talk.say("ZhangSan", `分成 #${no} 业绩 我60 王五40; 归属 我100; 收入 五五`);
      expect(await talk.say("wangwu", `同意 #${no}`)).toContain("分成已生效(第2版,双方同意");
    });
    test("after signing it is an amendment: all parties and the manager, for payments from now on", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      await talk.say("lisi", `同意 #${no}`);
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      await talk.say("ZhangSan", `回款 ${no} 10万`);
      talk.days(1);
      await talk.say("ZhangSan", `分成 #${no} 我20 @李四80`);
      expect(await last("lisi")).toContain("已签约,各方同意后还要经理批,只管以后的回款");
      expect(await talk.say("lisi", `同意 #${no}`)).toContain("等周经理批(已签约,改动要经理同意)");
      await talk.say("ZhangSan", `回款 ${no} 1万`);
      talk.minutes(1);
      expect(await talk.say("zhuguan", `准分成 #${no}`)).toContain("要由大部门经理批");
      expect(await talk.say("jingli", `准分成 #${no}`)).toContain("以后的回款按这个分,之前的不变");
      talk.minutes(1);
      await talk.say("ZhangSan", `回款 ${no} 10万`);
      // 11万 by the first, 10万 by the second: 60% of 11 and 20% of 10.
      expect(await talk.say("ZhangSan", `分成 #${no}`)).toContain(
        "已回款的: 张三 业绩8.6万 收入8.6万;李四 业绩12.4万 收入12.4万",
      );
      await talk.say("ZhangSan", `退款 ${no} 21万`);
      expect(await talk.say("ZhangSan", `分成 #${no}`)).toContain(
        "张三 业绩0元 收入0元;李四 业绩0元 收入0元",
      );
    });
    test("what is open at signing says so, and becomes an amendment", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      expect(await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`)).toContain("分成还没谈定");
      expect(await talk.say("lisi", `同意 #${no}`)).toContain("等周经理批");
    });
  });

  describe("the contract is signed", () => {
    const win = () => talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
    test("while the head has yet to approve: now it is the manager's to approve, who is asked", async () => {
      await talk.say("ZhangSan", `分成 #${no} 业绩 我60 王五40; 归属 我50 王五50; 收入 五五`);
      await talk.say("wangwu", `同意 #${no}`);
      await win();
      expect(await talk.say("zhuguan", `准分成 #${no} 第1版`)).toContain("要由大部门经理批");
      expect((await item())?.splits).toBeNull();
      await talk.tick();
      await talk.tick();
      const asked = (await talk.told("jingli")).filter((text) => text.includes(`准分成 ${no} 第1版`));
      expect(asked).toHaveLength(1);
      expect(asked[0]).toContain("等你批: 已签约,只管以后的回款");
      expect(await last("wangwu")).toContain("等周经理批(已签约,改动要经理同意)");
      expect(await talk.say("jingli", `准分成 #${no} 第1版`)).toContain("分成已生效(第1版,双方同意,周经理批");
    });
    test("before the manager has decided: what not all have agreed to is not picked any more", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我70 @李四30`);
      await talk.say("lisi", `改分成 #${no} 我50 张三50`);
      await talk.say("ZhangSan", `改分成 #${no} 我60 李四40`);
      await talk.say("lisi", `不同意 #${no}`);
      await win();
      const answer = await talk.say("jingli", `定分成 ${no} 1`);
      expect(answer).toContain("已签约,没谈拢的分成作废了");
      expect((await item())?.splits).toBeNull();
      // While the win can be taken back, nothing has ended.
      talk.minutes(11);
      await talk.tick();
      expect(await last("lisi")).toContain("已签约,没谈拢的分成作废");
      expect(await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`)).toContain("张三提了分成(第4版)");
    });
  });

  test("分成 #12 shows what is, before and after, and what each gets of the amount as it is now", async () => {
    expect(await talk.say("ZhangSan", `分成 #${no}`)).toBe(
      `#${no} ${name} 基础意向
还没有分成,都归张三
按预计28万: 张三 业绩28万 收入28万
要分给同事发: 分成 ${no} 我60 @同事40`,
    );
    await talk.say("ZhangSan", `分成 #${no} 我33.33 @李四66.67`);
    await talk.say("lisi", `同意 #${no}`);
    await talk.say("ZhangSan", `改 #${no} 金额 100.01元`);
    expect(await talk.say("ZhangSan", `分成 #${no}`)).toContain(
      "按预计100.01元: 张三 业绩33.33元 收入33.33元;李四 业绩66.68元 收入66.68元",
    );
  });

  test("parties of an agreement see and follow the item; who is only asked does not", async () => {
    await talk.say("ZhangSan", `分成 #${no} 业绩 我60 王五40; 归属 我100; 收入 五五`);
    expect(await talk.say("wangwu", `详情 #${no}`)).not.toContain("王磊");
    expect(await talk.say("wangwu", `分成 #${no}`)).toContain("等王五回");
    await talk.say("wangwu", `同意 #${no}`);
    expect(await talk.say("wangwu", `详情 #${no}`)).toContain("王磊");
    expect(await talk.say("wangwu", `跟进 ${no} 和王总吃了饭`)).toContain("代记");
    expect(await talk.say("wangwu", `分成 #${no} 我90 张三10`)).toContain("负责人是张三");
  });

  test("a move to another database carries every version and answer, and goes on from there", async () => {
    await talk.sayInGroup("ZhangSan", `分成 #${no} 我60 @李四40`);
    await talk.sayInGroup("lisi", `改分成 #${no} 我50 @张三50`);
    const before = await rows();
    const document = exportDocument(before);
    expect(document.agreements.filter((one) => one.no === Number(no))).toEqual([
      {
        no: Number(no),
        mode: "negotiation",
        state: "open",
        chat: { kind: "group", id: "group-1" },
        by: "ZhangSan",
        at: "2026-03-10T01:30:00.000Z",
        parties: ["ZhangSan", "lisi"],
        version: 2,
        from: null,
        until: null,
        end: null,
        decidedBy: null,
        versions: [
          {
            number: 1,
            round: 1,
            option: null,
            by: "ZhangSan",
            at: "2026-03-10T01:30:00.000Z",
            performance: { ZhangSan: 6000, lisi: 4000 },
            ownership: { ZhangSan: 6000, lisi: 4000 },
            income: { ZhangSan: 6000, lisi: 4000 },
            answers: [
              { member: "ZhangSan", answer: "yes", by: "ZhangSan", at: "2026-03-10T01:30:00.000Z" },
              { member: "lisi", answer: null, by: null, at: null },
            ],
          },
          expect.objectContaining({ number: 2, by: "lisi" }),
        ],
      },
    ]);
    const other = await engine.open();
    await other.transaction(({ dump }) => dump.write(before));
    expect(exportDocument(await other.read(({ dump }) => dump.read()))).toEqual(document);
  });
});
