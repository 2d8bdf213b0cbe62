// Targets, the fund and the log of looks as pages: read by whom the chat would tell, set with the chat's own words.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

/** More than the log shows at once. */
const LOOKS = 55;

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  const read = async (browser: Browser, path: string) => textOf((await browser.get(path)).html);
  const answerOf = (html: string) =>
    textOf(/<section class="answer"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "");
  /** Fills in the page's form of an act, and reads the answer where it leads. */
  async function send(browser: Browser, path: string, fields: Record<string, string>): Promise<string> {
    const { html } = await browser.get(path);
    const form = html.slice(html.lastIndexOf("<form"));
    const sent = await browser.post("/say", { ...fieldsIn(form, "/say"), ...fields });
    return answerOf((await browser.get(sent.to)).html);
  }

  test("a target is set on the page in the chat's words: one's own, a person's by their head, a department's", async () => {
    const [zhang, head] = [await visits.as("zhangsan"), await visits.as("zhuguan")];
    expect(await read(zhang, "/targets")).toContain("还没有目标");
    expect(await send(zhang, "/targets", { when: "本月", kind: "", text: "100万" })).toContain(
      "3月签约目标 100万",
    );
    expect(await say("zhangsan", "目标")).toContain("目标 3月签约 100万");
    const own = await zhang.get("/targets");
    expect(textOf(own.html)).toContain("还差 100万");
    expect(own.html).toContain('aria-label="你的目标和预计"');
    expect(textOf(own.html)).not.toContain("每个人");
    expect(await send(head, "/targets?person=lisi", { when: "本季", kind: "回款", text: "60万" })).toContain(
      "李四 第1季度回款目标 60万",
    );
    expect(await say("lisi", "目标 本季")).toContain("60万");
    expect(await send(head, "/targets", { when: "本月", kind: "", text: "300万" })).toContain(
      "销售一部 3月签约目标 300万",
    );
    const page = await read(head, "/targets?period=month");
    expect(page).toContain("目标 3月签约 300万");
    // What the words send one to is one tap away.
    const ofLi = (await head.get("/targets?person=lisi")).html;
    expect(ofLi).toMatch(/href="[^"]*\/board\?show=stuck&amp;person=lisi">看卡点/);
    expect(page).toMatch(/李四\s+没定目标[\s\S]*张三\s+目标 100万\s+还没签,还差 100万/);
    // What the chat asks back is answered there.
    expect(await send(zhang, "/targets", { when: "本月", kind: "商机数", text: "20" })).toContain("质量底线");
    expect(await send(zhang, "/targets", { when: "本月", kind: "", text: "很多" })).not.toBe("");
  }, 60_000);

  test("where nothing is to be signed it is said what else is, and of whoever leads several, to look at one", async () => {
    const head = await visits.as("zhuguan");
    const none = await read(head, "/targets");
    expect(none).toContain("你和销售一部都还没有目标。定销售一部的发「目标 销售一部 本季 300万」");
    expect(none).not.toContain("你还没有目标");
    await send(head, "/targets", { when: "本月", kind: "回款", text: "300万" });
    const page = await read(head, "/targets?period=month");
    expect(page).toContain("目标 3月回款 300万");
    expect(page).toContain("销售一部还没定签约目标(回款不倒推)");
    expect(page).not.toContain("你还没");
  }, 60_000);

  test("somebody else's targets are not there; the company's are for managers and admins", async () => {
    const [zhang, head, manager, admin] = [
      await visits.as("zhangsan"),
      await visits.as("zhuguan"),
      await visits.as("jingli"),
      await visits.as("admin"),
    ];
    const none = await zhang.get("/targets?person=nobody");
    expect(none.status).toBe(404);
    for (const query of ["person=lisi", "department=3", "department=company", "department=99"])
      expect((await zhang.get(`/targets?${query}`)).html, query).toBe(none.html);
    expect((await head.get("/targets?department=4")).status).toBe(404);
    expect((await head.get("/targets?person=wangwu")).status).toBe(404);
    expect((await manager.get("/targets?person=wangwu")).status).toBe(200);
    for (const high of [manager, admin])
      expect((await high.get("/targets?department=company")).status).toBe(200);
    expect(
      await send(admin, "/targets?department=company", { when: "今年", kind: "", text: "2000万" }),
    ).toContain("全公司 2026年签约目标 2000万");
  }, 60_000);

  test("the fund is read by its people, its deals by whoever keeps it, and spent in the chat's words", async () => {
    await say("zhangsan", "新建商机 上海云图科技 联系人王磊 13700001234 地址上海徐汇 需求MES 金额30万");
    await say("zhangsan", "推进 1 高意向 报价28万 跳过 客户直接要价");
    await say("zhangsan", "请师父 1 @lisi 今天下午谈判");
    await say("lisi", "我去 1");
    await say("lisi", "协访 1 一起见了王总,价格谈拢");
    await say("zhangsan", "协访 1 属实 @lisi");
    await say("zhangsan", "赢单 1 28万 签约今天");
    const [head, rep, other] = [
      await visits.as("zhuguan"),
      await visits.as("lisi"),
      await visits.as("wangwu"),
    ];
    expect((await rep.get("/")).html).not.toContain(">经费<");
    expect(await say("zhuguan", "利润 1 5万")).toContain("团队经费 2500元");
    expect((await rep.get("/")).html).toContain(">经费<");
    expect((await other.get("/")).html).not.toContain(">经费<");
    expect(await read(head, "/fund")).toMatch(/销售一部团队经费 余额 2500元[\s\S]*上海云图科技/);
    const mine = await read(rep, "/fund");
    expect(mine).toContain("余额 2500元");
    expect(mine).not.toContain("上海云图科技");
    expect(mine).not.toContain("记一笔");
    const none = await rep.get("/fund?department=88");
    expect(none.status).toBe(404);
    for (const department of ["4", "1", "abc"])
      expect((await rep.get(`/fund?department=${department}`)).html, department).toBe(none.html);
    expect((await other.get("/fund?department=3")).status).toBe(404);
    // The form below does it.
    expect(await read(head, "/fund")).not.toContain("记支出");
    expect(await say("zhuguan", "团队经费 销售一部")).toContain("记支出: 团队经费 销售一部 支出 800 团建");
    expect(await send(head, "/fund", { kind: "支出", text: "800 团建" })).toContain("余额 1700元");
    expect(await read(rep, "/fund")).toContain("余额 1700元");
    expect(await read(head, "/fund?month=2026-02")).toContain("2月: 月初 0元");
    for (const month of ["2026-99", "2099-01", "x"])
      expect(await read(head, `/fund?department=3&month=${month}`), month).toContain("3月:");
  }, 60_000);

  test("the log is the admin's alone: by person and kind, page by page, and never a whole number", async () => {
    await say("zhangsan", "新建商机 上海云图科技 联系人王磊 13700001234 地址上海徐汇 需求MES 金额30万");
    await say("lisi", "查重 云图 137 0000 1234");
    await say("zhangsan", "退公海 1 预算取消");
    const li = await visits.as("lisi");
    for (let look = 0; look < LOOKS; look++) await li.get("/pool");
    visits.bot.pass(60_000);
    await say("lisi", "领取 1");
    await say("wangwu", "导出 我的");
    await say("lisi", "查重 +8613700001234");
    const [admin, head] = [await visits.as("admin"), await visits.as("zhuguan")];
    const none = await head.get("/targets?person=nobody");
    for (const path of ["/log", "/log?who=lisi", "/log?kind=claimed"])
      expect((await head.get(path)).html, path).toBe(none.html);
    expect((await head.get("/")).html).not.toContain(">日志<");
    const { html } = await admin.get("/log");
    expect(html).toContain(">日志<");
    const text = textOf(html);
    for (const words of ["李四 查客户", "李四 领取", "#1", "王五 导出"]) expect(text).toContain(words);
    expect(text).not.toMatch(/1234|13700001234|0000 1234/);
    const claims = await read(admin, "/log?kind=claimed");
    expect(claims).toContain("李四 领取");
    // Which customer it was, by name and by nothing else.
    expect(claims).toMatch(/#1 \S*云图\S*/);
    expect(claims).not.toMatch(/王磊|50万/);
    expect(claims).not.toContain("王五 导出");
    expect(await read(admin, `/log?who=${encodeURIComponent("王五")}`)).not.toContain("李四 领取");
    expect(await read(admin, "/log?who=wangwu&kind=export")).toContain("王五 导出");
    expect(await read(admin, `/log?who=${encodeURIComponent("没这人")}`)).toContain("没有叫「没这人」的人");
    const lines = (seen: string) => seen.match(/<p class="when">/g)?.length ?? 0;
    const more = /href="\/sales(\/log\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(lines(html)).toBe(50);
    const rest = await admin.get(more);
    expect(lines(rest.html)).toBe(LOOKS + 4 - 50);
    expect(textOf(rest.html)).toContain("最新的");
    expect(await read(admin, "/log?after=1.customer.1")).toContain("再往前没有了");
    for (const after of ["x", "1.constructor.1", "-1.customer.1"])
      expect((await admin.get(`/log?after=${after}`)).html, after).toBe((await admin.get("/log")).html);
  }, 60_000);
});
