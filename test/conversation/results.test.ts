// 业绩: signed, paid and outstanding by the ledgers, of whom one may ask, of any time, as of any day.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  const NAMES = "一二三四五六七八九";
  let made = 0;
  beforeEach(() => {
    made = 0;
  });

  /** A deal of somebody's, won at once. Answers its number. */
  async function won(who: string, amount: string, more = ""): Promise<number> {
    const no = await open(who);
    await talk.say(who, `赢单 ${no} ${amount} ${more} 跳过 老客户直接签`);
    return no;
  }

  async function open(who: string): Promise<number> {
    made++;
    await talk.say(
      who,
      `新建商机 上海第${NAMES[made - 1]}电器 联系人王磊 1360000${1000 + made} 地址上海徐汇 需求MES 金额10万`,
    );
    return made;
  }

  async function shares(no: number, split: string, agrees: string): Promise<void> {
    await talk.say("ZhangSan", `分成 ${no} ${split}`);
    await talk.say(agrees, `同意 ${no}`);
  }

  describe("one's own", () => {
    test("signed, paid, what is still to come, and the next payment", async () => {
      const no = await won("ZhangSan", "28万");
      await talk.say("ZhangSan", `回款 ${no} 10万`);
      await talk.say("ZhangSan", `回款计划 ${no} 3/20 18万`);
      const answer = await talk.say("ZhangSan", "业绩");
      expect(answer).toContain("你 3月业绩,到今天为止");
      expect(answer).toContain("签约 28万(1单)");
      expect(answer).toContain("#1 上海第一电器 28万");
      expect(answer).toContain("回款 10万");
      expect(answer).toContain("签下的还没回 18万");
      expect(answer).toContain("先问第一笔: 到账了发「回款 1 金额」");
    });

    test("a month without anything is said warmly, and a time to come is not guessed at", async () => {
      expect(await talk.say("ZhangSan", "业绩")).toContain("还没有签约和回款,日子还有,不急");
      expect(await talk.say("ZhangSan", "业绩 2024年")).toContain("还没有签约和回款");
      expect(await talk.say("ZhangSan", "业绩 2027年1月")).toContain("还没开始");
    });

    test("counts by the day of signing, not of telling it", async () => {
      await won("ZhangSan", "28万", "签约2月27日");
      expect(await talk.say("ZhangSan", "业绩 本月")).toContain("还没有签约");
      const february = await talk.say("ZhangSan", "业绩 上月");
      expect(february).toContain("签约 28万(1单)");
      expect(february).toContain("2月结束那天看是 签约 0元、回款 0元,后来有补记或更正");
    });

    test("as of a day: an amount corrected, a refund and an agreement that came later are not in it", async () => {
      const no = await won("ZhangSan", "28万");
      await talk.say("ZhangSan", `回款 ${no} 10万`);
      talk.days(3);
      await talk.say("ZhangSan", `改 ${no} 合同 30万`);
      await talk.say("ZhangSan", `退款 ${no} 4万 少了一台`);
      expect(await talk.say("ZhangSan", "业绩 本月")).toMatch(/签约 30万\(1单\).*回款 6万/s);
      const then = await talk.say("ZhangSan", "业绩 3月 截至 3/10");
      expect(then).toContain("截至3/10(那之后的不算)");
      expect(then).toMatch(/签约 28万\(1单\).*回款 10万.*还没回 18万/s);
      expect(await talk.say("ZhangSan", "业绩 3月 截至3月9号")).toContain("还没有签约和回款");
    });

    test("what was won and taken back is no result; won anew, it is one", async () => {
      const no = await won("ZhangSan", "28万");
      await talk.say("ZhangSan", "撤销");
      expect(await talk.say("ZhangSan", "业绩")).toContain("还没有签约和回款");
      talk.days(2);
      await talk.say("ZhangSan", `赢单 ${no} 26万 跳过 老客户直接签`);
      expect(await talk.say("ZhangSan", "业绩")).toContain("签约 26万(1单)");
      talk.days(2);
      await talk.say("ZhangSan", `回退 ${no} 到3 客户反悔`);
      expect(await talk.say("ZhangSan", "业绩")).toContain("还没有签约和回款");
      expect(await talk.say("ZhangSan", "业绩 本月 截至 3/12")).toContain("签约 26万(1单)");
    });
  });

  describe("by the ledgers", () => {
    test("each their part, the income apart where it differs, and all of it again in the department", async () => {
      const no = await open("ZhangSan");
      await shares(no, "业绩 我60 @李四40; 归属 我100; 收入 我50 @李四50", "lisi");
      await talk.say("ZhangSan", `赢单 ${no} 10万 跳过 老客户`);
      await talk.say("ZhangSan", `回款 ${no} 3万`);
      const mine = await talk.say("ZhangSan", "业绩");
      expect(mine).toContain("签约 6万(1单)");
      expect(mine).toContain("6万(按分成,合同10万)");
      expect(mine).toContain("收入这一本: 签约 5万,回款 1.5万");
      expect(await talk.say("ZhangSan", "业绩 归属")).toContain("客户归属这一本: 签约 10万");
      const theirs = await talk.say("lisi", "业绩");
      expect(theirs).toMatch(/签约 4万\(1单\).*回款 1.2万.*还没回 2.8万/s);
      const department = await talk.say("zhuguan", "业绩 部门");
      expect(department).toContain("签约 10万(1单)");
      expect(department).toMatch(
        /按姓名:\n李四 签约 4万\(1单\) 回款 1.2万\n张三 签约 6万\(1单\) 回款 1.8万/s,
      );
    });

    test("who took it over gets what comes in from then on; what was signed stays with whoever signed it", async () => {
      const no = await won("ZhangSan", "10万");
      await talk.say("ZhangSan", `回款 ${no} 3万`);
      talk.minutes(5);
      await talk.say("zhuguan", `改派 ${no} 给 @李四 他在现场`);
      await talk.say("lisi", `回款 ${no} 5万`);
      expect(await talk.say("ZhangSan", "业绩")).toMatch(/签约 10万\(1单\).*回款 3万/s);
      expect(await talk.say("lisi", "业绩")).toMatch(/签约 0元\(0单\).*回款 5万\n签下的还没回 2万/s);
    });
  });

  describe("others'", () => {
    test("a head reads the department's and its people's, nobody else's; the company's is the manager's and the admin's", async () => {
      await won("ZhangSan", "28万");
      await won("wangwu", "9万");
      expect(await talk.say("zhuguan", "业绩")).toContain("销售一部 3月业绩");
      expect(await talk.say("zhuguan", "业绩 @张三")).toContain("签约 28万(1单)");
      expect(await talk.say("jingli", "业绩 销售二部")).toContain("签约 9万(1单)");
      expect(await talk.say("jingli", "业绩 公司 今年")).toContain("签约 37万(2单)");
      expect(await talk.say("admin", "业绩 公司")).toContain("签约 37万(2单)");
      expect(await talk.say("ZhangSan", "业绩 部门")).toContain("整个部门的由主管看");
      expect(await talk.say("ZhangSan", "业绩 公司")).toContain("全公司的由经理和管理员看");
      expect(await talk.say("zhuguan", "业绩 公司")).toContain("全公司的由经理和管理员看");
      expect(await talk.say("zhuguan", "业绩 销售二部")).toContain("不归你带");
      expect(await talk.say("ZhangSan", "业绩 @李四")).toContain("李四不在你带的部门");
    });

    test("in a group it comes to the asker alone", async () => {
      await won("ZhangSan", "28万");
      expect(await talk.sayInGroup("ZhangSan", "业绩")).not.toContain("28万");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("签约 28万");
    });

    test("who changed departments has signed where they were", async () => {
      await won("ZhangSan", "28万");
      await talk.database.transaction(async ({ people }) => {
        const directory = await people.directory();
        await people.replace({
          ...directory,
          members: directory.members.map((member) =>
            member.userId === "ZhangSan"
              ? { ...member, mainDepartment: 4, departments: [{ id: 4, isLeader: false }] }
              : member,
          ),
        });
      });
      expect(await talk.say("jingli", "业绩 销售一部")).toContain("签约 28万(1单)");
      expect(await talk.say("jingli", "业绩 销售二部")).toContain("还没有签约和回款");
      expect(await talk.say("ZhangSan", "业绩")).toContain("签约 28万(1单)");
    });
  });
});
