// 上调: a day without a word, the head at 10:30, the manager where nobody answers; ended by any follow-up (rules.md 6).
import { beforeEach, describe, expect, test } from "vitest";
import { at as dayAt } from "../../src/domain/day.ts";
import { type Button, readButtons } from "../../src/domain/messages/button.ts";
import { createDelivery } from "../../src/push/deliver.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  /** Created on Tuesday 3/10 at 9:30 and moved to stage 5 at once: due on Wednesday 18:00. */
  async function sprint(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(
      who,
      `新建商机 ${name} 联系人王磊 1350000${++phones} 地址上海 需求MES 金额28万`,
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say(who, `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    return no;
  }
  async function at(day: string, hour: number, minute = 0): Promise<void> {
    talk.goTo(day, hour * 60 + minute);
    await talk.tick();
    await talk.deliver();
  }
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const open = () => talk.database.read(({ escalations }) => escalations.allOpen());

  test("17:00 asks, 9:00 lists, 10:30 asks the head, 14:30 the manager; each once, owner and credit stay", async () => {
    const no = await sprint("上海冲刺机电");
    await at("2026-03-11", 17);
    expect(await last("ZhangSan")).toMatch(
      new RegExp(
        `^张三,3/11 今天怎么样\\?\n#${no} 上海冲刺机电 成交冲刺期\n一句话就行: 跟进 ${no} …\n在等对方就回: 无变化 ${no}`,
      ),
    );
    await at("2026-03-12", 9);
    expect(await last("ZhangSan")).toMatch(/🔴已过期\n1 #\d+ 上海冲刺机电 成交冲刺期\|上个工作日没有记录/);
    expect(await talk.told("zhuguan")).toEqual([]);
    await at("2026-03-12", 10, 29);
    expect(await talk.told("zhuguan")).toEqual([]);
    await at("2026-03-12", 10, 30);
    const asked = (await talk.told("zhuguan")).find((text) => text.includes("请看一眼")) ?? "";
    expect(asked).toMatch(
      new RegExp(
        `^赵主管,#${no} 上海冲刺机电 请看一眼\n成交冲刺期 28万,计划3/20签,张三负责\n上个工作日没有记录[\\s\\S]*归属和业绩不变\n回: 收到 ${no} · 协访 ${no}[\\s\\S]*3/12 14:30前回一个;张三补了跟进就自动结束$`,
      ),
    );
    await at("2026-03-12", 14, 29);
    expect(await talk.told("jingli")).toEqual([]);
    await at("2026-03-12", 14, 30);
    expect(await last("jingli")).toMatch(
      /^周经理,#\d+ 上海冲刺机电 请看一眼\n[\s\S]*已请赵主管看,还没有新进展/,
    );
    for (const hour of [15, 16, 19]) await at("2026-03-12", hour);
    expect((await talk.told("jingli")).length).toBe(1);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("请看一眼")).length).toBe(1);
    expect(await talk.database.read(({ items }) => items.byNo(Number(no)))).toMatchObject({
      ownerId: "ZhangSan",
      stage: 5,
    });
  });

  test.each([
    ["没变化", "不催"],
    ["在走法务流程,等回传", "跟进已记"],
    ["没变化 等法务", "不催"],
    ["求助 要法务陪同", "已请赵主管安排"],
  ])("17:00 asks of one item, and %s answers it", async (said, answer) => {
    const no = await sprint("上海一问机电");
    await at("2026-03-11", 17);
    talk.minutes(12);
    expect(await talk.say("ZhangSan", said)).toMatch(new RegExp(`#${no} 上海一问机电[\\s\\S]*${answer}`));
  });

  test("whoever said they go along hears the owner's answer, and not once more that it is over", async () => {
    const no = await sprint("上海同去机电");
    await at("2026-03-12", 10, 30);
    await talk.deliver();
    await talk.say("zhuguan", `协访 ${no} 周五一起去`);
    const before = (await talk.told("zhuguan")).length;
    await talk.say("ZhangSan", `跟进 ${no} 约好周五上午,合同已回传`);
    await at("2026-03-12", 10, 40);
    expect(await open()).toEqual([]);
    const since = (await talk.told("zhuguan")).slice(before);
    expect(since).toHaveLength(1);
    expect(since[0]).toContain("你协访「周五一起去」,张三回了: 约好周五上午,合同已回传");
  });

  test("a follow-up by anyone ends it and tells once, quietly, those who had been told", async () => {
    const no = await sprint("上海补上机电");
    await at("2026-03-12", 10, 30);
    expect(await open()).toHaveLength(1);
    await talk.say("ZhangSan", `跟进 ${no} 合同明天回传`);
    await at("2026-03-12", 10, 40);
    expect(await open()).toEqual([]);
    expect(await last("zhuguan")).toBe(
      `#${no} 上海补上机电 成交冲刺期\n张三已跟进: 合同明天回传。不用再看了`,
    );
    await at("2026-03-12", 15);
    expect(await talk.told("jingli")).toEqual([]);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("不用再看"))).toHaveLength(1);
    expect(await talk.say("zhuguan", `收到 ${no}`)).toContain("已经结束了,什么也没改");
  });

  test("settled before WeCom took the question, the head hears neither the question nor its end", async () => {
    const no = await sprint("上海早补机电");
    await at("2026-03-12", 9);
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    expect(await open()).toMatchObject([{ headId: "zhuguan" }]);
    await talk.say("ZhangSan", `跟进 ${no} 合同明天回传`);
    talk.minutes(10);
    await talk.tick();
    expect(await open()).toEqual([]);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("不用再看"))).toEqual([]);
  });

  test("followed up between 9:00 and 10:30, the head hears nothing", async () => {
    const no = await sprint("上海及时机电");
    await at("2026-03-12", 9);
    await talk.say("ZhangSan", `跟进 ${no} 法务改完了,下午盖章`);
    await at("2026-03-12", 10, 30);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("及时"))).toEqual([]);
  });

  describe("the head's answers", () => {
    let no: string;
    beforeEach(async () => {
      no = await sprint("上海请看机电");
      await at("2026-03-12", 10, 30);
    });
    test("收到 stops the clock for a working day, then the manager is asked", async () => {
      talk.goTo("2026-03-12", 11 * 60);
      expect(await talk.say("zhuguan", `收到 ${no}`)).toMatch(/记下了,你在看。明天 11:00前/);
      await at("2026-03-12", 15);
      expect(await talk.told("jingli")).toEqual([]);
      await at("2026-03-13", 11);
      expect(await last("jingli")).toContain("上海请看机电");
    });
    test.each([
      ["协访 {no} 周四一起去", "记下了: 协访 周四一起去", "赵主管和你一起去: 周四一起去"],
      ["给资源 {no} 李工到场", "记下了: 李工到场", "赵主管来帮你配资源: 李工到场"],
      ["接管 {no}", "你先跟着,张三还是负责人", "赵主管先替你跟一段"],
      ["宽限 {no} 1天", "宽限到明天 18:00", "赵主管把期限放到了明天 18:00"],
    ])("%s: answered, the owner told, the manager not asked", async (said, answer, told) => {
      talk.goTo("2026-03-12", 11 * 60);
      expect(await talk.say("zhuguan", said.replace("{no}", no))).toContain(answer);
      expect(await last("ZhangSan")).toContain(told);
      for (const hour of [15, 17]) await at("2026-03-12", hour);
      expect(await talk.told("jingli")).toEqual([]);
    });
    test("改派 gives it to another and ends it", async () => {
      await talk.say("zhuguan", `改派 ${no} 给 @李四 张三出差`);
      await at("2026-03-12", 11);
      expect(await open()).toEqual([]);
    });
    test("only those above the owner answer; 收到 alone is a courtesy", async () => {
      expect(await talk.say("lisi", `收到 ${no}`)).toMatch(/现在不归你处理/);
      expect(await talk.say("ZhangSan", `接管 ${no}`)).toContain("部门主管或经理来做");
      expect(await talk.say("zhuguan", "收到")).toContain("好的");
      expect(await talk.say("zhuguan", "收到", { quote: `赵主管,#${no} 上海请看机电 请看一眼` })).toContain(
        "记下了",
      );
    });
    test("接管 puts it on the head's morning list, 还给 back on the owner's", async () => {
      await talk.say("zhuguan", `接管 ${no} 客户点名`);
      await at("2026-03-13", 9);
      expect(await last("zhuguan")).toMatch(/上海请看机电 成交冲刺期\(代张三\)/);
      expect((await last("ZhangSan")).includes("今天 3/13")).toBe(false);
      expect(await talk.say("zhuguan", `还给 ${no} @张三`)).toContain("还给张三了");
      // No day that has passed already is named as one to keep.
      expect(await last("ZhangSan")).toMatch(/赵主管把它还给你了,记录都在,期限.*3\/11已过,先跟进一次$/);
      await at("2026-03-16", 9);
      expect(await last("ZhangSan")).toContain("上海请看机电");
    });
  });

  test("无变化 in one tap: until the day said, twice running at most, never far ahead", async () => {
    const no = await sprint("上海法务机电");
    talk.goTo("2026-03-11", 17 * 60);
    expect(await talk.say("ZhangSan", `无变化 ${no} 等法务 到周五`)).toContain("后天 18:00前不催");
    await at("2026-03-12", 9);
    await at("2026-03-12", 10, 30);
    expect(await talk.told("zhuguan")).toEqual([]);
    talk.goTo("2026-03-13", 17 * 60);
    expect(await talk.say("ZhangSan", `无变化 ${no}`)).toContain("已连着两次了");
    talk.goTo("2026-03-16", 17 * 60);
    expect(await talk.say("ZhangSan", `无变化 ${no}`)).toContain("连着 2 次无变化");
    expect(await talk.say("ZhangSan", `跟进 ${no} 法务今天签回来了`)).toContain("跟进已记");
    expect(await talk.say("ZhangSan", `无变化 ${no} 到4/20`)).toContain("最远写到");
    expect(await talk.say("ZhangSan", `无变化 ${no}`)).toContain("明天 18:00前不催");
  });

  test("an attempt without answer silences the nagging of the day, not the next one's", async () => {
    const no = await sprint("上海没接机电");
    talk.goTo("2026-03-12", 9 * 60 + 10);
    await talk.say("ZhangSan", `跟进 ${no} 没接通`);
    await at("2026-03-12", 10, 30);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("请看一眼"))).toEqual([]);
    await at("2026-03-13", 10, 30);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("请看一眼"))).toHaveLength(1);
  });

  test("one message for all that wait; each is answered by number", async () => {
    const one = await sprint("上海甲机电");
    const two = await sprint("上海乙机电", "lisi");
    await at("2026-03-12", 10, 30);
    const asked = (await talk.told("zhuguan")).filter((text) => text.includes("请看一眼"));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^赵主管,这 2 个客户请看一眼\n#\d+ 上海甲机电 [\s\S]*#\d+ 上海乙机电/);
    await talk.say("zhuguan", `收到 ${one}`);
    await at("2026-03-12", 14, 31);
    expect((await talk.told("jingli")).join()).toContain("上海乙机电");
    expect((await talk.told("jingli")).join()).not.toContain("上海甲机电");
    expect(await talk.say("jingli", `协访 ${two} 明天一起去`)).toContain("协访 明天一起去");
  });

  test("a head on leave: the deputy is asked, without one the next level, and the admin knows", async () => {
    const no = await sprint("上海请假机电");
    await talk.say("zhuguan", "请假 3/12");
    await at("2026-03-12", 10, 30);
    expect((await talk.told("jingli")).join()).toContain(`#${no}`);
    expect((await talk.told("admin")).join()).toContain("赵主管请假了,也没有人代管");
    const second = await sprint("上海代管机电");
    await talk.say("jingli", "代管 赵主管 @孙二 3/13到3/17");
    await talk.say("zhuguan", "请假 3/13到3/17");
    await at("2026-03-16", 10, 30);
    expect((await talk.told("erzhu")).join()).toContain(`#${second}`);
  });

  test("a head WeCom does not deliver to: the next level is asked at once", async () => {
    const no = await sprint("上海退信机电");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    await talk.database.transaction(async ({ outbox }) => {
      for (const row of await outbox.lease({ now: talk.now(), until: talk.now(), limit: 99 })) {
        if (row.toId === "zhuguan") await outbox.notSent(row.id, { error: "60111", retryAt: null });
        else await outbox.sent(row, talk.now());
      }
    });
    await at("2026-03-12", 10, 31);
    expect(await last("jingli")).toMatch(new RegExp(`^周经理,#${no} 上海退信机电 请看一眼`));
    for (const minute of [32, 33]) await at("2026-03-12", 10, minute);
    expect(await talk.told("jingli")).toHaveLength(1);
    expect(await open()).toMatchObject([{ headId: "jingli" }]);
  });

  test("the head's four hours begin when the message arrived, and an outage in between is not counted", async () => {
    const no = await sprint("上海迟到机电");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    talk.goTo("2026-03-12", 14 * 60 + 30);
    await talk.tick();
    expect(await talk.told("jingli")).toEqual([]);
    await talk.deliver();
    expect(await talk.say("zhuguan", `为什么 ${no}`)).toContain("没有新进展,明天 09:30请经理看");
    const outage = { no: 0, memberId: "", kind: "outage", reason: "process" } as const;
    await talk.database.transaction(({ pauses }) =>
      pauses.add({
        ...outage,
        beganAt: dayAt("2026-03-12", 15 * 60),
        endedAt: dayAt("2026-03-12", 15 * 60 + 30),
      }),
    );
    expect(await talk.say("zhuguan", `为什么 ${no}`)).toContain("没有新进展,明天 10:00请经理看");
    await at("2026-03-13", 9, 59);
    expect(await talk.told("jingli")).toEqual([]);
    await at("2026-03-13", 10);
    expect(await last("jingli")).toContain("上海迟到机电");
  });

  test("a manager whom the head's answer overtook is spared, and asked later when nothing comes of it", async () => {
    const no = await sprint("上海超车机电");
    await at("2026-03-12", 10, 30);
    talk.goTo("2026-03-12", 14 * 60 + 30);
    await talk.tick();
    talk.goTo("2026-03-12", 14 * 60 + 40);
    await talk.say("zhuguan", `收到 ${no}`);
    const sent: string[] = [];
    const delivery = createDelivery({
      transaction: talk.database.transaction,
      now: talk.now,
      send: async ({ toId, text }) => {
        sent.push(`${toId} ${text}`);
        return { outcome: "sent" };
      },
    });
    await delivery.run();
    expect(sent.filter((text) => text.startsWith("jingli"))).toEqual([]);
    for (const [day, minute] of [
      ["2026-03-12", 14 * 60 + 41],
      ["2026-03-13", 14 * 60 + 39],
    ] as const) {
      talk.goTo(day, minute);
      await talk.tick();
      await delivery.run();
    }
    expect(sent.filter((text) => text.startsWith("jingli"))).toEqual([]);
    talk.goTo("2026-03-13", 14 * 60 + 40);
    await talk.tick();
    await delivery.run();
    expect(sent.filter((text) => text.startsWith("jingli"))).toHaveLength(1);
  });

  test("a button of what is over changes nothing and says so; one of what is open is its command", async () => {
    const no = await sprint("上海旧钮机电");
    await at("2026-03-12", 10, 30);
    const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const buttons = readButtons(
      outbox.find(({ bodyText }) => bodyText.includes("请看一眼"))?.buttons ?? null,
    );
    expect(buttons.map(({ label }) => label)).toEqual(["收到", "协访", "给资源", "宽限1天", "接管"]);
    const press = (label: string) =>
      talk.say("zhuguan", buttons.find((button) => button.label === label)?.command ?? "");
    expect(await press("收到")).toContain("记下了,你在看");
    await talk.say("ZhangSan", `跟进 ${no} 合同今天回传`);
    for (const label of ["接管", "宽限1天", "协访", "给资源", "收到"])
      expect(await press(label)).toContain("这次请看已经结束了,什么也没改。现在: 成交冲刺期");
    expect(await talk.database.read(({ items }) => items.byNo(Number(no)))).toMatchObject({ actingId: null });
    expect(await talk.say("zhuguan", `接管 ${no}`)).toContain("你先跟着");
  });

  test("the list of the morning is named to the head when it arrived and nothing came of it", async () => {
    await sprint("上海已催机电");
    await at("2026-03-12", 9);
    await at("2026-03-12", 10, 30);
    expect((await talk.told("zhuguan")).join()).toContain("09:00已提醒张三,还没回。归属和业绩不变");
  });

  test("2 × cadence in 2–4: the head decides, two working days of silence go to the manager, then the weekly list", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海两倍机电 联系人王磊 13511112222 地址上海 需求MES",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await at("2026-04-07", 10, 30);
    expect((await talk.told("zhuguan")).join()).not.toContain("收回");
    // 3/10 + 28 days = 4/7, 18:00.
    await at("2026-04-08", 10, 30);
    expect((await talk.told("zhuguan")).join()).toMatch(
      /上海两倍机电 请看一眼\n中意向,张三负责\n29天没有新进展\(这个阶段14天该跟一次\);上次\(3\/10\): 约了3\/12面谈 王总参加\n除了收回,归属和业绩不变\n请你定: 一起做 \d+ · 保留 \d+ · 收回/,
    );
    await at("2026-04-09", 15);
    expect(await talk.told("jingli")).toEqual([]);
    await at("2026-04-10", 10, 30);
    expect((await talk.told("jingli")).join()).toContain("上海两倍机电");
    await at("2026-04-13", 10, 30);
    expect((await talk.told("jingli")).filter((text) => text.includes("一周列一次"))).toHaveLength(1);
    expect(await talk.database.read(({ items }) => items.byNo(Number(no)))).toMatchObject({ place: "owned" });
    expect(await talk.say("zhuguan", `保留 ${no} 预算下月批`)).toMatch(/留在原负责人手上,4\/27 18:00前/);
    await at("2026-04-14", 9);
    expect(await open()).toEqual([]);
  });

  test("a leave that begins behind the due day is neither in the day the head decides, nor in 超N天, nor in how long nothing was heard", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海请假机电 联系人王磊 13511112223 地址上海 需求MES",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    const posts = async () => (await talk.told("zhuguan")).filter((text) => text.includes("请关注"));
    await at("2026-03-17", 10, 30);
    expect((await posts()).at(-1)).toContain("中意向 超5天(张三)");
    await talk.say("ZhangSan", "请假 周三到周五");
    const told = (await posts()).length;
    await at("2026-03-19", 10, 30);
    expect(await posts()).toHaveLength(told);
    // Saturday and Sunday are days of the clock again.
    await at("2026-03-23", 10, 30);
    expect((await posts()).at(-1)).toContain("中意向 超8天,另3天不计时(张三)");
    // 3/10 + 28 days + 3 of leave = 4/10, a Friday, 18:00.
    await at("2026-04-10", 10, 30);
    expect((await talk.told("zhuguan")).join()).not.toContain("请看一眼");
    await at("2026-04-13", 10, 30);
    expect((await posts()).at(-1)).toContain("中意向 超29天,另3天不计时(张三)");
    expect((await talk.told("zhuguan")).join()).toContain("\n31天没有新进展(这个阶段14天该跟一次)");
  });

  test("before a signature whoever was away is told of the working days they were there", async () => {
    await sprint("上海请假机电");
    await at("2026-03-11", 19);
    await talk.say("ZhangSan", "请假 周四到周五");
    await at("2026-03-16", 9);
    expect(await last("ZhangSan")).toMatch(/🔴已过期\n1 #\d+ 上海请假机电 成交冲刺期\|1个工作日没动静/);
    await at("2026-03-16", 10, 30);
    const asked = (await talk.told("zhuguan")).find((text) => text.includes("请看一眼"));
    expect(asked).toContain("张三负责\n1个工作日没有记录");
    await at("2026-03-18", 10, 30);
    expect((await talk.told("zhuguan")).at(-1)).toContain("超5天,另2天不计时(张三)");
  });

  test("收回 is the head's answer that gives it to the pool", async () => {
    const no = await sprint("上海收回机电");
    await at("2026-03-12", 10, 30);
    expect(await talk.say("zhuguan", `收回 ${no} 一直没动`)).toContain("从张三手上收回,放到公海: 一直没动");
    expect(await talk.database.read(({ items }) => items.byNo(Number(no)))).toMatchObject({ place: "owned" });
    expect(await talk.say("zhuguan", "确认")).toContain("已放回公海");
    expect(await last("ZhangSan")).toContain("赵主管把它放回了公海: 一直没动");
  });

  test("a payment three working days late is taken to the head; money ends it", async () => {
    const no = await sprint("上海回款机电");
    await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
    await talk.say("ZhangSan", `回款计划 ${no} 3/16 10万 验收后18万`);
    await at("2026-03-13", 9);
    expect(await last("ZhangSan")).toMatch(/💰回款\n1 #\d+ 上海回款机电/);
    await at("2026-03-19", 10, 30);
    expect((await talk.told("zhuguan")).join()).not.toContain("该回的款");
    await at("2026-03-20", 10, 30);
    expect((await talk.told("zhuguan")).join()).toContain("3/16该回的款还没到");
    await talk.say("ZhangSan", `回款 ${no} 10万`);
    await at("2026-03-20", 11);
    expect(await open()).toEqual([]);
  });

  describe("the card of the head", () => {
    const press = (button: Button) =>
      talk.send("zhuguan", { type: "press", button, beside: [], taskId: "notice-1@1" });
    async function cardOf(no: string): Promise<readonly Button[]> {
      const { outbox } = await talk.database.read(({ dump }) => dump.read());
      const card = outbox.filter((row) => row.toId === "zhuguan" && row.bodyText.includes(`#${no} `)).at(-1);
      return readButtons(card?.buttons ?? null);
    }
    const labelled = (card: readonly Button[], label: string) =>
      press(card.find((button) => button.label === label) ?? { label: "", command: "" });
    const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
    async function asked(kind: "sprint" | "decision" | "payment"): Promise<string> {
      const no = await sprint("上海按钮机电");
      if (kind === "decision") {
        await talk.say("ZhangSan", `回退 ${no} 到4 客户换人`);
        await at("2026-04-30", 10, 30);
      } else if (kind === "payment") {
        await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
        await talk.say("ZhangSan", `回款计划 ${no} 3/16 10万 验收后18万`);
        await at("2026-03-20", 10, 30);
      } else await at("2026-03-12", 10, 30);
      return no;
    }

    test.each([
      ["协访", "哪天一起去", "周五上午一起去", "记下了: 协访 周五上午一起去"],
      ["给资源", "给什么、谁去", "李工周四到场", "记下了: 李工周四到场"],
    ])("%s asks for the word it needs, and takes it", async (label, asks, said, done) => {
      const no = await asked("sprint");
      const before = await item(no);
      expect(await labelled(await cardOf(no), label)).toContain(asks);
      expect(await item(no)).toEqual(before);
      expect(await talk.say("zhuguan", said)).toContain(done);
      expect(await last("ZhangSan")).not.toMatch(/[\^]/);
    });
    test("收回 stands last, asks why, then once more, and only then takes it", async () => {
      const no = await asked("decision");
      const card = await cardOf(no);
      expect(card.map(({ label }) => label)).toEqual(["一起做", "保留", "收回"]);
      expect(await labelled(card, "收回")).toContain("为什么收回");
      expect(await talk.say("zhuguan", "两个月没人联系客户")).toContain("放到公海: 两个月没人联系客户");
      expect(await item(no)).toMatchObject({ place: "owned", ownerId: "ZhangSan" });
      expect(await talk.say("zhuguan", "确认")).toContain("已放回公海: 两个月没人联系客户");
      expect(await item(no)).toMatchObject({ place: "pool" });
    });
    test.each(["sprint", "decision", "payment"] as const)(
      "of a %s: whatever stands on it can be pressed with success, and no stamp is text",
      async (kind) => {
        const labels = (await cardOf(await asked(kind))).map(({ label }) => label);
        expect(labels.length).toBeGreaterThan(2);
        for (const label of labels) {
          talk = await openTalk(engine);
          const no = await asked(kind);
          const answer = await labelled(await cardOf(no), label);
          expect(answer).toMatch(/记下|一起|留在|到哪天|哪天|宽限到|先跟着|谁去|为什么/);
          expect(answer).not.toMatch(/已赢单,|什么也没改/);
          const { history } = await talk.database.read(({ dump }) => dump.read());
          expect(history.filter(({ text }) => text?.includes("^"))).toEqual([]);
        }
      },
    );
  });

  test("求助 reaches the head at once, 处理 answers it, and whoever asked is told", async () => {
    const no = await sprint("上海求助机电");
    expect(await talk.say("ZhangSan", `求助 ${no} 要技术到场做对比测试`)).toContain("已请赵主管安排(T1)");
    expect(await last("zhuguan")).toMatch(
      /张三求助 T1: 要技术到场做对比测试\n谁去、哪天\? 回: 处理 T1 李工 周四/,
    );
    expect(await talk.say("erzhu", "处理 T1 李工 周四")).toContain("没有 T1 这个由你来定的求助");
    expect(await talk.say("zhuguan", "处理 T1 李工 周四")).toContain("T1 定了: 李工 周四");
    expect(await last("ZhangSan")).toContain("求助 T1 定了: 李工 周四(赵主管)");
    expect(await talk.say("jingli", "处理 T1 王工")).toContain("T1 已由赵主管定了: 李工 周四");
  });

  test("two ticks at once tell nobody twice", async () => {
    await sprint("上海同时机电");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await Promise.all([talk.tick(), talk.tick(), talk.tick()]);
    expect((await talk.told("zhuguan")).filter((text) => text.includes("请看一眼"))).toHaveLength(1);
    expect(await open()).toHaveLength(1);
  });
});
