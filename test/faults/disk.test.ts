// R10: a full disk, a file another program holds: nobody is told "done" for what is not, and it goes on by itself when it can.
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { openSqlite } from "../../db/engine/sqlite.ts";
import { TABLES } from "../../db/tables.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";
import { faulty } from "./faulty.ts";

onEachEngine((engine) => {
  // PostgreSQL's disk is the server's; what it says of it is told (test/db/not-opened.test.ts).
  if (engine.name === "postgres") {
    test("SQLite's file is the bot's own; it is tested there", () => expect(engine.name).toBe("postgres"));
    return;
  }
  let file: string;
  let talk: Talk;
  let raw: BetterSqlite3.Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    file = (await engine.migratedUrl()).slice("sqlite:".length);
    const opened = await openSqlite({ tables: TABLES, path: file, access: "server" });
    ({ close } = opened);
    raw = (opened.source.driver as unknown as { databaseConnection: BetterSqlite3.Database })
      .databaseConnection;
    talk = await openTalk({ open: async () => faulty(opened).database });
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES 金额50万");
  });
  afterEach(() => close());
  const followUps = () => talk.database.read(({ dump }) => dump.rowsOf("followUps"));
  const said = (count: number) =>
    [`跟进 1 ${"客户要比价,".repeat(300)}第${count}次`, { key: `disk/${count}` }] as const;

  test("the disk is full: each message fails by itself, the retry of each is done when there is room", async () => {
    raw.pragma(`max_page_count = ${raw.pragma("page_count", { simple: true })}`);
    const failed: number[] = [];
    for (let count = 0; count < 24; count++)
      await talk.say("ZhangSan", ...said(count)).catch((error: Error) => {
        expect(error.message).toContain("full");
        failed.push(count);
      });
    expect(failed.length).toBeGreaterThan(5);
    expect(await followUps()).toHaveLength(24 - failed.length);
    raw.pragma("max_page_count = 1073741823");
    for (const count of failed) expect(await talk.say("ZhangSan", ...said(count))).toContain("跟进已记");
    expect(await followUps()).toHaveLength(24);
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  test("the disk is full half-way, and the work goes on as if nothing were: none of it is stored", async () => {
    raw.pragma(`max_page_count = ${raw.pragma("page_count", { simple: true })}`);
    const big = "满".repeat(200_000);
    const unit = talk.database.transaction(async ({ settings }) => {
      await settings.put("first", "a");
      await settings.put("too-long", big).catch(() => undefined);
      raw.pragma("max_page_count = 1073741823");
      await settings.put("last", "b");
    });
    await expect(unit).rejects.toThrow(/rolled the transaction back/);
    for (const name of ["first", "too-long", "last"])
      expect(await talk.database.read(({ settings }) => settings.get(name))).toBeNull();
  });

  test("another program holds the file: refused while it does, done afterwards", async () => {
    const other = new BetterSqlite3(file);
    other.exec("BEGIN IMMEDIATE");
    await expect(talk.say("ZhangSan", ...said(1))).rejects.toThrow(/locked|busy/);
    other.exec("COMMIT");
    other.close();
    expect(await talk.say("ZhangSan", ...said(1))).toContain("跟进已记");
    expect(await followUps()).toHaveLength(1);
  });

  test("a file that may only be read is refused at the start, and stays as it is", async () => {
    const url = `sqlite:${file}`;
    const reader = await openDatabase({ url, kind: null, access: "read-only" });
    await expect(reader.transaction((store) => store.settings.put("a", "b"))).rejects.toThrow();
    expect(await reader.read((store) => store.settings.get("a"))).toBeNull();
    await reader.close();
  });
});
