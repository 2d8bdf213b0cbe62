// Ids that WeCom gives are wider than our own.
import { expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import { SCHEMAS } from "../../db/schema/all.ts";
import { TABLES } from "../../db/tables.ts";
import type { Directory } from "../../src/domain/people/people.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const HIGH = 4_294_967_290;
const high = (id: number) => (id === 0 ? 0 : HIGH - 10 + id);
/** The test company with ids as WeCom gives them to some tenants. */
const HIGH_COMPANY: Directory = {
  departments: COMPANY.departments.map((one) => ({ ...one, id: high(one.id), parentId: high(one.parentId) })),
  members: COMPANY.members.map((member) => ({
    ...member,
    mainDepartment: high(member.mainDepartment),
    departments: member.departments.map((one) => ({ ...one, id: high(one.id) })),
  })),
};

test("every column named after a department is as wide as WeCom's ids", () => {
  const narrow = SCHEMAS.flatMap(({ options }) =>
    Object.entries(options.columns)
      .filter(([property]) => /departmentId$|unitId$|parentId$|largeId$/i.test(property))
      .filter(([, column]) => column?.type !== "bigint")
      .map(([property]) => `${options.name}.${property}`),
  );
  expect(narrow).toEqual([]);
});

onEachEngine((engine) => {
  test("a company whose departments have ids near 2^32 works, passes on and pays like any other", async () => {
    const talk = await openTalk(engine);
    await talk.database.transaction(({ people }) => people.replace(HIGH_COMPANY));
    await talk.say(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万",
    );
    expect(await talk.say("zhuguan", "改派 1 给 @李四 忙不过来")).toContain("李四");
    await talk.say("lisi", "转交 1 给 @王五 客户搬到二部的片区了");
    expect(await talk.say("lisi", "详情 1")).toContain("上海云图科技");
    await talk.say("admin", "绑定群 销售一部 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc");
    await talk.say("heshi", "录线索 杭州云栖科技 王磊 13800002222 想了解MES 来源 百度投流 地址杭州");
    expect(await talk.say("heshi", "清洗 2 合格 需要MES,预算内 给华东大区")).toContain("华东大区");
    expect(await talk.say("ZhangSan", "公海")).toContain("#2");
    expect(await talk.tick()).toBeGreaterThanOrEqual(0);
    const rows = await talk.database.read(({ dump }) => dump.read());
    expect(rows.items[0]?.departmentId).toBe(high(3));
    expect(rows.transfers).toHaveLength(1);
  });

  test("rows from before the change are all there, and a number given before is not given again", async () => {
    const url = await engine.freshUrl();
    const source = await (engine.name === "sqlite"
      ? sqliteSource({ tables: TABLES, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
      : postgresSource(url, TABLES)
    ).initialize();
    await source.runMigrations();
    await source.undoLastMigration();
    await source.query(
      `INSERT INTO departments (id, name, parent_id, large_id, path) VALUES (7, '七部', 1, 1, '/1/7/')`,
    );
    await source.query(
      `INSERT INTO praises (no, department_id, "by", at) VALUES (1, 7, 'a', 5), (2, 7, 'a', 6)`,
    );
    await source.query("DELETE FROM praises WHERE no = 2");
    await source.runMigrations();
    await source.query(`INSERT INTO praises (no, department_id, "by", at) VALUES (3, ${HIGH}, 'a', 7)`);
    const praises = (await source.query("SELECT id, no, department_id FROM praises ORDER BY id")) as object[];
    expect(praises.map((row) => Object.values(row).map(Number))).toEqual([
      [1, 1, 7],
      [3, 3, HIGH],
    ]);
    await source.destroy();
    const database = await openDatabase({ url, kind: "real", access: "server" });
    expect(await database.read(({ people }) => people.department(7))).toMatchObject({
      name: "七部",
      parentId: 1,
    });
    await database.close();
  });
});
