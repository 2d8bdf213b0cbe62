// The board in a real browser: a new head finds out who is stuck; every page for whoever cannot see or has no mouse; kept up to date
// while somebody types; and without any script.
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser } from "../setup/chromium.ts";
import { isOnBoth, spread } from "../setup/counts.ts";
import { seriousIn } from "./axe.ts";
import { fieldsIn, openBrowser } from "./browser.ts";
import { mustFit, openSandboxed, type Sandboxed } from "./sandboxed.ts";

/** Every page has to fit in both; before a change lands axe looks at both, until then at one of them, in turn. */
const WIDTHS = [390, 1280];
const FIRSTS = "甲乙丙丁戊己庚辛壬";

describeInBrowser("the board", () => {
  let sandboxed: Sandboxed;
  beforeAll(async () => {
    sandboxed = await openSandboxed();
    const [zhang, zhou] = [await as("zhangsan"), await as("zhouqian")];
    for (const [index, first] of [...FIRSTS].entries()) {
      await zhang(`新建商机 苏州${first}机电 联系人王磊 1380000${1000 + index} 地址苏州 需求MES 金额20万`);
      await zhou(`新建商机 宁波${first}物流 联系人陈工 1390000${1000 + index} 地址宁波 需求MES 金额20万`);
    }
    await turn("hour");
    for (let no = 2; no <= 18; no += 2) await zhou(`推进 ${no} 到2 约了周四面谈 王总参加`);
    await zhang("目标 本月 100万");
    for (let day = 0; day < 3; day++) await turn("tomorrow");
  }, 120_000);
  afterAll(() => sandboxed?.close());

  const turn = (step: string) =>
    fetch(`${sandboxed.bot.url}/sandbox/api/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ turn: step }),
    }).then(async (answer) => {
      await answer.text();
      expect(answer.status).toBeLessThan(300);
    });

  /** Somebody who says things through the pages' forms. */
  async function as(person: string): Promise<(text: string) => Promise<void>> {
    const browser = openBrowser(() => sandboxed.bot.url);
    const { html } = await browser.get("/login");
    await browser.post("/login", { ...fieldsIn(html, "/login"), person });
    return async (text) => {
      const form = fieldsIn((await browser.get("/")).html, "/say");
      expect((await browser.post("/say", { ...form, text })).status).toBe(303);
    };
  }
  async function loggedIn(name: string, width: number): Promise<Page> {
    const page = await sandboxed.visit(width, "/login");
    await page.getByRole("button", { name }).click();
    return page;
  }

  /** What comes by itself: the page's clock goes on until it has asked for it. */
  async function shownBy(page: Page, what: Locator): Promise<void> {
    const isShown = async () => {
      await page.clock.runFor(21_000);
      return what.first().isVisible();
    };
    await expect.poll(isShown, { timeout: 15_000 }).toBe(true);
  }

  test.each([{ width: 390 }, { width: 1280 }])(
    "at $width: a new head finds out who is stuck with two clicks, and is at the item with the third",
    async ({ width }) => {
      const page = await loggedIn("刘洋", width);
      await page.getByRole("link", { name: "看板" }).click();
      await page.getByRole("heading", { name: "华东一部的看板" }).waitFor();
      await page.getByRole("link", { name: "卡点" }).click();
      await page.getByRole("heading", { name: /先看这几个/ }).waitFor();
      const first = page.locator(".items .item").first();
      expect(await first.innerText()).toMatch(/苏州.机电[\s\S]*张三 在这个阶段3天/);
      await first.click();
      await page.getByRole("heading", { name: /苏州.机电/ }).waitFor();
      await page.close();
    },
    60_000,
  );

  test("on a phone and on a desk every page fits, can be pressed with a thumb, and axe finds nothing serious on it", async () => {
    for (const [name, paths] of [
      [
        "刘洋",
        [
          "/",
          "/pool",
          "/items/1",
          "/items/999",
          "/search?q=%E8%8B%8F%E5%B7%9E",
          "/board",
          "/board?stage=1",
          "/board?show=stuck",
          "/board?show=funnel",
          "/board?show=people",
          "/board?show=pyramid",
          "/board?show=funnel&period=x",
          "/targets",
          "/targets?person=zhangsan",
          "/fund",
        ],
      ],
      ["王静", ["/", "/board", "/board?show=people", "/targets", "/targets?department=company"]],
      ["钱慧", ["/", "/log", "/log?who=%E6%B2%A1%E8%BF%99%E4%BA%BA", "/logged-out"]],
    ] as const) {
      const page = await loggedIn(name, 390);
      for (const [index, path] of spread(paths, 3).entries()) {
        const heard = isOnBoth ? WIDTHS : [WIDTHS[index % WIDTHS.length]];
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto(`${sandboxed.bot.url}${path}`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 844 });
          await mustFit(page);
          if (heard.includes(width)) expect(await seriousIn(page), `${name} ${path} ${width}`).toEqual([]);
        }
      }
      await page.close();
    }
    // The browser's own line about the page that is not there.
    expect(sandboxed.problems.filter((line) => !line.includes("404"))).toEqual([]);
  }, 240_000);

  test("a page left open shows what is new by itself, and keeps what is half typed and where one has pushed to", async () => {
    const page = await loggedIn("张三", 390);
    await page.clock.install();
    const zhang = await as("zhangsan");
    await page.goto(`${sandboxed.bot.url}/`);
    await page.getByLabel("和助手说一句").fill("跟进 1 客户要比");
    await zhang("备注 3 别的窗口里写的");
    await zhang("跟进 3 另一个窗口里聊过了 下次 明天 发资料");
    await shownBy(page, page.getByText("发资料"));
    expect(await page.getByLabel("和助手说一句").inputValue()).toBe("跟进 1 客户要比");

    await zhang("推进 5 到2 约了周五面谈 王总参加");
    await page.goto(`${sandboxed.bot.url}/board`);
    // Stages that hold nothing are none to push through; the one that is seen is marked.
    const marked = page.locator(".to-stages a[aria-current]");
    expect(await marked.innerText()).toMatch(/^基础意向/);
    await page.locator(".columns").evaluate((columns) => {
      columns.scrollLeft = columns.clientWidth;
    });
    await expect.poll(() => marked.innerText()).toMatch(/^中意向/);
    const pushed = await page.locator(".columns").evaluate(({ scrollLeft }) => scrollLeft);
    expect(pushed).toBeGreaterThan(100);
    await zhang("推进 3 到2 约了周五面谈 王总参加");
    // Somebody's thumb is on it: nothing moves now.
    await page.mouse.wheel(0, 10);
    await shownBy(page, page.locator("#stage-2").getByText("苏州乙机电"));
    expect(await page.locator(".columns").evaluate(({ scrollLeft }) => scrollLeft)).toBe(pushed);
    await page.close();
  }, 60_000);

  test("logged out in another tab, a page that is left open shows nothing of anybody's, and what is half typed stays", async () => {
    const page = await loggedIn("张三", 390);
    await page.clock.install();
    await page.goto(`${sandboxed.bot.url}/`);
    await page.getByLabel("和助手说一句").fill("跟进 1 写了一半");
    const other = await page.context().newPage();
    await other.goto(`${sandboxed.bot.url}/board`);
    await other.getByRole("button", { name: "退出" }).click();
    await other.getByRole("heading", { name: "你是谁" }).waitFor();
    await shownBy(page, page.getByText("登录过期了"));
    expect(await page.locator(".items").count()).toBe(0);
    expect(await page.getByLabel("和助手说一句").inputValue()).toBe("跟进 1 写了一半");
    await other.goBack();
    await other.getByRole("heading", { name: "你是谁" }).waitFor();
    await page.close();
  }, 60_000);

  test("without scripts a column is chosen by its name, a part by its link, a time by a form", async () => {
    const context = await sandboxed.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(`${sandboxed.bot.url}/login?to=%2Fboard`);
    await page.getByRole("button", { name: "周倩" }).click();
    await page.getByRole("link", { name: /^中意向/ }).click();
    const box = await page.locator("#stage-2").boundingBox();
    expect(Math.abs((box?.x ?? 999) - 16)).toBeLessThan(4);
    await page.getByRole("link", { name: "漏斗和停留" }).click();
    await page.getByLabel("时间").selectOption("month");
    await page.getByRole("button", { name: "看", exact: true }).click();
    await page.getByRole("img", { name: "你的漏斗" }).waitFor();
    await page.getByText("用文字看").click();
    await page.getByText("往前的比例是同批").waitFor();
    await context.close();
  }, 60_000);

  test("on a phone the board opens on the first stage with something late, and each stage says how many are", async () => {
    const zhang = await as("zhangsan");
    for (const no of [3, 5]) await zhang(`推进 ${no} 到2 约了周五面谈 王总参加`);
    for (let day = 0; day < 8; day++) await turn("tomorrow");
    const page = await loggedIn("刘洋", 390);
    await page.goto(`${sandboxed.bot.url}/board`);
    const marked = page.locator(".to-stages a[aria-current]");
    await expect.poll(() => marked.innerText()).toMatch(/^中意向 2\s+过期 2$/);
    await expect
      .poll(() =>
        page
          .locator("#stage-2")
          .boundingBox()
          .then((box) => Math.abs((box?.x ?? 999) - 16)),
      )
      .toBeLessThan(4);
    await page.close();
  }, 120_000);
});
