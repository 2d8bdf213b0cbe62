// Smart sheets on the whole bot: written behind the answers by its own doors, two instances, and the key nowhere to be read.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ground } from "../../src/bot/ground.ts";
import { createSheets, type Sheets } from "../../src/bot/sheets.ts";
import { readWords } from "../../src/bot/words.ts";
import { createMetrics } from "../../src/metrics.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";
import { createHandTimers } from "../setup/hand-timers.ts";
import { anOwnItem, bindSheet } from "../sheets/a-writer.ts";
import { type FakeApi, startFakeApi } from "../wecom/fake-api.ts";

const KEY = "sEcretKeyOfTheTable42";
const PATH = "wedoc/smartsheet/webhook";

interface Body {
  readonly add_records?: readonly object[];
  readonly update_records?: readonly { readonly record_id: string }[];
}

const words = await readWords();

onEachEngine((engine) => {
  let talk: Talk;
  let api: FakeApi;
  let answer: (body: Body) => object | "reset";
  let logged: string;
  let clock: number;
  let last: number;
  const open: Sheets[] = [];
  beforeEach(async () => {
    talk = await openTalk(engine);
    logged = "";
    clock = 0;
    last = 0;
    answer = ({ add_records: added = [], update_records: changed = [] }) => ({
      errcode: 0,
      add_records: added.map(() => ({ record_id: `r${++last}` })),
      update_records: changed,
    });
    api = await startFakeApi(({ path, body }) => (path === PATH ? answer(body as Body) : undefined));
  });
  afterEach(async () => {
    for (const sheets of open.splice(0)) await sheets.stop();
    await api.close();
  });

  const metrics = createMetrics({ queued: () => 0 });
  function instance(holder: string, timers = createHandTimers()): Sheets {
    const log = (given: unknown, said: string) => {
      logged += `${said} ${JSON.stringify(given, Object.getOwnPropertyNames(given ?? {}))} ${String((given as { err?: Error }).err?.stack)}\n`;
    };
    const ground = {
      ...words,
      database: talk.database,
      log: { warn: log, error: log, info: log },
      metrics,
      now: talk.now,
      random: () => 0.5,
      newSecret: () => holder,
      monotonic: () => clock,
      pagesUrl: () => "https://pages.example.com",
      timers,
    } as unknown as Ground;
    const endpoint = () => ({ baseUrl: api.baseUrl });
    const sheets = createSheets(ground, { endpoint, wakeDelivery: () => undefined });
    open.push(sheets);
    return sheets;
  }
  const written = async (sheets: Sheets) => {
    sheets.wake();
    await sheets.idle();
    return api.asked.filter(({ path }) => path === PATH).map(({ body }) => body as Body);
  };

  test("rows go out by HTTP under the key; a change is looked for in a moment, once", async () => {
    const timers = createHandTimers();
    const sheets = instance("one", timers);
    const no = await anOwnItem(talk, "上海云图科技");
    await bindSheet(talk, { key: KEY });
    expect(await written(sheets)).toMatchObject([{ schema: { fName: "客户名称" }, add_records: [{}] }]);
    expect(api.asked.at(-1)?.query).toEqual({ key: KEY });
    await talk.say("ZhangSan", `改 ${no} 来源 展会`);
    for (let time = 0; time < 5; time++) sheets.soon();
    timers.advance(2_000);
    await sheets.idle();
    expect((await written(sheets))[1]).toMatchObject({ update_records: [{ record_id: "r1" }] });
    expect(api.count(PATH)).toBe(2);
    expect(await metrics.text()).toMatch(/sheet_rows_total\{outcome="written"\} [2-9]/);
  });

  test("of two instances at once one writes", async () => {
    for (let count = 0; count < 5; count++) await anOwnItem(talk, `上海第${count}机电`);
    await bindSheet(talk, { key: KEY });
    const both = [instance("one")];
    // A file of SQLite has one server.
    if (engine.name === "postgres") both.push(instance("two"));
    for (let minute = 0; minute < 3; minute++) {
      await Promise.all(both.map(written));
      clock += 60_000;
      talk.minutes(1);
    }
    expect(api.asked.filter(({ path }) => path === PATH)).toHaveLength(1);
    expect(last).toBe(5);
  });

  test("whatever goes wrong, the key stands in no log, notice, answer or dump", async () => {
    const sheets = instance("one");
    await anOwnItem(talk, "上海云图科技");
    await bindSheet(talk, { key: KEY });
    const failures: (object | "reset")[] = [
      { errcode: 45033, errmsg: `too fast, key=${KEY}` },
      { errcode: 2022999, errmsg: `what is ${KEY}` },
      { status: 502, raw: KEY },
      { status: 404, raw: KEY },
      "reset",
      { errcode: 40014, errmsg: `invalid key ${KEY}` },
    ];
    answer = () => failures.shift() ?? { errcode: 40014, errmsg: KEY };
    for (let minute = 0; minute < 90; minute++) {
      if (minute % 20 === 19) await talk.say("zhuguan", "重写表格").then(() => talk.say("zhuguan", "确认"));
      await written(sheets);
      talk.minutes(5);
    }
    expect(failures).toEqual([]);
    expect(logged).toContain("rows of a smart sheet were not written");
    const told = await talk.told("zhuguan");
    expect(told.join()).toContain("地址失效");
    const dump = await talk.database.read((store) => store.dump.read());
    const said = await talk.say("zhuguan", "表格");
    expect(JSON.stringify([logged, told, dump, said])).not.toContain(KEY);
  });
});
