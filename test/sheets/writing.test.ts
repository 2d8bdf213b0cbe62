// A department's pipeline in its table: rows in place, what leaves, what fails, what nobody knows (wecom.md 4.14).
import { beforeEach, describe, expect, test } from "vitest";
import type { SheetSent } from "../../src/push/sheets/parts.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { aTable, type Table, textOf } from "./a-table.ts";
import { anOwnItem, bindSheet, writerOf } from "./a-writer.ts";

const BUSY: SheetSent = { outcome: "wait", pauseMs: 10_000, error: "errcode 45033 (busy) too fast" };
const UNCLEAR: SheetSent = { outcome: "unclear", error: "errcode -1 (network) timeout" };
const OTHER: SheetSent = { outcome: "refused", why: "other", error: "errcode 2022999 (other) ?" };

onOneEngine((engine) => {
  let talk: Talk;
  let table: Table;
  let write: () => Promise<void>;
  beforeEach(async () => {
    talk = await openTalk(engine);
    table = aTable();
    write = await writerOf(talk, table);
  });
  const sheet = async () => (await talk.database.read(({ sheets }) => sheets.all()))[0];
  const counts = async () => {
    const { id = 0 } = (await sheet()) ?? {};
    return talk.database.read(({ sheetRows }) => sheetRows.counts(id));
  };
  const told = async () => (await talk.told("zhuguan")).filter((text) => text.includes("智能表格"));
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute++) {
      talk.minutes(1);
      await write();
    }
  };

  describe("what stands in it", () => {
    test("one row an item of the department, with nothing a group may not read", async () => {
      const no = await anOwnItem(talk, "上海云图科技");
      await anOwnItem(talk, "苏州二部机电", "wangwu");
      await talk.say("ZhangSan", `改 ${no} 来源 展会`);
      await talk.say("ZhangSan", `跟进 ${no} 隐姓在绝密路说太贵 下次 3/12 去绝密路找隐姓 13800001234`);
      await bindSheet(talk);
      await write();
      expect(table.rows.size).toBe(1);
      const [row] = table.rows.values();
      expect(row).toEqual({
        fNo: [{ type: "text", text: `#${no}` }],
        fName: [{ type: "text", text: "上海云图科技" }],
        fStage: [{ text: "基础意向" }],
        fOut: [{ text: "进行中" }],
        fOwner: [{ user_id: "ZhangSan" }],
        fNext: String(Date.parse("2026-03-12T00:00:00+08:00")),
        fStay: 0,
        fSource: "展会",
      });
      expect(JSON.stringify([...table.rows.values()])).not.toMatch(/1380|绝密|隐姓|王磊|280000/);
    });

    test("amounts in yuan where the head said so; won and lost ones of the last 90 days come along", async () => {
      const won = await anOwnItem(talk, "上海赢单机电");
      const lost = await anOwnItem(talk, "上海输单机电");
      const old = await anOwnItem(talk, "上海旧单机电");
      await talk.say("ZhangSan", `输单 ${old} 价格`);
      talk.days(100);
      await talk.say("ZhangSan", `推进 ${won} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `赢单 ${won} 28万 签约今天`);
      await talk.say("ZhangSan", `输单 ${lost} 价格`);
      await bindSheet(talk, { words: "带金额" });
      await write();
      expect(table.column("fName").sort()).toEqual(["上海赢单机电", "上海输单机电"].sort());
      expect(table.of("fName", "上海赢单机电")).toMatchObject({
        fAmount: 280_000,
        fOut: [{ text: "已赢单" }],
      });
      expect(table.of("fName", "上海输单机电")).toMatchObject({ fOut: [{ text: "已输单" }] });
    });

    test("a change is written in place, and nothing else is sent", async () => {
      const no = await anOwnItem(talk, "上海云图科技");
      await anOwnItem(talk, "上海恒力机电");
      await bindSheet(talk);
      await write();
      await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
      await write();
      await write();
      expect(table.calls.map(({ kind, rows }) => [kind, rows])).toEqual([
        ["add", 2],
        ["change", 1],
      ]);
      expect(table.rows.size).toBe(2);
      expect(table.of("fName", "上海云图科技")).toMatchObject({ fStage: [{ text: "中意向" }] });
    });

    test("a new item gets a row, a look-up none", async () => {
      await bindSheet(talk);
      await write();
      expect(table.calls).toEqual([]);
      const no = await anOwnItem(talk, "上海云图科技");
      await talk.say("ZhangSan", `详情 ${no}`);
      await write();
      await talk.say("ZhangSan", `详情 ${no}`);
      await write();
      expect(table.calls).toHaveLength(1);
    });

    test("a customer's new name shows in all its items' rows", async () => {
      const no = await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      await write();
      await talk.say("ZhangSan", `改 ${no} 客户名称 上海云图数据`);
      await write();
      expect(table.column("fName")).toEqual(["上海云图数据"]);
    });

    test("what leaves says so, keeps its number and is blanked of all else; back again it is filled in the same row", async () => {
      const no = await anOwnItem(talk, "上海云图科技");
      const pooled = await anOwnItem(talk, "上海公海机电");
      await talk.say("ZhangSan", `改 ${no} 来源 展会`);
      await talk.say("ZhangSan", `跟进 ${no} 客户要比价 下次 周五`);
      await bindSheet(talk, { words: "带金额" });
      await write();
      await talk.say("jingli", `改派 ${no} 给 @王五 客户在苏州`);
      await talk.say("ZhangSan", `退公海 ${pooled} 预算取消`);
      await write();
      expect(table.rows.size).toBe(2);
      const left = table.of("fNo", `#${no}`) ?? {};
      expect(Object.fromEntries(Object.entries(left).map(([id, cell]) => [id, textOf(cell)]))).toEqual({
        fNo: `#${no}`,
        fName: "已转出",
        fStage: "",
        fOut: "",
        fOwner: "",
        fNext: "",
        fStay: "",
        fAmount: "",
        fSource: "",
      });
      expect(table.of("fNo", `#${pooled}`)).toMatchObject({ fName: [{ text: "已回公海" }], fAmount: null });
      await talk.say("jingli", `改派 ${no} 给 @张三 回来了`);
      await write();
      expect(table.rows.size).toBe(2);
      expect(table.of("fNo", `#${no}`)).toMatchObject({
        fName: [{ text: "上海云图科技" }],
        fAmount: 280_000,
      });
    });

    test("what was never written leaves without a trace", async () => {
      const no = await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      await talk.say("jingli", `改派 ${no} 给 @王五 客户在苏州`);
      await write();
      expect([table.calls, await counts()]).toEqual([[], expect.objectContaining({ due: 0, written: 0 })]);
    });

    test("each night what no history tells comes along: the days in the stage", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      await write();
      talk.days(3);
      await write();
      expect([...table.rows.values()]).toMatchObject([{ fStay: 3 }]);
      expect(table.rows.size).toBe(1);
      const { length } = table.calls;
      await minutes(2);
      expect(table.calls).toHaveLength(length);
    });

    test("amounts that are not to be shown any more are emptied", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk, { words: "带金额" });
      await write();
      await bindSheet(talk, { words: "不带金额" });
      await write();
      expect([...table.rows.values()]).toMatchObject([{ fAmount: null, fName: [{ text: "上海云图科技" }] }]);
      expect(table.rows.size).toBe(1);
    });
  });

  describe("what goes wrong", () => {
    beforeEach(async () => {
      await anOwnItem(talk, "上海云图科技");
    });

    test("too fast: it waits, longer each time, and loses nothing", async () => {
      await bindSheet(talk);
      table.next.push(BUSY, BUSY);
      await write();
      await write();
      expect(table.calls).toHaveLength(1);
      expect(await talk.say("zhuguan", "表格")).toContain("会自动再试");
      await minutes(3);
      expect([table.rows.size, await told()]).toEqual([1, []]);
      expect(await talk.say("zhuguan", "表格")).toContain("都写好了");
    });

    test("the key is not valid any more: nothing is sent, the binder hears of it once; bound anew its rows go on", async () => {
      await bindSheet(talk);
      await write();
      await talk.say("ZhangSan", "改 1 来源 展会");
      table.next.push({ outcome: "refused", why: "key", error: "errcode 40014 (token) invalid key" });
      await write();
      await minutes(30);
      expect(table.calls).toHaveLength(2);
      expect(await told()).toEqual([expect.stringMatching(/地址失效[\s\S]*绑定表格 销售一部/)]);
      expect(await talk.say("zhuguan", "表格")).toContain("停了");
      expect(await talk.say("zhuguan", "重写表格")).toContain("重新绑一次");
      await bindSheet(talk);
      await write();
      expect([table.rows.size, table.column("fSource")]).toEqual([1, ["展会"]]);
    });

    test("a column was taken out: it stops and asks for the new sample", async () => {
      await bindSheet(talk);
      table.next.push({ outcome: "refused", why: "columns", error: "errcode 2023001 (other) no field" });
      await write();
      expect(await told()).toEqual([expect.stringContaining("少了一列")]);
    });

    test("a choice the column does not offer: the rest of the row is written, the binder learns which to add", async () => {
      const names = ["上海甲机电", "上海乙机电", "上海丙机电"];
      for (const name of names) await anOwnItem(talk, name);
      await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
      table.options.set("fStage", ["基础意向"]);
      await bindSheet(talk);
      await write();
      expect(table.rows.size).toBe(4);
      expect(table.of("fNo", "#1")).not.toHaveProperty("fStage");
      expect(table.of("fName", "上海甲机电")).toMatchObject({ fStage: [{ text: "基础意向" }] });
      expect(await told()).toEqual([expect.stringMatching(/「阶段」列没有「中意向」/)]);
      expect(await talk.say("zhuguan", "表格")).toContain("「阶段」列差一个选项「中意向」");
      table.options.delete("fStage");
      talk.days(1);
      await write();
      expect(table.of("fNo", "#1")).toMatchObject({ fStage: [{ text: "中意向" }] });
      expect(table.rows.size).toBe(4);
    });

    test("a row that was taken out by hand gets a new one, its neighbour stays", async () => {
      const no = await anOwnItem(talk, "上海恒力机电");
      await bindSheet(talk);
      await write();
      table.rows.delete("r1");
      await talk.say("ZhangSan", "改 1 来源 展会");
      await talk.say("ZhangSan", `改 ${no} 来源 展会`);
      await write();
      await minutes(2);
      expect([...table.rows.keys()].sort()).toEqual(["r2", "r3"]);
      expect(table.column("fSource")).toEqual(["展会", "展会"]);
    });

    test("taken out by hand and left since: it gets none", async () => {
      await bindSheet(talk);
      await write();
      table.rows.clear();
      await talk.say("jingli", "改派 1 给 @王五 客户在苏州");
      await write();
      await minutes(2);
      expect([table.rows.size, await counts()]).toEqual([0, expect.objectContaining({ due: 0, written: 0 })]);
    });

    test("one row is refused for reasons of its own: the others are written, it is told and tried again at night", async () => {
      await anOwnItem(talk, "上海恒力机电");
      await bindSheet(talk);
      table.next.push(OTHER, OTHER);
      await write();
      expect([table.rows.size, await counts()]).toMatchObject([1, { refused: 1, written: 1 }]);
      expect(await told()).toEqual([expect.stringContaining("没收 #1 这一行")]);
      talk.days(1);
      await write();
      expect([table.rows.size, await counts()]).toMatchObject([2, { refused: 0, written: 2 }]);
    });

    test("every row is refused: it is the table; after some hours its binder hears, and nothing is lost", async () => {
      for (let count = 0; count < 6; count++) await anOwnItem(talk, `上海第${count}机电`);
      await bindSheet(talk);
      for (let count = 0; count < 200; count++) table.next.push(OTHER);
      await write();
      expect(table.calls.length).toBeLessThan(12);
      await minutes(150);
      expect((await told()).join()).toContain("有一阵写不进去了");
      table.next.length = 0;
      await minutes(30);
      expect(table.rows.size).toBeGreaterThanOrEqual(5);
    });
  });

  describe("what nobody knows", () => {
    test("an answer that was lost makes no second row: those rows wait, and their binder has a look", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      table.next.push("lost");
      await write();
      await minutes(20);
      expect([table.rows.size, table.calls.length]).toEqual([1, 1]);
      expect(await told()).toEqual([expect.stringMatching(/1 行不知道写进去没有: #1。[\s\S]*重写表格/)]);
      const later = await anOwnItem(talk, "上海恒力机电");
      await minutes(2);
      expect(table.of("fNo", `#${later}`)).toBeDefined();
      const asked = await talk.say("zhuguan", "重写表格");
      expect(asked).toMatch(/1 行,上次断在半路[\s\S]*#1。[\s\S]*手动删掉/);
      table.rows.delete("r1");
      await talk.say("zhuguan", "确认");
      await write();
      expect([table.column("fNo").sort(), await counts()]).toMatchObject([
        ["#1", `#${later}`].sort(),
        { unclear: 0, due: 0 },
      ]);
    });

    test("a change whose answer was lost is sent again, for it does no harm", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      await write();
      await talk.say("ZhangSan", "改 1 来源 展会");
      table.next.push("lost");
      await write();
      await minutes(2);
      expect([table.rows.size, await counts(), await told()]).toMatchObject([
        1,
        { written: 1, unclear: 0 },
        [],
      ]);
    });

    test("the network is away for a day: of many new rows one call's are unclear, and what is known tries the way", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      await write();
      for (let count = 0; count < 5; count++) await anOwnItem(talk, `上海第${count}机电`);
      for (let count = 0; count < 400; count++) table.next.push(UNCLEAR);
      await write();
      await minutes(120);
      expect(await counts()).toMatchObject({ unclear: 5 });
      await anOwnItem(talk, "上海恒力机电");
      await minutes(120);
      expect(await counts()).toMatchObject({ unclear: 5, due: 2 });
      table.next.length = 0;
      await minutes(20);
      expect(await counts()).toMatchObject({ unclear: 5, due: 0, written: 2 });
    });

    test("killed between send and note: what was added is unclear, what was changed goes again", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      await write();
      await talk.say("ZhangSan", "改 1 来源 展会");
      await anOwnItem(talk, "上海恒力机电");
      // It never comes back from there.
      void (await writerOf(talk, { send: () => new Promise<SheetSent>(() => undefined) }))();
      await expect.poll(async () => (await counts()).sending).toBe(1);
      await write();
      expect(await counts()).toMatchObject({ written: 2, unclear: 0, sending: 0 });
      const third = await anOwnItem(talk, "上海第三机电");
      void (await writerOf(talk, { send: () => new Promise<SheetSent>(() => undefined) }))();
      await expect.poll(async () => (await counts()).sending).toBe(1);
      await write();
      await minutes(5);
      expect([await counts(), table.of("fNo", `#${third}`)]).toMatchObject([{ unclear: 1 }, undefined]);
      expect((await told()).at(-1)).toContain(`#${third}`);
    });

    test("an answer that comes after it was given up for lost is still taken", async () => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      table.during = async () => {
        table.during = async () => undefined;
        // Another instance takes over while this one waits for WeCom.
        await write();
        expect(await counts()).toMatchObject({ unclear: 1 });
      };
      await write();
      expect([await counts(), table.rows.size]).toMatchObject([{ unclear: 0, written: 1 }, 1]);
    });

    test.each([
      [
        "and what has changed meanwhile is written after it, though nobody knew that the row was there",
        () => write(),
      ],
      ["what changes while it is on its way is written after it", async () => undefined],
    ])("%s", async (_, another) => {
      await anOwnItem(talk, "上海云图科技");
      await bindSheet(talk);
      table.during = async () => {
        table.during = async () => undefined;
        await talk.say("ZhangSan", "改 1 来源 展会");
        await another();
      };
      await write();
      await write();
      expect([table.rows.size, table.column("fSource")]).toEqual([1, ["展会"]]);
    });
  });

  test("a table that was changed by hand is written anew, in place", async () => {
    await anOwnItem(talk, "上海云图科技");
    await anOwnItem(talk, "上海恒力机电");
    await bindSheet(talk);
    await write();
    for (const row of table.rows.values()) row["fName"] = "手误";
    expect(await talk.say("zhuguan", "重写表格")).toContain("2 行");
    await write();
    expect(table.column("fName").sort()).toEqual(["上海云图科技", "上海恒力机电"].sort());
    expect(table.rows.size).toBe(2);
  });

  test("its binder is no head any more: it stops; the new one binds it again and its rows go on", async () => {
    await anOwnItem(talk, "上海云图科技");
    await bindSheet(talk);
    await write();
    await talk.database.transaction(({ people }) =>
      people.replace({
        ...COMPANY,
        departments: COMPANY.departments.map((one) => (one.id === 3 ? { ...one, leaders: ["lisi"] } : one)),
      }),
    );
    await talk.say("ZhangSan", "改 1 来源 展会");
    await write();
    expect(table.calls).toHaveLength(1);
    expect((await told()).at(-1)).toContain("不再管这个部门");
    await bindSheet(talk, { by: "lisi" });
    await write();
    expect([table.rows.size, table.column("fSource")]).toEqual([1, ["展会"]]);
  });

  test("given up while rows are on their way: nothing comes back", async () => {
    await anOwnItem(talk, "上海云图科技");
    await bindSheet(talk);
    table.during = async () => void (await talk.say("zhuguan", "解绑表格"));
    await write();
    await minutes(2);
    expect([await sheet(), table.calls.length]).toEqual([undefined, 1]);
  });
});
