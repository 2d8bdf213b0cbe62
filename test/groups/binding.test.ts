// The group: bound from inside, its own items only; over HTTP it is an audience and no more; strangers end it (rules.md 5, 12).
import { beforeEach, describe, expect, test } from "vitest";
import { readWords } from "../../src/bot/words.ts";
import { createTroubles } from "../../src/push/troubles.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";
const EAST_1 = { chat: { kind: "group", id: "wrEast1Sales" } } as const;
const ELSEWHERE = { chat: { kind: "group", id: "wreast1sales" } } as const;

const { templates } = await readWords();

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  const open = async (postsToChats: boolean) => {
    talk = await openTalk(engine, { postsToChats });
  };
  const inGroup = (userId: string, text: string, where: typeof EAST_1 | typeof ELSEWHERE = EAST_1) =>
    talk.sayInGroup(userId, text, where);
  const group = (audience: "sales" | "managers" = "sales") =>
    talk.database.read(({ groups }) => groups.of(3, audience));
  const chat = (id: string = EAST_1.chat.id) => talk.database.read(({ botChats }) => botChats.of(id));
  const owned = async (userId: string, name: string) => {
    const answer = await talk.say(
      userId,
      `新建商机 ${name} 联系人王磊 1380000${++phones} 地址上海 需求MES 金额28万`,
    );
    return /#\d+/.exec(answer)?.[0] ?? "";
  };

  describe("with a long connection", () => {
    beforeEach(() => open(true));

    test("绑定群 from inside: its posts go there, and the chat's id keeps its letters", async () => {
      expect(await inGroup("zhuguan", "绑定群 销售一部")).toMatch(
        /^这个群绑定成销售一部的群了。\n每个工作日 9:10 发公海新到/,
      );
      expect(await group()).toMatchObject({ way: "bot", address: "wrEast1Sales", by: "zhuguan" });
      expect(await chat()).toMatchObject({ departmentId: 3, audience: "sales" });
      expect(await chat("wreast1sales")).toBeNull();
      expect(await inGroup("zhuguan", "绑定群 销售一部")).not.toContain("替换");
      expect(await inGroup("admin", "绑定群 销售一部 主管群", ELSEWHERE)).toContain("主管群了");
      expect(await group("managers")).toMatchObject({ address: "wreast1sales" });
    });

    test("takes the place of an address bound before; a chat speaks of one department at a time", async () => {
      await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`);
      expect(await inGroup("zhuguan", "绑定群 销售一部")).toContain("替换了之前的");
      await inGroup("admin", "绑定群 销售二部");
      expect(await group()).toBeNull();
      expect(await chat()).toMatchObject({ departmentId: 4 });
    });

    test("by its head or an admin; not by its people, another's head, or with an address in front of everybody", async () => {
      expect(await inGroup("lisi", "绑定群 销售一部")).toContain("管理员或部门主管");
      expect(await inGroup("erzhu", "绑定群 销售一部")).toContain("要由它的主管或管理员来设");
      expect(await inGroup("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`)).toContain("别贴在群里");
      expect(await chat()).toBeNull();
      expect(await inGroup("jingli", "绑定群 销售一部")).toContain("绑定成销售一部的群");
    });

    test("解绑群 needs no name inside; its posts go to the head again", async () => {
      expect(await inGroup("zhuguan", "解绑群")).toContain("没有绑定部门");
      await inGroup("zhuguan", "绑定群 销售一部");
      expect(await inGroup("lisi", "解绑群")).toContain("管理员或部门主管");
      expect(await inGroup("erzhu", "解绑群")).toContain("要由它的主管或管理员来设");
      expect(await inGroup("zhuguan", "解绑群")).toContain("不再是销售一部的群了");
      expect([await group(), await chat()]).toEqual([null, null]);
      await inGroup("zhuguan", "绑定群 销售一部");
      expect(await talk.say("zhuguan", "解绑群 销售一部")).toContain("群解绑了");
      expect([await group(), await chat()]).toEqual([null, null]);
      expect(await talk.say("zhuguan", "解绑群")).toContain("哪个部门");
    });

    test("the bot thrown out of it: the admins are told how to mend that, once a day", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      const troubles = createTroubles({
        transaction: (work) => talk.database.transaction(work),
        templates,
        now: talk.now,
      });
      const row = {
        key: "pool-news/department/3/post/2026-03-10",
        toKind: "department",
        toId: "3",
        bodyText: "公海新到 2 个",
      } as const;
      for (let time = 0; time < 3; time++)
        await troubles(row as Parameters<typeof troubles>[0], {
          trouble: "group",
          error: "errcode 93008 (group)",
        });
      const told = (await talk.told("admin")).filter((text) => text.includes("发不进去"));
      expect(told).toEqual([
        expect.stringMatching(/^销售一部的群我发不进去了.*在群里 @我 发: 绑定群 销售一部/),
      ]);
      expect(await group()).not.toBeNull();
    });
  });

  describe("over HTTP", () => {
    beforeEach(() => open(false));
    test("it sets the audience only, and says what alerts need", async () => {
      const answer = await inGroup("zhuguan", "绑定群 销售一部");
      expect(answer).toContain("只能在群里回话");
      expect(answer).toMatch(/长连接.*绑定群 销售一部 Webhook地址/);
      expect(await group()).toBeNull();
      expect(await chat()).toMatchObject({ departmentId: 3 });
    });
    test("an address that is bound stays, and the answer says so", async () => {
      await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`);
      expect(await inGroup("zhuguan", "绑定群 销售一部")).toContain("照旧发到之前绑定的那个群");
      expect(await group()).toMatchObject({ way: "webhook" });
    });
  });

  describe("what it reads", () => {
    beforeEach(() => open(true));
    test("its own department's items; another's goes to the asker alone", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      const ours = await owned("ZhangSan", "上海一部机电");
      const theirs = await owned("wangwu", "上海二部机电");
      expect(await inGroup("jingli", `详情 ${ours}`)).toContain("上海一部机电");
      const answer = await inGroup("jingli", `详情 ${theirs}`);
      expect(answer).toBe("(周经理,完整内容已私信发你)");
      expect((await talk.told("jingli")).at(-1)).toContain("上海二部机电");
      // Another chat, bound to nobody, is the thread in which it was asked.
      expect(await inGroup("jingli", `详情 ${theirs}`, ELSEWHERE)).toContain("上海二部机电");
    });
    test("a refusal and a list name no other department's items either", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      const theirs = await owned("wangwu", "上海云河机电");
      await owned("wangwu", "上海云河泵业");
      expect(await inGroup("ZhangSan", `跟进 ${theirs} 见过面`)).not.toContain("云河");
      expect(await inGroup("wangwu", "跟进 云河 见过面")).not.toContain("泵业");
      expect((await talk.told("wangwu")).at(-1)).toContain("回序号就行");
      expect(await talk.say("wangwu", "1")).toContain("跟进已记");
    });
    test("the department's own pool, and a list of several in which only one is another's", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      const lead = await talk.say("heshi", "录线索 上海公海机电 王磊 13800009999 需求MES 来源 展会 地址上海");
      const no = /#\d+/.exec(lead)?.[0] ?? "";
      await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
      expect(await inGroup("lisi", "公海")).toContain("上海公海机电");
      const ours = await owned("ZhangSan", "上海甲机电");
      const theirs = await owned("wangwu", "上海乙机电");
      const both = await inGroup("jingli", `备注 ${ours.slice(1)} ${theirs.slice(1)} 季度复盘`);
      expect(both).toContain("上海甲机电");
      expect(both).not.toContain("上海乙机电");
    });
  });

  describe("strangers", () => {
    beforeEach(() => open(true));
    const admit = (userId: string) =>
      talk.database.transaction(({ people }) =>
        people.admit({
          userId,
          name: "新来的",
          mainDepartment: 3,
          departments: [{ id: 3, isLeader: false }],
          active: true,
        }),
      );
    test("in a bound group: it reads nothing, the admin and whoever bound it are told once a day", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      for (let time = 0; time < 3; time++)
        expect(await inGroup("wmOutsider", "公海")).toMatch(/^我还不认识你/);
      expect(await group()).toBeNull();
      expect(await talk.database.read(({ groups }) => groups.all())).toEqual([]);
      const alerts = async (userId: string) =>
        (await talk.told(userId)).filter((text) => text.includes("我先不在那里说客户的事"));
      for (const userId of ["admin", "zhuguan"]) expect(await alerts(userId)).toHaveLength(1);
      const no = await owned("ZhangSan", "上海外群机电");
      expect(await inGroup("ZhangSan", `详情 ${no}`)).toBe("(张三,完整内容已私信发你)");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("上海外群机电");
      talk.days(1);
      await inGroup("wmOutsider", "公海");
      expect(await alerts("admin")).toHaveLength(2);
      expect(await talk.say("zhuguan", "解绑群 销售一部")).toContain("群解绑了");
      expect(await chat()).toBeNull();
    });
    test("a colleague the directory did not know yet: once admitted, the group is what it was", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      await inGroup("XinLai", "公海");
      expect(await group()).toBeNull();
      await admit("xinlai");
      expect(await group()).toMatchObject({ way: "bot", address: EAST_1.chat.id });
      const ours = await owned("ZhangSan", "上海一部机电");
      expect(await inGroup("ZhangSan", `详情 ${ours}`)).toContain("上海一部机电");
    });
    test("a colleague behind an encrypted id: once it is known whose it is, until they leave", async () => {
      await inGroup("zhuguan", "绑定群 销售一部");
      const heard = "woAJ2GCAAAXtWyujaWJHDDGi0mACH71w";
      await inGroup(heard, "公海");
      expect(await group()).toBeNull();
      const keep = (botUserId: string) =>
        talk.database.transaction(({ identities }) =>
          identities.keep({ botUserId, userId: "lisi", how: "bound", at: talk.now() }),
        );
      await keep(heard.toUpperCase());
      expect(await group()).toBeNull();
      await keep(heard);
      expect(await group()).toMatchObject({ way: "bot", address: EAST_1.chat.id });
      const members = COMPANY.members.filter(({ userId }) => userId !== "lisi");
      await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members }));
      expect(await group()).toBeNull();
    });
    test("a group with one is not bound, until that one turns out to be a colleague", async () => {
      await inGroup("woNew", "公海");
      await inGroup("zhuguan", "绑定群 销售一部");
      expect(await chat()).toBeNull();
      expect((await talk.told("zhuguan")).at(-1)).toContain("不能绑定");
      await admit("woNew");
      expect(await inGroup("zhuguan", "绑定群 销售一部")).toContain("绑定成销售一部的群");
    });
    test("alone with the bot they mark no chat", async () => {
      await talk.say("wmOutsider", "公海");
      expect(await talk.database.read(({ botChats }) => botChats.hasOutsiders("wmOutsider"))).toBe(false);
    });
  });

  test("a move to another database takes the bound chats, the strangers, and who reads text along", async () => {
    await open(true);
    await inGroup("zhuguan", "绑定群 销售一部");
    await inGroup("wmOutsider", "公海", ELSEWHERE);
    await talk.say("lisi", "卡片 关");
    const rows = await talk.database.read(({ dump }) => dump.read());
    const copy = await engine.open();
    await copy.transaction(({ dump }) => dump.write(rows));
    expect(await copy.read(({ dump }) => dump.read())).toEqual(rows);
    expect(await copy.read(({ botChats }) => botChats.hasOutsiders("wreast1sales"))).toBe(true);
    expect(await copy.read(({ cards }) => cards.areReadBy("lisi"))).toBe(false);
  });
});
