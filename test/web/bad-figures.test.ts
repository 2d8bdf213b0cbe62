// Figures of nearly nothing on every page that has some, of any time, for a rep, a head and the head of all.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const DAY = 86_400_000;
const NONSENSE = /NaN|undefined|null|Infinity|\[object|(?<![\d.])0天|抱歉/;
const PERIODS = [
  "recent",
  "month",
  "quarter",
  "year",
  "2024-01-01..2024-12-31",
  "2026-03-01..2026-05-31",
  "2026-03-10..2026-03-12",
  "国庆",
];

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());
  const say = (userId: string, text: string) => visits.bot.say(userId, text);

  test("two items in all, no win, twice in a stage; a time without anything, one that ends ahead", async () => {
    await say("zhangsan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES 金额20万");
    await say("lisi", "新建商机 苏州恒力机电 联系人王磊 13800001112 地址苏州 需求MES");
    visits.bot.pass(2 * DAY);
    await say("zhangsan", "推进 1 到2 约了周五面谈 王总参加");
    visits.bot.pass(DAY);
    await say("zhangsan", "回退 1 到1 客户换人");
    visits.bot.pass(DAY);
    await say("zhangsan", "推进 1 到2 又约了周五面谈 李总参加");
    await say("zhuguan", "目标 部门 本季 300万");
    for (const who of ["zhangsan", "zhuguan", "jingli"]) {
      const browser = await visits.as(who);
      for (const period of PERIODS)
        for (const page of [
          ...["stuck", "funnel", "people", "pyramid"].map((show) => `/board?show=${show}&`),
          "/targets?",
        ]) {
          const path = `${page}period=${encodeURIComponent(period)}`;
          const { status, html } = await browser.get(path);
          const text = textOf(html);
          expect([200, 404], `${who} ${path}`).toContain(status);
          expect(text, `${who} ${path}`).not.toMatch(NONSENSE);
          expect(html, `${who} ${path}`).not.toMatch(/<p class="sheet[^"]*">\s*<\/p>/);
          // A picture tells of something, or is none.
          for (const [picture] of html.matchAll(/<figure class="picture">[\s\S]*?<\/figure>/g))
            expect(textOf(picture), `${who} ${path}`).toMatch(/[1-9]/);
          if (/推进|往前/.test(text)) expect(text).not.toMatch(/往前\d+%(?!\D*n=)/);
        }
      for (const path of ["/", "/board", "/items/1", "/items/2"])
        expect(textOf((await browser.get(path)).html), `${who} ${path}`).not.toMatch(NONSENSE);
    }
    const rep = await visits.as("zhangsan");
    const then = textOf((await rep.get(`/board?show=stuck&period=2024-01-01..2024-12-31`)).html);
    expect(then).toContain("那时手上没有在跟的商机");
    expect(then).not.toContain("没什么可卡的");
    // Another department's item by its address is as if there were none.
    const none = await (await visits.as("erzhu")).get("/items/77");
    expect((await (await visits.as("erzhu")).get("/items/1")).html.length).toBe(none.html.length);
  }, 240_000);
});
