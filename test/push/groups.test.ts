// The groups a department reads in: bound by a robot's address or made by the app; 喜报; and a department without one.
import { beforeEach, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function sprint(name: string): Promise<string> {
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 1380000${++phones} 地址上海 需求MES 金额28万`,
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    return no;
  }
  const posts = (kind: "department" | "managers") =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("outbox")).filter(({ toKind }) => toKind === kind),
    );

  test("a managers' group reads a line where the head was asked; amounts, reasons and contacts stay out", async () => {
    expect(await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`)).toContain("主管群绑定好了");
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`);
    const no = await sprint("上海主管机电");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    await talk.tick();
    const [, line] = await posts("managers");
    expect(line?.bodyText).toBe(`销售一部 3/12 已请主管看的客户\n#${no} 上海主管机电 成交冲刺期(张三)`);
    const post = (await posts("department")).at(-1);
    expect(post?.bodyText).toContain(`#${no} 上海主管机电 成交冲刺期 超1天(张三)`);
    expect(`${line?.bodyText}${post?.bodyText}`).not.toMatch(/28万|1380000|王磊/);
    expect(post?.once).toBe(true);
    expect(line?.once).toBe(false);
    expect(await talk.say("zhuguan", "解绑群 销售一部 主管群")).toContain("并到部门群里");
  });

  test("a managers' group reads of it once, though the next level is asked where the head's message never came", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`);
    await sprint("上海退信机电");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    const before = await posts("managers");
    await talk.database.transaction(async ({ outbox }) => {
      for (const { id } of await outbox.lease({ now: talk.now(), until: talk.now(), limit: 99 }))
        await outbox.notSent(id, { error: "60111", retryAt: null });
    });
    talk.goTo("2026-03-12", 10 * 60 + 31);
    await talk.tick();
    await talk.deliver();
    expect((await talk.told("jingli")).join()).toContain("上海退信机电 请看一眼");
    expect(await posts("managers")).toHaveLength(before.length);
  });

  test("a managers' group of the large department reads what its departments' heads were asked, unless they have one", async () => {
    await talk.say("jingli", `绑定群 华东大区 主管群 ${ADDRESS}region`);
    const no = await sprint("上海上级机电");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    expect((await posts("managers")).at(-1)).toMatchObject({
      toId: "2",
      bodyText: `华东大区 3/12 已请主管看的客户\n#${no} 上海上级机电 成交冲刺期(张三)`,
    });
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}own`);
    await sprint("上海自己机电");
    talk.goTo("2026-03-13", 10 * 60 + 30);
    await talk.tick();
    expect((await posts("managers")).at(-1)).toMatchObject({ toId: "3" });
  });

  test("however many there are, a group reads six lines at most", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`);
    await talk.say("zhuguan", `绑定群 销售一部 主管群 ${ADDRESS}boss`);
    for (let index = 0; index < 9; index++) await sprint(`上海第${index}机电`);
    for (let index = 0; index < 9; index++) {
      const lead = await talk.say(
        "heshi",
        `录线索 上海池${index}机电 王磊 1370000${++phones} 想了解MES 地址上海`,
      );
      await talk.say("heshi", `清洗 ${/#(\d+)/.exec(lead)?.[1]} 合格 需要MES 给华东大区`);
    }
    for (const [day, minute] of [
      ["2026-03-11", 9 * 60 + 10],
      ["2026-03-12", 10 * 60 + 30],
    ] as const) {
      talk.goTo(day, minute);
      await talk.tick();
    }
    const said = [...(await posts("department")), ...(await posts("managers"))].map(
      ({ bodyText }) => bodyText,
    );
    const [news, attention, asked] = ["公海新到 9 个,先看4个", "请关注9个客户,先看3个", "(9个,列5个)"].map(
      (words) => said.filter((text) => text.includes(words)),
    );
    expect([news?.length, attention?.length, asked?.length]).toEqual([1, 1, 1]);
    for (const text of said) expect(text.split("\n").length).toBeLessThanOrEqual(6);
  });

  test("建群 lets the app make one; its first message does it; not twice, not for one person, not by others", async () => {
    expect(await talk.say("lisi", "建群 销售一部")).toContain("管理员或部门主管");
    expect(await talk.say("zhuguan", "建群 销售一部")).toMatch(/正在建销售一部的群,\d 个人/);
    expect(await talk.say("zhuguan", "建群 销售一部")).toContain("已经建过了");
    expect(await talk.say("admin", "建群 广州部")).toContain("不到两个人");
    const bound = await talk.database.read(({ groups }) => groups.of(3, "sales"));
    expect(bound).toMatchObject({ way: "appchat" });
    expect(bound?.address).toMatch(/^[0-9a-zA-Z]{1,32}$/);
    expect(await talk.database.read(({ org }) => org.around(3, "sales"))).toEqual(
      expect.arrayContaining(["ZhangSan", "lisi", "zhuguan", "jingli"]),
    );
    expect(await talk.database.read(({ org }) => org.around(2, "managers"))).toEqual([
      "erzhu",
      "jingli",
      "zhuguan",
    ]);
  });

  test("a department without a group: its head reads it, and the admin is told once, ever", async () => {
    const no = await sprint("上海没群机电");
    for (const day of ["2026-03-12", "2026-03-13", "2026-03-16"]) {
      talk.goTo(day, 10 * 60 + 30);
      await talk.tick();
    }
    const told = (await talk.told("admin")).filter((text) => text.includes("还没有绑定群"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("建群 销售一部");
    expect((await talk.told("zhuguan")).join()).toContain(`#${no}`);
  });

  describe("喜报", () => {
    beforeEach(async () => {
      await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}sales`);
    });
    const celebrations = async () =>
      (await posts("department")).filter(({ key }) => key.startsWith("celebration/"));

    test("waits ten minutes for a no, names whoever helped, no amount unless the owner says so", async () => {
      const no = await sprint("上海报喜机电");
      await talk.say("zhuguan", `跟进 ${no} 陪张三见了王总,价格谈妥了`);
      expect(await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`)).toContain(
        "10分钟后部门群发喜报,不带金额",
      );
      const [post] = await celebrations();
      expect(post?.notBefore).toBe(talk.now() + 600_000);
      expect(post?.bodyText).toBe(`🎉 张三签下 #${no} 上海报喜机电!\n一起出力: 赵主管`);
      expect(await talk.say("ZhangSan", `喜报 ${no} 金额`)).toContain("带了金额");
      const after = await celebrations();
      expect(after.map(({ state }) => state)).toEqual(["dropped", "waiting"]);
      expect(after[1]?.bodyText).toContain("上海报喜机电 28万!");
    });
    test("declined, undone or moved back: it does not go", async () => {
      for (const words of ["不发喜报 {no}", "撤销", "回退 {no} 到4 合同作废"]) {
        const no = await sprint(`上海不发${words.length}机电`);
        await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
        await talk.say("ZhangSan", words.replace("{no}", no));
        expect((await celebrations()).at(-1)?.state).toBe("dropped");
      }
    });
    test("names the mentor and the parties, too", async () => {
      const no = await sprint("上海师父机电");
      await talk.database.transaction(({ companions }) =>
        companions.add({ no: Number(no), memberId: "lisi", role: "mentor", at: talk.now() }),
      );
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
      expect((await celebrations()).at(-1)?.bodyText).toBe(
        `🎉 张三签下 #${no} 上海师父机电!\n一起出力: 李四`,
      );
    });
    test("the amount is the owner's to tell, by saying so and not by saying anything", async () => {
      const no = await sprint("上海金额机电");
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
      expect(await talk.say("zhuguan", `喜报 ${no} 金额`)).toContain("没带金额: 带不带由负责人自己说");
      expect((await celebrations()).at(-1)?.bodyText).not.toContain("28万");
      for (const words of ["谢谢大家", "不带金额", "别写多少钱"]) {
        talk.minutes(1);
        await talk.say("ZhangSan", `喜报 ${no} ${words}`);
        expect((await celebrations()).at(-1)?.bodyText).not.toContain("28万");
      }
      talk.minutes(1);
      await talk.say("ZhangSan", `喜报 ${no} 带上金额`);
      expect((await celebrations()).at(-1)?.bodyText).toContain("28万");
    });
    test("an owner in whose name somebody else records it is told, and may decline", async () => {
      const no = await sprint("上海代记机电");
      await talk.say("zhuguan", `赢单 ${no} 28万 签约今天`);
      expect((await talk.told("ZhangSan")).at(-1)).toBe(
        `#${no} 上海代记机电 合作与回款\n赵主管记的。10分钟后部门群发喜报,不带金额。不发回「不发喜报 ${no}」,要带金额回「喜报 ${no} 金额」`,
      );
      await talk.say("ZhangSan", `不发喜报 ${no}`);
      await talk.say("caiwu", `回款 ${no} 15万`);
      expect((await talk.told("ZhangSan")).at(-1)).toContain("蔡务记的。10分钟后部门群发喜报");
      expect(await talk.say("ZhangSan", `不发喜报 ${no}`)).toContain("好,不发喜报");
      expect((await celebrations()).map(({ state }) => state)).toEqual(["dropped", "dropped"]);
    });
    test("a large payment is told, a small one not", async () => {
      const no = await sprint("上海到账机电");
      await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天`);
      await talk.say("ZhangSan", `回款 ${no} 5万`);
      expect(await celebrations()).toHaveLength(1);
      await talk.say("ZhangSan", `回款 ${no} 15万`);
      expect((await celebrations()).at(-1)?.bodyText).toBe(`🎉 张三的 #${no} 上海到账机电 到账一笔!`);
    });
  });

  test("a year whose holidays are not known: the admin is told from December on, once a week", async () => {
    const told = async () =>
      (await talk.told("admin")).filter((text) => text.includes("放假和调休还没有")).length;
    for (const [day, count] of [
      ["2026-11-30", 0],
      ["2026-12-01", 1],
      ["2026-12-02", 1],
      ["2026-12-07", 2],
    ] as const) {
      talk.goTo(day, 9 * 60);
      await talk.tick();
      expect(await told()).toBe(count);
    }
  });

  test("the manager's monthly review lists what one person has held for half a year", async () => {
    const no = await sprint("上海久握机电");
    await talk.say("ZhangSan", `跟进 ${no} 客户要比价 下次 3/12 回访`);
    talk.goTo("2026-10-08", 10 * 60 + 30);
    await talk.tick();
    expect((await talk.told("jingli")).join()).toMatch(/10\/8 在一个人手上超过180天的 1 个/);
    talk.goTo("2026-10-09", 10 * 60 + 30);
    await talk.tick();
    expect((await talk.told("jingli")).filter((text) => text.includes("每月看一次"))).toHaveLength(1);
    expect(at("2026-10-08")).toBeGreaterThan(0);
  });
});
