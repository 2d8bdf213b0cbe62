// 合并: one company recorded twice becomes one, with all that was done; and as it was, when it is taken back in time.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let first: number;
  let second: number;
  const noOf = (answer: string) => Number(/#(\d+)/.exec(answer)?.[1]);
  const head = (text: string) => talk.say("zhuguan", text);
  const state = () =>
    talk.database.read(async ({ dump }) => {
      const { items, customers, contacts, followUps, customerNames, ownReminders, tickets } =
        await dump.read();
      return {
        items: items.map(({ version: _, ...item }) => item),
        customers: customers.map(({ version: _, ...customer }) => customer),
        contacts,
        followUps,
        customerNames: [...customerNames].sort((a, b) => a.id - b.id),
        ownReminders,
        tickets,
      };
    });
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));

  beforeEach(async () => {
    talk = await openTalk(engine);
    first = noOf(
      await talk.say("ZhangSan", "新建商机 上海云图科技有限公司 联系人王磊 13510010001 地址上海 需求MES"),
    );
    second = noOf(
      await talk.say("lisi", "报备 上海云图信息科技 李梅 13510010002 想看WMS 50万 来源 春季展会"),
    );
    await talk.say("ZhangSan", `跟进 ${first} 王磊要看样机`);
    await talk.say("lisi", `跟进 ${second} 李梅要方案 下次 周五 发方案`);
    await talk.say("lisi", `备注 ${second} 原来用的是金蝶`);
  });

  test("of two names that say nothing of one company the head is asked to look twice", async () => {
    const other = noOf(
      await talk.say("ZhangSan", "新建商机 宁波万邦物流有限公司 联系人沈工 13510010003 地址宁波 需求WMS"),
    );
    expect(await head(`合并 ${first} ${other}`)).toContain("两个名字不像同一家,看清楚再确认");
  });

  test("the head is shown what comes along before anything is done", async () => {
    const before = await state();
    const shown = await head(`合并 ${first} ${second}`);
    expect(shown).toContain(`#${second} 上海云图信息科技 线索(李四)`);
    expect(shown).toMatch(new RegExp(`并入\\n#${first} 上海云图科技有限公司 基础意向\\(张三\\)`));
    expect(shown).toContain("跟进 1 条,联系人 1 个");
    expect(shown).toContain(`李四不再跟 #${second}`);
    expect(shown).not.toContain("不像同一家");
    expect(shown).toContain("确认");
    expect(await state()).toEqual(before);
    expect(await head("取消")).not.toContain("没有");
    expect(await head("确认")).not.toContain("已并入");
    expect(await state()).toEqual(before);
  });

  describe("confirmed", () => {
    beforeEach(async () => {
      await head(`合并 ${first} 和 ${second}`);
      expect(await head("确认")).toContain(`#${second} 已并入 #${first}`);
    });

    test("all that was done is of the one that stays, which takes over only what it lacked", async () => {
      const kept = await item(first);
      expect(kept).toMatchObject({ ownerId: "ZhangSan", stage: 1, need: "MES", expectedFen: 50_000_000 });
      expect(kept).toMatchObject({ source: "春季展会", nextDay: "2026-03-13" });
      const shown = await talk.say("ZhangSan", `详情 ${first}`);
      for (const part of ["王磊要看样机", "李梅要方案", "金蝶", "13510010002"]) expect(shown).toContain(part);
      const { followUps } = await state();
      expect(followUps.map(({ no }) => no)).toEqual([first, first]);
      expect(await item(second)).toMatchObject({ place: "eliminated", ownerId: null, mergedInto: first });
    });

    test("the history of both says so, and what it says last is how they stand", async () => {
      const { history } = await talk.database.read(({ dump }) => dump.read());
      for (const [no, other, place] of [
        [first, second, "owned"],
        [second, first, "eliminated"],
      ] as const) {
        const last = history.filter((entry) => entry.no === no).at(-1);
        expect(last).toMatchObject({ what: "merged", by: "zhuguan", text: `#${other}`, place });
      }
    });

    test("the old number, the old name and the old phone answer with the one that stays", async () => {
      expect(await talk.say("ZhangSan", `详情 ${second}`)).toContain(`#${first} 上海云图科技有限公司`);
      expect(await talk.say("ZhangSan", `跟进 #${second} 下周去拜访`)).toContain(`#${first} `);
      expect(await talk.say("ZhangSan", "客户 云图信息")).toContain("上海云图科技有限公司");
      for (const words of ["上海云图信息科技有限公司", "13510010002"])
        expect(await talk.say("wangwu", `查重 ${words}`)).toContain(`已经有了:\n#${first} `);
      expect(await talk.say("lisi", "我的线索")).toContain(`已并入 #${first}`);
    });

    test("who had the other one is told who goes on, and the holding ends", async () => {
      expect((await talk.told("lisi")).join("\n")).toMatch(
        new RegExp(`#${second} 并进来了[\\s\\S]*由张三跟`),
      );
      expect((await talk.told("ZhangSan")).join("\n")).toContain("还是你跟");
      const { holdings } = await talk.database.read(({ dump }) => dump.read());
      expect(holdings.find(({ no }) => no === second)).toMatchObject({ endedBy: "merged" });
    });

    test("a further opportunity goes to the customer that stays, by the other's name too", async () => {
      const answer = await talk.say(
        "ZhangSan",
        "新建商机 上海云图信息科技 联系人赵云 13510010009 地址上海 需求CRM 另立",
      );
      expect(answer).toMatch(/#\d+ 上海云图科技有限公司 基础意向/);
    });

    test("once more it does nothing", async () => {
      const before = await state();
      expect(await head(`合并 ${first} ${second}`)).toContain("只有一个");
      expect(await state()).toEqual(before);
    });

    test("a dump holds it, and an equal one comes out of it", async () => {
      const rows = await talk.database.read(({ dump }) => dump.read());
      const other = await engine.open();
      await other.transaction(({ dump }) => dump.write(rows));
      const again = await other.read(({ dump }) => dump.read());
      expect({ ...again, tombstoneKey: null }).toEqual({ ...rows, tombstoneKey: null });
    });
  });

  test("taken back within ten minutes everything is as it was, and both are told", async () => {
    await talk.say("lisi", `提醒我 ${second} 周四 打电话`);
    const before = await state();
    await head(`合并 ${first} ${second}`);
    await head("确认");
    expect(await state()).not.toEqual(before);
    talk.minutes(9);
    expect(await head("撤销")).toContain("合并已撤销");
    expect(await state()).toEqual(before);
    for (const who of ["ZhangSan", "lisi"])
      expect((await talk.told(who)).at(-1)).toContain(`#${first} 和 #${second} 又各是各的`);
    expect(await talk.say("lisi", `详情 ${second}`)).toContain(`#${second} 上海云图信息科技`);
    expect(await head("撤销")).not.toContain("已撤销");
    // And again, from there.
    await head(`合并 ${first} ${second}`);
    expect(await head("确认")).toContain("已并入");
  });

  test("too late, or once somebody has gone on from there, it stays", async () => {
    await head(`合并 ${first} ${second}`);
    await head("确认");
    await talk.say("ZhangSan", `跟进 ${first} 王磊说下周定`);
    const went = await state();
    expect(await head("撤销")).toContain("之后它又有了变动");
    expect(await state()).toEqual(went);
    talk.minutes(11);
    expect(await head("撤销")).toMatch(/撤不了|没有可以撤销/);
    expect(await state()).toEqual(went);
  });

  test("only who leads both may, and nobody is shown what is not theirs", async () => {
    const foreign = noOf(await talk.say("guangzhou", "报备 上海云图软件 周敏 13510010003 想看CRM"));
    const before = await state();
    for (const who of ["lisi", "wangwu", "admin"])
      expect(await talk.say(who, `合并 ${first} ${second}`)).not.toContain("确认");
    expect(await head(`合并 ${first} ${foreign}`)).not.toContain("确认");
    expect(await state()).toEqual(before);
  });

  test("what carries a contract stays, whichever is named first; two of them are two deals", async () => {
    await talk.say("ZhangSan", `赢单 ${first} 28万 签约今天 跳过 老客户`);
    const shown = await head(`合并 ${second} ${first}`);
    expect(shown).toContain(`留 #${first},因为合同`);
    await head("取消");
    const third = noOf(
      await talk.say("ZhangSan", "新建商机 上海云图网络 联系人孙总 13510010007 地址上海 需求ERP"),
    );
    await talk.say("ZhangSan", `赢单 ${third} 30万 签约今天 跳过 老客户`);
    const before = await state();
    expect(await head(`合并 ${first} ${third}`)).toContain("两笔生意");
    expect(await state()).toEqual(before);
  });

  test("what is in somebody's hands stays, not what lies in the pool", async () => {
    await talk.say("ZhangSan", `退公海 ${first} 没空`);
    const shown = await head(`合并 ${first} ${second}`);
    expect(shown).toContain(`留 #${second},因为它在跟`);
    await head("确认");
    expect(await item(second)).toMatchObject({ ownerId: "lisi", place: "owned" });
    expect(await item(first)).toMatchObject({ place: "eliminated", mergedInto: second });
    expect(await talk.say("lisi", "公海")).not.toContain(`#${first}`);
  });

  test("what is being agreed on is agreed on first", async () => {
    await talk.say("lisi", `转交 ${second} @王五 他熟`);
    expect(await head(`合并 ${first} ${second}`)).toContain("转交还没答复");
    await talk.say("ZhangSan", `分成 ${first} 我60 @李四40`);
    expect(await head(`合并 ${first} ${second}`)).toContain("还没谈定");
  });

  test("one number, the same twice, one that is not there: asked back, nothing done", async () => {
    const before = await state();
    expect(await head(`合并 ${first} ${first}`)).toContain("只有一个");
    expect(await head(`合并 ${first} 999`)).toContain("999");
    expect(await head(`合并 ${first}`)).toContain("合并");
    expect(await state()).toEqual(before);
  });

  test("what merely begins with the word is no order", async () => {
    await talk.say("ZhangSan", `跟进 ${first} 下周签`);
    const before = await state();
    expect(await head("合并报表已经发给上海云图科技了")).not.toContain("并入");
    expect((await state()).items).toEqual(before.items);
  });

  test("merged twice, the oldest number leads straight to the last one", async () => {
    const third = noOf(
      await talk.say("ZhangSan", "新建商机 上海云图网络 联系人孙总 13510010007 地址上海 需求ERP"),
    );
    await head(`合并 ${first} ${second}`);
    await head("确认");
    await head(`合并 ${third} ${first}`);
    await head("确认");
    expect(await item(second)).toMatchObject({ mergedInto: third });
    expect(await talk.say("ZhangSan", `详情 ${second}`)).toContain(`#${third} 上海云图网络`);
    expect(await talk.say("ZhangSan", `详情 ${third}`)).toContain("金蝶");
  });
});
