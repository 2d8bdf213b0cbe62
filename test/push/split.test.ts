// The clock of what is being split: half-time, the end of the days, the manager's silence, approvals; each told once.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let no: string;
  beforeEach(async () => {
    talk = await openTalk(engine, { postsToChats: true });
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES 金额28万",
    );
    no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
  });
  async function at(day: string, hour: number, minute = 0): Promise<void> {
    talk.goTo(day, hour * 60 + minute);
    await talk.tick();
    await talk.tick();
  }
  const about = async (who: string, words: string) =>
    (await talk.told(who)).filter((text) => text.includes(words));
  const posted = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("outbox")).filter(({ toKind }) => toKind === "chat").map(({ bodyText }) => bodyText),
    );
  const state = async () => (await talk.database.read(({ splits }) => splits.latestOf(Number(no))))?.state;

  describe("a negotiation", () => {
    beforeEach(async () => {
      await talk.sayInGroup("ZhangSan", `分成 #${no} 业绩 我50 李四30 王五20; 归属 我100; 收入 我100`);
      await talk.sayInGroup("lisi", `同意 #${no}`);
    });
    test("who is silent at half of the five working days is reminded, once; whoever answered is not", async () => {
      await at("2026-03-12", 13, 59);
      expect(await about("wangwu", "还等你回")).toEqual([]);
      await at("2026-03-12", 14);
      await at("2026-03-13", 9, 30);
      expect(await about("wangwu", "张三提的分成(第1版)还等你回,到周二 3/17 09:30")).toHaveLength(1);
      expect(await about("lisi", "还等你回")).toEqual([]);
      expect(await about("ZhangSan", "还等你回")).toEqual([]);
    });
    test("a reminder that still waits is taken back by the answer", async () => {
      await talk.say("wangwu", "免提醒 8小时");
      talk.goTo("2026-03-12", 14 * 60);
      await talk.say("wangwu", "免提醒 8小时");
      await talk.tick();
      const waiting = () =>
        talk.database.read(async ({ dump }) =>
          (await dump.rowsOf("outbox"))
            .filter(({ key }) => key.startsWith("split-expiry/member/wangwu/remind-"))
            .map((row) => row.state),
        );
      expect(await waiting()).toEqual(["waiting"]);
      await talk.say("wangwu", `同意 ${no}`);
      expect(await waiting()).toEqual(["dropped"]);
    });
    test("at the end it goes to the manager, the parties and the group hear so; an answer is too late", async () => {
      await at("2026-03-17", 9, 29);
      expect(await state()).toBe("open");
      await at("2026-03-17", 9, 30);
      expect(await state()).toBe("last-offers");
      expect(await about("jingli", `定分成 ${no} 1 · 定分成 ${no} 维持`)).toHaveLength(1);
      for (const who of ["ZhangSan", "lisi", "wangwu"])
        expect(await about(who, "5个工作日没谈拢,请周经理在最后方案里定"), who).toHaveLength(1);
      expect((await posted()).filter((text) => text.includes("请周经理在最后方案里定"))).toHaveLength(1);
      expect(await talk.say("wangwu", `同意 ${no}`)).toContain("等周经理定");
      expect(await talk.say("jingli", `定分成 ${no} 1`)).toContain("分成已生效(第1版,周经理定");
    });
    test("a manager who does not decide is asked once more, then all stays as it is and another may begin", async () => {
      await at("2026-03-17", 9, 30);
      await at("2026-03-19", 14, 30);
      expect(await about("jingli", "请定一个")).toHaveLength(2);
      await at("2026-03-24", 9, 30);
      expect(await state()).toBe("ended");
      expect(await about("lisi", "分成没谈拢,也没有人定,还按现在的分")).toHaveLength(1);
      expect(await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`)).toContain("第2版");
    });
    test("a win taken back within its ten minutes leaves the last offers with the manager; after them it has ended them", async () => {
      await at("2026-03-17", 9, 30);
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      await at("2026-03-17", 9, 35);
      expect(await state()).toBe("last-offers");
      expect(await talk.say("ZhangSan", "撤销")).toContain("已撤销");
      await at("2026-03-17", 9, 50);
      expect(await state()).toBe("last-offers");
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
      await at("2026-03-17", 10, 1);
      expect(await state()).toBe("ended");
    });
    test("of a signed contract the end of the days leaves all as it is", async () => {
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
      await at("2026-03-17", 9, 30);
      expect(await state()).toBe("ended");
      expect(await about("jingli", "请定一个")).toEqual([]);
      expect(await about("wangwu", "分成到时间没谈成,还按现在的分")).toHaveLength(1);
    });
  });

  test("A 定 B 选: B is reminded after a working day, after two the two negotiate, and that has its own five days", async () => {
    await talk.say("ZhangSan", `二选一 #${no} @李四 甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50`);
    await at("2026-03-11", 9, 29);
    expect(await about("lisi", "还等你选")).toEqual([]);
    await at("2026-03-11", 9, 30);
    expect(await about("lisi", "还等你选,到明天 09:30,不选就改成协商")).toHaveLength(1);
    await at("2026-03-12", 9, 30);
    for (const who of ["ZhangSan", "lisi"])
      expect(await about(who, "李四到时间没有选,改成协商"), who).toHaveLength(1);
    expect(await talk.say("lisi", `选甲 ${no}`)).toContain("没有等着选的两份");
    await at("2026-03-17", 10);
    expect(await talk.say("lisi", `改分成 ${no} 五五`)).toContain("李四提了分成(第3版)");
    await at("2026-03-19", 9, 30);
    expect(await state()).toBe("last-offers");
  });

  test("an approval nobody gives is asked of the next level, and keeps waiting", async () => {
    await talk.say("ZhangSan", `分成 #${no} 我60 王五40`);
    await talk.say("wangwu", `同意 #${no}`);
    expect(await about("zhuguan", "等你批")).toHaveLength(1);
    await at("2026-03-12", 9, 29);
    expect(await about("jingli", "等你批")).toEqual([]);
    await at("2026-03-12", 9, 30);
    expect(await about("jingli", "等你批")).toHaveLength(1);
    await at("2026-04-20", 9, 30);
    expect(await state()).toBe("awaiting-head");
    expect(await talk.say("zhuguan", `准分成 ${no}`)).toContain("分成已生效");
  });

  test("nothing is said at night or on a day off; two ticks at once say nothing twice", async () => {
    await talk.say("ZhangSan", `分成 #${no} 我60 @李四40`);
    await at("2026-03-14", 10);
    expect(await about("lisi", "还等你回")).toEqual([]);
    talk.goTo("2026-03-16", 9 * 60);
    await Promise.all([talk.tick(), talk.tick(), talk.tick()]);
    expect(await about("lisi", "还等你回")).toHaveLength(1);
    talk.goTo("2026-03-17", 10 * 60);
    await Promise.all([talk.tick(), talk.tick(), talk.tick()]);
    expect(await about("jingli", "请定一个")).toHaveLength(1);
    const history = await talk.database.read(({ dump }) => dump.rowsOf("history"));
    expect(history.filter(({ what, by }) => what === "split-expired" && by === "clock")).toHaveLength(1);
  });

  test("in HTTP mode nothing is posted to the group; everybody is told privately", async () => {
    talk = await openTalk(engine);
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海没群科技 联系人王磊 13800002222 地址上海 需求MES",
    );
    no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.sayInGroup("ZhangSan", `分成 #${no} 我60 @李四40`);
    await talk.say("lisi", `同意 #${no}`);
    expect(await about("ZhangSan", "分成已生效")).toHaveLength(1);
    await talk.sayInGroup("ZhangSan", `分成 #${no} 我50 @李四50`);
    await at("2026-03-17", 9, 30);
    expect(await about("ZhangSan", "5个工作日没谈拢")).toHaveLength(1);
    expect(await posted()).toEqual([]);
  });
});
