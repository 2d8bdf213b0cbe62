// What somebody holds goes where they sit, whenever that is known; and the tables of both departments hear of it, no others.
import { expect, test } from "vitest";
import type { Sql } from "../../db/engine/sql.ts";
import { createSheetRows } from "../../db/stores/sheet-rows.ts";
import type { Directory } from "../../src/domain/people/people.ts";
import { UNWRITTEN } from "../../src/domain/sheet/sheet.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";
import { ownItemsOf } from "../setup/own-items.ts";

const NINTH = { id: 9, name: "深圳部", parentId: 5, leaders: [] };

function seated(department: number, more: Directory["departments"] = []): Directory {
  const members = COMPANY.members.map((one) => (one.userId === "ZhangSan" ? memberIn(department) : one));
  return { departments: [...COMPANY.departments, ...more], members };
}

function memberIn(mainDepartment: number): Directory["members"][number] {
  const departments = [{ id: mainDepartment, isLeader: false }];
  return { userId: "ZhangSan", name: "张三", mainDepartment, departments, active: true };
}

onEachEngine((engine) => {
  async function lies(talk: Talk): Promise<readonly string[]> {
    const { items, stays } = await talk.database.read(({ dump }) => dump.read());
    return items.map(({ no, departmentId, largeDepartmentId, ownerId, version }) => {
      const stay = stays.find((one) => one.no === no && one.leftAt === null);
      const [place, stood] = [
        [departmentId, largeDepartmentId],
        [stay?.departmentId, stay?.largeDepartmentId],
      ].map((pair) => pair.join(" in "));
      return `#${no} ${ownerId} v${version} ${place}, stay ${stood}`;
    });
  }

  async function played(): Promise<Talk> {
    const talk = await openTalk(engine);
    const own = ownItemsOf(talk);
    await own("ZhangSan");
    await own("lisi");
    expect(await lies(talk)).toEqual([
      "#1 ZhangSan v1 3 in 2, stay 3 in 2",
      "#2 lisi v1 3 in 2, stay 3 in 2",
    ]);
    return talk;
  }

  test("whoever moves takes along what they hold: with the directory, and one by one", async () => {
    const talk = await played();
    await talk.database.transaction(({ people }) => people.replace(seated(4), talk.now()));
    const there = ["#1 ZhangSan v1 4 in 2, stay 4 in 2", "#2 lisi v1 3 in 2, stay 3 in 2"];
    expect(await lies(talk)).toEqual(there);
    await talk.database.transaction(({ people }) => people.admit(memberIn(6), talk.now()));
    expect(await lies(talk)).toEqual(["#1 ZhangSan v1 6 in 5, stay 6 in 5", there[1]]);
  });

  test("into a department that is not known yet: as soon as it is", async () => {
    const talk = await played();
    await talk.database.transaction(({ people }) => people.admit(memberIn(9), talk.now()));
    expect((await lies(talk))[0]).toBe("#1 ZhangSan v1 3 in 2, stay 3 in 2");
    await talk.database.transaction(({ people }) => people.replace(seated(9, [NINTH]), talk.now()));
    expect(await lies(talk)).toEqual([
      "#1 ZhangSan v1 9 in 5, stay 9 in 5",
      "#2 lisi v1 3 in 2, stay 3 in 2",
    ]);
    const { seats } = await talk.database.read(({ dump }) => dump.read());
    expect(seats).toEqual([{ memberId: "ZhangSan", departmentId: 3, until: talk.now() }]);
  });

  test("what a program wrote that knew nothing of it: with the next reading of the directory", async () => {
    const talk = await played();
    await talk.database.transaction(async ({ items }) => {
      const item = await items.byNo(1);
      if (item === null) throw new Error("there is one");
      const moved = { ...item, departmentId: 6, largeDepartmentId: 5 };
      await items.apply({ item: moved, what: "noted" }, { by: "ZhangSan", at: talk.now() });
    });
    await talk.database.transaction(({ people }) => people.replace(seated(3), talk.now()));
    expect((await lies(talk))[0]).toMatch(/^#1 ZhangSan v\d+ 3 in 2, stay 3 in 2$/);
  });

  test("only tables of the department it came from or came to are written, and of those only what stands or belongs there", async () => {
    const talk = await played();
    await ownItemsOf({
      say: (who, text) => talk.say(who, text.replace("1360", "1361").replace("上海", "杭州")),
    })("ZhangSan");
    const sheet = (departmentId: number) =>
      talk.database.transaction(({ sheets }) =>
        sheets.ask({
          departmentId,
          webhookKey: `key-${departmentId}`,
          withAmounts: false,
          state: "running",
          by: "jingli",
          at: 1,
          ...UNWRITTEN,
        }),
      );
    const ids: Record<number, number> = {};
    for (const department of [1, 3, 4, 6]) ids[department] = (await sheet(department)).id;
    await talk.database.transaction(({ sheetRows }) => sheetRows.callAgain(ids[3] ?? 0, [1]));
    await talk.database.transaction(({ people }) => people.replace(seated(4), talk.now()));
    const called = async (department: number) => {
      const rows = await talk.database.read(({ sheetRows }) =>
        sheetRows.byNos(ids[department] ?? 0, [1, 2, 3]),
      );
      return rows.map(({ no, marks }) => `${no}×${marks}`);
    };
    // #3 never stood in the table of 3.
    expect(await called(3)).toEqual(["1×2"]);
    expect(await called(4)).toEqual(["1×1", "3×1"]);
    expect(await called(1)).toEqual(["1×1", "3×1"]);
    expect(await called(6)).toEqual([]);
  });

  test("many rows are called for at once, each one time, and one on its way stays on it", async () => {
    const talk = await openTalk(engine);
    const nos = Array.from({ length: 1_100 }, (_, index) => index + 1);
    await talk.database.transaction(async ({ sheetRows }) => {
      await sheetRows.callAgain(7, [1]);
      await sheetRows.send(7, [1], "batch");
      await sheetRows.callAgain(7, [...nos, 1]);
    });
    const rows = await talk.database.read(({ sheetRows }) => sheetRows.byNos(7, nos));
    expect(rows.map(({ marks }) => marks)).toEqual([2, ...nos.slice(1).map(() => 1)]);
    expect([rows[0]?.state, rows[1]?.state]).toEqual(["sending", "due"]);
    let statements = 0;
    const counting = { run: async () => ++statements } as unknown as Sql;
    await createSheetRows(counting).callAgain(7, nos);
    expect(statements).toBe(3);
  });
});
