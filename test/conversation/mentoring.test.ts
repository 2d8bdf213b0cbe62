// 师徒: asked, answered, talked together, both say so, and what becomes of it in money, thanks and rank (rules.md 8, "Mentor").
import { beforeAll, beforeEach, describe, expect, test as onBoth } from "vitest";
import { exportDocument } from "../../src/cli/export-document.ts";
import { at } from "../../src/domain/day.ts";
import type { JointTalk } from "../../src/domain/mentoring/joint-talks.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let talk: Talk;
  let phones = 1000;
  // Opened anew in the middle of a group too, for the tests behind it.
  const open = async () => {
    talk = await openTalk({ open: engine.openForFile });
  };
  /** 张三's deal of department 3, in stage 3. */
  async function deal(name = "上海云图科技"): Promise<string> {
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海徐汇 需求MES 金额30万`,
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 高意向 报价28万 跳过 客户直接要价`);
    return no;
  }
  /** A mentor who has come along and a talk both have told, on the day of the test. */
  async function talkedTogether(no: string, mentor: "lisi" | "wangwu" = "lisi"): Promise<void> {
    await talk.say("ZhangSan", `请师父 ${no} @${mentor} 今天下午谈判`);
    await talk.say(mentor, `我去 ${no}`);
    await talk.say(mentor, `协访 ${no} 一起见了王总,价格谈拢`);
    expect(await talk.say("ZhangSan", `协访 ${no} 属实 @${mentor}`)).toContain("双方都确认了");
  }
  const win = (no: string) => talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const talks = (no: string) => talk.database.read(({ jointTalks }) => jointTalks.of(Number(no)));
  const ledger = (departmentId: number) => talk.database.read(({ fund }) => fund.ofDepartment(departmentId));
  const posts = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("outbox"))
        .filter(({ toKind }) => toKind === "department")
        .map(({ toId, bodyText }) => [toId, bodyText]),
    );

  describe("asking a mentor", () => {
    beforeAll(open);
    test("whoever was asked to come along for one thing says 我去 without its number", async () => {
      const no = await deal("上海一句机电");
      await talk.say("ZhangSan", `请师父 ${no} @王五 周四谈判`);
      expect(await talk.say("wangwu", "我去")).toContain(`#${no} 上海一句机电`);
      expect(await talk.say("wangwu", "去不了")).toContain("说的是哪一个?");
    });
    test("the mentor reads who, when and how to answer; after the yes they see the customer and may work on it", async () => {
      const no = await deal("上海应下机电");
      await talk.say("ZhangSan", `跟进 ${no} 王总要降三个点`);
      expect(await talk.say("wangwu", `详情 ${no}`)).not.toContain("王磊");
      expect(await talk.say("ZhangSan", `请师父 ${no} @王五 周四谈判`)).toBe(
        `#${no} 上海应下机电 高意向\n已请王五: 周四谈判,他回了会告诉你`,
      );
      const asked = await last("wangwu");
      expect(asked).toMatch(
        new RegExp(`^#${no} 上海应下机电 高意向\n张三请你做师父,和他一起谈: 周四谈判\n去就回: 我去 ${no}`),
      );
      expect(asked).not.toMatch(/王磊|137|降三个点/);
      expect(await talk.say("wangwu", `跟进 ${no} 我先打个电话`)).toContain("现在不归你处理");
      const yes = await talk.say("wangwu", `我去 ${no}`);
      expect(yes).toMatch(
        /记下了,你和张三一起谈: 周四谈判,已告诉他\n联系人 王磊 137\d+\n.*张三: 王总要降三个点\n/,
      );
      expect(await last("ZhangSan")).toContain("王五应下了: 周四谈判");
      expect(await talk.say("wangwu", `详情 ${no}`)).toContain("师父 王五");
      expect(await talk.say("wangwu", `跟进 ${no} 我先给王总打了电话`)).toContain("跟进已记");
      expect(await talk.say("wangwu", `备注 ${no} 王总是老同学`)).toContain(`#${no}`);
      expect(await talk.say("wangwu", `推进 ${no} 到4 卡在付款方式 王总拍板`)).toContain("负责人是张三");
      expect(await talk.say("erzhu", `详情 ${no}`)).toContain("负责人 张三");
    });

    test("asked twice, the mentor is told once; another day asks anew", async () => {
      const no = await deal("上海两次机电");
      const before = (await talk.told("lisi")).length;
      await talk.say("ZhangSan", `请师父 ${no} @李四 周四谈判`);
      expect(await talk.say("ZhangSan", `请师父 ${no} @李四 周四谈判`)).toContain("已经请过李四了,在等他回");
      expect(await talk.told("lisi")).toHaveLength(before + 1);
      await talk.say("ZhangSan", `请师父 ${no} @李四 周五谈判`);
      expect(await talk.told("lisi")).toHaveLength(before + 2);
      await talk.say("lisi", `我去 ${no}`);
      expect(await talk.say("lisi", `我去 ${no}`)).toContain("已经应下了: 周五谈判");
      expect(await talk.say("ZhangSan", `请师父 ${no} @李四 周五谈判`)).toContain("李四已经应下了");
      const all = await talk.database.read(({ mentorships }) => mentorships.of(Number(no)));
      expect(all).toMatchObject([{ state: "accepted", day: "2026-03-13", mentorId: "lisi" }]);
    });

    test("the owner is no mentor of their own deal; nobody who left; nobody of a deal that is over", async () => {
      const no = await deal("上海不请机电");
      expect(await talk.say("ZhangSan", `请师父 ${no} @张三 周四`)).toContain("师父要请另一位同事");
      expect(await talk.say("zhuguan", `请师父 ${no} @张三 周四`)).toContain("师父要请另一位同事");
      expect(await talk.say("lisi", `请师父 ${no} @王五 周四`)).toContain("现在不归你处理");
      expect(await talk.say("ZhangSan", `请师父 ${no} @王五 昨天`)).toContain("已经过去了");
      const directory = (members: typeof COMPANY.members) =>
        talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members }));
      await directory(COMPANY.members.filter(({ userId }) => userId !== "wangwu"));
      expect(await talk.say("ZhangSan", `请师父 ${no} @王五 周四`)).toContain("没找到「王五」");
      await directory(COMPANY.members);
      await talk.say("ZhangSan", `输单 ${no} 价格 输给用友`);
      expect(await talk.say("ZhangSan", `请师父 ${no} @李四 周四`)).toContain("已输单,师父是签约前一起谈的");
      expect((await talk.told("lisi")).join()).not.toContain("上海不请机电");
    });

    test("a stranger's answer changes nothing and learns nothing, by number or by name", async () => {
      const no = await deal("上海陌生机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 周四谈判`);
      for (const text of [`我去 ${no}`, `去不了 ${no}`, `改时间 ${no} 周五`])
        for (const who of ["wangwu", "guangzhou", "heshi"]) {
          const answer = await talk.say(who, text);
          expect(answer).toContain("现在不归你处理");
          expect(answer).not.toContain("陌生");
        }
      expect(await talk.say("ZhangSan", `我去 ${no}`)).toContain("这一步要由被请的师父来做");
      expect(await talk.say("wangwu", "我去", { quote: `#${no} 上海陌生机电 高意向` })).not.toContain("陌生");
      const all = await talk.database.read(({ mentorships }) => mentorships.of(Number(no)));
      expect(all).toMatchObject([{ state: "asked", version: 1 }]);
    });

    test("a no is passed on with its words; the door closes again", async () => {
      const no = await deal("上海出差机电");
      await talk.say("ZhangSan", `请师父 ${no} @王五 周四谈判`);
      expect(await talk.say("wangwu", `去不了 ${no} 那天出差`)).toContain("已告诉请你的人");
      expect(await last("ZhangSan")).toMatch(/王五这次去不了: 那天出差。换一位或换个时间/);
      expect(await talk.say("wangwu", `我去 ${no}`)).toContain("现在不归你处理");
      await talk.say("ZhangSan", `请师父 ${no} @王五 周五谈判`);
      await talk.say("wangwu", `我去 ${no}`);
      expect(await talk.say("wangwu", `去不了 ${no}`)).toContain("记下了");
      expect(await talk.say("wangwu", `跟进 ${no} 打了电话问进展`)).toContain("现在不归你处理");
    });

    test("another time is asked back, and agreed with a word", async () => {
      const no = await deal("上海改期机电");
      await talk.say("ZhangSan", `请师父 ${no} @王五 周四谈判`);
      expect(await talk.say("wangwu", `改时间 ${no} 再说吧`)).toContain("改到什么时候");
      expect(await talk.say("wangwu", `改时间 ${no} 周五上午`)).toContain("已问张三 周五上午行不行");
      expect(await last("ZhangSan")).toMatch(/王五能去,想换到 周五上午\n行就回: 就这个时间 \d+ @王五/);
      expect(await talk.say("wangwu", `我去 ${no}`)).toContain("还在等对方定");
      expect(await talk.say("ZhangSan", `就这个时间 ${no} @王五`)).toContain("定了,王五和你一起谈: 周五上午");
      expect(await last("wangwu")).toMatch(/张三定了: 周五上午,和他一起谈\n联系人 王磊 137/);
      expect(await talk.say("ZhangSan", `就这个时间 ${no}`)).toContain("没有师父提的新时间");
    });

    test("a head asks for a rep; both hear the answer; a head comes along without asking anybody", async () => {
      const no = await deal("上海代请机电");
      await talk.say("zhuguan", `请师父 ${no} @王五 周四谈判`);
      expect(await last("wangwu")).toContain("赵主管请你做师父,和张三一起谈");
      await talk.say("wangwu", `我去 ${no}`);
      expect(await last("zhuguan")).toContain("王五应下了");
      expect(await last("ZhangSan")).toContain("王五应下了");
      expect(await talk.say("zhuguan", `请师父 ${no} @赵主管 周五签约`)).toContain("你来做师父: 周五签约");
      expect(await last("ZhangSan")).toContain("赵主管来做师父,和你一起谈: 周五签约。归属和业绩不变");
    });

    test("taken back: the mentor hears it, and only one is meant where there are two", async () => {
      const no = await deal("上海收回机电");
      await talk.say("ZhangSan", `请师父 ${no} @王五 周四谈判`);
      await talk.say("ZhangSan", `请支援 ${no} @李四 周四谈判`);
      expect(await talk.say("ZhangSan", `不请师父 ${no}`)).toContain("有几位师父: 王五、李四");
      expect(await talk.say("ZhangSan", `不请师父 ${no} @李四`)).toContain("不请李四了");
      expect(await last("lisi")).toContain("张三说这次先不麻烦你了(周四谈判)");
      expect(await talk.say("lisi", `我去 ${no}`)).toContain("现在不归你处理");
      expect(await talk.say("ZhangSan", `不请师父 ${no} @赵主管`)).toContain("不是这单的师父");
    });

    onBoth("yes and taken back at the same moment end in one of the two, told to both", async () => {
      const no = await deal("上海同时机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 周四谈判`);
      await Promise.all([talk.say("lisi", `我去 ${no}`), talk.say("ZhangSan", `不请师父 ${no}`)]);
      const [one] = await talk.database.read(({ mentorships }) => mentorships.of(Number(no)));
      const joined = await talk.database.read(({ companions }) => companions.of(Number(no)));
      expect(one?.state).toBe("ended");
      expect(joined).toEqual([]);
    });

    test("in a group: no contact, no other words of the customer's; the mentor gets the rest privately", async () => {
      const no = await deal("上海群里机电");
      await talk.say("ZhangSan", `跟进 ${no} 王总要降三个点`);
      await talk.sayInGroup("ZhangSan", `请师父 ${no} @李四 周四谈判`);
      const answer = await talk.sayInGroup("lisi", `我去 ${no}`);
      expect(answer).toContain("你和张三一起谈");
      expect(answer).not.toMatch(/王磊|137|三个点/);
      expect(await last("lisi")).toMatch(/联系人 王磊 137/);
    });
  });

  describe("the joint talk", () => {
    beforeAll(open);
    test("told by the mentor, confirmed by the owner in a word; it counts as a follow-up of its author", async () => {
      await open();
      const no = await deal("上海确认机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 周四谈判`);
      await talk.say("lisi", `我去 ${no}`);
      talk.goTo("2026-03-12", 16 * 60);
      const before = await talk.database.read(({ items }) => items.byNo(Number(no)));
      expect(await talk.say("lisi", `协访 ${no} 一起见了王总,价格谈拢`)).toContain("等张三说一声属实才算数");
      expect(await talk.say("lisi", `协访 ${no} 属实`)).toContain("要对方说一声属实");
      const after = await talk.database.read(({ items }) => items.byNo(Number(no)));
      expect(after?.nextDueAt).toBeGreaterThan(before?.nextDueAt ?? 0);
      expect(await talk.database.read(({ followUps }) => followUps.latest(Number(no), 1))).toMatchObject([
        { by: "lisi", text: "一起见了王总,价格谈拢", counts: true },
      ]);
      expect(await last("ZhangSan")).toMatch(
        /李四记了一笔和你的协访\(今天\): 一起见了王总,价格谈拢\n一起去的就回: 协访 \d+ 属实/,
      );
      expect(await talk.say("ZhangSan", `协访 #${no} 属实 3/12`)).toContain("今天的协访双方都确认了");
      expect(await last("lisi")).toContain("张三确认了今天的协访");
      expect(await talk.say("ZhangSan", `协访 ${no} 属实`)).toContain("没有等你确认的协访");
      expect(await talks(no)).toMatchObject([
        {
          mentorId: "lisi",
          menteeId: "ZhangSan",
          state: "confirmed",
          answeredBy: "ZhangSan",
          day: "2026-03-12",
        },
      ]);
    });

    test("told by both in their own words is confirmed too, once", async () => {
      const no = await deal("上海各说机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 今天谈判`);
      await talk.say("lisi", `我去 ${no}`);
      await talk.say("ZhangSan", `协访 ${no} 和李四一起见了王总`);
      expect(await talk.say("lisi", `协访 ${no} 王总认可方案,周四给折扣`)).toContain("双方都确认了");
      expect(await talk.say("lisi", `协访 ${no} 一起见了王总,补一句要开专票`)).toContain(
        "已经有一笔了,这次记成跟进",
      );
      expect(await talks(no)).toHaveLength(1);
      expect(await talk.database.read(({ followUps }) => followUps.count(Number(no)))).toBe(3);
    });

    test("nobody else confirms: not the head, not another mentor, not who told it", async () => {
      const no = await deal("上海别人机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 今天谈判`);
      await talk.say("lisi", `我去 ${no}`);
      await talk.say("ZhangSan", `请师父 ${no} @王五 今天谈判`);
      await talk.say("wangwu", `我去 ${no}`);
      expect(await talk.say("ZhangSan", `协访 ${no} 一起见了王总`)).toContain("有几位师父: 李四、王五");
      await talk.say("ZhangSan", `协访 ${no} @李四 一起见了王总`);
      expect(await talk.say("wangwu", `协访 ${no} 属实`)).toContain("没有等你确认的协访");
      await talk.say("zhuguan", `协访 ${no} 属实`);
      expect(await talk.say("ZhangSan", `协访 ${no} 属实`)).toContain("要对方说一声属实");
      expect(await talk.say("guangzhou", `协访 ${no} 属实`)).toContain("现在不归你处理");
      expect(await talks(no)).toMatchObject([{ state: "logged", mentorId: "lisi" }]);
    });

    test("没去 keeps the words and counts nothing; a late yes is refused and says how to go on", async () => {
      await open();
      const no = await deal("上海没去机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 今天谈判`);
      await talk.say("lisi", `我去 ${no}`);
      await talk.say("ZhangSan", `协访 ${no} 和李四一起见了王总`);
      expect(await talk.say("lisi", `协访 ${no} 没去`)).toContain("这次不算协访");
      expect(await last("ZhangSan")).toContain("李四说今天没一起去,先不算协访,记录还在");
      talk.goTo("2026-03-11");
      await talk.say("ZhangSan", `协访 ${no} 和李四一起见了财务`);
      talk.goTo("2026-03-18", 18 * 60 + 1);
      expect(await talk.say("lisi", `协访 ${no} 属实`)).toContain("过了");
      expect((await talks(no)).map(({ state }) => state)).toEqual(["denied", "logged"]);
    });

    test("撤销 takes the talk back with its follow-up, while nobody has answered it", async () => {
      const no = await deal("上海撤销机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 今天谈判`);
      await talk.say("lisi", `我去 ${no}`);
      await talk.say("lisi", `协访 ${no} 一起见了王总`);
      expect(await talk.say("lisi", "撤销")).toContain("跟进已撤销");
      expect(await talk.say("ZhangSan", `协访 ${no} 属实`)).toContain("没有等你确认的协访");
      await talk.say("lisi", `协访 ${no} 一起见了王总,价格谈拢`);
      expect(await talk.say("ZhangSan", `协访 ${no} 属实`)).toContain("双方都确认了");
      expect(await talk.say("lisi", "撤销")).toContain("撤不了了");
      expect((await talks(no)).map(({ state }) => state)).toEqual(["undone", "confirmed"]);
    });

    test("without a mentor there is no joint talk; an attempt is none; the owner does not answer their own 上调 by it", async () => {
      const no = await deal("上海没有机电");
      expect(await talk.say("ZhangSan", `协访 ${no} 一起见了客户`)).toContain("还没有师父。先请一位");
      expect(await talk.say("ZhangSan", `协访 ${no} 周四一起去`)).toContain("要师父一起去,发「请师父");
      await talk.say("ZhangSan", `请师父 ${no} @李四 今天谈判`);
      await talk.say("lisi", `我去 ${no}`);
      expect(await talk.say("lisi", `协访 ${no} 打了没人接`)).toContain("没见上就不算协访");
      expect(await talk.database.read(({ followUps }) => followUps.count(Number(no)))).toBe(0);
    });

    test("an open 上调: a mentor's plan leaves it with the head; the head's is its answer; a head's report ends it", async () => {
      await open();
      const no = await deal("上海上调机电");
      await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
      await talk.say("ZhangSan", `请师父 ${no} @李四`);
      await talk.say("lisi", `我去 ${no}`);
      talk.goTo("2026-03-12", 10 * 60 + 30);
      await talk.tick();
      const answer = async () =>
        (await talk.database.read(({ escalations }) => escalations.latest(Number(no))))?.answer;
      await talk.say("lisi", `协访 ${no} 周五一起去`);
      await talk.say("ZhangSan", `协访 ${no} 周五一起去`);
      expect(await answer()).toBeNull();
      expect(await talk.say("zhuguan", `协访 ${no} 周五我也去`)).toContain("记下了: 协访 周五我也去");
      expect(await answer()).toBe("visit");
      expect(await talk.say("zhuguan", `协访 ${no} 今天陪张三见了王总,明天盖章`)).toContain("也算一次跟进");
      expect(await last("ZhangSan")).toContain("赵主管记了一笔协访: 今天陪张三见了王总");
      talk.goTo("2026-03-12", 10 * 60 + 40);
      await talk.tick();
      expect(await talk.database.read(({ escalations }) => escalations.allOpen())).toEqual([]);
    });

    onBoth(
      "the morning of the day both are reminded; the next working day both are asked, unless it has been told",
      async () => {
        await open();
        const no = await deal("上海提醒机电");
        const other = await deal("苏州恒力机电");
        for (const each of [no, other]) {
          await talk.say("ZhangSan", `请师父 ${each} @李四 周五谈判`);
          await talk.say("lisi", `我去 ${each}`);
        }
        const about = async (who: string, words: string) =>
          (await talk.told(who)).filter((text) => text.includes(words));
        talk.goTo("2026-03-12", 9 * 60);
        await talk.tick();
        expect(await about("lisi", "和张三一起谈: 周五谈判")).toHaveLength(0);
        talk.goTo("2026-03-13", 9 * 60);
        await Promise.all([talk.tick(), talk.tick()]);
        talk.goTo("2026-03-13", 11 * 60);
        await talk.tick();
        expect(await about("lisi", "今天和张三一起谈: 周五谈判")).toHaveLength(2);
        expect(await about("ZhangSan", "今天和李四一起谈: 周五谈判")).toHaveLength(2);
        await talk.say("lisi", `协访 ${no} 一起见了王总`);
        talk.goTo("2026-03-16", 9 * 60);
        await talk.tick();
        for (const who of ["lisi", "ZhangSan"]) {
          const asked = await about(who, "聊得怎么样");
          expect(asked).toHaveLength(1);
          expect(asked[0]).toContain(`#${other} 苏州恒力机电`);
        }
        expect(await talk.say("lisi", `协访 ${other} 客户认可方案`)).toContain("等张三说一声属实");
        expect(await talks(other)).toMatchObject([{ day: "2026-03-13" }]);
      },
    );

    test("an asking nobody answered is brought up once; of a deal that is over nobody is told", async () => {
      await open();
      const no = await deal("上海没回机电");
      const over = await deal("苏州输掉机电");
      await talk.say("ZhangSan", `请师父 ${no} @李四 周五谈判`);
      await talk.say("ZhangSan", `请师父 ${over} @王五 周五谈判`);
      await talk.say("ZhangSan", `输单 ${over} 价格 输给用友`);
      for (const day of ["2026-03-11", "2026-03-12", "2026-03-13"]) {
        talk.goTo(day, 9 * 60);
        await talk.tick();
      }
      expect((await talk.told("lisi")).filter((text) => text.includes("还等你一句话"))).toHaveLength(1);
      expect((await talk.told("ZhangSan")).filter((text) => text.includes("李四还没回你"))).toHaveLength(1);
      expect(await talk.told("wangwu")).toHaveLength(1);
    });
  });

  describe("the mentors' share", () => {
    beforeEach(open);
    test("asked for after the win, entered by the head, into the mentor's department; said twice it is booked once", async () => {
      const no = await deal();
      await talkedTogether(no, "wangwu");
      expect(await talk.say("zhuguan", `利润 ${no} 5万`)).toContain("还没赢单,利润等签下来再填");
      await win(no);
      expect(await last("zhuguan")).toMatch(new RegExp(`有师父参与,利润出来后单聊我填: 利润 ${no} 5万$`));
      expect(await talk.say("zhuguan", `利润 ${no} 5万`)).toMatch(
        /利润 5万,师父份额 5%\(上限10%\)\n王五 → 销售二部团队经费 2500元\n只记账,不付款/,
      );
      expect(await talk.say("zhuguan", `利润 ${no} 5万`)).toContain("2500元(没变)");
      expect(await ledger(4)).toMatchObject([{ kind: "share", amountFen: 250_000, mentorId: "wangwu" }]);
      expect(await last("erzhu")).toContain("销售二部团队经费进 2500元,余额 2500元");
      const thanked = await last("wangwu");
      expect(thanked).toContain("部门的团队经费为你记了一笔");
      expect(thanked).not.toMatch(/\d+元|5万/);
      expect(await talk.say("caiwu", `利润 ${no} 4万 师父10%`)).toContain("团队经费 4000元");
      expect((await ledger(4)).map(({ amountFen }) => amountFen)).toEqual([250_000, 150_000]);
      expect(await talk.say("zhuguan", `利润 ${no} 2万`)).toContain("团队经费 1000元");
      expect((await ledger(4)).at(-1)).toMatchObject({ kind: "reversal", amountFen: -300_000 });
    });

    test("not by the owner, a mentor, the admin or a foreign head; nothing negative, above the contract or the cap", async () => {
      const no = await deal();
      await talkedTogether(no);
      await win(no);
      for (const who of ["ZhangSan", "lisi", "admin", "erzhu"])
        expect(await talk.say(who, `利润 ${no} 5万`)).toMatch(/部门主管、经理或财务|现在不归你处理/);
      expect(await talk.say("zhuguan", `利润 ${no} -5万`)).toContain("没赚到就填 0");
      expect(await talk.say("zhuguan", `利润 ${no} 29万`)).toContain("比合同 28万 还多");
      expect(await talk.say("zhuguan", `利润 ${no} 5万 师父11%`)).toContain("最多 10%");
      expect(await talk.say("zhuguan", `利润 ${no} 5万 @李四 10.01%`)).toContain("最多 10%");
      expect(await talk.say("zhuguan", `利润 ${no} 5万 @王五 5%`)).toContain("师父份额里没有他");
      expect(await talk.say("zhuguan", `利润 ${no} 四五万`)).toContain("「四五万」按 4.5万 记吗");
      expect(await ledger(3)).toEqual([]);
      expect(await talk.say("zhuguan", `利润 ${no} 0`)).toContain("团队经费 0元");
      expect(await ledger(3)).toEqual([]);
    });

    test("in a group neither profit nor fund is spoken of, whoever asks", async () => {
      const no = await deal();
      await talkedTogether(no);
      await win(no);
      const answer = await talk.sayInGroup("zhuguan", `利润 ${no} 5万`);
      expect(answer).toBe(`#${no} 上海云图科技 利润不在群里说,请单聊我发一次`);
      expect(await talk.sayInGroup("zhuguan", `利润 ${no} 99万`)).not.toContain("28万");
      expect(await ledger(3)).toEqual([]);
      await talk.say("zhuguan", `利润 ${no} 5万`);
      for (const who of ["zhuguan", "lisi"])
        expect(await talk.sayInGroup(who, "团队经费")).toMatch(/^\(.+,完整内容已私信发你\)$/);
      expect(await talk.sayInGroup("zhuguan", "团队经费 支出 800 团建")).toContain("不在群里说");
      expect(await ledger(3)).toHaveLength(1);
    });

    test("a head who came along does not set their own share", async () => {
      const no = await deal();
      await talk.say("zhuguan", `请师父 ${no} @赵主管 今天谈判`);
      await talk.say("ZhangSan", `协访 ${no} 和主管一起见了王总`);
      await talk.say("zhuguan", `协访 ${no} 属实`);
      await win(no);
      expect(await talk.say("zhuguan", `利润 ${no} 5万`)).toContain("请财务或上一级来填");
      expect(await last("jingli")).toContain(`利润 ${no} 5万`);
      expect(await talk.say("jingli", `利润 ${no} 5万`)).toContain("赵主管 → 销售一部团队经费 2500元");
    });

    test("only what both had said by the day of signing counts; whose word is missing is told on that day", async () => {
      const no = await deal();
      await talk.say("ZhangSan", `请师父 ${no} @李四 今天谈判`);
      await talk.say("lisi", `我去 ${no}`);
      await talk.say("lisi", `协访 ${no} 一起见了王总`);
      await win(no);
      expect(await last("ZhangSan")).toMatch(/签约了。李四记的协访\(今天\).*还差你一句,今天内确认才算数/);
      talk.goTo("2026-03-11");
      expect(await talk.say("ZhangSan", `协访 ${no} 属实`)).toContain("双方都确认了");
      expect(await talk.say("zhuguan", `利润 ${no} 5万`)).toContain("签约前没有双方确认的协访,不进团队经费");
      expect(await talk.say("lisi", `协访 ${no} 一起见了王总庆功`)).toContain("不再算协访");
      expect(await talk.say("zhuguan", `利润 ${no} 5万`)).toContain("不进团队经费");
    });

    test("two mentors share the cap: equally to the fen, or as the head says", async () => {
      const no = await deal();
      await talkedTogether(no, "lisi");
      await talkedTogether(no, "wangwu");
      await win(no);
      expect(await talk.say("zhuguan", `利润 ${no} 1000.01元 师父10%`)).toMatch(
        /李四 → 销售一部团队经费 50元\n王五 → 销售二部团队经费 50元/,
      );
      expect(await talk.say("zhuguan", `利润 ${no} 5万 @李四6% @王五4%`)).toMatch(
        /李四 → 销售一部团队经费 3000元\n王五 → 销售二部团队经费 2000元/,
      );
      expect(await talk.say("zhuguan", `利润 ${no} 5万 @李四6% @王五4.01%`)).toContain("最多 10%");
    });

    test("a refund takes its part back, even of money that was spent; paid again, it comes again", async () => {
      const no = await deal();
      await talkedTogether(no);
      await win(no);
      await talk.say("zhuguan", `利润 ${no} 5万`);
      await talk.say("zhuguan", "团队经费 支出 2000 团建");
      await talk.say("ZhangSan", `回款 ${no} 28万`);
      expect(await ledger(3)).toHaveLength(2);
      const answer = await talk.say("ZhangSan", `退款 ${no} 14万 少发一半`);
      expect(answer).not.toContain("1250");
      expect(await last("zhuguan")).toContain("销售一部团队经费冲回 1250元,余额 -750元");
      await talk.say("ZhangSan", `退款 ${no} 14万 全退`);
      expect(await last("zhuguan")).toContain("余额 -2000元");
      await talk.say("caiwu", `回款 ${no} 28万`);
      expect(await last("zhuguan")).toContain("进 2500元,余额 500元");
      expect((await ledger(3)).map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
        ["share", 250_000],
        ["spent", -200_000],
        ["reversal", -125_000],
        ["reversal", -125_000],
        ["share", 250_000],
      ]);
    });

    test("signing that fell through takes all of it back; 撤销 of that brings it again", async () => {
      const no = await deal();
      await talkedTogether(no);
      await win(no);
      await talk.say("zhuguan", `利润 ${no} 5万`);
      await talk.say("ZhangSan", `回退 ${no} 到4 合同作废`);
      expect(await last("zhuguan")).toContain("冲回 2500元,余额 0元");
      expect(await talk.say("ZhangSan", "撤销")).toContain("回退已撤销");
      expect(await last("zhuguan")).toContain("进 2500元,余额 2500元");
      await talk.say("ZhangSan", `回退 ${no} 到4 合同作废`);
      talk.minutes(11);
      await win(no);
      await talk.say("zhuguan", `利润 ${no} 3万`);
      expect((await ledger(3)).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(150_000);
    });
  });

  describe("团队经费", () => {
    beforeEach(async () => {
      await open();
      const no = await deal();
      await talkedTogether(no, "wangwu");
      await win(no);
      await talk.say("zhuguan", `利润 ${no} 5万`);
    });

    test("its head and finance keep it, its members see what there is, others do not", async () => {
      expect(await talk.say("erzhu", "团队经费")).toMatch(
        /^销售二部团队经费 余额 2500元\n3月: 月初 0元,进 2500元,出 0元,月末 2500元\n今天 \+2500元 #\d+ 上海云图科技\(王五\)/,
      );
      const member = await talk.say("wangwu", "团队经费");
      expect(member).toContain("余额 2500元");
      expect(member).not.toContain("云图");
      for (const who of ["lisi", "zhuguan", "admin"])
        expect(await talk.say(who, "团队经费 销售二部")).toContain("由它的主管和财务来看");
      expect(await talk.say("jingli", "团队经费 销售二部 本月")).toContain("上海云图科技(王五)");
      expect(await talk.say("caiwu", "团队经费 销售二部 上月")).toMatch(
        /2月: 月初 0元,进 0元,出 0元,月末 0元/,
      );
      expect(await talk.say("wangwu", "团队经费 支出 100 打车")).toContain("由部门主管或财务来记");
      expect(await talk.say("caiwu", "团队经费 月球部 本月")).toContain("没有「月球部」这个部门");
    });

    test("never more out than there is, nor back than was spent; the same again is asked about", async () => {
      expect(await talk.say("erzhu", "团队经费 支出 2500.01 团建")).toContain("只有 2500元,不够这笔");
      expect(await talk.say("erzhu", "团队经费 支出")).toContain("差金额");
      expect(await talk.say("erzhu", "团队经费 支出 800 团建")).toContain("支出 800元 团建,余额 1700元");
      expect(await talk.say("erzhu", "团队经费 支出 800 团建")).toContain("确实是另一笔就回「确认」");
      expect(await ledger(4)).toHaveLength(2);
      expect(await talk.say("erzhu", "确认")).toContain("余额 900元");
      expect(await talk.say("caiwu", "团队经费 销售二部 退回 1600.01 取消")).toContain("一共才支出 1600元");
      expect(await talk.say("caiwu", "团队经费 销售二部 退回 800 取消了一次")).toContain("余额 1700元");
    });

    onBoth("two spend the last of it at once: one gets it", async () => {
      const answers = await Promise.all([
        talk.say("erzhu", "团队经费 支出 2000 团建"),
        talk.say("caiwu", "团队经费 销售二部 支出 1500 培训"),
      ]);
      expect(answers.filter((answer) => answer.includes("不够这笔"))).toHaveLength(1);
      expect((await ledger(4)).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBeGreaterThanOrEqual(0);
    });

    onBoth("on the first working day of a month head and finance read last month's, once", async () => {
      await talk.say("erzhu", "团队经费 支出 800 团建");
      const statements = async (who: string) =>
        (await talk.told(who)).filter((text) => /3月团队经费/.test(text));
      talk.goTo("2026-03-31", 10 * 60 + 30);
      await talk.tick();
      expect(await statements("erzhu")).toEqual([]);
      for (const minute of [10 * 60 + 30, 11 * 60]) {
        talk.goTo("2026-04-01", minute);
        await Promise.all([talk.tick(), talk.tick()]);
      }
      expect(await statements("erzhu")).toHaveLength(1);
      expect((await statements("erzhu"))[0]).toMatch(
        /^销售二部 3月团队经费: 月初 0元,进 2500元,出 800元,月末 1700元\n3\/10 \+2500元 #\d+ 上海云图科技\(王五\)\n3\/10 -800元 团建\(孙二\)/,
      );
      expect(await statements("caiwu")).toHaveLength(1);
      expect(await statements("zhuguan")).toEqual([]);
      expect(await posts()).toEqual([]);
    });

    test("export lists it for finance, and a dump carries everything to an empty database", async () => {
      const rows = await talk.database.read(({ dump }) => dump.read());
      const document = exportDocument(rows);
      expect(document.fund).toMatchObject([
        { department: 4, kind: "share", no: 1, mentor: "wangwu", amountFen: 250_000 },
      ]);
      expect(document.mentoring).toMatchObject([{ no: 1, mentor: "wangwu", state: "accepted" }]);
      expect(document.jointTalks).toMatchObject([{ no: 1, mentee: "ZhangSan", state: "confirmed" }]);
      const empty = await engine.open();
      await empty.transaction((store) => store.dump.write(rows));
      expect(await empty.read(({ dump }) => dump.read())).toEqual(rows);
      const booked = await empty.transaction(({ fund }) =>
        fund.add({
          departmentId: 4,
          kind: "spent",
          no: null,
          mentorId: null,
          amountFen: -1,
          at: 0,
          by: "x",
          reason: null,
        }),
      );
      expect(booked.id).toBe(2);
    });
  });

  describe("表扬", () => {
    beforeEach(async () => {
      await open();
      await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}one`);
    });
    const praises = async () => (await posts()).filter(([, text]) => /主管: |孙二: /.test(text ?? ""));

    test("a draft when the deal moves to signing; posted in the head's name, on the head's word, once", async () => {
      const no = await deal();
      await talkedTogether(no);
      await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
      const draft = await last("zhuguan");
      expect(draft).toMatch(
        /李四陪张三谈过这单。公开表扬的草稿,发不发你定:\n「谢谢李四陪张三一起谈 #\d+ 上海云图科技/,
      );
      expect(draft).not.toContain("利润");
      expect(await praises()).toEqual([]);
      for (const who of ["ZhangSan", "lisi", "erzhu"])
        expect(await talk.say(who, `发表扬 ${no}`)).toMatch(/部门主管或经理|现在不归你处理/);
      expect(await talk.say("zhuguan", `发表扬 ${no}`)).toContain("表扬发到销售一部的群里了");
      expect(await praises()).toEqual([
        ["3", `赵主管: 谢谢李四陪张三一起谈 #${no} 上海云图科技,现在到了成交冲刺期。有师父带着,大家更有底`],
      ]);
      expect(await talk.say("zhuguan", `发表扬 ${no}`)).toContain("赵主管今天 09:30已经发过了");
      await win(no);
      expect(await last("zhuguan")).not.toContain("草稿");
      expect(await praises()).toHaveLength(1);
    });

    test("in the head's own words; no phone, no amount; no praise of oneself; none without a talk or a group", async () => {
      const no = await deal();
      expect(await talk.say("zhuguan", "表扬 @李四")).toContain("还没有和你部门同事双方确认的协访");
      expect(await talk.say("zhuguan", `发表扬 ${no}`)).toContain("还没有双方确认的协访");
      await talkedTogether(no);
      expect(await talk.say("zhuguan", "表扬 @李四")).toMatch(
        /草稿,发出去用你的名义,发不发你定:\n「谢谢李四陪张三/,
      );
      expect(await talk.say("zhuguan", `发表扬 ${no} 李四把28万谈下来了`)).toContain("群里不写电话和金额");
      expect(await talk.say("zhuguan", `发表扬 ${no} 打 13800001111 找李四`)).toContain("群里不写电话和金额");
      await talk.say("zhuguan", `发表扬 ${no} 多亏李四把关,大家都学学`);
      expect((await praises()).at(-1)?.[1]).toBe("赵主管: 多亏李四把关,大家都学学");
      expect(await talk.say("zhuguan", "表扬 @赵主管")).toContain("表扬要由别人来发");
      await talk.say("zhuguan", "解绑群 销售一部");
      expect(await talk.say("zhuguan", `发表扬 ${no}`)).toContain("还没有绑定群,表扬没处发");
    });

    test("the mentor's own head thanks them in their own group, without the customer of another department", async () => {
      await talk.say("erzhu", `绑定群 销售二部 ${ADDRESS}two`);
      const no = await deal();
      await talkedTogether(no, "wangwu");
      await win(no);
      expect(await last("erzhu")).toContain("王五陪张三谈过这单");
      expect(await last("erzhu")).not.toContain("利润");
      expect(await talk.say("erzhu", `发表扬 ${no}`)).toContain("销售二部的群里");
      expect((await praises()).at(-1)).toEqual([
        "4",
        "孙二: 谢谢王五帮兄弟部门的张三一起谈客户,这单签下来了。有你带着,大家更有底",
      ]);
      expect(await talk.say("erzhu", `跟进 ${no} 我也聊了两句`)).toContain("现在不归你处理");
    });

    test("喜报 names the mentor", async () => {
      const no = await deal();
      await talkedTogether(no);
      await win(no);
      expect((await posts()).at(-1)?.[1]).toMatch(/张三签下 #\d+ 上海云图科技!\n师父: 李四$/);
    });
  });

  describe("专家", () => {
    beforeEach(open);
    /** Confirmed talks of 李四's with mentees of both departments, and deals with an end; `lift` makes them worth it. */
    async function history(given: { readonly lift: boolean }): Promise<void> {
      await talk.database.transaction(async (store) => {
        const [base] = (await store.dump.read()).items;
        if (base === undefined) throw new Error("a deal to copy is missing");
        for (const menteeId of ["ZhangSan", "wangwu", "zhuguan"])
          for (let each = 0; each < 8; each++) {
            const isAlong = each < 4;
            const outcome = (isAlong && given.lift) || each % 2 === 0 ? "won" : "lost";
            const { no: _no, version: _version, ...fields } = base;
            const item = await store.items.create(
              { ...fields, ownerId: menteeId, outcome },
              { by: menteeId, at: talk.now() },
            );
            if (isAlong)
              await store.jointTalks.add({
                no: item.no,
                mentorId: "lisi",
                menteeId,
                day: "2026-03-09",
                stage: 4,
                at: talk.now(),
                loggedBy: "lisi",
                text: "一起谈了",
                state: "confirmed",
                answeredBy: menteeId,
                answeredAt: talk.now(),
              } satisfies Omit<JointTalk, "id" | "version">);
          }
      });
    }

    test("the figures, the nomination and the manager's word; then everybody finds them", async () => {
      await deal();
      await history({ lift: true });
      expect(await talk.say("jingli", "任命专家 @王五")).toContain("王五离专家还差");
      expect(await talk.say("zhuguan", "任命专家 @李四")).toContain("大部门经理");
      const answer = await talk.say("zhuguan", "提名专家 @李四");
      expect(answer).toMatch(
        /李四够专家的条件了:\n协访 12 次\(要10\),带过 3 人\(要3\)\n陪谈的 12\/12 单赢,徒弟自己的 6\/12,比徒弟自己高 50 个点\(要10\)\n已请周经理定/,
      );
      expect(await last("jingli")).toMatch(/赵主管提名李四做公司专家:[\s\S]*你来定,同意就回: 任命专家 @李四/);
      expect(await talk.say("zhuguan", "提名专家 @李四")).toContain("之前已请周经理定");
      expect(await talk.told("jingli")).toHaveLength(1);
      expect(await talk.say("guangzhou", "专家")).toContain("还没有任命专家");
      expect(await talk.say("jingli", "任命专家 @lisi")).toContain("李四是公司专家了(协访 12 次,带过 3 人)");
      expect(await last("lisi")).toContain("周经理请你做公司专家");
      expect(await talk.say("guangzhou", "专家")).toMatch(
        /公司专家:\n李四 销售一部 协访12次,决策关键期陪得最多\n请一位: 请师父/,
      );
      expect(await talk.say("jingli", "任命专家 @李四 取消")).toContain("不再列为公司专家");
      expect(await talk.say("guangzhou", "专家")).toContain("还没有任命专家");
    });

    test("twelve talks without a lift are no nomination; others' heads and oneself have no say", async () => {
      await deal();
      await history({ lift: false });
      expect(await talk.say("zhuguan", "提名专家 @李四")).toMatch(
        /李四离专家还差对徒弟的提升:[\s\S]*陪谈的 6\/12 单赢,徒弟自己的 6\/12,比徒弟自己高 0 个点/,
      );
      expect(await talk.say("jingli", "任命专家 @李四")).toContain("还差对徒弟的提升");
      expect(await talk.say("erzhu", "提名专家 @李四")).toContain("不在你带的部门");
      expect(await talk.say("lisi", "提名专家 @李四")).toContain("部门主管或经理");
      expect(await talk.say("jingli", "任命专家 @周经理")).toContain("要由别人来");
      expect(await talk.told("jingli")).toEqual([]);
    });

    test("on the first working day of a quarter the manager reads who may be one, once; then decides, or not", async () => {
      await deal();
      await history({ lift: true });
      const lists = async () =>
        (await talk.told("jingli")).filter((text) => text.includes("够公司专家的条件"));
      talk.goTo("2026-03-31", 11 * 60);
      await talk.tick();
      expect(await lists()).toEqual([]);
      for (const minute of [10 * 60 + 30, 12 * 60]) {
        talk.goTo("2026-04-01", minute);
        await talk.tick();
      }
      expect(await lists()).toHaveLength(1);
      expect((await lists())[0]).toContain("李四 协访12次,带过3人,陪谈的赢单率比徒弟自己高50个点(n=12)");
      expect(await talk.database.read(({ experts }) => experts.all())).toEqual([]);
      await talk.say("jingli", "任命专家 @李四");
      talk.goTo("2026-07-01", 10 * 60 + 30);
      await talk.tick();
      expect(await lists()).toHaveLength(1);
    });
  });

  test("at most a talk a day with each mentor: told five times over, it is one", async () => {
    await open();
    const no = await deal();
    await talkedTogether(no);
    for (let times = 0; times < 4; times++) await talk.say("lisi", `协访 ${no} 一起又见了王总第${times}次`);
    expect(await talks(no)).toHaveLength(1);
    expect((await talks(no))[0]?.at).toBe(at("2026-03-10", 9 * 60 + 30));
  });
});
