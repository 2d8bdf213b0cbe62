// What must not make a split: strangers, stale clicks, forged senders, conditions, odd sums, leavers, races, odd names.
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test as onBoth } from "vitest";
import { exportDocument } from "../../src/cli/export-document.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let talk: Talk;
  let no: string;
  let count = 0;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  async function owned(name: string): Promise<string> {
    const phone = 13_900_000_000 + ++count;
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额28万`,
    );
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  beforeEach(async () => {
    talk.goTo("2026-03-10");
    no = await owned(`宁波万邦${count + 1}物流`);
  });
  const inOutbox = () => talk.database.read(async ({ dump }) => (await dump.rowsOf("outbox")).length);
  const latest = () => talk.database.read(({ splits }) => splits.latestOf(Number(no)));
  const inForce = async () =>
    exportDocument(await talk.database.read(({ dump }) => dump.read())).items.find(
      (one) => one.no === Number(no),
    )?.splits ?? null;
  const without = (userId: string) =>
    talk.database.transaction(({ people }) =>
      people.replace({ ...COMPANY, members: COMPANY.members.filter((member) => member.userId !== userId) }),
    );
  const everybody = () => talk.database.transaction(({ people }) => people.replace(COMPANY));

  describe("a yes that is none", () => {
    beforeEach(async () => {
      await talk.sayInGroup("ZhangSan", `分成 #${no} 我60 @李四40`);
    });
    test.each([
      ["wangwu", "同意 #{no}", "没有你,要由各方自己回"],
      ["zhuguan", "同意 #{no}", "没有你,要由各方自己回"],
      ["jingli", "同意 #{no} 第1版", "没有你,要由各方自己回"],
      ["wangwu", "改分成 #{no} 我50 张三50", "没有你,要由各方自己回"],
      ["wangwu", "选甲 #{no}", "没有你,要由各方自己回"],
      ["mallory", "同意 #{no}", "我还不认识你"],
      ["wangwu", '同意 #{no} {"from":{"userid":"lisi"}}', "没有你"],
      ["ZhangSan", '同意 #{no} {"from":{"userid":"lisi"}}', "就不算同意"],
      ["ZhangSan", "同意 #{no} from.userid=lisi", "就不算同意"],
      ["lisi", "同意 #{no},但是我要50", "就不算同意"],
      ["lisi", "同意 #{no} 等王总点头", "就不算同意"],
      ["lisi", "同意 #{no}?", "就不算同意"],
      ["lisi", "同意 #{no} 第2版", "第2版已经不算数了,什么也没改"],
      ["lisi", "选甲 #{no}", "没有等着选的两份"],
    ])("%s: %s", async (who, said, answer) => {
      // A chat in which a stranger has spoken reads nothing any more: she speaks in one of her own.
      const chat = { kind: "group", id: who === "mallory" ? "group-2" : "group-1" } as const;
      expect(await talk.sayInGroup(who, said.replace("{no}", no), { chat })).toContain(answer);
      expect(await inForce()).toBeNull();
      expect((await latest())?.versions[0]?.answers.map(({ answer: given }) => given)).toEqual(["yes", null]);
    });
    test("said to what has been replaced is told what stands now, and how to agree to it", async () => {
      await talk.sayInGroup("lisi", `改分成 #${no} 我70 张三30`);
      const answer = await talk.sayInGroup("ZhangSan", `同意 #${no}`, {
        quote: `#${no} 张三提了分成(第1版)`,
      });
      expect(answer).toMatch(
        /第1版已经不算数了[\s\S]*李四提的第2版[\s\S]*业绩 张三30% 李四70%[\s\S]*同意 \d+ 第2版/,
      );
      expect(await inForce()).toBeNull();
    });
    test("on a button of a proposal that is over means nothing to the next one", async () => {
      await talk.say("lisi", `不同意 #${no}`);
      await talk.say("ZhangSan", `分成 #${no} 我90 @李四10`);
      expect(await talk.say("lisi", `同意 #${no} 第1版`)).toContain("第1版已经不算数了");
      expect(await inForce()).toBeNull();
    });
    test("taken back before it is in force counts no more", async () => {
      await talk.say("ZhangSan", `不同意 #${no}`);
      expect(await talk.say("lisi", `同意 #${no}`)).toContain("第1版张三不同意,已作废");
      expect(await inForce()).toBeNull();
    });
  });

  describe("sums", () => {
    test.each([
      ["我60 @李四39.99", "业绩加起来是99.99%,要正好100%"],
      ["业绩 我60 李四40; 归属 我100; 收入 我60 李四60", "收入加起来是120%"],
      ["我120 @李四-20", "业绩里李四是负数"],
      ["我60.005 李四39.995", "「60.005」太细了"],
      ["我60 李四40 我0", "业绩里张三写了两次"],
      ["李四60 王五40", "要有负责人张三"],
      ["我100", "现在就都归张三"],
      ["业绩 我60 李四40; 归属 我100", "还差收入怎么分"],
      ["我60 赵六40", "通讯录里没找到「赵六」"],
      ["我60 李四40 大概", "「大概」没看懂"],
      ["3:3:4", "数字对不上人"],
      ["我20 李四20 王五20 孙二20 赵主管10 何市10", "最多5个人分"],
    ])("%s: %s", async (said, answer) => {
      expect(await talk.say("ZhangSan", `分成 #${no} ${said}`)).toContain(answer);
      expect(await latest()).toBeNull();
    });
    test("a missing ledger is asked for and taken from the next text", async () => {
      await talk.say("ZhangSan", `分成 #${no} 业绩 我60 李四40; 归属 我100`);
      expect(await talk.say("ZhangSan", "五五")).toContain("收入 张三50% 李四50%");
    });
  });

  test("the same click three times has one effect and the same answer", async () => {
    const thrice = async (who: string, text: string) => {
      const told = await inOutbox();
      const answers = [await talk.say(who, text)];
      const after = await inOutbox();
      for (let again = 0; again < 2; again++) answers.push(await talk.say(who, text));
      expect(new Set(answers).size, text).toBe(1);
      expect(await inOutbox()).toBe(after);
      return { answer: answers[0] ?? "", told: after - told };
    };
    expect(
      (await thrice("ZhangSan", `分成 #${no} 业绩 我50 李四30 王五20; 归属 我100; 收入 我100`)).told,
    ).toBe(2);
    await thrice("lisi", `同意 #${no} 第1版`);
    await thrice("wangwu", `不同意 #${no} 第1版`);
    await thrice("lisi", `改分成 #${no} 业绩 我40 张三40 王五20; 归属 张三100; 收入 张三100`);
    await thrice("ZhangSan", `同意 #${no} 第2版`);
    const done = await thrice("wangwu", `同意 #${no} 第2版`);
    expect(done.answer).toContain("分成已生效(第2版,三方同意");
    const history = (await talk.database.read(({ dump }) => dump.rowsOf("history"))).filter(
      (row) => row.no === Number(no),
    );
    expect(history.map(({ what }) => what)).toEqual([
      "created",
      "split-proposed",
      "split-agreed",
      "split-declined",
      "split-proposed",
      "split-agreed",
      "split-agreed",
      "split-in-force",
    ]);
    await thrice("ZhangSan", `二选一 #${no} @王五 甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50`);
  });

  describe("at the same moment", () => {
    onBoth(
      "two counter-proposals are two versions, each told to all others; neither counts as a yes to the other",
      async () => {
        await talk.say("ZhangSan", `分成 #${no} 业绩 我50 李四30 王五20; 归属 我100; 收入 我100`);
        const rest = "归属 张三100; 收入 张三100";
        await Promise.all([
          talk.say("lisi", `改分成 #${no} 业绩 张三40 我40 王五20; ${rest}`),
          talk.say("wangwu", `改分成 #${no} 业绩 张三40 李四20 我40; ${rest}`),
        ]);
        const split = await latest();
        expect(split?.versions.map(({ number, round }) => [number, round])).toEqual([
          [1, 1],
          [2, 2],
          [3, 3],
        ]);
        expect(new Set(split?.versions.slice(1).map(({ by }) => by))).toEqual(new Set(["lisi", "wangwu"]));
        const current = split?.versions.at(-1);
        expect(split?.current).toBe(3);
        expect(
          current?.answers.filter(({ answer }) => answer === "yes").map(({ memberId }) => memberId),
        ).toEqual([current?.by]);
      },
    );
    onBoth("of two proposals one is open", async () => {
      const answers = await Promise.all([
        talk.say("ZhangSan", `分成 #${no} 我60 @李四40`),
        talk.say("zhuguan", `分成 #${no} 张三50 李四50`),
      ]);
      expect(answers.filter((answer) => answer.includes("已经有一个在谈的分成"))).toHaveLength(1);
      const open = (await talk.database.read(({ dump }) => dump.rowsOf("splits"))).filter(
        (row) => row.no === Number(no),
      );
      expect(open).toHaveLength(1);
    });
    onBoth("the last yes and a no: one of them wins, and a version with a no is never in force", async () => {
      await talk.say("ZhangSan", `分成 #${no} 业绩 我50 李四30 王五20; 归属 我100; 收入 我100`);
      await talk.say("lisi", `同意 #${no}`);
      await Promise.all([talk.say("wangwu", `同意 #${no}`), talk.say("lisi", `不同意 #${no}`)]);
      const split = await latest();
      const noes = split?.versions[0]?.answers.filter(({ answer }) => answer === "no") ?? [];
      expect(split?.state === "in-force").toBe(noes.length === 0);
    });
  });

  describe("somebody leaves the company", () => {
    test("what is negotiated with them ends, and the others hear so; then another may begin", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @王五40`);
      try {
        await without("wangwu");
        expect(await talk.say("ZhangSan", `同意 #${no}`)).toContain("有一方已离职,在谈的分成作废了");
        await talk.tick();
        expect((await talk.told("ZhangSan")).at(-1)).toContain("有一方已离职,在谈的分成作废");
        expect(await latest()).toMatchObject({ state: "ended", end: "party-left" });
        expect(await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`)).toContain("第2版");
      } finally {
        await everybody();
      }
    });
    test("their part in an agreement stays theirs, until the manager says yes for them", async () => {
      await talk.say("ZhangSan", `分成 #${no} 业绩 我50 李四30 王五20; 归属 我100; 收入 我100`);
      await talk.say("lisi", `同意 #${no}`);
      await talk.say("wangwu", `同意 #${no}`);
      try {
        await without("wangwu");
        await talk.tick();
        expect((await inForce())?.performance).toEqual({ ZhangSan: 5000, lisi: 3000, wangwu: 2000 });
        await talk.say("zhuguan", `分成 #${no} 业绩 张三60 李四40; 归属 张三100; 收入 张三100`);
        await talk.say("ZhangSan", `同意 #${no}`);
        expect(await talk.say("lisi", `同意 #${no}`)).toContain("等周经理批(有人已离职,由经理代他同意)");
        expect(await talk.say("jingli", `准分成 #${no}`)).toContain("分成已生效");
        expect((await inForce())?.performance).toEqual({ ZhangSan: 6000, lisi: 4000 });
        const answer = (await latest())?.versions[0]?.answers.find(({ memberId }) => memberId === "wangwu");
        expect(answer).toMatchObject({ answer: "yes", by: "jingli" });
      } finally {
        await everybody();
      }
    });
    test("nobody who is still there is left out of what they have", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      await talk.say("lisi", `同意 #${no}`);
      expect(await talk.say("ZhangSan", `分成 #${no} 我60 @赵主管40`)).toContain(
        "现在的分成里有李四,改分成要他也同意",
      );
      await talk.say("ZhangSan", `分成 #${no} 我60 李四0 赵主管40`);
      await talk.say("zhuguan", `同意 #${no}`);
      expect((await inForce())?.performance).toEqual({ ZhangSan: 6000, lisi: 4000 });
      await talk.say("lisi", `同意 #${no}`);
      expect((await inForce())?.performance).toEqual({ ZhangSan: 6000, zhuguan: 4000 });
    });
  });

  describe("the item changes hands", () => {
    test("while it is negotiated: that ends, the parties and the new owner hear so", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      await talk.say("zhuguan", `改派 #${no} 给 @赵主管 张三休假`);
      expect(await talk.say("lisi", `同意 #${no}`)).toContain("换了负责人,之前在谈的分成作废了");
      await talk.tick();
      for (const who of ["ZhangSan", "lisi", "zhuguan"])
        expect((await talk.told(who)).at(-1), who).toContain("换了负责人,在谈的分成作废");
      expect(await inForce()).toBeNull();
    });
    test("once agreed: nobody's part changes", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      await talk.say("lisi", `同意 #${no}`);
      await talk.say("zhuguan", `改派 #${no} 给 @赵主管 张三休假`);
      expect((await inForce())?.performance).toEqual({ ZhangSan: 6000, lisi: 4000 });
      expect(await talk.say("ZhangSan", `分成 #${no}`)).toContain("第1版已生效");
    });
    test("back in the pool, what was negotiated is over, at once for whoever comes next", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      expect(await talk.say("ZhangSan", `退公海 #${no} 预算取消`)).toContain("已放回公海");
      expect(await talk.say("lisi", `同意 #${no}`)).toContain("作废了");
      await talk.say("lisi", `领取 #${no}`);
      expect(await talk.say("lisi", `分成 #${no} 我60 @张三40`)).toContain("李四提了分成(第2版),等张三回");
      expect((await talk.told("ZhangSan")).join()).toContain("在谈的分成作废");
    });
  });

  test("a customer who is called <@all>, and markdown in a reason, mention nobody and format nothing", async () => {
    no = await owned("<@all>[点我](http://x)**重工");
    const answer = await talk.sayInGroup("ZhangSan", `分成 #${no} 我60 @李四40`);
    const declined = await talk.say("lisi", `不同意 #${no} <@all> **太少** [看](http://x)`);
    for (const text of [
      answer,
      declined,
      ...(await talk.told("lisi")).slice(-1),
      ...(await talk.told("ZhangSan")).slice(-1),
    ]) {
      expect(text).not.toMatch(/<@|\]\(http|\*\*/);
      expect(text).toContain(`#${no}`);
    }
  });

  describe("words without a number", () => {
    test("are about the one that waits; of several it is asked; of none they say so", async () => {
      expect(await talk.say("erzhu", "同意")).toContain("没有等着你回的分成");
      await talk.say("ZhangSan", `分成 #${no} 我60 @陈南40`);
      const first = no;
      no = await owned(`宁波第二${count}物流`);
      await talk.say("ZhangSan", `分成 #${no} 我60 @陈南40`);
      expect(await talk.say("guangzhou", "同意")).toMatch(/有 2 个在等你回,是哪一个\?/);
      await talk.say("guangzhou", `不同意 #${first}`);
      expect(await talk.say("guangzhou", "不同意,我想要五成")).toContain("陈南不同意第1版: 我想要五成");
    });
    test("of everyday speech are no answers", async () => {
      await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
      for (const text of [`${no} 分成两批发货,先发一批`, `${no} 同意了我们的报价`, `${no} 同意客户先试用`])
        expect(await talk.say("ZhangSan", text), text).toContain("跟进已记");
      expect(await talk.say("lisi", "同意吧", { quote: `#${no} 张三提了分成(第1版)` })).toContain(
        "分成已生效",
      );
    });
  });

  test("a head on leave: whoever acts for them is asked, and may approve", async () => {
    await talk.say("jingli", "代管 赵主管 @施主 3/10到3/12");
    await talk.say("zhuguan", "请假 3/10到3/12");
    try {
      await talk.say("ZhangSan", `分成 #${no} 我60 王五40`);
      expect(await talk.say("wangwu", `同意 #${no}`)).toContain("等施主批");
      expect(await talk.say("heshi", `准分成 #${no}`)).toContain("这一步要由部门主管或经理来做");
      expect(await talk.say("shizhu", `准分成 #${no} 第1版`)).toContain("双方同意,施主批");
    } finally {
      await talk.say("zhuguan", "请假 取消");
    }
  });

  test("a yes cannot be undone silently: 撤销 says what to say instead", async () => {
    await talk.say("ZhangSan", `分成 #${no} 业绩 我50 李四30 王五20; 归属 我100; 收入 我100`);
    await talk.say("lisi", `同意 #${no}`);
    const answer = await talk.say("lisi", "撤销");
    expect(answer).toContain(`改主意发「不同意 ${no}」`);
    expect(answer.match(/撤不了/g)).toHaveLength(1);
  });

  test("whatever several people say, a yes is only ever its sender's, and only all of them make it hold", async () => {
    const people = fc.constantFrom("ZhangSan", "lisi", "wangwu", "zhuguan", "jingli", "guangzhou");
    const rest = "归属 张三100; 收入 张三100";
    const words = fc.constantFrom(
      `分成 #N 业绩 张三50 李四30 王五20; ${rest}`,
      `改分成 #N 业绩 张三40 李四40 王五20; ${rest}`,
      `改分成 #N 业绩 张三30 李四30 王五40; ${rest}`,
      "二选一 #N @李四 甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50",
      "选甲 #N",
      "选乙 #N 第2版",
      "同意 #N",
      "同意 #N",
      "同意 #N",
      "同意 #N 第1版",
      "同意 #N 第2版",
      "同意 #N 第3版",
      "同意",
      "不同意 #N",
      "定分成 #N 1",
      "定分成 #N 维持",
      "准分成 #N",
      '同意 #N {"from":{"userid":"lisi"}}',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(people, words, fc.boolean()), { maxLength: 14 }), async (said) => {
        no = await owned(`台州海正${count}模具`);
        const given = new Map<string, string | null>();
        for (const [who, text, group] of said) {
          const words = text.replace("N", no);
          await (group ? talk.sayInGroup(who, words) : talk.say(who, words));
          const [splits, splitAnswers, splitVersions] = await talk.database.read(async ({ dump }) => [
            await dump.rowsOf("splits"),
            await dump.rowsOf("splitAnswers"),
            await dump.rowsOf("splitVersions"),
          ]);
          for (const row of splitAnswers.filter((answer) => answer.no === Number(no))) {
            const key = `${row.number}/${row.memberId}`;
            const before = given.get(key) ?? null;
            if (row.answer !== before) expect(row.memberId, words).toBe(who);
            if (before === "no") expect(row.answer).toBe("no");
            given.set(key, row.answer);
          }
          for (const split of splits.filter((one) => one.no === Number(no) && one.inForceAt !== null)) {
            const answers = splitAnswers.filter((one) => one.no === split.no && one.number === split.current);
            const version = splitVersions.find((one) => one.no === split.no && one.number === split.current);
            const isPicked = split.decidedBy === "jingli" && answers.some(({ answer }) => answer !== "yes");
            if (!isPicked) expect(answers.map(({ answer }) => answer)).toEqual(answers.map(() => "yes"));
            expect(answers.every(({ at }) => at === null || at >= (version?.at ?? 0))).toBe(true);
          }
          expect(splits.filter((one) => one.openNo === Number(no)).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: engine.name === "sqlite" ? 40 : 6 },
    );
  });
});
