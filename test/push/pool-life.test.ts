// The week's first working day: what lies in the pool too long, sleeps in vain or goes round, to whoever decides (rules.md 2, 4).
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  /** On Tuesday 3/10: 30 days later it is Thursday 4/9, and the next Monday 4/13. */
  async function pooled(name: string): Promise<number> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1360000${++phones} 想了解MES 地址上海`);
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    return Number(no);
  }
  async function week(day: string): Promise<void> {
    talk.goTo(day, 10 * 60 + 30);
    await talk.tick();
    await talk.deliver();
  }
  const told = async (who: string, words: string) =>
    (await talk.told(who)).filter((text) => text.includes(words));
  const placeOf = async (no: number) => (await talk.database.read(({ items }) => items.byNo(no)))?.place;

  describe("沉寂", () => {
    test("30 days unclaimed: to the manager on Monday at 10:30, once, numbered, each line with its reason", async () => {
      const no = await pooled("杭州久放机电");
      await week("2026-04-06");
      await week("2026-04-07");
      expect(await told("jingli", "建议沉寂")).toEqual([]);
      talk.goTo("2026-04-13", 10 * 60 + 29);
      await talk.tick();
      expect(await told("jingli", "建议沉寂")).toEqual([]);
      await week("2026-04-13");
      await week("2026-04-13");
      await week("2026-04-14");
      const [list, ...more] = await told("jingli", "建议沉寂");
      expect(more).toEqual([]);
      expect(list).toContain(
        `周经理,4/13 公海里建议沉寂 1 个:\n1 #${no} 杭州久放机电 基础意向 在公海|34天没人领\n同意就回: 沉寂 全部 · 沉寂 1;`,
      );
      expect(list).not.toMatch(/1360000/);
      for (const who of ["zhuguan", "lisi", "admin"]) expect(await told(who, "建议沉寂")).toEqual([]);
    });

    test("a week that begins with a holiday begins on its first working day", async () => {
      talk.goTo("2026-08-25");
      await pooled("杭州国庆机电");
      await week("2026-10-05");
      expect(await told("jingli", "建议沉寂")).toEqual([]);
      await week("2026-10-08");
      expect(await told("jingli", "建议沉寂")).toHaveLength(1);
    });

    test("three returns, and what cleaning found unqualified, are proposed however young", async () => {
      const often = await pooled("杭州三退机电");
      for (const who of ["ZhangSan", "lisi", "wangwu"]) {
        await talk.say(who, `领取 ${often}`);
        await talk.say(who, `退公海 ${often} 谈不动`);
      }
      await talk.say("heshi", "录线索 杭州不符机电 王磊 13699998888 想了解MES 地址上海");
      await talk.say("heshi", `清洗 ${often + 1} 不合格 只是学生作业`);
      await week("2026-03-16");
      expect((await told("jingli", "建议沉寂")).join()).toMatch(/杭州三退机电.*退回过3次,放了6天/);
      // The whole company's pool, which nobody leads: those who lead a part of it.
      expect((await told("shizhu", "建议沉寂")).join()).toMatch(
        /杭州不符机电 线索 不合格\|清洗不合格,放了6天/,
      );
    });

    test("a named 公海管理员 is asked instead, and while away without a deputy the manager again", async () => {
      await talk.database.transaction(({ people }) =>
        people.setRole("caiwu", { role: "pool-admin", by: "admin", at: 0 }),
      );
      const no = await pooled("杭州专人机电");
      await week("2026-04-13");
      expect(await told("caiwu", "建议沉寂")).toHaveLength(1);
      expect(await told("jingli", "建议沉寂")).toEqual([]);
      expect(await talk.say("caiwu", "沉寂 全部")).toContain("已沉寂 1 个");
      expect(await placeOf(no)).toBe("dormant");
      const next = await pooled("杭州休假机电");
      expect(await talk.say("jingli", `分配 ${next} 给 @张三`)).toContain("张三");
      await talk.say("ZhangSan", `退公海 ${next} 没空`);
      talk.goTo("2026-05-29");
      await talk.say("caiwu", "请假 6/1");
      await week("2026-06-01");
      expect(await told("caiwu", "建议沉寂")).toHaveLength(1);
      expect(await told("jingli", "建议沉寂")).toHaveLength(1);
    });

    test("left alone it is proposed again with what has changed, behind what was never proposed", async () => {
      const old = await pooled("杭州旧提机电");
      talk.days(6);
      const young = await pooled("杭州新提机电");
      await week("2026-04-13");
      const [first] = await told("jingli", "建议沉寂");
      expect(first).toContain(`1 #${old} 杭州旧提机电 基础意向 在公海|34天没人领\n`);
      expect(first).not.toContain(`#${young}`);
      await week("2026-04-20");
      const second = (await told("jingli", "建议沉寂")).at(-1);
      expect(second).toContain(`1 #${young} 杭州新提机电 基础意向 在公海|35天没人领\n`);
      expect(second).toContain(`2 #${old} 杭州旧提机电 基础意向 在公海|41天没人领(第2次提)`);
    });

    test("more than fit are counted, and 全部 means those that were named", async () => {
      const nos = [];
      for (let index = 0; index < 14; index++) nos.push(await pooled(`杭州第${index}多余机电`));
      await week("2026-04-13");
      expect((await told("jingli", "建议沉寂")).join()).toContain("还有 2 个,处理完这些再列");
      await talk.say("jingli", "沉寂 全部");
      expect(await talk.say("jingli", "确认")).toContain("已沉寂 12 个");
      const places = await Promise.all(nos.map(placeOf));
      expect(places.filter((place) => place === "pool")).toHaveLength(2);
      expect(await talk.say("jingli", "公海建议")).toContain("建议沉寂 2 个");
    });

    test("a customer left in peace is in no list, and its days count anew from the end of it", async () => {
      const no = await pooled("杭州静养机电");
      expect(await talk.say("jingli", `静默 ${no} 30天 暂无预算`)).toContain("静默");
      talk.goTo("2026-03-20");
      await week("2026-04-06");
      await week("2026-04-13");
      await week("2026-05-06");
      expect(await told("jingli", "建议沉寂")).toEqual([]);
      await week("2026-05-11");
      expect((await told("jingli", "建议沉寂")).join()).toContain("32天没人领");
    });
  });

  describe("淘汰", () => {
    async function dormant(name: string, reason: string): Promise<number> {
      const no = await pooled(name);
      await talk.say("jingli", `沉寂 ${no} ${reason}`);
      return no;
    }

    test("what was put to sleep for a dead number, a closed company, a duplicate: to the manager, then after a month", async () => {
      const nos = [
        await dormant("杭州空号机电", "电话空号"),
        await dormant("杭州注销机电", "公司注销了"),
        await dormant("杭州重录机电", "和12号重复"),
      ];
      await dormant("杭州没空机电", "没倒闭,就是没预算");
      await week("2026-03-16");
      const [list] = await told("jingli", "建议淘汰");
      expect(list).toContain("3/16 沉寂里建议淘汰 3 个:");
      expect(list).toContain(`1 #${nos[0]} 杭州空号机电 基础意向 已沉寂|联系不上: 电话空号`);
      expect(list).toContain(`2 #${nos[1]} 杭州注销机电 基础意向 已沉寂|公司没了: 公司注销了`);
      expect(list).toContain(`3 #${nos[2]} 杭州重录机电 基础意向 已沉寂|重复: 和12号重复`);
      for (const monday of ["2026-03-23", "2026-03-30"]) await week(monday);
      expect(await told("jingli", "建议淘汰")).toHaveLength(1);
      await week("2026-04-13");
      expect((await told("jingli", "建议淘汰")).at(-1)).toContain("电话空号(第2次提)");
    });

    test("180 days asleep and two activations nobody made anything of", async () => {
      const no = await pooled("杭州长眠机电");
      const woken = await pooled("杭州醒过机电");
      for (const each of [no, woken]) await talk.say("jingli", `沉寂 ${each} 没动静`);
      for (let round = 0; round < 2; round++) {
        talk.days(10);
        for (const each of [no, woken]) await talk.say("jingli", `激活 ${each} 春季展会`);
        await talk.say("ZhangSan", `领取 ${woken}`);
        await talk.say("ZhangSan", `跟进 ${woken} 客户说今年没有预算 ${round}`);
        await talk.say("ZhangSan", `退公海 ${woken} 没有预算`);
        for (const each of [no, woken]) await talk.say("jingli", `沉寂 ${each} 没动静`);
        talk.days(10);
      }
      // Asleep since 4/9: 180 days later it is 10/6, a holiday.
      await week("2026-09-28");
      expect(await told("jingli", "建议淘汰")).toEqual([]);
      await week("2026-10-12");
      const [list] = await told("jingli", "建议淘汰");
      expect(list).toMatch(new RegExp(`1 #${no} 杭州长眠机电 基础意向 已沉寂\\|沉寂18\\d天,激活2次没成`));
      expect(list).not.toContain("杭州醒过机电");
    });

    test("淘汰 1 3 always asks 确认, and each leaves a tombstone", async () => {
      const names = ["杭州甲空机电", "杭州乙空机电", "杭州丙空机电"];
      const nos = [];
      for (const name of names) nos.push(await dormant(name, "电话空号"));
      await week("2026-03-16");
      const asked = await talk.say("jingli", "淘汰 1 3");
      expect(asked).toContain("要淘汰这 2 个吗?淘汰后不能恢复");
      expect(asked).not.toContain("杭州乙空机电");
      expect(await Promise.all(nos.map(placeOf))).toEqual(["dormant", "dormant", "dormant"]);
      expect(await talk.say("jingli", "确认")).toContain("已淘汰 2 个");
      expect(await Promise.all(nos.map(placeOf))).toEqual(["eliminated", "dormant", "eliminated"]);
      for (const name of [names[0], names[2]])
        expect(await talk.say("heshi", `录线索 ${name} 李总 13911112222 地址杭州 需求MES`)).toContain(
          "2026-03 已淘汰: 联系不上: 电话空号",
        );
      expect(await talk.say("jingli", "撤销")).not.toContain("已撤销");
      expect(await talk.say("jingli", "淘汰 2")).toContain("要淘汰这 1 个吗?");
      expect(await talk.say("jingli", "确认")).toContain("原因: 联系不上: 电话空号");
      expect(await placeOf(nos[1] ?? 0)).toBe("eliminated");
    });
  });

  describe("what goes round", () => {
    /** By transfers from one to the other and back. */
    async function ring(name: string): Promise<number> {
      const no = await pooled(name);
      await talk.say("ZhangSan", `领取 ${no}`);
      await talk.say("ZhangSan", `转交 ${no} @李四 他熟`);
      await talk.say("lisi", `我接 ${no}`);
      talk.days(2);
      await talk.say("lisi", `转交 ${no} @张三 还是他跟`);
      await talk.say("ZhangSan", `我接 ${no}`);
      return no;
    }

    test("is shown to the head on Monday with who had it when, once, and again when it has gone on", async () => {
      const no = await ring("杭州转圈机电");
      await week("2026-03-16");
      const [list] = await told("zhuguan", "需要看一下");
      expect(list).toContain(
        `赵主管,3/16 有 1 个需要看一下,来回倒手了:\n#${no} 杭州转圈机电 基础意向|转了一圈又回来: 张三`,
      );
      expect(list).toMatch(/张三\S*→李四\S*→张三/);
      expect(list).toContain("可能有缘故,先问一句");
      for (const who of ["ZhangSan", "lisi", "jingli", "admin"])
        expect(await told(who, "需要看一下")).toEqual([]);
      await week("2026-03-23");
      expect(await told("zhuguan", "需要看一下")).toHaveLength(1);
      await talk.say("ZhangSan", `转交 ${no} @李四 他熟`);
      await talk.say("lisi", `我接 ${no}`);
      await week("2026-03-30");
      expect(await told("zhuguan", "需要看一下")).toHaveLength(2);
    });

    test("is told by 详情 and 为什么 to heads who had no hand in it, and to nobody else", async () => {
      const no = await ring("杭州详情机电");
      for (const command of ["详情", "为什么"]) {
        expect(await talk.say("zhuguan", `${command} ${no}`)).toContain("需要看一下: 转了一圈又回来");
        expect(await talk.say("jingli", `${command} ${no}`)).toContain("需要看一下");
        expect(await talk.say("ZhangSan", `${command} ${no}`)).not.toContain("需要看一下");
        expect(await talk.sayInGroup("zhuguan", `${command} ${no}`)).not.toContain("需要看一下");
      }
      await week("2026-03-16");
      expect(await talk.say("ZhangSan", `为什么 ${no}`)).not.toContain("需要看一下");
      expect(await talk.say("zhuguan", "公海建议")).toContain("需要看一下 1 个");
      expect(await talk.say("erzhu", "公海建议")).not.toContain("需要看一下");
    });

    test("claimed and given back without a word: of the pool, to the manager; a word about the customer ends it", async () => {
      const no = await pooled("杭州来回机电");
      const worked = await pooled("杭州跟过机电");
      for (let times = 0; times < 3; times++) {
        for (const each of [no, worked]) await talk.say("ZhangSan", `领取 ${each}`);
        await talk.say("ZhangSan", `跟进 ${worked} 第${times}次拜访,客户要看样品`);
        for (const each of [no, worked]) await talk.say("ZhangSan", `退公海 ${each} 没空`);
        talk.days(9);
      }
      await week("2026-04-13");
      const list = (await told("jingli", "需要看一下")).join();
      expect(list).toContain(`#${no} 杭州来回机电 基础意向 在公海|领了退、退了又领,中间没有跟进: 张三`);
      expect(list).not.toContain("杭州跟过机电");
    });
  });
});
