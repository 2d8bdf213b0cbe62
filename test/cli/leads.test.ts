// npm run import of a list of customers: a first look, a verdict a row, what was not taken as a file, and stopped half-way.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test as onBoth } from "vitest";
import type { Database } from "../../db/database.ts";
import { readWords } from "../../src/bot/words.ts";
import { importLeads } from "../../src/cli/leads-import.ts";
import { at } from "../../src/domain/day.ts";
import { readRows } from "../../src/files/table.ts";
import { written } from "../../src/files/written.ts";
import { generatedRows, HEADINGS } from "../files/list-generator.ts";
import { COMPANY } from "../setup/company.ts";
import { onEachEngine } from "../setup/databases.ts";

const NOW = at("2026-03-10", 600);
const folder = mkdtempSync(join(tmpdir(), "leads-"));
let files = 0;

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let database: Database;
  let path: string;
  beforeEach(async () => {
    database = await engine.open();
    path = join(folder, `${engine.name}-${++files}.csv`);
    await database.transaction((store) => store.people.replace(COMPANY));
  });

  async function imported(
    content: string | Buffer,
    { dryRun = false, stages = [] as readonly string[], stopAfter = Number.POSITIVE_INFINITY } = {},
  ): Promise<string> {
    let out = "";
    let prints = 0;
    const print = async (text: string): Promise<void> => {
      out += text;
      if (/^line /.test(text) && ++prints > stopAfter) throw new Error("stopped");
    };
    const { templates } = await readWords();
    await importLeads(Buffer.from(content as never), {
      database,
      templates,
      file: path,
      dryRun,
      stages,
      print,
      now: NOW,
    }).catch((error: Error) => {
      if (error.message !== "stopped") throw error;
    });
    return out;
  }
  const items = () => database.read(({ dump }) => dump.rowsOf("items"));
  const verdicts = (out: string): readonly string[] =>
    [...out.matchAll(/^line (\d+): (\w+)/gm)].map(([, line, verdict]) => `${line} ${verdict}`);

  test("owners, stages, amounts and days become items with a past, looked at only for fourteen days", async () => {
    const out = await imported(
      [
        "客户名称,联系人,电话,负责人,阶段,金额(万),最近跟进,最近跟进内容,下次跟进,备注,地址,产品",
        "上海云图科技有限公司,王磊,13800001111,张三,高意向,28,2026-03-01,报过价了,2026-03-20,老客户,上海徐汇,MES",
        "苏州恒力机电,李工,0512-66668888,lisi,线索,,,,,,,",
        "杭州云栖,赵总,13700001111,,,,,,,,,",
        "宁波华测,钱总,13600001111,公海,中意向,5,,,,,,",
        "无锡中电,孙总,13500001111,张三,赢单,100,2026-02-20,,,,,",
      ].join("\n"),
    );
    expect(verdicts(out)).toEqual(["2 created", "3 created", "4 created", "5 created", "6 created"]);
    const [first, lead, clean, pooled, won] = await items();
    expect(first).toMatchObject({
      intake: "imported",
      kind: "opportunity",
      stage: 3,
      place: "owned",
      ownerId: "ZhangSan",
      departmentId: 3,
      expectedFen: 28_000_000,
      nextDay: "2026-03-20",
      lastFollowUpAt: at("2026-03-01", 720),
      createdAt: NOW,
    });
    expect(lead).toMatchObject({ kind: "lead", stage: null, place: "owned", ownerId: "lisi" });
    expect(clean).toMatchObject({ kind: "lead", place: "cleaning", ownerId: null });
    expect(pooled).toMatchObject({ place: "pool", stage: 2, ownerId: null, pooledAt: NOW });
    expect(won).toMatchObject({ outcome: "won", stage: 6, contractFen: 100_000_000, signedOn: "2026-02-20" });
    const [followUp] = await database.read(({ followUps }) => followUps.latest(first?.no ?? 0, 5));
    expect(followUp).toMatchObject({ text: "报过价了", by: "ZhangSan" });
    const history = await database.read(({ dump }) => dump.rowsOf("history"));
    expect(history.filter(({ no }) => no === first?.no).map(({ what, text }) => [what, text])).toEqual([
      ["created", null],
      ["noted", "老客户"],
    ]);
    expect((await database.read(({ dump }) => dump.rowsOf("holdings"))).map(({ how }) => how)).toEqual([
      "imported",
      "imported",
      "imported",
    ]);
  });

  test("what is wrong with a row is told, and how to mend it; the rows come back with it", async () => {
    const out = await imported(
      [
        "客户名称,联系人,电话,负责人,阶段,金额,最近跟进,下次跟进",
        "甲公司,,1.39E+10,张三,,,,",
        "乙公司,,12345,张三,,,,",
        ",,,张三,,,,",
        "丙公司,,13800001111,查无此人,,,,",
        "丁公司,,13800001112,张三,神秘阶段,,,",
        "戊公司,,13800001113,张三,,三四十万,,",
        "己公司,,13800001114,张三,,,2027-01-01,",
        "庚公司,,13800001115,张三,,,乱写,",
        "辛公司,,13800001116,,输单,,,",
        "壬公司,,13800001117,张三,,,,",
        "壬有限公司,,13900001117,张三,,,,",
        "=cmd|x,,13800001118,张三,,,,",
      ].join("\n"),
    );
    expect(verdicts(out)).toEqual([
      ...[2, 3, 4, 5, 6].map((line) => `${line} rejected`),
      "7 created",
      "8 rejected",
      "9 created",
      "10 rejected",
      "11 created",
      "12 duplicate",
      "13 created",
    ]);
    for (const words of [
      "位有效数字",
      "位数不对",
      "至少要有一个",
      "通讯录里没有「查无此人」",
      "阶段对应 神秘阶段=2",
      "amount left open, kept as a note: 三四十万",
      "还没到",
      "day left open, kept as a note: 乱写",
      "要有负责人",
    ])
      expect(out).toContain(words);
    const rejected = path.replace(/\.csv$/, ".rejected.csv");
    expect(out).toContain(rejected);
    const rows: (readonly string[])[] = [];
    for await (const { cells } of await readRows(readFileSync(rejected))) rows.push(cells);
    expect(rows[0]?.at(-1)).toBe("没导入的原因");
    expect(rows).toHaveLength(9);
    expect(rows.slice(1, 3).map((cells) => cells.at(-2))).toEqual(["2", "3"]);
    expect(rows[1]?.[2]).toBe("1.39E+10");
    expect(rows.at(-1)?.at(-1)).toContain("是同一个客户");
  });

  test("whoever was brought something hears of it once for the list, as from the chat; also of a list stopped half-way", async () => {
    const told = async () =>
      (await database.read(({ dump }) => dump.rowsOf("outbox"))).map(({ toId, bodyText }) => [
        toId,
        bodyText,
      ]);
    const owners = ["张三", "lisi", "公海"];
    const rows = Array.from(
      { length: 402 },
      (_, at) => `第${at}机电公司,138000${10000 + at},${owners[at % 3]},中意向`,
    );
    const list = `客户,电话,负责人,阶段\n${rows.join("\n")}\n`;
    await imported(list, { stopAfter: 1 });
    expect(await told()).toEqual([]);
    await imported(list);
    const first = await told();
    expect(first.map(([to]) => to).sort()).toEqual(["ZhangSan", "lisi"]);
    const [, words] = first.find(([to]) => to === "ZhangSan") ?? [];
    expect(words).toContain("管理员给你导入了134个客户:");
    expect(words).toContain("#1 第0机电公司");
    expect(words).toContain("看全部发「我的商机」");
    await imported(list);
    expect(await told()).toEqual(first);
    // Whoever holds the customer of a further opportunity is told of it, too.
    await imported("客户,电话,负责人,阶段,另立\n第0机电公司,13800010000,lisi,中意向,是\n");
    expect((await told()).filter(([to]) => to === "ZhangSan").at(-1)?.[1]).toContain("另立了一个商机 #403");
  });

  test("a row of nobody's company comes back, where the list has a column of customers; a list of persons does not", async () => {
    const out = await imported(
      "公司名称,联系人,电话\n上海云图科技有限公司,王磊,13800001111\n,陈工,13800001112\n王磊先生,,13800001113\n",
    );
    expect(verdicts(out)).toEqual(["2 created", "3 rejected", "4 created"]);
    expect(out).toContain("没写是哪家客户");
    expect(verdicts(await imported("姓名,电话\n陈工,13800001115\n"))).toEqual(["2 created"]);
  });

  test("where no column tells of a customer nothing is begun, and it says what to write above one", async () => {
    await expect(imported("foo,bar\nHengli Motor,tom@hengli.com\nTianqi,lee@tianqi.com\n")).rejects.toThrow(
      "head one 客户",
    );
    expect(await database.read(({ dump }) => dump.rowsOf("imports"))).toEqual([]);
  });

  test("a dry run tells nobody", async () => {
    await imported("客户,电话,负责人,阶段\n甲公司,13800001111,张三,中意向\n", { dryRun: true });
    expect(await database.read(({ dump }) => dump.rowsOf("outbox"))).toEqual([]);
  });

  test("an e-mail address in the place of the phone is kept as a note, and the phone said to be missing", async () => {
    const list =
      "客户,联系人,电话\n甲公司,王磊,wanglei@jia-gongsi.com.cn\n乙公司,李工,邮箱:li@yi.cn / 13800001112\n,,zhao@bing.cn\n";
    const out = await imported(list);
    expect(out).toContain(
      "line 2: created #1, its phone is an e-mail address: kept as a note, the phone is missing",
    );
    expect(verdicts(out)).toEqual(["2 created", "3 created", "4 rejected"]);
    expect(out).toMatch(/line 3: created #2\n/);
    const history = await database.read(({ dump }) => dump.rowsOf("history"));
    expect(history.filter(({ what }) => what === "noted").map(({ no, text }) => [no, text])).toEqual([
      [1, "wanglei@jia-gongsi.com.cn"],
      [2, "li@yi.cn"],
    ]);
    const contacts = await database.read(({ dump }) => dump.rowsOf("contacts"));
    expect(contacts.map(({ name, phone }) => [name, phone])).toEqual([
      ["王磊", null],
      ["李工", "13800001112"],
    ]);
    const again = list.replaceAll("公司,", "机电公司,").replaceAll("1380000", "1390000");
    expect(await imported(again, { dryRun: true })).toContain(
      "line 2: would be created, its phone is an e-mail address",
    );
  });

  test("a word for a stage is asked about once", async () => {
    const list = "客户,电话,阶段\n甲公司,13800001111,摸底\n";
    expect(await imported(list, { dryRun: true })).toContain("stages not known: 摸底");
    expect(await imported(list, { dryRun: true, stages: ["摸底=2"] })).toContain("line 2: would be created");
    expect(verdicts(await imported(list, { stages: ["摸底=2"] }))).toEqual(["2 created"]);
    expect(verdicts(await imported("客户,电话,阶段\n乙公司,13800001112,摸底\n"))).toEqual(["2 created"]);
    expect((await items()).map(({ stage }) => stage)).toEqual([2, 2]);
    await expect(imported(list, { stages: ["摸底=9"] })).rejects.toThrow("--stages: expected");
  });

  test("a dry run writes nothing, and sees what the list repeats", async () => {
    const out = await imported("客户,电话\n甲公司,13800001111\n甲有限公司,13800001112\n,\n", {
      dryRun: true,
    });
    expect(out).toContain("1 would be created, 1 duplicates, 0 rejected; nothing was written");
    expect(await items()).toEqual([]);
    expect(await database.read(({ dump }) => dump.rowsOf("imports"))).toEqual([]);
  });

  test("the same file twice: the second time everything is a duplicate, and it says so first", async () => {
    const list = "客户,电话\n甲公司,13800001111\n乙公司,13800001112\n";
    await imported(list);
    const out = await imported(list);
    expect(out).toContain("this very file was imported before");
    expect(verdicts(out)).toEqual(["2 duplicate", "3 duplicate"]);
    expect(await items()).toHaveLength(2);
  });

  describe("a generated list with every tenth row bad", () => {
    const all = [...generatedRows(450, 1)];
    const bytes = written(
      { title: "客户", headings: [...HEADINGS], rows: all.map(({ cells }) => cells) },
      "xlsx",
    );
    const expected = all.map((row, index) => `${index + 2} ${row.expected}`);

    test("becomes exactly what its generator says", async () => {
      expect(verdicts(await imported(await bytes))).toEqual(expected);
    });

    test("stopped half-way, it goes on where it was: nothing twice, nothing lost", async () => {
      const first = await imported(await bytes, { stopAfter: 1 });
      const done = (await items()).length;
      expect(done).toBeGreaterThan(0);
      const second = await imported(await bytes);
      expect(second).toContain("going on behind row 400 of 450");
      expect([...verdicts(first), ...verdicts(second)]).toEqual(expected);
      expect(await items()).toHaveLength(all.filter((row) => row.expected === "created").length);
    });
  });

  onBoth("two imports at once: each customer once", async () => {
    const list = `客户,电话,负责人,阶段\n${Array.from({ length: 60 }, (_, at) => `第${at}机电公司,138000${10000 + at},公海,中意向`).join("\n")}\n`;
    const other = `${list}另一家公司,13900001111,公海,中意向\n`;
    await Promise.all([imported(list), imported(other)]);
    expect(await items()).toHaveLength(61);
  });
});
