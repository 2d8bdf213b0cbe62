// 17:00 of a week's last working day: what moved, what waits, one thing to do; off at a word, and nobody who is away or had nothing.
import { beforeEach, expect, test } from "vitest";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const AFTERNOON = 17 * 60;

onOneEngine((engine) => {
  let talk: Talk;
  const rep = (text: string) => talk.say("ZhangSan", text);
  const create = (who: string, name: string, phone: string) =>
    talk.say(who, `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额30万`);
  const lines = async (who: string) => (await talk.told(who)).filter((text) => /\n写成战报发/.test(text));
  const friday = async (day = "2026-03-20", minute = AFTERNOON) => {
    talk.goTo(day as never, minute);
    await talk.tick();
  };
  beforeEach(async () => {
    talk = await openTalk(engine);
    await create("ZhangSan", "苏州恒力机电", "13800001001");
    await create("ZhangSan", "上海云图科技", "13800001002");
    talk.goTo("2026-03-16");
  });

  test("what moved, what waits for Monday by name, and one thing, in four lines", async () => {
    await rep("推进 1 到2 约了周五面谈 王总参加");
    await rep("跟进 1 见过王总了,要看报价 下次 下周一 发报价");
    await rep("赢单 2 28万 签约今天 跳过 客户着急");
    await friday("2026-03-20", AFTERNOON - 1);
    expect(await lines("ZhangSan")).toEqual([]);
    await friday();
    await talk.tick();
    const [line, ...more] = await lines("ZhangSan");
    expect(more).toEqual([]);
    expect(line).toBe(
      [
        "张三,3/16–3/20 这周有进展 2 个: 签约1(#2 上海云图科技) 推进1(#1 苏州恒力机电到中意向),跟进 1 次",
        "3/23 等着的 1 个: #1 苏州恒力机电 发报价",
        "先做一件: #2 上海云图科技 签了还没排回款: 「回款计划 2 哪天多少」",
        "写成战报发「战报」,不想收发「不发周五小结」",
      ].join("\n"),
    );
    expect(await lines("lisi")).toEqual([]);
    expect(await lines("zhuguan")).toEqual([]);
  });

  test("a week of talks alone is told kindly; one without anything not at all", async () => {
    await rep("跟进 1 客户说预算月底批下来");
    await friday();
    expect((await lines("ZhangSan"))[0]).toMatch(/^张三,3\/16–3\/20 这周跟进 1 次,1 个客户,都在往前铺\n/);
    await friday("2026-03-27");
    expect(await lines("ZhangSan")).toHaveLength(1);
  });

  test("what was taken back has not happened", async () => {
    await rep("推进 1 到2 约了周五面谈 王总参加");
    await rep("撤销");
    await friday();
    expect(await lines("ZhangSan")).toEqual([]);
  });

  test("off at a word, and on again", async () => {
    await rep("跟进 1 客户说预算月底批下来");
    expect(await rep("周五小结")).toContain("不要了发「不发周五小结」");
    expect(await rep("不发周五小结")).toContain("周五小结不发了");
    expect(await rep("周五小结")).toContain("现在不发");
    await friday();
    expect(await lines("ZhangSan")).toEqual([]);
    expect(await rep("周五小结 开")).toContain("17:00 发小结");
    talk.goTo("2026-03-25");
    await rep("跟进 1 王总认可方案,等采购走流程");
    await friday("2026-03-27");
    expect(await lines("ZhangSan")).toHaveLength(1);
    expect(await rep("周五小结 关")).toContain("不发了");
  });

  test("nobody on leave, and nobody who has left", async () => {
    await create("lisi", "宁波华测检测", "13800001003");
    await rep("跟进 1 客户说预算月底批下来");
    await talk.say("lisi", "跟进 3 客户说预算月底批下来");
    await talk.say("ZhangSan", "请假 周五");
    await talk.database.transaction((store) =>
      store.people.replace({
        ...COMPANY,
        members: COMPANY.members.filter(({ userId }) => userId !== "lisi"),
      }),
    );
    await friday();
    expect(await lines("ZhangSan")).toEqual([]);
    expect(await lines("lisi")).toEqual([]);
  });

  test("before a holiday it is the last day one works", async () => {
    // 2026-05-01 is a Friday, and free.
    talk.goTo("2026-04-28");
    await rep("跟进 1 客户说预算月底批下来");
    await friday("2026-04-30");
    const [line] = await lines("ZhangSan");
    expect(line).toContain("4/27–4/30 这周");
    await friday("2026-05-01");
    expect(await lines("ZhangSan")).toHaveLength(1);
  });

  test("who has been told as much as a day bears hears it on the next, with its dates", async () => {
    await rep("跟进 1 客户说预算月底批下来");
    talk.goTo("2026-03-20");
    await talk.database.transaction(async ({ outbox }) => {
      for (const [index, minute] of [30, 60, 90].entries())
        await outbox.enqueue({
          key: `other/${index}`,
          toKind: "member",
          toId: "ZhangSan",
          markdown: `第${index}条`,
          text: `第${index}条`,
          at: talk.now() + minute * 60_000,
          notBefore: talk.now() + minute * 60_000,
          scheduled: true,
          once: false,
          buttons: [],
        });
    });
    await friday();
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const row = rows.find(({ key }) => key.startsWith("friday-line/"));
    expect(row?.notBefore).toBe(Date.parse("2026-03-23T09:00:00+08:00"));
    expect(row?.bodyText).toContain("3/16–3/20");
  });
});
