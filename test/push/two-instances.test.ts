// Two instances on one database, restarts, minutes that were missed, a clock that is set: each notice once, none lost.
import { afterEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/database.ts";
import { readWords } from "../../src/bot/words.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { withinWindow } from "../../src/domain/clock/window.ts";
import { addDays } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createDelivery } from "../../src/push/deliver.ts";
import { createPusher } from "../../src/push/pusher.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const { templates } = await readWords();
const calendar = createCalendar();

onEachEngine((engine) => {
  const opened: Database[] = [];
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  const open = async (url: string) => {
    const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "secret" });
    opened.push(database);
    return database;
  };

  test("a week of it", async () => {
    const url = await engine.migratedUrl();
    const first = await open(url);
    // A SQLite file has one server; there the second instance is another pusher on the same door.
    const second = engine.name === "postgres" ? await open(url) : first;
    const talk = await openTalk({ open: async () => first });
    const key = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=sales";
    await talk.say("zhuguan", `绑定群 销售一部 ${key}`);
    const created = async (name: string, phone: number) => {
      const said = await talk.say(
        "ZhangSan",
        `新建商机 ${name} 联系人王磊 1330000${phone} 地址上海 需求MES 金额28万`,
      );
      return /#(\d+)/.exec(said)?.[1] ?? "";
    };
    const sprint = await created("上海冲刺机电", 4001);
    await talk.say("ZhangSan", `推进 ${sprint} 到5 计划3/20签 跳过 客户直接定了`);
    const middle = await created("上海中段机电", 4002);
    await talk.say("ZhangSan", `推进 ${middle} 到2 约了周四面谈 王总参加`);
    await talk.say("ZhangSan", `跟进 ${middle} 聊了预算 下次 3/12 报价`);
    const lead = await talk.say("heshi", "录线索 上海首访机电 王磊 13300004003 想了解MES 地址上海");
    const contact = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${contact} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${contact}`);

    const sent: string[] = [];
    const instance = async (database: Database) => {
      const pusher = await createPusher({
        transaction: database.transaction,
        templates,
        calendar,
        rules: DEFAULT_RULEBOOK,
        now: talk.now,
        compute: talk.compute,
        onError: (error) => {
          throw error;
        },
      });
      const delivery = createDelivery({
        transaction: database.transaction,
        now: talk.now,
        opensAt: (instant) => withinWindow(instant, calendar),
        send: async ({ toKind, toId, text }) => {
          for (const body of text.split("\n\n")) sent.push(`${toKind} ${toId}: ${body}`);
          return { outcome: "sent" };
        },
        delivered: pusher.told,
      });
      return async () => {
        await pusher.remind();
        await delivery.run();
      };
    };
    /** The process ran up to now: the minutes in between are left out here, not slept through. */
    const restarted = async (database: Database) => {
      await database.transaction(({ settings }) => settings.put("heartbeat", String(talk.now())));
      const run = await instance(database);
      await run();
      return run;
    };
    let one = await instance(first);
    let other = await instance(second);
    const both = () => Promise.all([one(), other()]);
    let count = 0;
    for (let day = "2026-03-11"; day <= "2026-03-18"; day = addDays(day, 1)) {
      for (const minute of [539, 540, 541, 550, 551, 630, 631, 720, 870, 871, 1020, 1080, 1081, 1201]) {
        talk.goTo(day, minute);
        // Some minutes only one is there, some nobody; a minute later both again.
        if (++count % 7 === 3) await one();
        else if (count % 7 !== 5) await both();
        if (count % 11 === 0) one = await restarted(first);
        if (count % 13 === 0) other = await restarted(second);
        if (minute === 720) {
          talk.goTo(addDays(day, -1), minute);
          await both();
          talk.goTo(addDays(day, 1), minute);
          talk.goTo(day, minute + 1);
          await both();
        }
      }
    }
    const twice = sent.filter((message, index) => sent.indexOf(message) !== index);
    expect(twice).toEqual([]);
    for (const [words, least] of [
      [/member ZhangSan: 张三早,今天/, 6],
      [/department 3: .*公海新到/, 1],
      [/department 3: .*请关注/, 4],
      [/member ZhangSan: .*今天怎么样/, 1],
      [/member zhuguan: .*请看一眼/, 1],
      [/member jingli: .*请看一眼/, 1],
      [/member ZhangSan: .*到期会回公海/, 2],
      [/member ZhangSan: .*已回公海/, 1],
    ] as const)
      expect(sent.filter((message) => words.test(message)).length, String(words)).toBeGreaterThanOrEqual(
        least,
      );
    const { history, outbox } = await first.read(({ dump }) => dump.read());
    expect(history.filter(({ what }) => what === "returned")).toHaveLength(1);
    expect(outbox.filter(({ state }) => state === "failed")).toEqual([]);
  });
});
