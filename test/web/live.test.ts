// A page that asks for itself again: hears of what is new and nothing else, keeps no session alive, looks through no pool unasked.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const HOUR = 3_600_000;
const NEW = "联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万";

onOneEngine((engine) => {
  const onOne = test.runIf(engine.name === "sqlite");
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  const tagIn = (html: string) => /data-live="([^"]*)"/.exec(html)?.[1] ?? "";
  const askAgain = (browser: Browser, path: string, tag: string) =>
    browser.get(path, { "x-live": "1", "if-none-match": `"${tag}"` });

  test("day, pool and board answer 304 without a word until something is new, and then with it", async () => {
    await say("zhangsan", `新建商机 上海云图科技 ${NEW}`);
    await say("zhangsan", "新建商机 苏州恒力机电 联系人陈工 13900002222 地址苏州 需求MES 金额20万");
    await say("zhangsan", "退公海 2 预算取消");
    const zhang = await visits.as("zhangsan");
    for (const path of ["/", "/pool", "/board"]) {
      const tag = tagIn((await zhang.get(path)).html);
      expect(tag, path).toMatch(/^[\w-]{22}$/);
      const same = await askAgain(zhang, path, tag);
      expect([same.status, same.html], path).toEqual([304, ""]);
      expect(same.headers.get("cache-control")).toBe("no-store");
    }
    const tags = new Map<string, string>();
    for (const path of ["/", "/pool", "/board"]) tags.set(path, tagIn((await zhang.get(path)).html));
    await say("zhangsan", "跟进 1 聊过了 下次 明天 发报价");
    await say("lisi", "领取 2");
    for (const [path, words] of [
      ["/", "发报价"],
      ["/pool", "可领"],
      ["/board", "发报价"],
    ] as const) {
      const fresh = await askAgain(zhang, path, tags.get(path) ?? "");
      expect(fresh.status, path).toBe(200);
      if (path === "/pool") expect(fresh.html).not.toContain("苏州恒力机电");
      else expect(textOf(fresh.html), path).toContain(words);
      expect((await askAgain(zhang, path, tagIn(fresh.html))).status, path).toBe(304);
    }
    // A form on a page that came so is as good as any other.
    const { html } = await askAgain(zhang, "/", "");
    expect((await zhang.post("/say", { ...fieldsIn(html, "/say"), text: "今日" })).to).toMatch(/^\/\?said=/);
    // Pages that do not keep themselves up to date are shown as ever.
    expect((await askAgain(zhang, "/items/1", "")).status).toBe(200);
  }, 60_000);

  onOne(
    "asking by itself winds no session on: it ends when nobody used it, with 401 and not a login of WeCom's",
    async () => {
      const zhang = await visits.as("zhangsan");
      const before = zhang.cookies.get("session");
      const tag = tagIn((await zhang.get("/")).html);
      for (let hour = 0; hour < 23; hour++) {
        visits.bot.pass(HOUR);
        expect([200, 304]).toContain((await askAgain(zhang, "/", tag)).status);
      }
      expect(zhang.cookies.get("session")).toBe(before);
      visits.bot.pass(HOUR + 1);
      const over = await askAgain(zhang, "/", tag);
      expect([over.status, over.html, over.to]).toEqual([401, "", ""]);
      expect(zhang.cookies.has("session")).toBe(false);
    },
  );

  onOne("logged out in another tab, forged or old: 401, and nothing is shown", async () => {
    const [one, other] = [await visits.as("zhangsan"), visits.browser()];
    for (const [name, value] of one.cookies) other.cookies.set(name, value);
    const { html } = await other.get("/board");
    await one.post("/logout", fieldsIn((await one.get("/")).html, "/logout"));
    expect((await askAgain(other, "/board", tagIn(html))).status).toBe(401);
    const forged = visits.browser();
    forged.cookies.set("session", "emhhbmdzYW4.x.1.9999999999999");
    forged.cookies.set("session.sig", "x".repeat(27));
    for (const path of ["/board", "/targets", "/fund", "/log"]) {
      expect((await forged.get(path)).to, path).toBe(`/login?to=${encodeURIComponent(path)}`);
      expect((await askAgain(forged, path, "")).html, path).not.toContain("商机助手");
    }
  });

  test("the pool asked by itself stands in the log of looks when something new is read, and never where pages are limited", async () => {
    await say("zhangsan", `新建商机 上海云图科技 ${NEW}`);
    await say("zhangsan", "退公海 1 预算取消");
    const [li, admin] = [await visits.as("lisi"), await visits.as("admin")];
    const looks = async () =>
      (await admin.get("/log?kind=pool")).html.match(/<p class="when">/g)?.length ?? 0;
    const tag = tagIn((await li.get("/pool")).html);
    expect(await looks()).toBe(1);
    for (let time = 0; time < 3; time++) expect((await askAgain(li, "/pool", tag)).status).toBe(304);
    expect(await looks()).toBe(1);
    await say("zhangsan", "新建商机 苏州恒力机电 联系人陈工 13900002222 地址苏州 需求MES 金额20万");
    await say("zhangsan", "退公海 2 预算取消");
    const fresh = await askAgain(li, "/pool", tag);
    expect(textOf(fresh.html)).toContain("苏州恒力机电");
    expect(await looks()).toBe(2);
    await say("admin", "公海限看 3");
    const told = await askAgain(li, "/pool", tag);
    expect([told.status, told.html]).toEqual([204, ""]);
    expect((await askAgain(li, "/pool", tagIn((await li.get("/pool")).html))).status).toBe(304);
    expect(await looks()).toBe(3);
  }, 60_000);
});
