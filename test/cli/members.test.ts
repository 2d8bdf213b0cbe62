// A members.csv as people save it: who leads what is read, or said.
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import { importMembers } from "../../src/cli/members-import.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let database: Database;
  beforeEach(async () => {
    database = await engine.open();
  });
  async function imported(content: string | Buffer): Promise<string> {
    let out = "";
    const print = async (text: string) => {
      out += text;
    };
    await importMembers(Buffer.from(content as never), { database, dryRun: false, print, now: 0 });
    return out;
  }
  const led = async (userId: string) => {
    const actor = await database.read(({ people }) => people.actor(userId));
    const names = new Map(
      (await database.read(({ people }) => people.departments())).map(({ id, name }) => [id, name]),
    );
    return actor?.leads.map(({ id }) => names.get(id)).sort();
  };

  test.each([
    ["是;否", ["A"]],
    ["否；是", ["B"]],
    ["1|0", ["A"]],
    ["是", ["A", "B"]],
    ["否", []],
    ["", []],
    ["√、×", ["A"]],
    ["B", ["B"]],
    ["YES;no", ["A"]],
  ] as const)("of A;B, 负责人 %j leads %j", async (cell, expected) => {
    expect(await imported(`账号,姓名,部门,负责人\na,甲,A;B,${cell}\n`)).toContain("line 2: added: a");
    expect(await led("a")).toEqual(expected);
  });

  test.each([
    ["可能", "cannot read 可能"],
    ["是;否;是", "3 × 是/否 in 负责人 for 2 departments"],
    ["A;是", "leads A, and what else"],
    ["是;张三", "cannot read 张三"],
  ])("负责人 %j is rejected with its line, and the others are taken", async (cell, said) => {
    const out = await imported(
      `账号,姓名,部门,负责人\n\n"a",甲,"A;B",${cell}\nb,"乙\n丙",A,\nc,丁,A,${cell}\n`,
    );
    expect(out).toContain(`line 3: rejected: ${said}`);
    expect(out).toContain("line 4: added: b");
    expect(out).toContain("line 6: rejected");
  });

  test.each(["部门主管", "负责人", "是否部门负责人", "主管", "Leader", "是否主管"])(
    "the heading %s says who leads",
    async (heading) => {
      await imported(`账号,姓名,部门,${heading}\na,甲,A,是\n`);
      expect(await led("a")).toEqual(["A"]);
    },
  );

  test("a heading nobody knows is said, not swallowed", async () => {
    expect(await imported("账号,姓名,部门,管事的\na,甲,A,是\n")).toContain("columns not read: 管事的");
  });

  const csv = "账号,姓名,部门,负责人\na,张三,销售一部,是\n";
  const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();
  test.each([
    ["UTF-16 LE with its mark", Buffer.from(`\ufeff${csv}`, "utf16le")],
    ["UTF-16 BE with its mark", swapped(`\ufeff${csv}`)],
    ["UTF-16 LE without", Buffer.from(csv, "utf16le")],
    ["UTF-16 BE without", swapped(csv)],
    ["Excel's Unicode text, with tabs", Buffer.from(`\ufeff${csv.replaceAll(",", "\t")}`, "utf16le")],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${csv}`)],
  ])("%s is read", async (_, bytes) => {
    expect(await imported(bytes)).toContain("line 2: added: a");
    expect(await led("a")).toEqual(["销售一部"]);
  });
});
