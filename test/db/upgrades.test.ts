// From every release before, with what it had written, to this one; and all the way down and up again without losing what both know.
import { readdirSync, readFileSync } from "node:fs";
import type { DataSource } from "typeorm";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import { MIGRATIONS } from "../../db/migrations/all.ts";
import { SCHEMAS } from "../../db/schema/all.ts";
import { exportTool } from "../../src/cli/export-tool.ts";
import { at } from "../../src/domain/day.ts";
import { openTalk } from "../setup/conversation.ts";
import { type Engine, onEachEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

/** What a release wrote: its own export's items, and every row as it lay in its tables (its demo company's six weeks). */
interface Release {
  readonly release: string;
  /** Those it had; a released migration is never edited, so that they make its very tables. */
  readonly migrations: readonly string[];
  readonly items: readonly Facts[];
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What its users saw of an item, as `npm run export` tells it. */
interface Facts {
  readonly no: number;
  readonly customer: string;
  readonly place: string;
  readonly stage: number | null;
  readonly outcome: string;
  readonly owner: string | null;
  readonly amountFen: number | null;
  readonly followUps: readonly string[];
  readonly paidFen: number;
  readonly history: readonly string[];
}

const FOLDER = "test/db/releases";
const releases = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as Release,
);
/** The Monday after the demo company's last week. */
const AFTER = at("2026-11-30", 570);

let bot: RunningBot | null = null;
let api: FakeApi | null = null;
afterEach(async () => {
  await bot?.stop();
  await api?.close();
  bot = null;
  api = null;
});

onEachEngine((engine) => {
  test.each(releases)("a company that used $release finds everything, and goes on", async (release) => {
    const url = await engine.freshUrl();
    await lay(release, engine, url);
    // The directory cannot be read, so that those the release knew are the company.
    api = await startDirectoryApi(({ path }) =>
      /^(department|user)\//.test(path) ? { errcode: 48002, errmsg: "no" } : undefined,
    );
    bot = await startRealBot({ databaseUrl: url, api, startAt: AFTER, adminUserIds: [] });
    expect(await factsIn(url)).toEqual(release.items);
    const open = release.items.find(({ owner, outcome }) => owner !== null && outcome === "open");
    const [no, customer, owner] = [open?.no ?? 0, open?.customer ?? "", open?.owner ?? ""];
    const shown = await bot.say(owner, `详情 ${no}`);
    expect(shown).toContain(`#${no} ${customer}`);
    expect(await bot.say(owner, "我的商机")).toContain(customer);
    expect(await bot.say(owner, `跟进 ${no} 换了新版本接着聊 下次 周五 见面`)).toContain("跟进已记");
    const created = await bot.say(owner, "新建商机 杭州新来机电 联系人王磊 13877776666 地址杭州 需求MES");
    // Numbers may have gaps: on PostgreSQL a unit that lost a race runs again.
    const last = Math.max(...release.items.map((item) => item.no));
    expect(Number(/#(\d+)/.exec(created)?.[1])).toBeGreaterThan(last);
    const after = await factsIn(url);
    expect(after.find((item) => item.no === no)?.followUps.at(-1)).toContain("换了新版本接着聊");
  });

  // Each step down reads the catalogue, which takes PostgreSQL six seconds of them.
  test.runIf(engine.isInFull)(
    "down step by step to the first release and up again, with data: nothing that both know is lost",
    async () => {
      const url = await engine.freshUrl();
      const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "secret" });
      const talk = await openTalk({ open: async () => database });
      await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES 金额28万");
      await talk.say("ZhangSan", "跟进 1 客户要比价 下次 周五 发报价");
      await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
      await talk.say("lisi", "新建商机 苏州恒力机电 联系人陈工 13900002222 地址苏州 需求MES");
      await talk.say("lisi", "退公海 2 预算取消");
      await talk.say("ZhangSan", "转交 1 @李四 他熟悉制造业");
      await talk.say("lisi", "我接 1");
      await talk.say("lisi", "赢单 1 28万 签约今天 跳过 老客户");
      await talk.say("lisi", "回款 1 5万");
      await talk.say("ZhangSan", "吐槽 回收 7天太短");
      await database.close();
      const source = await sourceOf(engine, url).initialize();
      try {
        const before = await core(source);
        const [oldest] = releases.toSorted((one, other) => one.migrations.length - other.migrations.length);
        const steps = MIGRATIONS.length - (oldest?.migrations.length ?? 0);
        expect(before).toHaveLength(2);
        for (let step = 0; step < steps; step++) {
          const name = MIGRATIONS.at(-1 - step)?.name;
          await source.undoLastMigration();
          expect(await core(source), `without ${name}`).toEqual(before);
        }
        await source.runMigrations();
        expect(await core(source)).toEqual(before);
        const difference = await source.driver.createSchemaBuilder().log();
        expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
      } finally {
        await source.destroy();
      }
    },
  );
});

function sourceOf({ name }: Engine, url: string, migrations = MIGRATIONS): DataSource {
  const tables = { entities: [...SCHEMAS], migrations };
  return name === "sqlite"
    ? sqliteSource({ tables, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
    : postgresSource(url, tables);
}

/** The tables as the release made them, with its rows. */
async function lay({ migrations, rows }: Release, engine: Engine, url: string): Promise<void> {
  const known = MIGRATIONS.filter(({ name }) => migrations.includes(name));
  expect(known).toHaveLength(migrations.length);
  const source = await sourceOf(engine, url, known).initialize();
  try {
    await source.runMigrations();
    await insertAll(source, rows);
  } finally {
    await source.destroy();
  }
}

/** On either engine: SQLite has 0 and 1 for no and yes, and counts on by itself. */
async function insertAll(source: DataSource, rows: Release["rows"]): Promise<void> {
  const isPostgres = source.options.type === "postgres";
  const runner = source.createQueryRunner();
  for (const [table, all] of Object.entries(rows)) {
    const found = await runner.getTable(table);
    const flags = new Set(found?.columns.filter(({ type }) => type === "boolean").map(({ name }) => name));
    for (const row of all) {
      const names = Object.keys(row);
      const places = names.map((_, index) => (isPostgres ? `$${index + 1}` : "?"));
      const values = names.map((name) =>
        isPostgres && flags.has(name) && row[name] !== null ? Boolean(row[name]) : row[name],
      );
      const columns = names.map((name) => `"${name}"`).join(", ");
      await runner.query(`INSERT INTO "${table}" (${columns}) VALUES (${places.join(", ")})`, values);
    }
    for (const { name } of found?.columns.filter(({ isGenerated }) => isGenerated) ?? [])
      if (isPostgres)
        await runner.query(
          `SELECT setval(pg_get_serial_sequence('${table}', '${name}'), MAX("${name}")) FROM "${table}"`,
        );
  }
  await runner.release();
}

/** What every version knows of an item, as it lies there. */
async function core(source: DataSource): Promise<unknown> {
  const items = await source.query(
    `SELECT i.no, c.name, i.place, i.stage, i.outcome, i.owner_id,
       (SELECT COUNT(*) FROM history h WHERE h.no = i.no) AS told,
       (SELECT COUNT(*) FROM follow_ups f WHERE f.no = i.no) AS followed,
       (SELECT COALESCE(SUM(p.amount_fen), 0) FROM payments p WHERE p.no = i.no) AS paid
     FROM items i JOIN customers c ON c.id = i.customer_id ORDER BY i.no`,
  );
  return items.map((item: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, String(value)])),
  );
}

async function factsIn(url: string): Promise<Facts[]> {
  let out = "";
  await exportTool({
    argv: [],
    env: { DATABASE_URL: url },
    print: async (text) => {
      out += text;
    },
  });
  const { items } = JSON.parse(out) as { items: Exported[] };
  return items.map(({ no, customer, place, stage, outcome, owner, amountFen, ...told }) => ({
    ...{ no, customer, place, stage, outcome, owner, amountFen },
    followUps: told.followUps.map(({ text }) => text),
    paidFen: told.payments.reduce((sum, payment) => sum + payment.amountFen, 0),
    history: told.history.map(({ what }) => what),
  }));
}

interface Exported extends Omit<Facts, "followUps" | "history"> {
  readonly followUps: readonly { readonly text: string }[];
  readonly payments: readonly { readonly amountFen: number }[];
  readonly history: readonly { readonly what: string }[];
}
