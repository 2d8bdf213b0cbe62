// What the bot says unasked: once a working day, to the right people, in its window, however often it is asked to.
import { beforeEach, describe, expect, test } from "vitest";
import { dayOf } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

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
  const posts = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("outbox")).filter(({ toKind }) => toKind === "department"),
    );

  describe("the morning list", () => {
    test("goes to each owner at nine, by urgency, with its date, and holds neither amounts nor contacts", async () => {
      const late = await owned("上海过期机电");
      const meeting = await owned("上海今天机电");
      await talk.say("ZhangSan", `推进 ${late} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `跟进 ${late} 聊了预算 下次 3/12 报价`);
      await talk.say("ZhangSan", `推进 ${meeting} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `跟进 ${meeting} 聊了预算 下次 3/16 上门`);
      talk.goTo("2026-03-16", 8 * 60 + 59);
      expect(await talk.tick()).toBe(0);
      talk.goTo("2026-03-16", 9 * 60);
      await talk.tick();
      const [list = ""] = await talk.told("ZhangSan");
      expect(list).toMatch(
        /^张三早,今天 3\/16 2件,先做1和2\n🔴已过期\n1 #\d+ 上海过期机电 中意向\|原定3\/12报价,已过4天\n🟠今天\n2 #\d+ 上海今天机电 中意向\|今天 上门/,
      );
      expect(list).not.toMatch(/30万|1330000/);
      expect(await talk.told("lisi")).toEqual([]);
    });
    test("comes once, however often the minute comes, after a restart or from two instances", async () => {
      await owned("上海一次机电");
      talk.goTo("2026-03-17", 9 * 60 + 1);
      const counts = await Promise.all([talk.tick(), talk.tick(), talk.tick()]);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
      talk.minutes(30);
      expect(await talk.tick()).toBe(0);
      talk.goTo("2026-03-18", 9 * 60 + 1);
      expect(await talk.tick()).toBeGreaterThan(0);
    });
    test("does not come on a Sunday, on a holiday, or in the afternoon", async () => {
      await owned("上海假日机电");
      for (const [day, minute] of [
        ["2026-03-15", 600],
        ["2026-05-01", 600],
        ["2026-03-18", 13 * 60],
      ] as const) {
        talk.goTo(day, minute);
        await talk.tick();
      }
      expect(await talk.told("ZhangSan")).toEqual([]);
    });
    test("shows a new item that nobody has spoken with from its third day", async () => {
      await owned("上海新领机电");
      talk.goTo("2026-03-12", 9 * 60);
      await talk.tick();
      expect(await talk.told("ZhangSan")).toEqual([]);
      talk.goTo("2026-03-13", 9 * 60);
      await talk.tick();
      expect((await talk.told("ZhangSan")).join()).toMatch(
        /🆕还没联系\n1 #\d+ 上海新领机电 基础意向\|拿到3天没联系/,
      );
    });
    test("shows it before a long holiday too, behind which its deadline lies", async () => {
      talk.goTo("2026-09-26", 10 * 60);
      await owned("上海节前机电");
      talk.goTo("2026-09-29", 9 * 60);
      await talk.tick();
      expect((await talk.told("ZhangSan")).join()).toMatch(
        /🆕还没联系\n1 #\d+ 上海节前机电 基础意向\|拿到3天没联系,最晚10\/8 18:00/,
      );
    });
    test("shows it however far a grace has moved its deadline", async () => {
      const no = await owned("上海宽限机电");
      talk.goTo("2026-03-11", 10 * 60);
      await talk.say("zhuguan", `宽限 ${no} 5天`);
      await talk.say("zhuguan", `宽限 ${no} 5天`);
      talk.goTo("2026-03-13", 9 * 60);
      await talk.tick();
      expect((await talk.told("ZhangSan")).join()).toMatch(/🆕还没联系\n1 #\d+ 上海宽限机电/);
    });
    test("tells a finder of a lead on the rule's day, whatever later day was typed", async () => {
      await talk.say("ZhangSan", "报备 上海远期机电 王磊 13700004444 想看MES");
      const items = await talk.database.read(({ dump }) => dump.rowsOf("items"));
      const no = items.at(-1)?.no;
      await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/30 报价`);
      const deadline = (await talk.database.read(({ dump }) => dump.rowsOf("items"))).at(-1)?.deadlineAt ?? 0;
      talk.goTo(dayOf(deadline), 9 * 60);
      await talk.tick();
      expect((await talk.told("ZhangSan")).join()).toContain(`#${no} 上海远期机电`);
    });
    test("is answered by number until the next one, each line for itself", async () => {
      const one = await owned("上海回一机电");
      const two = await owned("上海回二机电");
      for (const no of [one, two]) await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `跟进 ${one} 聊了预算 下次 3/13 报价`);
      await talk.say("ZhangSan", `跟进 ${two} 聊了预算 下次 3/12 报价`);
      talk.goTo("2026-03-13", 9 * 60);
      await talk.tick();
      talk.minutes(45);
      const answer = await talk.say("ZhangSan", "1合同已寄 2周五定方案");
      expect(answer.split("\n")[0]).toContain(`#${two} 上海回二机电`);
      expect(answer.split("\n")[1]).toContain(`#${one} 上海回一机电`);
      const kept = await talk.database.read(({ followUps }) => followUps.latest(Number(two), 1));
      expect(kept[0]?.text).toBe("合同已寄");
    });
    test("where a line's number is another item of theirs, it is answered as 第1条", async () => {
      const small = await openTalk(engine);
      const on = async (name: string, next: string) => {
        const created = await small.say(
          "ZhangSan",
          `新建商机 ${name} 联系人王磊 1330000${name.length}999 地址上海 需求MES 金额50万`,
        );
        const no = /#(\d+)/.exec(created)?.[1] ?? "";
        await small.say("ZhangSan", `推进 ${no} 到2 约了见面 王总`);
        await small.say("ZhangSan", `跟进 ${no} 聊了预算 下次 ${next} 报价`);
      };
      await on("上海回一机电", "3/13");
      await on("上海回二二机电", "3/12");
      small.goTo("2026-03-13", 9 * 60);
      await small.tick();
      expect((await small.told("ZhangSan")).at(-1)).toContain("直接回: 第1条合同已寄 第2条周五定");
      expect(await small.say("ZhangSan", "第1条合同已寄 第2条周五定方案")).toMatch(
        /#2 .*跟进已记[\s\S]*#1 .*跟进已记/,
      );
    });
    test("says what becomes of each line, and takes 没动, 求助 and 到账 as what they are", async () => {
      const sprint = await owned("上海快签机电");
      const second = await owned("上海也签机电");
      for (const no of [sprint, second])
        await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
      await talk.say("ZhangSan", `跟进 ${second} 法务在看合同 下次 明天 收合同`);
      const won = await owned("上海已签机电");
      await talk.say("ZhangSan", `赢单 ${won} 20万 签约今天 跳过 老客户`);
      await talk.say("ZhangSan", `回款计划 ${won} 3/13 20万`);
      talk.goTo("2026-03-12", 9 * 60);
      await talk.tick();
      expect((await talk.told("ZhangSan")).at(-1)).toBe(
        [
          "张三早,今天 3/12 3件,先做1和2",
          "🔴已过期",
          `1 #${sprint} 上海快签机电 成交冲刺期|上个工作日没有记录`,
          `2 #${second} 上海也签机电 成交冲刺期|上个工作日没有记录,原定3/11收合同,已过1天`,
          "💰回款",
          `3 #${won} 上海已签机电 合作与回款|3/13到期,还有1天`,
          "直接回: 1合同已寄 2周五定 3周五付",
          "没进展也回: 1没动 等谁;卡住了: 1求助 卡在哪",
        ].join("\n"),
      );
      const answer = await talk.say("ZhangSan", "1 已约周四签 2 没动 等法务 3 到账5万");
      expect(answer.split("\n")).toEqual([
        expect.stringMatching(new RegExp(`^#${sprint} 上海快签机电 成交冲刺期 跟进已记`)),
        expect.stringMatching(new RegExp(`^#${second} 上海也签机电 成交冲刺期 好,明天 18:00前不催`)),
        expect.stringMatching(new RegExp(`^#${won} 上海已签机电 合作与回款 到账 5万`)),
      ]);
      expect(await talk.say("ZhangSan", "2 求助 要法务出面")).toContain("已请赵主管安排");
    });
    test("tells on the last day that the item goes back in the evening", async () => {
      const lead = await talk.say("heshi", "录线索 上海末日机电 王磊 13300009999 想了解MES 地址上海");
      const no = /#(\d+)/.exec(lead)?.[1] ?? "";
      await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
      await talk.say("ZhangSan", `领取 ${no}`);
      const own = await owned("上海自找机电");
      for (const [day, said, ofOwn] of [
        ["2026-03-16", "6天没动静,3/17 18:00回公海", "拿到6天没联系"],
        ["2026-03-17", "7天没动静,3/17 18:00回公海", "拿到7天没联系"],
        ["2026-03-18", "8天没动静,3/17已到期,联系过请马上记", "3/17到期,5个工作日没动静"],
      ] as const) {
        const before = (await talk.told("ZhangSan")).length;
        talk.goTo(day, 9 * 60);
        await talk.tick();
        const morning = (await talk.told("ZhangSan")).slice(before).join("\n");
        expect(morning.match(new RegExp(`#${no} .*`, "g"))).toEqual([`#${no} 上海末日机电 基础意向|${said}`]);
        expect(morning).toContain(`#${own} 上海自找机电 基础意向|${ofOwn}\n`);
      }
    });
    test("once it was warned of twice, the list of the last day says that it goes back in the evening", async () => {
      const lead = await talk.say("heshi", "录线索 上海末日机电 王磊 13300009999 想了解MES 地址上海");
      const no = /#(\d+)/.exec(lead)?.[1] ?? "";
      await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
      await talk.say("ZhangSan", `领取 ${no}`);
      for (const day of ["2026-03-13", "2026-03-16", "2026-03-17"]) {
        talk.goTo(day, 9 * 60);
        await talk.tick();
        await talk.deliver();
      }
      expect((await talk.told("ZhangSan")).at(-1)).toContain(
        `#${no} 上海末日机电 基础意向|今天18:00回公海,联系过马上记`,
      );
    });
    test("a line the list does not have is said so, and nothing is booked on an item of that number", async () => {
      const numbers = [];
      for (const name of ["甲", "乙", "丙"]) numbers.push(await owned(`上海清单${name}厂`));
      const [, second, third] = numbers;
      for (const no of [second, third]) {
        await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
        await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/12 报价`);
      }
      talk.goTo("2026-03-12", 9 * 60);
      await talk.tick();
      const before = await talk.database.read(async ({ dump }) => (await dump.rowsOf("followUps")).length);
      expect(await talk.say("ZhangSan", "1 没接通 3 合同已寄")).toContain(
        "早上的清单一共 2 条,没有第 3 条,所以都先没记",
      );
      expect(await talk.database.read(async ({ dump }) => (await dump.rowsOf("followUps")).length)).toBe(
        before,
      );
      expect(await talk.say("ZhangSan", "1 没接通 2 合同已寄")).toContain(`#${third} 上海清单丙厂`);
    });
    test("a number that is also another item of theirs is asked about", async () => {
      const first = await owned("上海两可一厂");
      const second = await owned("上海两可二厂");
      expect([first, second]).toEqual(["1", "2"]);
      await talk.say("ZhangSan", "推进 2 到2 约了周四面谈 王总参加");
      await talk.say("ZhangSan", "跟进 2 聊了预算 下次 3/12 报价");
      talk.goTo("2026-03-12", 9 * 60);
      await talk.tick();
      const asked = await talk.say("ZhangSan", "1 客户要比价了");
      expect(asked).toMatch(/1\. #2 上海两可二厂[\s\S]*2\. #1 上海两可一厂/);
      expect(await talk.say("ZhangSan", "2")).toContain("#1 上海两可一厂");
    });
  });

  describe("the department's post", () => {
    async function lateOne(name: string, who = "ZhangSan"): Promise<string> {
      const no = await owned(name, who);
      await talk.say(who, `推进 ${no} 到2 约了周四面谈 王总参加`);
      await talk.say(who, `跟进 ${no} 聊了预算 下次 3/12 报价`);
      return no;
    }
    test("speaks of items first, the owner in brackets, once a day, in the bound group only", async () => {
      expect(
        await talk.say("zhuguan", "绑定群 销售一部 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc"),
      ).toContain("绑定好了");
      const no = await lateOne("上海关注机电");
      await lateOne("上海别部机电", "wangwu");
      talk.goTo("2026-03-16", 10 * 60 + 30);
      await talk.tick();
      await talk.tick();
      const said = (await posts()).map(({ bodyText }) => bodyText);
      expect(said).toHaveLength(2);
      expect(said[1]).toMatch(
        new RegExp(
          `^销售一部 3/16 请关注1个客户\n#${no} 上海关注机电 中意向 超4天\\(张三\\)\n已联系: @商机助手 跟进 ${no} …\n卡住了找赵主管: @商机助手 求助 ${no} 卡在哪$`,
        ),
      );
      expect(said[1]).not.toMatch(/@张三|30万/);
      expect((await talk.told("erzhu")).join()).toMatch(/上海别部机电[\s\S]*绑定群 销售二部/);
    });
    test("leaves alone what is in time, in its first contact, won or lost", async () => {
      await owned("上海初访机电");
      const lost = await lateOne("上海输掉机电");
      await talk.say("ZhangSan", `输单 ${lost} 价格`);
      talk.goTo("2026-03-25", 10 * 60 + 30);
      await talk.tick();
      expect(await talk.told("zhuguan")).toEqual([]);
    });
    test("only the admin or a head binds a group, alone with the bot, and only WeCom's addresses", async () => {
      const address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc";
      expect(await talk.say("lisi", `绑定群 销售一部 ${address}`)).toContain("主管");
      expect(await talk.say("erzhu", `绑定群 销售一部 ${address}`)).toContain("主管或管理员");
      expect(await talk.say("zhuguan", "绑定群 销售一部 https://evil.example/x")).toContain(
        "不是企业微信群机器人的地址",
      );
      expect(await talk.say("zhuguan", "绑定群 火星部 x")).toContain("没有「火星部」");
      expect(await talk.sayInGroup("zhuguan", `绑定群 销售一部 ${address}`)).toContain("别贴在群里");
      expect(await talk.say("admin", `绑定群 销售一部 ${address}`)).toContain("绑定好了");
      expect(await talk.say("zhuguan", "解绑群 销售一部")).toContain("解绑了");
      expect(JSON.stringify(await talk.database.read(({ dump }) => dump.read()))).not.toContain("abc");
    });
  });
});
