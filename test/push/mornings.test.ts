// Five working days of the same untouched items, as a rep, a head and a group read them (rules.md 5, Manners).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=sales";
const DAYS = ["2026-03-23", "2026-03-24", "2026-03-25", "2026-03-26", "2026-03-27"] as const;
interface Read {
  readonly day: string;
  readonly minute: number;
  readonly to: string;
  readonly text: string;
}

const MINUTES = [9 * 60, 9 * 60 + 10, 10 * 60 + 30, 14 * 60 + 30, 17 * 60, 18 * 60];

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function owned(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(
      who,
      `新建商机 ${name} 联系人王磊 1330000${++phones} 地址上海 需求MES 金额30万`,
    );
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  async function claimed(name: string): Promise<string> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1310000${++phones} 想了解MES 地址上海`);
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
    return no;
  }
  async function fiveDays(): Promise<Read[]> {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}`);
    const quoted = await owned("上海报价机电");
    await talk.say("ZhangSan", `推进 ${quoted} 到3 报价30万 跳过 老客户`);
    await talk.say("ZhangSan", `跟进 ${quoted} 聊了价格 下次 明天 再报一版`);
    for (const name of ["上海甲机电", "上海乙机电", "上海丙机电"]) {
      const no = await owned(name);
      await talk.say("ZhangSan", `推进 ${no} 到2 约了3月5日面谈 王总参加`);
    }
    for (const name of ["上海丁机电", "上海戊机电"]) {
      const no = await owned(name, "lisi");
      await talk.say("lisi", `推进 ${no} 到4 付款方式没谈拢 跳过 老客户`);
    }
    const won = await owned("上海已签机电");
    await talk.say("ZhangSan", `赢单 ${won} 20万 签约今天 跳过 老客户`);
    await talk.say("ZhangSan", `回款计划 ${won} 3/24 20万`);
    talk.goTo("2026-03-19");
    const sprint = await owned("上海冲刺机电");
    await talk.say("ZhangSan", `推进 ${sprint} 到5 计划3/25签 跳过 客户直接定了`);
    await talk.say("ZhangSan", `跟进 ${sprint} 法务在看合同 下次 明天 收合同`);
    const two = await owned("上海快签机电", "lisi");
    await talk.say("lisi", `推进 ${two} 到5 计划3/25签 跳过 客户直接定了`);
    await claimed("上海新领机电");
    return live();
  }

  /** What each receiver reads at each of these minutes of five days. */
  async function live(): Promise<Read[]> {
    const read: Read[] = [];
    let seen = 0;
    for (const day of DAYS)
      for (const minute of MINUTES) {
        talk.goTo(day, minute);
        await talk.tick();
        await talk.deliver();
        const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
        read.push(
          ...rows
            .slice(seen)
            .map((row) => ({ day, minute, to: `${row.toKind}/${row.toId}`, text: row.bodyText })),
        );
        seen = rows.length;
      }
    return read;
  }

  const itemLines = (text: string) =>
    [...text.matchAll(/^(?:\d+ )?#(\d+) .*$/gm)].map(([line, no]) => ({ no, line }));

  test("no line of a morning reads as it did on another, and none stands there twice", async () => {
    const mornings = (await fiveDays()).filter(({ minute, to }) => minute === 540 && to.startsWith("member"));
    expect(new Set(mornings.map(({ day }) => day)).size).toBe(5);
    for (const who of new Set(mornings.map(({ to }) => to))) {
      const known = new Set<string>();
      for (const day of DAYS) {
        const lines = mornings
          .filter((one) => one.to === who && one.day === day)
          .flatMap(({ text }) => itemLines(text));
        expect(new Set(lines.map(({ no }) => no)).size).toBe(lines.length);
        for (const { line } of lines) {
          const words = line.replace(/^\d+ /, "");
          expect(known).not.toContain(words);
          known.add(words);
        }
      }
    }
  });

  test("a line that stays says how long nothing was heard, what was planned, and who was asked", async () => {
    const lists = (await fiveDays()).filter(({ text }) => text.startsWith("张三早"));
    const [monday, tuesday, wednesday, thursday] = lists.map(({ text }) => text);
    expect(monday).toMatch(/上海报价机电 高意向\|原定3\/11再报一版,已过12天\n/);
    expect(monday).toMatch(/上海冲刺机电 成交冲刺期\|上个工作日没有记录,原定3\/20收合同,已过3天\n/);
    expect(monday).toMatch(/上海甲机电 中意向\|上次跟进3\/10,13天前\n/);
    expect(monday).toMatch(/上海已签机电 合作与回款\|3\/24到期,还有1天\n/);
    expect(tuesday).toMatch(/上海冲刺机电 .*\|2个工作日没动静,.*;昨天 14:30已请周经理看\n/);
    expect(wednesday).toMatch(/上海甲机电 中意向\|3\/24到期,10个工作日没动静\n/);
    expect(wednesday).toMatch(/上海已签机电 合作与回款\|3\/24到期,已过1天\n/);
    expect(thursday).toMatch(/上海新领机电 基础意向\|今天18:00回公海/);
    const answered = await talk.say("zhuguan", "协访 #8 周一一起去");
    expect(answered).toContain("#8");
    talk.goTo("2026-03-30", 540);
    await talk.tick();
    expect((await talk.told("ZhangSan")).at(-1)).toMatch(/上海冲刺机电 .*;赵主管3\/27回了去协访\n/);
  });

  test("with a word on Friday, Monday's line says what was planned for the weekend, not that nothing was heard", async () => {
    talk.goTo("2026-03-13", 15 * 60);
    const no = await owned("上海周五机电");
    await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    await talk.say("ZhangSan", `跟进 ${no} 合同今天寄出 下次 明天 收合同`);
    talk.goTo("2026-03-16", 9 * 60);
    await talk.tick();
    const monday = (await talk.told("ZhangSan")).at(-1) ?? "";
    expect(monday).toMatch(/上海周五机电 成交冲刺期\|原定3\/14收合同,已过2天\n/);
    expect(monday).not.toContain("没有记录");
  });

  test("what is quoted names its days", async () => {
    const all = await fiveDays();
    const quoting = all.filter(({ text }) => text.includes("上次("));
    expect(quoting.length).toBeGreaterThan(2);
    for (const { text } of quoting)
      expect(text).not.toMatch(/上次\([^)]*\): [^\n]*(?:明天|后天|天后|周[一-日])/);
    expect(quoting.map(({ text }) => text).join()).toContain("法务在看合同 下次 3/20 收合同");
  });

  test("a group never reads the same post twice; everybody late has a turn; it ends with who can help", async () => {
    const posts = (await fiveDays()).filter(({ text }) => text.includes("请关注"));
    expect(posts).toHaveLength(5);
    const shown = posts.map(({ text }) => itemLines(text).map(({ no }) => no));
    for (const [index, three] of shown.entries()) {
      expect(three).toHaveLength(3);
      expect(three).not.toEqual(shown[index - 1]);
      expect(
        new Set(itemLines(posts[index]?.text ?? "").map(({ line }) => /\((.*)\)/.exec(line)?.[1])).size,
      ).toBe(2);
      expect(posts[index]?.text).toMatch(/\n卡住了找赵主管: @商机助手 求助 \d+ 卡在哪$/);
      expect(posts[index]?.text.split("\n").length).toBeLessThanOrEqual(6);
    }
    expect(new Set(shown.flat()).size).toBe(8);
    expect(posts[0]?.text.split("\n")[0]).toBe("销售一部 3/23 请关注5个客户,先看3个");
    expect(posts[1]?.text.split("\n")[0]).toBe("销售一部 3/24 请关注5个客户,先看3个;昨天列的3个还没动静");
    expect(posts[2]?.text.split("\n")[0]).toContain(";昨天列的3个还没动静,新增3个");
  });

  test("a post says what has moved since the one before", async () => {
    await fiveDays();
    await talk.say("ZhangSan", "跟进 8 合同盖好章了");
    talk.goTo("2026-03-30", 630);
    await talk.tick();
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const post = rows.filter(({ bodyText }) => bodyText.includes("请关注")).at(-1);
    expect(post?.bodyText).toMatch(/^销售一部 3\/30 请关注\d+个客户,先看3个;3\/27列的3个有1个有进展了/);
  });

  test("a head who is asked about several kinds is told for each how it is answered", async () => {
    await fiveDays();
    for (const name of ["上海新签机电", "上海再签机电"]) {
      const no = await owned(name);
      await talk.say("ZhangSan", `推进 ${no} 到5 计划4/3签 跳过 客户直接定了`);
    }
    const middle = await owned("上海待定机电");
    await talk.say("ZhangSan", `推进 ${middle} 到4 付款方式没谈拢 跳过 老客户`);
    talk.goTo("2026-04-07", 9 * 60 + 30);
    await talk.say("ZhangSan", "跟进 11 合同在盖章");
    await talk.say("ZhangSan", "跟进 12 合同在盖章");
    talk.goTo("2026-04-13", 10 * 60 + 30);
    await talk.tick();
    const asked = (await talk.told("zhuguan")).filter((text) => text.includes("请看一眼")).at(-1) ?? "";
    expect(asked).toMatch(
      /^赵主管,这 8 个客户请看一眼\n#11 [^\n]*已过10天,张三负责\n3个工作日没有记录[^\n]*\n#12 [\s\S]*\n→ 回: 收到 11 · 协访 12 · 给资源 11 … · 宽限 12 1天 · 接管 11\n#7 [\s\S]*\n→ 回: 收到 7 · 给资源 7 … · 接管 7\n#1 /,
    );
    expect(asked).toMatch(
      /\n→ 请你定: 一起做 1 · 保留 13 · 收回 1 原因\n除了收回,归属和业绩不变;哪个词不清楚就问,如「接管是什么意思」\n4\/13 14:30前回一个,要你定的最晚4\/15 10:30;补了跟进的就自动结束$/,
    );
  });
});
