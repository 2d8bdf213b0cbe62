// The thread that computes: the same figures as the store gives, what has just happened included, and nobody waits for it.
import { afterEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/database.ts";
import { createReader, type Reader } from "../../src/bot/reader.ts";
import { at } from "../../src/domain/day.ts";
import { computeWith, report } from "../../src/workflows/insight/reports.ts";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { withRealThreads } from "../setup/threads.ts";

withRealThreads();

const ASK = report("funnel", {
  scope: { kind: "company" },
  window: { from: at("2026-01-01"), until: at("2027-01-01"), asOf: at("2026-12-01") },
});

onOneEngine((engine) => {
  const readers: Reader[] = [];
  const databases: Database[] = [];
  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.stop();
    for (const database of databases.splice(0)) await database.close();
  });

  async function open(more: { readonly longMs?: number } = {}) {
    const databaseUrl = await engine.migratedUrl();
    const database = await openDatabase({ url: databaseUrl, kind: "real", access: "server" });
    databases.push(database);
    const talk = await openTalk({ open: async () => database });
    const reader = createReader({ databaseUrl, sandbox: false, ...more }, talk.now);
    readers.push(reader);
    const fromStore = () => talk.database.read((store) => computeWith(ASK, store));
    return { talk, reader, fromStore };
  }

  describe("a report", () => {
    test("is what the store says, and stays so while things happen, are undone and are taken away again", async () => {
      const { talk, reader, fromStore } = await open();
      expect(await reader.compute(ASK)).toEqual(await fromStore());
      for (const text of [
        "新建商机 上海云图科技 联系人王磊 13600001001 地址上海 需求MES 金额50万",
        "推进 1 到2 约了周四面谈 王总参加",
        "推进 1 到4 报价28万 还差账期没谈拢 王总拍板",
        "撤销",
        "输单 1 客户不做了",
        "重启 1 客户重新立项",
      ]) {
        talk.minutes(7);
        await talk.say("ZhangSan", text);
        expect([text, await reader.compute(ASK)]).toEqual([text, await fromStore()]);
      }
      await talk.database.transaction(({ imports }) => imports.takeBack(1));
      expect(await reader.compute(ASK)).toEqual(await fromStore());
    });

    test("of a name that is none says so, and the next one is answered", async () => {
      const { reader, fromStore } = await open();
      await expect(reader.compute({ name: "nothing", given: null })).rejects.toThrow(
        "no report called nothing",
      );
      expect(await reader.compute(ASK)).toEqual(await fromStore());
    });
  });

  test("what takes long and fails leaves the other thread as it is", async () => {
    const { reader, fromStore } = await open({ longMs: 0 });
    await reader.compute(ASK);
    const failing = { name: "funnel", given: { scope: null } };
    await expect(reader.compute(failing)).rejects.toThrow();
    expect(await reader.compute(ASK)).toEqual(await fromStore());
  });

  test("stopped while it computes, whoever waits hears so; asked after that, too", async () => {
    const { reader } = await open();
    const waiting = expect(reader.compute(ASK)).rejects.toThrow("stopped");
    await reader.stop();
    await waiting;
    await expect(reader.compute(ASK)).rejects.toThrow("stopped");
  });

  test("without its database a report fails, and the program goes on", async () => {
    const reader = createReader({ databaseUrl: "sqlite:/nowhere/at/all.sqlite", sandbox: false }, () => 0);
    readers.push(reader);
    await expect(reader.compute(ASK)).rejects.toThrow("does not exist yet");
  });
});
