// 导出: what somebody may see, as a file to them alone, with a line in the audit.
import { beforeEach, expect, test } from "vitest";
import { readLeads, readRows } from "../../src/files/table.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { filesOutOf } from "../setup/files-out.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
    await talk.say(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额28万",
    );
    await talk.say("ZhangSan", "跟进 1 =cmd|' /C calc'!A0 客户要比价 下次 周五 发报价");
    await talk.say("lisi", "新建商机 苏州恒力机电 联系人李工 13900002222 地址苏州 需求ERP 金额5万");
    await talk.say("wangwu", "新建商机 宁波华测检测 联系人钱总 13700003333 地址宁波 需求ERP 金额5万");
    await talk.say("wangwu", "退公海 3 没时间跟");
  });

  /** What waits for somebody as a file, made now. */
  async function fileOf(userId: string) {
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const row = rows.filter(({ toId, file }) => toId === userId && file !== null).at(-1);
    if (row === undefined) return null;
    const make = await filesOutOf(talk);
    const made = await make(row);
    const cells: (readonly string[])[] = [];
    if (made !== null) for await (const line of await readRows(made.bytes)) cells.push(line.cells);
    return { name: made?.name, bytes: made?.bytes, cells };
  }
  const customers = (cells: readonly (readonly string[])[]) => cells.slice(1).map((line) => line[1]);

  test("我的: one's own as a workbook, which can be read in again", async () => {
    expect(await talk.say("ZhangSan", "导出 我的")).toContain("你名下的表格马上发给你");
    const made = await fileOf("ZhangSan");
    expect(made?.name).toBe("我的商机 2026-03-10.xlsx");
    expect(customers(made?.cells ?? [])).toEqual(["上海云图科技"]);
    expect(made?.cells[1]).toContain("13800001111");
    expect(made?.cells[1]).toContain("280000");
    const { columns } = await readLeads(made?.bytes ?? Buffer.alloc(0));
    expect(columns.filter(({ field }) => field === null).map(({ heading }) => heading)).toEqual([
      "编号",
      "方案",
      "客户价值",
    ]);
  });

  test("部门: for whoever leads it, and for nobody else; a rep has no right to ask", async () => {
    await talk.say("zhuguan", "导出 部门");
    expect(customers((await fileOf("zhuguan"))?.cells ?? [])).toEqual(["上海云图科技", "苏州恒力机电"]);
    expect(await talk.say("ZhangSan", "导出 部门")).toContain("这件事要由");
    expect(await fileOf("ZhangSan")).toBeNull();
    await talk.say("admin", "导出 部门");
    expect(await fileOf("admin")).toBeNull();
  });

  test("公海: of one's own large department, whom to call is veiled", async () => {
    await talk.say("ZhangSan", "导出 公海 csv");
    const made = await fileOf("ZhangSan");
    expect(made?.name).toBe("公海 2026-03-10.csv");
    expect(made?.bytes?.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(customers(made?.cells ?? [])).toEqual(["宁波华测检测"]);
    const text = made?.bytes?.toString() ?? "";
    expect(text).not.toContain("13700003333");
    expect(text).not.toContain("钱总");
    expect(text).toContain("137****33");
    await talk.say("guangzhou", "导出 公海");
    expect(customers((await fileOf("guangzhou"))?.cells ?? [])).toEqual([]);
  });

  test("a formula in what was typed is none in a CSV", async () => {
    await talk.say("ZhangSan", "导出 我的 csv");
    const text = (await fileOf("ZhangSan"))?.bytes?.toString() ?? "";
    expect(text).toContain("'=cmd|");
    expect(text).not.toMatch(/(?:^|,)"?=/m);
  });

  test("each is in the audit, and in a group the file goes to the asker alone", async () => {
    await talk.say("ZhangSan", "导出 我的");
    await talk.sayInGroup("lisi", "@商机助手 导出 我的");
    const looks = await talk.database.read(({ dump }) => dump.rowsOf("looks"));
    expect(looks.map(({ userId, words }) => [userId, words])).toEqual([
      ["ZhangSan", "导出 我的"],
      ["lisi", "导出 我的"],
    ]);
    expect(customers((await fileOf("lisi"))?.cells ?? [])).toEqual(["苏州恒力机电"]);
  });

  test("what is seen is what may be seen when it leaves: handed on meanwhile, it is in the file no more", async () => {
    await talk.say("ZhangSan", "导出 我的");
    await talk.say("zhuguan", "改派 1 给 @李四 张三太忙");
    expect(customers((await fileOf("ZhangSan"))?.cells ?? [])).toEqual([]);
  });

  test("which one is asked where nobody can tell", async () => {
    expect(await talk.say("ZhangSan", "导出")).toContain("导出哪些?");
    expect(await talk.say("ZhangSan", "导出 火星")).toContain("导出哪些?");
  });
});
