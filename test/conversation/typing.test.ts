// How salespeople type: drafts that wait, choices, several things at once, names first, slips, 撤销.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  async function owned(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(who, `新建商机 ${name} 联系人王磊 1340000${++phones} 地址上海 需求MES`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  const said = (no: string) =>
    talk.database.read(async ({ followUps }) =>
      (await followUps.latest(Number(no), 9)).map(({ text }) => text),
    );

  describe("a half-typed command", () => {
    test("is parked by another one, said so, taken up again, and given up", async () => {
      const no = await owned("上海停放机电");
      await talk.say("ZhangSan", "新建商机 北京草稿科技");
      const between = await talk.say("ZhangSan", `跟进 ${no} 客户要比价了`);
      expect(between).toContain("跟进已记");
      expect(between).toContain("「新建商机 北京草稿科技」先放着");
      expect(await talk.say("ZhangSan", "继续")).toContain("先回联系人");
      expect(await talk.say("ZhangSan", "跳过")).toContain("先回电话");
      expect(await talk.say("ZhangSan", "13900008888")).toContain("还差联系人");
      expect(await talk.say("ZhangSan", "取消")).not.toContain("没有");
      expect(await talk.say("ZhangSan", "继续")).toContain("没有");
    });
    test("cannot leave out its last missing part, and says what to do instead", async () => {
      await talk.say("ZhangSan", "新建商机 北京缺址科技 王磊 13900007777 要MES");
      expect(await talk.say("ZhangSan", "跳过")).toContain("报备");
      await talk.say("ZhangSan", "取消");
    });
    test("survives a look at something else without a word", async () => {
      await talk.say("ZhangSan", "新建商机 北京旁看科技");
      expect(await talk.say("ZhangSan", "我的商机")).not.toContain("先放着");
      expect(await talk.say("ZhangSan", "李雷")).toContain("先回电话");
      await talk.say("ZhangSan", "取消");
    });
    test("what was understood is corrected without a number", async () => {
      const no = await owned("上海更正机电");
      expect(await talk.say("ZhangSan", "改 金额 80万")).toContain(`#${no} 上海更正机电`);
      expect((await item(no))?.expectedFen).toBe(80_000_000);
    });
  });

  describe("which one", () => {
    test("several customers of a name are offered, and a number chooses", async () => {
      await owned("苏州同名一厂");
      const second = await owned("苏州同名二厂");
      const asked = await talk.say("ZhangSan", "跟进 苏州同名 客户要看样品");
      expect(asked).toMatch(/1\. #\d+ 苏州同名.厂[\s\S]*2\. #\d+ 苏州同名.厂/);
      const line = asked.split("\n").find((one) => one.includes(`#${second} `)) ?? "";
      expect(await talk.say("ZhangSan", line.slice(0, 1))).toContain(`#${second} 苏州同名二厂`);
      expect(await said(second)).toEqual(["客户要看样品"]);
    });
    test("a choice that nobody makes does no harm to what comes next", async () => {
      const no = await owned("苏州同名三厂");
      await talk.say("ZhangSan", "跟进 苏州同名 客户要看样品");
      expect(await talk.say("ZhangSan", `跟进 ${no} 发了样品清单`)).toContain(`#${no}`);
      expect(await talk.say("ZhangSan", "2")).not.toContain("跟进已记");
    });
    test("12号 at the beginning is asked about: the item or the day", async () => {
      const no = await owned("上海几号机电");
      const asked = await talk.say("ZhangSan", `${no}号去客户那里开会`);
      expect(asked).toContain(`#${no} 上海几号机电`);
      expect(asked).toContain("这一天");
      expect(await said(no)).toEqual([]);
      expect(await talk.say("ZhangSan", "1")).toContain("跟进已记");
      expect(await said(no)).toEqual(["去客户那里开会"]);
    });
    test("小李 is the one 李 of the department; nobody by a name is said so", async () => {
      const no = await owned("上海小李机电");
      expect(await talk.say("zhuguan", `改派 ${no} 给 小李 换人`)).toContain("李四");
      expect(await talk.say("zhuguan", `改派 ${no} 给 小欧阳 换人`)).toContain("没找到");
      expect(await talk.say("zhuguan", `改派 ${no} 给 wangwu 换人`)).toContain("王五");
    });
  });

  test("two people of one name are offered with their departments, and a number chooses", async () => {
    for (const [userId, department] of [
      ["wangwei", 3],
      ["wangwei2", 4],
    ] as const)
      await talk.database.transaction(({ people }) =>
        people.admit({
          userId,
          name: "王伟",
          mainDepartment: department,
          departments: [{ id: department, isLeader: false }],
          active: true,
        }),
      );
    const no = await owned("上海同姓机电");
    const asked = await talk.say("zhuguan", `改派 ${no} 给 王伟 张三休假`);
    expect(asked).toMatch(/1\. 王伟 销售一部 wangwei\n2\. 王伟 销售二部 wangwei2/);
    expect((await item(no))?.ownerId).toBe("ZhangSan");
    expect(await talk.say("zhuguan", "2")).toContain("王伟");
    expect((await item(no))?.ownerId).toBe("wangwei2");
  });

  describe("several things at once", () => {
    test("the same for several items: each for itself, a line each", async () => {
      const one = await owned("上海多个一厂");
      const two = await owned("上海多个二厂");
      const answer = await talk.say("ZhangSan", `跟进 #${one} #${two} #9999 都打过电话了,下周三再约`);
      const lines = answer.split("\n");
      expect(lines).toHaveLength(3);
      expect(lines[0]).toContain(`#${one} 上海多个一厂`);
      expect(lines[2]).toContain("#9999");
      expect((await item(one))?.nextDay).toBe("2026-03-18");
      expect((await item(two))?.nextDay).toBe("2026-03-18");
    });
    test("a numbered report: three follow-ups, and a new lead that is confirmed first", async () => {
      const cloud = await owned("上海早会云图");
      const test_ = await owned("苏州早会华测");
      const answer = await talk.say(
        "ZhangSan",
        "今天:1早会云图合同法务改完明天寄 2早会华测刘总出差下周一聊 3不认识的客户没回 4新的无锡早会双象李姐13900003366要WMS",
      );
      expect(answer.split("\n")).toHaveLength(4);
      expect(await said(cloud)).toEqual(["合同法务改完明天寄"]);
      expect((await item(test_))?.nextDay).toBe("2026-03-16");
      expect(answer).toContain("回「确认」");
      const before = await talk.database.read(({ customers }) => customers.holding("无锡早会双象", 5));
      expect(before).toEqual([]);
      expect(await talk.say("ZhangSan", "确认")).toContain("无锡早会双象");
    });
  });

  test("a sentence that begins with a customer is a follow-up; a quote told in passing is offered as a move", async () => {
    const no = await owned("无锡报价光伏");
    const answer = await talk.say("ZhangSan", "报价光伏今天报了28万 还在跟用友比 周五回话");
    expect(answer).toContain(`#${no} 无锡报价光伏`);
    expect(answer).toContain(`我理解为「推进 #${no} 到高意向 报价28万`);
    expect(await said(no)).toEqual(["今天报了28万 还在跟用友比 周五回话"]);
  });

  test("a location is a visit to the customer just spoken of", async () => {
    const no = await owned("上海位置机电");
    const answer = await talk.send("ZhangSan", { type: "location", label: "上海市徐汇区漕河泾" });
    expect(answer).toContain(`#${no} 上海位置机电`);
    expect(await said(no)).toEqual(["到访: 上海市徐汇区漕河泾"]);
    talk.minutes(11);
    expect(await talk.send("ZhangSan", { type: "location", label: "上海市徐汇区" })).toContain("位置收到");
  });

  test("a slip of the input method is carried out where it only shows something, and suggested elsewhere", async () => {
    const no = await owned("上海手滑机电");
    expect(await talk.say("ZhangSan", `详请 ${no}`)).toContain("负责人 张三");
    expect(await talk.say("ZhangSan", `跟近 ${no} 客户要比价`)).toContain(`「跟进 ${no} 客户要比价」`);
    expect(await said(no)).toEqual([]);
  });

  describe("撤销", () => {
    test.each([
      ["跟进 N 客户要比价了", (before: object) => before],
      ["推进 N 到2 约了周四面谈 王总参加", (before: object) => before],
      ["退公海 N 没预算", (before: object) => before],
      ["输单 N 价格", (before: object) => before],
      ["改 N 金额 80万", (before: object) => before],
    ])("%s is taken back by an event of its own", async (text, expected) => {
      const no = await owned(`上海撤销${++phones}机电`);
      const before = await item(no);
      await talk.say("ZhangSan", text.replace("N", no));
      expect(await item(no)).not.toEqual(before);
      expect(await talk.say("ZhangSan", "撤销")).toContain("已撤销");
      const after = await item(no);
      expect({ ...after, version: 0 }).toEqual(expected({ ...before, version: 0 }));
      const history = await talk.database.read(({ dump }) => dump.rowsOf("history"));
      expect(history.filter((row) => row.no === Number(no)).at(-1)).toMatchObject({
        what: "undone",
        by: "ZhangSan",
      });
      expect(await said(no)).toEqual([]);
    });
    test("a claim goes back to the pool, and still counts among today's", async () => {
      const lead = await talk.say("heshi", "录线索 杭州撤领科技 王磊 13800004444 想了解MES 地址杭州");
      const no = /#(\d+)/.exec(lead)?.[1] ?? "";
      await talk.say("heshi", `清洗 ${no} 合格 要MES 给华东大区`);
      await talk.say("lisi", `领取 ${no}`);
      expect(await talk.say("lisi", "撤销")).toContain("已撤销");
      expect(await item(no)).toMatchObject({ place: "pool", ownerId: null });
      expect(await talk.database.read(({ holdings }) => holdings.countClaims("lisi", 0))).toBe(1);
      expect(await talk.say("lisi", `领取 ${no}`)).toContain("领到了");
    });
    test("not after ten minutes, not twice, not when somebody has gone on from there, not what has been told or paid", async () => {
      const no = await owned("上海难撤机电");
      await talk.say("ZhangSan", `跟进 ${no} 客户要比价了`);
      await talk.say("zhuguan", `备注 ${no} 我看过了`);
      expect(await talk.say("ZhangSan", "撤销")).toContain("又有了变动");
      await talk.say("ZhangSan", `跟进 ${no} 客户又要比价了`);
      talk.minutes(11);
      expect(await talk.say("ZhangSan", "撤销")).toContain("超过 10 分钟");
      await talk.say("zhuguan", `改派 ${no} 给 @李四 换人`);
      expect(await talk.say("zhuguan", "撤销")).toContain("改派");
      expect(await talk.say("jingli", "撤销")).toContain("没有可以撤销");
    });
  });
});
