// 打开: the way from the chat to a page, and what is said where there is none.
import { afterEach, expect, test } from "vitest";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { BASE, openVisits, PUBLIC_URL, type Visits } from "../web/visits.ts";

const NEW = "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台";

onOneEngine((engine) => {
  let visits: Visits | null = null;
  afterEach(async () => {
    await visits?.stop();
    visits = null;
  });

  test("打开 leads to one's day, 打开 12 to the item, and both land where they say", async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
    const { bot } = visits;
    await bot.say("zhangsan", NEW);
    for (const words of ["打开", "看图表", "打开网页"])
      expect(await bot.say("zhangsan", words), words).toContain(`${PUBLIC_URL}/\n`);
    // Asked in other words it is the item in hand, as anywhere.
    expect(await bot.say("zhangsan", "网页在哪")).toContain(`${PUBLIC_URL}/items/1`);
    const told = await bot.say("zhangsan", "打开 1");
    expect(told).toContain("#1 上海云图科技");
    const address = /https:\S+/.exec(told)?.[0] ?? "";
    expect(address).toBe(`${PUBLIC_URL}/items/1`);
    const browser = visits.browser();
    const path = new URL(address).pathname.slice(BASE.length);
    expect((await visits.comeBack(browser, "zhangsan", path)).to).toBe("/items/1");
    expect((await browser.get("/items/1")).html).toContain("上海云图科技");
    expect(await bot.say("lisi", "打开 1")).toContain("不归你");
    expect(await bot.say("lisi", "打开 1")).not.toContain(PUBLIC_URL);
  });

  test("规则 leads to their page, and 打开 whoever configures to the log, and nobody else", async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
    const { bot } = visits;
    expect(await bot.say("zhangsan", "规则")).toContain(`网页上看: ${PUBLIC_URL}/rules`);
    expect(await bot.say("zhangsan", "打开")).not.toContain("/log");
    expect(await bot.say("admin", "打开")).toContain(`${PUBLIC_URL}/log`);
    const browser = visits.browser();
    expect((await visits.comeBack(browser, "admin", "/log")).to).toBe("/log");
  });

  test("without an address it is said who can set one, and what is there instead", async () => {
    const talk = await openTalk(engine);
    await talk.say("ZhangSan", NEW);
    for (const words of ["打开", "打开 #1"]) {
      const told = await talk.say("ZhangSan", words);
      expect(told).toContain("钱会");
      expect(told).toContain("PUBLIC_URL");
      expect(told).toContain("今日");
    }
  });

  test("opening something else is no order", async () => {
    const talk = await openTalk(engine);
    await talk.say("ZhangSan", NEW);
    expect(await talk.say("ZhangSan", "打开看了合同,没问题")).not.toContain("PUBLIC_URL");
    expect(await talk.say("ZhangSan", "跟进 1 客户打开网页看了方案")).toContain("跟进已记");
  });
});
