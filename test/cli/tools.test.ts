// The command line as an admin uses it, beside a server or without one.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { backupTool } from "../../src/cli/backup-tool.ts";
import { doctorTool } from "../../src/cli/doctor-tool.ts";
import { exportTool } from "../../src/cli/export-tool.ts";
import { importTool } from "../../src/cli/import-tool.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { type Engine, onEachEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { APP, CORP, startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

const NOW = Date.UTC(2026, 2, 10);
const folder = mkdtempSync(join(tmpdir(), "cli-"));
let files = 0;

type Tool = (line: {
  argv: string[];
  env: Record<string, string>;
  print(text: string): Promise<void>;
}) => Promise<number>;

async function run(
  tool: Tool,
  argv: string[],
  env: Record<string, string>,
): Promise<{ code: number; out: string }> {
  let out = "";
  const code = await tool({
    argv,
    env,
    print: async (text) => {
      out += text;
    },
  });
  return { code, out };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, `${++files}-${name}`);
  writeFileSync(path, content);
  return path;
}

const importing: Tool = (line) => importTool(line, { now: NOW, newSecret: () => "secret" });
const doctor: Tool = (line) => doctorTool(line, NOW);

onEachEngine((engine) => {
  describe("beside a running server", () => {
    let api: FakeApi;
    let bot: RunningBot;
    let url: string;
    beforeAll(async () => {
      api = await startDirectoryApi();
      url = await engine.migratedUrl();
      bot = await startRealBot({ databaseUrl: url, api });
      await bot.say("admin", "设角色 @何市 清洗员");
      await bot.say(
        "ZhangSan",
        "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万",
      );
      await bot.say("ZhangSan", "跟进 1 客户要比价 下次 周五 发报价");
      await bot.say("ZhangSan", "赢单 1 28万 签约今天 跳过 老客户");
      await bot.say("ZhangSan", "回款 1 5万");
      await bot.say("heshi", "录线索 杭州云栖科技 王磊 13800002222 想了解MES 来源 百度投流");
      await bot.say("admin", "公海限看 20");
    });
    afterAll(async () => {
      await bot.stop();
      await api.close();
    });

    test("export writes the document of the contract", async () => {
      const { code, out } = await run(exportTool, [], { DATABASE_URL: url });
      expect(code).toBe(0);
      const document = JSON.parse(out);
      expect(Object.keys(document).slice(0, 8)).toEqual([
        "items",
        "customers",
        "members",
        "departments",
        "rules",
        "notices",
        "agreements",
        "pauses",
      ]);
      expect(document.items[0]).toMatchObject({
        no: 1,
        kind: "opportunity",
        customer: "上海云图科技",
        customerType: "company",
        place: "owned",
        stage: 6,
        outcome: "won",
        owner: "ZhangSan",
        amountFen: 28_000_000,
        nextDue: null,
        source: null,
        splits: null,
        followUps: [{ by: "ZhangSan", text: "客户要比价 下次 周五 发报价" }],
        payments: [{ amountFen: 5_000_000 }],
      });
      expect(document.items[0].history.map(({ what }: { what: string }) => what)).toEqual([
        "created",
        "followed-up",
        "won",
        "paid",
      ]);
      expect(document.items[1]).toMatchObject({
        kind: "lead",
        place: "cleaning",
        stage: null,
        owner: null,
        source: "百度投流",
      });
      expect(document.members).toContainEqual(
        expect.objectContaining({ userId: "heshi", name: "何市", roles: ["cleaner"] }),
      );
      expect(document.rules).toMatchObject([
        { version: 2, rule: "claim", department: null, by: "admin", numbers: { "poolLife.pagesADay": 20 } },
      ]);
      expect(document.departments).toContainEqual(
        expect.objectContaining({ id: 3, name: "销售一部", leaders: ["zhuguan"] }),
      );
    });

    test("a dump into an empty database gives an equal export, and numbers go on behind it", async () => {
      const { out } = await run(exportTool, [], { DATABASE_URL: url });
      const empty = await engine.freshUrl();
      const dump = file("dump.json", out);
      expect(await run(importing, [dump, "--dry-run"], { DATABASE_URL: empty })).toMatchObject({ code: 0 });
      expect(await run(importing, [dump], { DATABASE_URL: empty })).toMatchObject({ code: 0 });
      expect((await run(exportTool, [], { DATABASE_URL: empty })).out).toBe(out);
      await expect(run(importing, [dump], { DATABASE_URL: empty })).rejects.toThrow("not empty");
      const again = await startRealBot({ databaseUrl: empty, api });
      expect(
        await again.say("ZhangSan", "新建商机 苏州新客户 联系人王磊 13800003333 地址上海 需求MES"),
      ).toContain("#3 苏州新客户");
      expect(await again.say("ZhangSan", "规则 领取")).toContain("每人每天看公海: 20页");
      await again.stop();
    });

    test("a dump from before the rules had versions brings the limit that was set then", async () => {
      const { out } = await run(exportTool, [], { DATABASE_URL: url });
      const document = JSON.parse(out);
      const { ruleVersions: _versions, ruleNumbers: _numbers, ...rows } = document.rows;
      const limit = { rule: "poolLife.pagesADay", value: 7, byId: "admin", at: 1 };
      const dump = file(
        "older.json",
        JSON.stringify({ ...document, rows: { ...rows, companyRules: [limit] } }),
      );
      const empty = await engine.migratedUrl();
      expect(await run(importing, [dump], { DATABASE_URL: empty })).toMatchObject({ code: 0 });
      const carried = JSON.parse((await run(exportTool, [], { DATABASE_URL: empty })).out);
      expect(carried.rules).toMatchObject([
        { version: 2, by: "admin", numbers: { "poolLife.pagesADay": 7 } },
      ]);
    });

    test("what is no dump is refused with the place of the mistake, and nothing is written", async () => {
      const { out } = await run(exportTool, [], { DATABASE_URL: url });
      const broken = JSON.parse(out);
      delete broken.rows.items[0].place;
      const empty = await engine.migratedUrl();
      await expect(
        run(importing, [file("x.json", JSON.stringify(broken))], { DATABASE_URL: empty }),
      ).rejects.toThrow("rows.items[0].place");
      await expect(run(importing, [file("y.json", "{}")], { DATABASE_URL: empty })).rejects.toThrow(
        "not a dump",
      );
      await expect(run(importing, [file("z.json", "hello")], { DATABASE_URL: empty })).rejects.toThrow(
        "not JSON",
      );
    });

    test.runIf(engine.name === "sqlite")("an import waits until the server is stopped", async () => {
      const csv = file("m.csv", "账号,姓名,部门\na,甲,一部\n");
      await expect(run(importing, [csv, "--as", "members"], { DATABASE_URL: url })).rejects.toThrow("in use");
    });

    test.runIf(engine.name === "sqlite")(
      "a backup taken meanwhile holds what was there, and overwrites nothing",
      async () => {
        const target = join(folder, `backup-${++files}.sqlite`);
        expect((await run(backupTool, [target], { DATABASE_URL: url })).code).toBe(0);
        const original = (await run(exportTool, [], { DATABASE_URL: url })).out;
        expect((await run(exportTool, [], { DATABASE_URL: `sqlite:${target}` })).out).toBe(original);
        await expect(run(backupTool, [target], { DATABASE_URL: url })).rejects.toThrow("there already");
      },
    );

    test("doctor asks WeCom and tells a line each", async () => {
      const env = {
        DATABASE_URL: url,
        WECOM_CORP_ID: CORP,
        WECOM_APP_AGENT_ID: String(APP.agentId),
        WECOM_APP_SECRET: APP.secret,
        WECOM_APP_TOKEN: APP.token,
        WECOM_APP_AES_KEY: APP.aesKey,
        WECOM_API_BASE: api.baseUrl,
      };
      const { out } = await run(doctor, [], env);
      for (const name of ["configuration", "database", "token", "IP", "directory"])
        expect(out).toMatch(new RegExp(`^ok   ${name} `, "m"));
      expect(out).toMatch(/^FAIL clock .* s off/m);
      expect(out).not.toContain(APP.secret);
      const refusing = await startDirectoryApi(({ path }) =>
        path.startsWith("department/") ? { errcode: 60011, errmsg: "no" } : undefined,
      );
      const second = await run(doctor, [], { ...env, WECOM_API_BASE: refusing.baseUrl });
      expect(second.code).toBe(1);
      expect(second.out).toMatch(/^FAIL directory .*可见范围/m);
      await refusing.close();
      const empty = await startDirectoryApi(({ path }) =>
        path === "user/list" ? { errcode: 0, userlist: [] } : undefined,
      );
      const third = await run(doctor, [], { ...env, WECOM_API_BASE: empty.baseUrl });
      expect(third.code).toBe(1);
      expect(third.out).toMatch(/^FAIL directory .*0 members.*可见范围/m);
      await empty.close();
    });
  });

  describe("a calendar from a CSV", () => {
    const CSV = [
      "日期,安排",
      "2027-01-01,休",
      ...[6, 7, 8, 9, 10, 11, 12].map((day) => `2027/2/${day},休`),
      "2027年2月14日,班",
      "20270501,休",
      "",
    ].join("\n");

    test("is taken whole, and from then on the clock and doctor know the year", async () => {
      const url = await engine.migratedUrl();
      const env = { DATABASE_URL: url };
      const line = [file("calendar.csv", CSV), "--as", "calendar"];
      const dry = await run(importing, [...line, "--dry-run"], env);
      expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("would be taken") });
      expect(await yearsIn(url)).toEqual([]);
      const december = Date.UTC(2026, 11, 10);
      const before = await run((given) => doctorTool(given, december), [], env);
      expect(before.out).toMatch(
        /FAIL calendar\s+2027 is not covered.*npm run -s import -- 2027.csv --as calendar/,
      );
      const { code, out } = await run(importing, line, env);
      expect(code).toBe(0);
      expect(out).toContain("line 10: 2027-02-14 班\n");
      expect(out).toContain("10 days of 2027 taken; start the server again");
      const calendar = createCalendar(await yearsIn(url));
      expect(calendar.covers(2027)).toBe(true);
      expect(calendar.isWorkingDay("2027-02-08")).toBe(false);
      expect(calendar.isWorkingDay("2027-02-14")).toBe(true);
      expect(calendar.nextWorkingDay("2027-02-13")).toBe("2027-02-14");
      const after = await run((given) => doctorTool(given, december), [], env);
      expect(after.out).toMatch(/ok\s+calendar\s+2026, 2027/);
    });

    test("a demo is told of a year that is not covered, and no fault is found with it", async () => {
      const url = await engine.migratedUrl();
      const database = await openDatabase({ url, kind: null, access: "server" });
      await database.transaction(({ settings }) => settings.put("kind", "sandbox"));
      await database.close();
      const december = Date.UTC(2026, 11, 10);
      const { code, out } = await run((given) => doctorTool(given, december), [], { DATABASE_URL: url });
      expect(out).toMatch(/^-- +calendar +2027 is not covered/m);
      expect([code, out.match(/^FAIL.*/gm)]).toEqual([0, null]);
    });

    test("with a mistake, or with holes, nothing of it is taken", async () => {
      const url = await engine.migratedUrl();
      const env = { DATABASE_URL: url };
      const bad = file("bad.csv", CSV.replace("2027-01-01,休", "2027-01-32,休"));
      expect((await run(importing, [bad, "--as", "calendar"], env)).out).toMatch(
        /line 2: rejected[\s\S]*nothing was taken/,
      );
      const holes = file("holes.csv", "2027-01-01,休\n2027-02-14,班\n");
      expect((await run(importing, [holes, "--as", "calendar"], env)).out).toContain(
        "2027 has 1 days off, which is not a whole year: nothing was taken",
      );
      expect(await yearsIn(url)).toEqual([]);
    });

    test("what Excel writes on a Chinese Windows is read as well", async () => {
      const url = await engine.migratedUrl();
      const off = [0xd0, 0xdd, 0x0a];
      const bytes = new Uint8Array(
        Array.from({ length: 8 }, (_, index) => [...Buffer.from(`2027-02-0${index + 1},`), ...off]).flat(),
      );
      const { out } = await run(importing, [file("gb.csv", bytes), "--as", "calendar"], {
        DATABASE_URL: url,
      });
      expect(out).toContain("8 days of 2027 taken");
    });
  });

  describe("members from a CSV", () => {
    const CSV =
      "账号,姓名,部门,负责人,角色\nzhangsan,张三,华东大区/销售一部,,\nzhuguan,赵主管,华东大区/销售一部,是,\nheshi,何市,市场部,,清洗员\n,无名,市场部,,\nzhangsan,重复,市场部,,\nx,某人,市场部,,国王\n";

    test("a verdict a row; rejected ones hold up nobody; the bot works with them", async () => {
      const url = await engine.freshUrl();
      const { code, out } = await run(importing, [file("members.csv", CSV), "--as", "members"], {
        DATABASE_URL: url,
      });
      expect(code).toBe(0);
      expect(out.split("\n")).toEqual([
        "line 2: added: zhangsan",
        "line 3: added: zhuguan",
        "line 4: added: heshi",
        "line 5: rejected: no account (账号)",
        "line 6: rejected: zhangsan stands in the file twice",
        "line 7: rejected: unknown role 国王",
        "3 of 6 rows taken",
        "",
      ]);
      const api = await startDirectoryApi(({ path }) =>
        path.startsWith("department/") ? { errcode: 48002, errmsg: "no" } : undefined,
      );
      const bot = await startRealBot({ databaseUrl: url, api });
      const lead = await bot.say(
        "heshi",
        "录线索 杭州云栖科技 王磊 13800002222 想了解MES 地址杭州 来源 官网",
      );
      expect(lead).toContain("待清洗");
      // Numbers may have gaps: on PostgreSQL a unit that lost a race runs again.
      const no = /#(\d+)/.exec(lead)?.[1];
      expect(await bot.say("heshi", `清洗 ${no} 合格 要MES 给华东大区`)).toContain("华东大区公海");
      expect(await bot.say("ZhangSan", `领取 ${no}`)).toContain("领到了");
      expect(await bot.say("zhuguan", `改派 ${no} 给 赵主管 我来跟`)).toContain("赵主管");
      await bot.stop();
      await api.close();
    });

    test("what Excel writes on a Chinese Windows is read as well; a second import updates", async () => {
      const url = await engine.migratedUrl();
      const gb = new Uint8Array([
        0xd5, 0xcb, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x0a, 0x61, 0x2c,
        0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xd2, 0xbb, 0xb2, 0xbf, 0x0a,
      ]);
      expect(
        (await run(importing, [file("gb.csv", gb), "--as", "members"], { DATABASE_URL: url })).out,
      ).toContain("line 2: added: a");
      const again = file("again.csv", "\ufeffuserid,name,department\nA,张三丰,一部\n");
      expect((await run(importing, [again, "--as", "members"], { DATABASE_URL: url })).out).toContain(
        "line 2: updated: A",
      );
      expect(await memberNames(engine, url)).toEqual([["a", "张三丰"]]);
    });

    test("a dry run writes nothing; a file without the columns is refused", async () => {
      const url = await engine.migratedUrl();
      const { out } = await run(importing, [file("dry.csv", CSV), "--as", "members", "--dry-run"], {
        DATABASE_URL: url,
      });
      expect(out).toContain("3 of 6 rows would be taken");
      expect(await memberNames(engine, url)).toEqual([]);
      await expect(
        run(importing, [file("bad.csv", "a,b\n1,2\n"), "--as", "members"], { DATABASE_URL: url }),
      ).rejects.toThrow("names no column");
      await expect(
        run(importing, [file("other.csv", CSV), "--as", "customers"], { DATABASE_URL: url }),
      ).rejects.toThrow("--as customers: expected leads, members or calendar");
    });
  });
});

async function memberNames(_: Engine, url: string): Promise<[string, string][]> {
  const database = await openDatabase({ url, kind: null, access: "server" });
  const { members } = await database.read((store) => store.people.directory());
  await database.close();
  return members.map(({ userId, name }) => [userId, name]);
}

test("tools without a database, or with a word too many, say so in a line", async () => {
  await expect(run(exportTool, [], { DATABASE_URL: `sqlite:${folder}/none.sqlite` })).rejects.toThrow(
    "does not exist",
  );
  await expect(run(backupTool, [], {})).rejects.toThrow("usage: ");
  const url = { DATABASE_URL: `sqlite:${file("bot.sqlite", "")}` };
  await expect(run(backupTool, [join(folder, "nowhere", "copy.sqlite")], url)).rejects.toThrow(
    "nowhere does not exist; make it",
  );
  await expect(run(importing, ["a.csv", "b.csv"], {})).rejects.toThrow("usage: ");
});

async function yearsIn(url: string) {
  const database = await openDatabase({ url, kind: null, access: "server" });
  try {
    return await database.read((store) => store.calendarDays.years());
  } finally {
    await database.close();
  }
}
