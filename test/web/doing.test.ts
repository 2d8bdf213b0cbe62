// What is done on a page is done as in the chat: same words, same rights, told to whoever is told; once, and by nobody else.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, type Seen, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const CLOUD = "上海云图科技";

onOneEngine((engine) => {
  const onOne = test.runIf(engine.name === "sqlite");
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
    const made = await say(
      "zhangsan",
      `新建商机 ${CLOUD} 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万`,
    );
    expect(made).toContain("#1");
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  const formOn = async (browser: Browser, path: string) => fieldsIn((await browser.get(path)).html, "/say");
  /** Fills in the page's form, sends it, and reads where it leads. */
  async function send(browser: Browser, path: string, fields: Record<string, string>): Promise<Seen> {
    const sent = await browser.post("/say", { ...(await formOn(browser, path)), ...fields });
    expect(sent.status).toBe(303);
    return browser.get(sent.to);
  }
  const answerOf = ({ html }: Seen) =>
    textOf(/<section class="answer"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "");
  const timesIn = (text: string, words: string) => text.split(words).length - 1;

  test.each([
    [{ next: "周五上午" }, "记下了: 协访 周五上午(3/13)"],
    [{ text: "一起去见王总", next: "周五上午" }, "记下了: 协访 周五上午 一起去见王总(3/13)"],
    [{ text: "周四我跟你一起去" }, "记下了: 协访 周四我跟你一起去(3/12)"],
  ] as const)("a head goes along on the day that stands in its own field: %o", async (fields, says) => {
    const head = await visits.as("zhuguan");
    const answer = answerOf(await send(head, "/items/1", { act: "visit", ...fields }));
    expect(answer).toContain(says);
    expect(answer).not.toContain("下次");
  });

  test("a head gives it to another from its page: behind the others, asked to whom where nobody is named", async () => {
    const head = await visits.as("zhuguan");
    expect(textOf((await head.get("/items/1")).html)).toContain("改派");
    expect(textOf((await (await visits.as("zhangsan")).get("/items/1")).html)).not.toContain("改派");
    expect(answerOf(await send(head, "/items/1", { act: "reassign" }))).toContain("给谁");
    const answer = answerOf(await send(head, "/items/1", { act: "reassign", text: "李四 张三休假" }));
    expect(answer).toContain("已从张三改派给李四");
    expect((await (await visits.as("lisi")).get("/items/1")).status).toBe(200);
  });

  test("a follow-up with what comes next is kept, answered on the page, and read in the chat", async () => {
    const zhang = await visits.as("zhangsan");
    const seen = await send(zhang, "/items/1", { act: "follow-up", text: "客户要比价", next: "周五 发报价" });
    expect(seen.status).toBe(200);
    expect(answerOf(seen)).toContain("跟进已记");
    expect(answerOf(seen)).toContain("周五 3/13");
    expect(textOf(seen.html)).toContain("客户要比价 下次");
    expect(await say("zhangsan", "详情 1")).toContain("客户要比价");
    // It stays what was answered last, and is nobody else's to read.
    const said = new URL(
      `http://x${(await zhang.post("/say", { ...(await formOn(zhang, "/")), text: "今日" })).to}`,
    );
    expect(answerOf(await zhang.get(`/${said.search}`))).toContain("手上 1 个都不急");
    const li = await visits.as("lisi");
    expect(answerOf(await li.get(`/${said.search}`))).toBe("");
  });

  test("others are told as ever: a head hears of 求助 in WeCom", async () => {
    const zhang = await visits.as("zhangsan");
    await send(zhang, "/items/1", { act: "ask-help", text: "要技术到场做对比测试" });
    const told = () =>
      visits.api.asked.filter(
        ({ path, body }) => path === "message/send" && (body as { touser?: string }).touser === "zhuguan",
      );
    await expect.poll(() => JSON.stringify(told()), { timeout: 5_000 }).toContain("要技术到场");
  });

  test("the same form sent twice, at once or later, does it once; other words in it are another message", async () => {
    const zhang = await visits.as("zhangsan");
    const form = { ...(await formOn(zhang, "/items/1")), act: "follow-up", text: "客户要比价格" };
    const [one, other] = await Promise.all([zhang.post("/say", form), zhang.post("/say", form)]);
    expect(one?.to).toBe(other?.to);
    const again = await zhang.get((await zhang.post("/say", form)).to);
    expect(answerOf(again)).toContain("跟进已记");
    expect(timesIn(await say("zhangsan", "详情 1"), "客户要比价格")).toBe(1);
    await zhang.post("/say", { ...form, text: "王总下周出差回来再谈" });
    expect(await say("zhangsan", "详情 1")).toContain("王总下周出差");
  });

  test("without the token of this very session nothing is done, and what was typed is shown again", async () => {
    const [zhang, li] = [await visits.as("zhangsan"), await visits.as("lisi")];
    const own = await formOn(zhang, "/items/1");
    const typed = { act: "follow-up", text: "客户<b>要比价" };
    const others = await formOn(li, "/");
    for (const wrong of [
      { token: "" },
      { token: others["token"] ?? "" },
      { token: "x".repeat(43) },
      { key: "" },
    ]) {
      const refused = await zhang.post("/say", { ...own, ...typed, ...wrong });
      expect(refused.status).toBe(403);
      expect(refused.html).toContain("跟进 #1 客户&lt;b&gt;要比价</textarea>");
    }
    expect(await say("zhangsan", "详情 1")).not.toContain("要比价");
    // What is shown again can be sent.
    const again = await zhang.post("/say", { ...own, ...typed, token: "" });
    const form = fieldsIn(again.html, "/say");
    const sent = await zhang.post("/say", { ...form, text: "跟进 #1 客户要比价" });
    expect(sent.to).toMatch(/^\/items\/1\?said=/);
    expect(await say("zhangsan", "详情 1")).toContain("要比价");
  });

  onOne("another site's form, one with a field given twice, and one too large are refused", async () => {
    const zhang = await visits.as("zhangsan");
    const form = { ...(await formOn(zhang, "/items/1")), act: "follow-up", text: "客户要比价" };
    expect((await zhang.post("/say", form, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await zhang.post("/say", form, { origin: "https://evil.example" })).status).toBe(403);
    expect((await zhang.post("/say", { ...form, text: "长".repeat(30_000) })).status).toBe(413);
    const twice = new URLSearchParams(form);
    twice.append("token", form["token" as keyof typeof form] ?? "");
    const response = await fetch(`${visits.bot.url}/say`, {
      method: "POST",
      redirect: "manual",
      body: twice,
      headers: { cookie: [...zhang.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    expect(response.status).toBe(403);
    expect(await say("zhangsan", "详情 1")).not.toContain("要比价");
  });

  test("a session that ended meanwhile loses nothing that was typed: it is shown, with the way to log in", async () => {
    const zhang = await visits.as("zhangsan");
    const form = { ...(await formOn(zhang, "/items/1")), act: "follow-up", text: "聊了一路,要比价" };
    visits.bot.pass(25 * 3_600_000);
    const refused = await zhang.post("/say", form);
    expect(refused.status).toBe(401);
    expect(textOf(refused.html)).toContain("跟进 #1 聊了一路,要比价");
    expect(refused.html).toContain('href="/sales/login?to=%2Fitems%2F1"');
    expect(await say("zhangsan", "详情 1")).not.toContain("要比价");
  });

  test("what is asked back on a page is answered there; the chat in WeCom goes its own way", async () => {
    const zhang = await visits.as("zhangsan");
    const asked = await send(zhang, "/items/1", { act: "advance", text: "" });
    expect(answerOf(asked)).toMatch(/\?|什么|补|哪/);
    // In the chat it is no answer to anything.
    expect(await say("zhangsan", "约了周五面谈 王总参加")).not.toContain("基础意向 → 中意向");
    const form = fieldsIn(asked.html, "/say");
    const sent = await zhang.post("/say", { ...form, text: "到2 约了周五面谈 王总参加" });
    expect(answerOf(await zhang.get(sent.to))).toContain("基础意向 → 中意向");
    expect(await say("zhangsan", "详情 1")).toContain("中意向");
  });

  test("a button under an answer does what it says, once, and only while it is asked", async () => {
    const zhang = await visits.as("zhangsan");
    const asked = await send(zhang, "/", { text: "云图今天聊了,客户要比价,约了周五上午去他们公司演示" });
    const press = fieldsIn(asked.html, "/say");
    expect(press["command"], answerOf(asked)).toBeTruthy();
    const sent = await zhang.post("/say", press);
    expect(answerOf(await zhang.get(sent.to))).toContain("中意向");
    await zhang.post("/say", press);
    const fresh = { ...press, key: (await formOn(zhang, "/"))["key"] ?? "" };
    const late = await zhang.get((await zhang.post("/say", fresh)).to);
    expect(answerOf(late)).not.toContain("基础意向 → 中意向");
    expect(timesIn(textOf((await zhang.get("/items/1")).html), "到中意向")).toBe(1);
  });

  test("of two who claim on the page one wins, and the other is told who", async () => {
    await say("zhangsan", "退公海 1 预算取消");
    const [li, wang] = [await visits.as("lisi"), await visits.as("wangwu")];
    const claim = { act: "claim", no: "1" };
    const [one, other] = [await formOn(li, "/pool"), await formOn(wang, "/pool")];
    const won = await li.get((await li.post("/say", { ...one, ...claim })).to);
    expect(answerOf(won)).toContain(CLOUD);
    const lost = await wang.get((await wang.post("/say", { ...other, ...claim })).to);
    expect(answerOf(lost)).toContain("李四");
    expect(textOf((await li.get("/items/1")).html)).toContain("13800001111");
    expect((await wang.get("/items/1")).status).toBe(404);
  });

  test("whoever may no longer do it is told so on the page, in the words of the chat", async () => {
    const zhang = await visits.as("zhangsan");
    const form = { ...(await formOn(zhang, "/items/1")), act: "follow-up", text: "客户要比价" };
    await say("zhuguan", "改派 1 给 @李四 忙不过来");
    const seen = await zhang.get((await zhang.post("/say", form)).to);
    expect(seen.status).toBe(404);
    expect(answerOf(seen)).toContain("不归你");
  });

  onOne("an act that is none, a number that is none and an empty form do nothing", async () => {
    const zhang = await visits.as("zhangsan");
    const form = await formOn(zhang, "/items/1");
    expect((await zhang.post("/say", form)).to).toBe("/items/1");
    for (const odd of [{ act: "constructor" }, { act: "follow-up", no: "1e3" }, { act: "../x", no: "-1" }])
      expect((await zhang.post("/say", { ...form, ...odd })).status).toBe(303);
    expect((await zhang.post("/say", { ...form, back: "https://evil.example", text: "今日" })).to).toMatch(
      /^\/\?said=/,
    );
    expect(await say("zhangsan", "详情 1")).toContain("基础意向");
  });
});
