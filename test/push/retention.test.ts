// What is kept for a time only goes at night, a few rows a step; where nobody is there at night, when somebody is (rules.md 12).
import { beforeEach, expect, test } from "vitest";
import { at, type Day } from "../../src/domain/day.ts";
import { forgetOldThings } from "../../src/push/retention.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const DAY_MS = 86_400_000;

onEachEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const forget = (day: Day, minute: number) =>
    forgetOldThings({ transaction: talk.database.transaction, now: () => at(day, minute) });
  const looks = () =>
    talk.database.read(async ({ dump }) => (await dump.rowsOf("looks")).map(({ words }) => words));
  const looked = (words: string, daysAgo: number) =>
    talk.database.transaction(({ looks: store }) =>
      store.add({ userId: "lisi", at: talk.now() - daysAgo * DAY_MS, words }),
    );

  test("looks are kept for two years, and not a day longer", async () => {
    await looked("old", 731);
    await looked("young", 729);
    expect(await forget("2026-03-10", 120)).toBe(1);
    expect(await looks()).toEqual(["young"]);
    expect(await forget("2026-03-11", 120)).toBe(0);
    expect(await forget("2026-03-12", 120)).toBe(1);
    expect(await looks()).toEqual([]);
  });

  test("half-typed words, what could be taken back and what was last shown go; what is of today stays", async () => {
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES");
    await talk.say("ZhangSan", "输单 1");
    talk.goTo("2026-03-20");
    await talk.say("lisi", "新建商机 苏州恒力机电 联系人李工 13900002222 地址苏州 需求MES");
    await talk.say("lisi", "输单 2");
    await forget("2026-03-20", 600);
    expect(await talk.database.read(({ acts }) => acts.latest("ZhangSan"))).toBeNull();
    const spot = (userId: string) => ({ userId, chatId: userId });
    expect(
      await talk.database.read(({ drafts }) => drafts.open(spot("ZhangSan"), at("2026-03-10", 570))),
    ).toBeNull();
    expect(await talk.database.read(({ acts }) => acts.latest("lisi"))).not.toBeNull();
    expect(await talk.database.read(({ drafts }) => drafts.open(spot("lisi"), talk.now()))).not.toBeNull();
    // What somebody touched ten days ago holds no more, but its row is no older than thirty days.
    expect(await talk.database.read(({ conversations }) => conversations.lastItem(spot("ZhangSan"), 0))).toBe(
      1,
    );
    await forget("2026-04-10", 120);
    expect(
      await talk.database.read(({ conversations }) => conversations.lastItem(spot("ZhangSan"), 0)),
    ).toBeNull();
    expect(await talk.database.read(({ items }) => items.byNo(1))).not.toBeNull();
  });

  test("once a night, not by day; after two days without a night at once", async () => {
    await forget("2026-03-10", 120);
    await looked("old", 800);
    expect(await forget("2026-03-10", 130)).toBe(0);
    expect(await forget("2026-03-11", 600)).toBe(0);
    expect(await forget("2026-03-12", 600)).toBe(1);
  });

  test("a lot goes in several minutes of a night, and a stop in between loses nothing", async () => {
    await talk.database.transaction(async ({ looks: store }) => {
      for (let index = 0; index < 4_500; index++)
        await store.add({ userId: "lisi", at: talk.now() - 800 * DAY_MS, words: `old ${index}` });
    });
    expect(await forget("2026-03-10", 120)).toBe(4_000);
    expect(await forget("2026-03-10", 121)).toBe(500);
    expect(await looks()).toEqual([]);
  });

  test("what somebody asked to be reminded of goes a month after they were; what they wait for stays", async () => {
    const add = (text: string, until: number) =>
      talk.database.transaction(({ ownReminders }) =>
        ownReminders.add({ userId: "lisi", no: null, at: until, text }),
      );
    await add("打给王磊", at("2026-03-10", 600));
    await add("续约", at("2026-12-10", 600));
    await talk.database.transaction(({ ownReminders }) => ownReminders.done(1, at("2026-03-10", 601)));
    const left = async () =>
      talk.database.read(async ({ dump }) => (await dump.rowsOf("ownReminders")).map(({ text }) => text));
    await forget("2026-04-08", 120);
    expect(await left()).toEqual(["打给王磊", "续约"]);
    await forget("2026-04-10", 120);
    expect(await left()).toEqual(["续约"]);
  });

  test("callbacks of nine days ago go in a night, however many a busy day had", async () => {
    await talk.database.transaction(async ({ inbox }) => {
      for (let index = 0; index < 1_200; index++) await inbox.claim(`app/${index}`, talk.now());
    });
    expect(await forget("2026-03-17", 120)).toBe(0);
    expect(await forget("2026-03-19", 120)).toBe(1_200);
    expect(await talk.database.transaction(({ inbox }) => inbox.claim("app/7", talk.now()))).toBeNull();
  });

  test("a list's own row and its columns outlive its rows: columns a month, the row two years", async () => {
    await talk.database.transaction(async ({ imports }) => {
      const begun = await imports.begin({
        byId: "lisi",
        source: null,
        sourceSecret: null,
        createdAt: talk.now(),
      });
      await imports.setColumns(begun.id, [{ at: 0, heading: "客户", field: "customer", unit: "yuan" }]);
      await imports.save({ ...begun, state: "done", finishedAt: talk.now() });
    });
    const columns = () => talk.database.read(({ imports }) => imports.columns(1));
    await forget("2026-04-08", 120);
    expect(await columns()).toHaveLength(1);
    await forget("2026-04-12", 120);
    expect(await columns()).toEqual([]);
    expect(await talk.database.read(({ imports }) => imports.byId(1))).not.toBeNull();
    await forget("2028-03-12", 120);
    expect(await talk.database.read(({ imports }) => imports.byId(1))).toBeNull();
  });

  test("the callbacks' memory goes after eight days, some at a time", async () => {
    await talk.say("lisi", "公海");
    await talk.say("lisi", "今日");
    const before = talk.now() + 1;
    const some = () => talk.database.transaction(({ inbox }) => inbox.forget(before, 1));
    expect([await some(), await some(), await some()]).toEqual([1, 1, 0]);
  });
});
