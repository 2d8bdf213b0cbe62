// What the pages show: one's day, the story of an item, the pool, a search; to each what the chat would tell them, and no more.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const DAY = 86_400_000;
const CLOUD = "上海云图科技";

onOneEngine((engine) => {
  const onOne = test.runIf(engine.name === "sqlite");
  let visits: Visits;
  beforeEach(async () => {
    created = 0;
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  /** Each with a number of its own: 13800001111, 13800001112 … */
  let created = 0;
  const create = async (userId: string, name = CLOUD) =>
    expect(
      await say(
        userId,
        `新建商机 ${name} 联系人王磊 1380000${1111 + created++} 地址上海徐汇 需求数据中台 金额50万`,
      ),
    ).toContain("#");
  const read = async (browser: Browser, path: string) => textOf((await browser.get(path)).html);

  test("my day tells what 今日 tells, late first, each line a link", async () => {
    await create("zhangsan");
    await create("zhangsan", "苏州恒力机电");
    await say("zhangsan", "跟进 1 聊过了 下次 明天 发报价");
    visits.bot.pass(3 * DAY);
    await create("zhangsan", "华测检测");
    const zhang = await visits.as("zhangsan");
    const { html } = await zhang.get("/");
    const text = textOf(html);
    expect(text).toMatch(/张三,今天要看 \d 个/);
    expect(text.indexOf("已过期")).toBeLessThan(text.indexOf(CLOUD));
    expect(text.indexOf(CLOUD)).toBeLessThan(text.indexOf("还没联系"));
    expect(html).toContain('href="/sales/items/1"');
    const told = await say("zhangsan", "今日");
    expect(told).toContain("已过期");
    expect(told).toContain("发报价");
    expect(text).toContain("发报价");
    const li = await visits.as("lisi");
    expect(await read(li, "/")).not.toContain(CLOUD);
  });

  test("a customer is found by a picture in its name alone, whoever holds it", async () => {
    await create("zhangsan", "蓝🐳鲸科技");
    await create("zhangsan", "❤️星河电器");
    await say("zhangsan", "退公海 1 预算取消");
    const li = await visits.as("lisi");
    for (const words of ["🐳", "蓝🐳", "🐳鲸"])
      expect(await read(li, `/search?q=${encodeURIComponent(words)}`), words).toContain("蓝🐳鲸科技");
    expect(await read(await visits.as("zhangsan"), `/search?q=${encodeURIComponent("❤️")}`)).toContain(
      "星河电器",
    );
    expect(await read(li, `/search?q=${encodeURIComponent("🦄")}`)).not.toContain("蓝🐳鲸科技");
  });

  test("a head reads what waits for an answer, and what is late in the department, with whose it is", async () => {
    await create("zhangsan");
    await say("zhangsan", "求助 1 要技术到场");
    await create("lisi", "苏州恒力机电");
    await say("lisi", "推进 2 到2 约了周五面谈 王总参加");
    visits.bot.pass(20 * DAY);
    const head = await visits.as("zhuguan");
    const { html } = await head.get("/");
    expect(textOf(html)).toContain("等你回的");
    expect(textOf(html)).toContain("处理 T1");
    expect(html).toContain('<a href="/sales/items/1">#1</a>');
    expect(textOf(html)).toMatch(/部门过期 1\s+个/);
    expect(textOf(html)).toMatch(/#2 超\d+天 李四/);
  });

  test("an item's story goes from its money back to the first touch", async () => {
    await create("zhangsan");
    await say("zhangsan", "跟进 1 客户要比价");
    visits.bot.pass(2 * DAY);
    await say("zhangsan", "推进 1 到2 约了周五面谈 王总参加");
    visits.bot.pass(3 * DAY);
    await say("zhangsan", "备注 1 他们年底有预算");
    visits.bot.pass(60_000);
    await say("zhangsan", "赢单 1 28万 签约今天 报价28万 上周给过");
    await say("zhangsan", "回款 1 5万 首款");
    const zhang = await visits.as("zhangsan");
    const text = await read(zhang, "/items/1");
    for (const words of ["王磊", "13800001111", "合作与回款", "金额 28万(合同)"])
      expect(text).toContain(words);
    const order = ["到账", "5万", "赢单", "他们年底有预算", "王总参加", "客户要比价", "录入"];
    const past = text.slice(text.indexOf("\n经过"));
    const places = order.map((words) => past.indexOf(words));
    expect(places, past).not.toContain(-1);
    expect(
      [...places].sort((a, b) => a - b),
      past,
    ).toEqual(places);
    expect(text).toMatch(/基础意向\s*2天/);
    expect(text).toMatch(/中意向\s*3天/);
    expect(text).toContain("都归张三");
    expect((await zhang.get("/items/1")).html).toContain('<a href="tel:13800001111">');
  });

  test("an item that was merged, and merged again, answers with the one that stays", async () => {
    for (const name of ["上海云图科技", "苏州恒力机电", "宁波万邦物流"]) await create("zhangsan", name);
    for (const [kept, gone] of [
      [2, 3],
      [1, 2],
    ]) {
      await say("zhuguan", `合并 ${kept} ${gone}`);
      expect(await say("zhuguan", "确认")).toContain(`#${kept}`);
    }
    const zhang = await visits.as("zhangsan");
    for (const no of [1, 2, 3]) expect(await read(zhang, `/items/${no}`)).toMatch(/#1\s+基础意向/);
    expect(await read(zhang, "/search?q=3")).toMatch(/#1\s/);
  });

  test("somebody else's item answers as one that is not there, to the byte; so does every number on the way up", async () => {
    await create("zhangsan");
    await create("wangwu", "苏州恒力机电");
    const li = await visits.as("lisi");
    const [none, others] = [await li.get("/items/77"), await li.get("/items/1")];
    expect([none.status, others.status]).toEqual([404, 404]);
    expect(others.html).toBe(none.html);
    const headersOf = ({ headers }: typeof none) => [...headers].filter(([name]) => name !== "date");
    expect(headersOf(others)).toEqual(headersOf(none));
    for (const no of ["0", "2", "3", "999999999", "9999999999", "1e1", "-1", "abc", "1%00", "%23"])
      expect((await li.get(`/items/${no}`)).html, no).toBe(none.html);
    // Whoever holds it, and who leads them, and who keeps the books once it is won.
    for (const userId of ["zhangsan", "zhuguan", "jingli"])
      expect((await (await visits.as(userId)).get("/items/1")).status, userId).toBe(200);
    const books = await visits.as("caiwu");
    await say("admin", "设角色 @蔡务 财务");
    expect((await books.get("/items/1")).status).toBe(404);
    await say("zhangsan", "推进 1 到2 约了周五面谈 王总参加");
    await say("zhangsan", "赢单 1 28万 签约今天 报价28万 上周给过");
    await say("zhangsan", "跟进 1 王总说预算还有余");
    const money = await read(books, "/items/1");
    expect(money).toContain("合同 28万");
    expect(money).not.toContain("预算还有余");
    expect(money).not.toContain("13800001111");
  });

  test("of a long day twenty of a kind stand there, the others behind a fold: none is missing", async () => {
    for (let one = 0; one < 23; one++)
      await create(
        "zhangsan",
        `杭州${"甲乙丙丁戊己庚辛壬癸"[one % 10]}${"天地人"[Math.floor(one / 10)]}机电厂`,
      );
    const { html } = await (await visits.as("zhangsan")).get("/");
    const text = textOf(html);
    expect(text).toContain("张三,今天要看 23 个");
    const [above = "", behind = ""] = html.split("<summary>还有 3 个</summary>");
    const linksIn = (part: string) => part.match(/class="item fresh"/g)?.length ?? 0;
    expect([linksIn(above), linksIn(behind)]).toEqual([20, 3]);
    expect(new Set(html.match(/items\/\d+/g)).size).toBe(23);
  });

  test("what a button beside it does a page does not tell one to send; the chat says it", async () => {
    await create("zhangsan");
    await say("zhangsan", "退公海 1 预算取消");
    const li = await visits.as("lisi");
    const text = await read(li, "/items/1");
    expect(text).toContain("没人在跟");
    expect(text).toContain("领取");
    expect(text).not.toContain("领取 1");
    expect(await say("lisi", "详情 1")).toContain("没人在跟,要跟就发「领取 1」");
    // Who has no such button is told what there is to send.
    expect(await read(await visits.as("jingli"), "/items/1")).toMatch(/领取/);
  });

  test("whoever leads its owner is shown how the owner shares, not how they would share themselves", async () => {
    await create("zhangsan");
    expect(await read(await visits.as("zhangsan"), "/items/1")).toContain("分成 1 我60 @同事40");
    expect(await read(await visits.as("zhuguan"), "/items/1")).toContain("分成 1 张三60 @同事40");
    expect(await say("zhuguan", "分成 1")).toContain("分成 1 张三60 @同事40");
  });

  test("in the pool contact data is masked, in what was said of it too, until it is claimed", async () => {
    await create("zhangsan");
    await say("zhangsan", "跟进 1 王磊换号了 13900002222");
    await say("zhangsan", "退公海 1 预算取消");
    const li = await visits.as("lisi");
    const list = await read(li, "/pool");
    expect(list).toContain("公海可领 1 个");
    expect(list).toContain(CLOUD);
    const { html } = await li.get("/items/1");
    expect(html).toContain("138****1111");
    expect(html).toContain("139****2222");
    expect(html).not.toMatch(/13800001111|13900002222/);
    expect((await (await visits.as("guangzhou")).get("/items/1")).status).toBe(404);
    await say("lisi", "领取 1");
    expect(await read(li, "/items/1")).toContain("13800001111");
  });

  test("the pool comes page by page, each in the log of looks, and not beyond the company's limit", async () => {
    for (let one = 0; one < 23; one++) {
      await create(
        "zhangsan",
        `杭州${"甲乙丙丁戊己庚辛壬癸"[one % 10]}${"天地人"[Math.floor(one / 10)]}机电厂`,
      );
      await say("zhangsan", `退公海 ${one + 1} 预算取消`);
    }
    const li = await visits.as("lisi");
    const first = await li.get("/pool");
    expect(first.html.match(/class="item"/g)).toHaveLength(20);
    expect(textOf(first.html)).toContain("第 1 / 2 页");
    expect((await li.get("/pool?page=2")).html.match(/class="item"/g)).toHaveLength(3);
    expect(textOf((await li.get("/pool?page=9")).html)).toContain("第 2 / 2 页");
    expect(await read(li, `/pool?q=${encodeURIComponent("甲天")}`)).toContain("可领 1 个");
    expect(await read(li, `/pool?q=${encodeURIComponent("没有的")}`)).toContain("没有符合「没有的」的");
    await say("admin", "公海限看 4");
    expect(await read(li, "/pool")).not.toContain("机电厂");
    expect(await read(li, "/pool")).toContain("4");
  }, 60_000);

  test("one search over all one may see: number, customer, somebody there, phone", async () => {
    await create("zhangsan");
    await create("wangwu", "苏州恒力机电");
    const [zhang, li, head] = [
      await visits.as("zhangsan"),
      await visits.as("lisi"),
      await visits.as("jingli"),
    ];
    const find = (browser: Browser, words: string) => read(browser, `/search?q=${encodeURIComponent(words)}`);
    for (const words of ["云图", "图", "王", "王磊", "#1", "1", "13800001111", "上海雲圖"])
      expect(await find(zhang, words), words).toContain(CLOUD);
    for (const words of ["云图", "王磊", "#1", "13800001111"])
      expect(await find(li, words), words).not.toContain(CLOUD);
    expect(await find(head, "王磊")).toContain("苏州恒力机电");
    for (const words of ["王磊", "王", "海云"]) expect(await find(head, words), words).toContain(CLOUD);
    for (const words of ["%", "_", "", "  ", "!", "'", "没有这家", "🙂"])
      expect((await zhang.get(`/search?q=${encodeURIComponent(words)}`)).status, words).toBe(200);
    expect(await find(zhang, "%")).toContain("没找到");
    // Whose number it is stays masked while it lies in the pool: the number finds nothing there.
    await say("zhangsan", "退公海 1 预算取消");
    expect(await find(li, "云图")).toContain(CLOUD);
    expect(await find(li, "13800001111")).not.toContain(CLOUD);
  });

  onOne("whoever searches on and on is asked to wait, and nobody else", async () => {
    const [zhang, li] = [await visits.as("zhangsan"), await visits.as("lisi")];
    for (let one = 0; one < 60; one++) expect((await zhang.get(`/search?q=${one + 100}`)).status).toBe(200);
    const refused = await zhang.get("/search?q=1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await li.get("/search?q=1")).status).toBe(200);
    visits.bot.pass(10 * 60_000 + 1);
    expect((await zhang.get("/search?q=1")).status).toBe(200);
  });

  onOne("markup in a name, a note, a search or a filter is read, not run", async () => {
    const evil = '<img src=x onerror="alert(1)">';
    await create("zhangsan", `云图${evil}科技`);
    await say("zhangsan", `跟进 1 ${evil}'"&amp; 聊过了`);
    const zhang = await visits.as("zhangsan");
    for (const path of [
      "/",
      "/items/1",
      `/search?q=${encodeURIComponent(`${evil}`)}`,
      "/search?q=%E4%BA%91%E5%9B%BE",
      `/pool?q=${encodeURIComponent(`"><script>alert(1)</script>`)}`,
    ]) {
      const { html, status } = await zhang.get(path);
      expect(status, path).toBe(200);
      expect(html, path).not.toMatch(/<img|<script(?! src="\/sales\/assets\/live-)|onerror="alert/);
    }
    expect((await zhang.get("/items/1")).html).toContain("&lt;img src=x");
  });

  test("the rules stand there as they hold for the visitor, with their numbers, who changed them and since when", async () => {
    const before = await read(await visits.as("zhangsan"), "/rules");
    expect(before).toContain("销售一部的规则");
    expect(before).toContain("每人每天最多领10个");
    await say("admin", "公海限看 20");
    const after = await read(await visits.as("zhangsan"), "/rules");
    expect(after).toMatch(/第 2 版,\d+\/\d+起,钱会定的,全公司/u);
    expect(after).toMatch(/每人每天看公海\s+20页/u);
  });
});
