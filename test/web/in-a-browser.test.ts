// The pages in a real browser, on a phone and on a desk: chosen in the sandbox, looked at, done there, logged out.

import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { type Bot, startBot } from "../../src/bot/start.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const hasBrowser = existsSync(executablePath);
if (!hasBrowser && process.env["CI"] === undefined)
  process.stdout.write(`browser tests skipped: no chromium at ${executablePath} (set CHROMIUM_PATH)\n`);

const THUMB = 44;

// In CI a missing browser is a failure: the launch says so.
describe.skipIf(!hasBrowser && process.env["CI"] === undefined)("the pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  let browser: Browser;
  let bot: Bot;
  const problems: string[] = [];

  beforeAll(async () => {
    const DATABASE_URL = `sqlite:${join(folder, "sandbox.sqlite")}`;
    // Without the demo's past: what is looked at is made here.
    const database = await openDatabase({ url: DATABASE_URL, kind: "sandbox", access: "server" });
    await database.transaction((store) => store.settings.put("sandbox-story-played", "1"));
    await database.close();
    bot = await startBot({
      config: readConfig({ PORT: "0", DATABASE_URL, LOG_LEVEL: "silent" }),
      log: createLog("silent"),
      wallClock: () => Date.UTC(2026, 10, 23, 2) + Math.round(performance.now()),
      monotonic: () => performance.now(),
      random: () => Math.random(),
      newSecret: () => randomBytes(16).toString("hex"),
      newTrace: () => "trace",
    });
    await bot.ready;
    browser = await chromium.launch({
      executablePath,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function visit(width: number, path: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (line) => {
      if (line.type() === "error") problems.push(line.text());
    });
    await page.goto(`${bot.url}${path}`);
    return page;
  }
  /** Nothing sticks out to the right, and nothing to press is smaller than a thumb. */
  async function mustFit(page: Page): Promise<void> {
    const overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    expect(await page.evaluate(overflow), page.url()).toBe(false);
    for (const target of await page
      .locator("button:visible, .item:visible, .top nav a:visible, summary:visible")
      .all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.height ?? 0, box?.width ?? 0), await target.innerText()).toBeGreaterThanOrEqual(
        THUMB - 4,
      );
      expect(box?.height ?? 0, await target.innerText()).toBeGreaterThanOrEqual(THUMB);
    }
  }

  test.each([
    { on: "a phone", width: 390, customer: "上海云图科技" },
    { on: "a desk", width: 1280, customer: "苏州恒力机电设备制造集团股份有限公司长三角分公司" },
  ])(
    "on $on: choose a person, make an item, follow it up, find it, give it to the pool, log out",
    async ({ width, customer }) => {
      const page = await visit(width, "/search?q=nothing");
      await mustFit(page);
      await page.getByRole("button", { name: "张三" }).click();
      expect(new URL(page.url()).pathname).toBe("/search");
      await page.getByRole("link", { name: "今天" }).click();
      await mustFit(page);
      await page
        .getByLabel("和助手说一句")
        .fill(`新建商机 ${customer} 联系人王磊 1380000${width + 1000} 地址上海徐汇 需求数据中台 金额50万`);
      await page.getByRole("button", { name: "发送" }).click();
      await page.getByRole("status").getByText(customer).waitFor();
      await mustFit(page);

      await page.getByRole("link", { name: customer }).click();
      await page.getByRole("heading", { name: customer }).waitFor();
      await page
        .getByLabel("发生了什么")
        .fill(`客户要比价\n${"长".repeat(120)} https://example.com/${"a".repeat(150)}`);
      await page.getByLabel("下次").fill("周五 发报价");
      await page.getByRole("button", { name: "跟进" }).click();
      await page.getByRole("status").getByText("跟进已记").waitFor();
      await mustFit(page);
      await page.getByText("别的").click();
      await mustFit(page);

      await page.getByRole("searchbox").fill("王磊");
      await page.getByRole("button", { name: "搜", exact: true }).click();
      await page.getByRole("link", { name: customer }).click();
      await page.getByLabel("发生了什么").fill("预算取消");
      await page.getByText("别的").click();
      await page.getByRole("button", { name: "退公海" }).click();
      await page.getByRole("status").getByText("公海").first().waitFor();
      await page.getByRole("link", { name: "公海", exact: true }).click();
      await page.getByRole("link", { name: customer }).waitFor();
      await mustFit(page);

      await page.getByRole("link", { name: "规则" }).click();
      await page.getByText("7天没跟进就回公海").waitFor();
      await mustFit(page);
      await page.getByText("看数字").first().click();
      await page.getByText("首次联系期限").waitFor();
      await mustFit(page);

      await page.getByRole("button", { name: "退出" }).click();
      await page.getByRole("heading", { name: "退出了" }).waitFor();
      await page.goBack();
      await page.getByRole("heading", { name: "你是谁" }).waitFor();
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );

  const LIST = [
    "单位,跟单,手机,备用,负责人",
    "宁波北仑注塑,王磊,13700005551,13700005561,张三",
    "宁波镇海化机,李工,1.39E+10,,张三",
  ].join("\n");
  const list = { name: "展会.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) };

  test.each([
    { on: "a phone, without scripts", width: 390, javaScriptEnabled: false },
    { on: "a desk", width: 1280, javaScriptEnabled: true },
  ])(
    "on $on: a list is sent, corrected, begun, its rows looked at, the rejected ones fetched, and undone",
    async ({ width, javaScriptEnabled }) => {
      const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${bot.url}/import`);
      await page.getByRole("button", { name: "钱慧" }).click();
      await page.getByRole("link", { name: "导入", exact: true }).waitFor();
      if (javaScriptEnabled) await mustFit(page);
      await page.getByLabel(/选一个/).setInputFiles(list);
      await page.getByRole("button", { name: /上传/ }).click();
      await page.getByRole("heading", { name: "每列是什么" }).waitFor();
      if (javaScriptEnabled) await mustFit(page);
      await page.getByLabel(/B 跟单/).selectOption({ label: "联系人" });
      await page.getByRole("button", { name: "改好了,再看一眼" }).click();
      await page.getByRole("status").getByText("跟单→联系人").waitFor();
      // What was chosen and not looked at again counts as well.
      await page.getByLabel(/D 备用/).selectOption({ label: "电话" });
      await page.getByRole("button", { name: /开始导入 2 行/ }).click();
      await page.getByRole("heading", { name: "没导入的行" }).waitFor();
      if (javaScriptEnabled) await mustFit(page);
      await page.getByText("电话「1.39E+10」只剩几位有效数字").first().waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "取走这些行" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^没导入的行 .*\.xlsx$/);
      await page.getByRole("link", { name: /宁波北仑注塑/ }).waitFor();
      await page.getByRole("button", { name: "整个撤销…" }).click();
      await page.getByRole("button", { name: "确认" }).click();
      await page.getByText("撤销了").first().waitFor();
      expect(problems).toEqual([]);
      await context.close();
    },
    60_000,
  );

  test("the desk by its keys: passed over, gone back, judged with what was found out; nothing by a slip of the pen", async () => {
    const page = await visit(1280, "/");
    await page.getByRole("button", { name: "钱慧" }).click();
    await page.getByLabel("和助手说一句").fill("设角色 @何市 清洗员");
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByRole("status").waitFor();
    await page.getByRole("button", { name: "退出" }).click();
    await page.getByRole("link", { name: "登录" }).click();
    await page.getByRole("button", { name: "何市" }).click();
    for (const [at, name] of ["嘉兴甲云机电", "嘉兴乙云机电", "嘉兴丙云机电"].entries()) {
      await page
        .getByLabel(/和助手说一句|接着说/)
        .fill(`录线索 ${name} 王磊 1310000200${at} 想了解MES 来源 投流`);
      await page.getByRole("button", { name: "发送" }).click();
      await page.getByRole("status").getByText(name).waitFor();
    }
    await page.getByRole("link", { name: "清洗", exact: true }).click();
    const lead = (name: string) => page.getByRole("heading", { name }).waitFor();
    await lead("嘉兴丙云机电");
    await mustFit(page);
    await page.keyboard.press("j");
    await lead("嘉兴乙云机电");
    await page.keyboard.press("k");
    await lead("嘉兴丙云机电");
    await page.keyboard.press("?");
    await page.getByText("1 合格 · 2 待补").waitFor();

    // Enter in the reason judges nothing by itself.
    await page.keyboard.press("/");
    await page.keyboard.type("需要MES");
    await page.keyboard.press("Enter");
    await lead("嘉兴丙云机电");
    await page.keyboard.press("1");
    await page.getByRole("status").getByText("还差地址").waitFor();
    expect(await page.getByLabel(/为什么/).inputValue()).toBe("需要MES");
    await page.getByLabel(/还差地址/).fill("嘉兴南湖");
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.getByRole("status").getByText("清洗合格").waitFor();
    // The verdict first, then its reason: Enter sends it.
    await lead("嘉兴乙云机电");
    await page.keyboard.press("3");
    await page.keyboard.type("空号");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("判为不合格: 空号").waitFor();
    await lead("嘉兴甲云机电");
    await page.setViewportSize({ width: 390, height: 844 });
    await mustFit(page);
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  test("a file by the paper clip of the sandbox's chat is looked at first, with the page to correct it on", async () => {
    const page = await visit(1280, "/sandbox");
    await page.locator("#people-list").getByRole("button", { name: /张三/ }).click();
    await page.locator(".chat", { hasText: "商机助手" }).first().click();
    await page.locator("#file").setInputFiles({ ...list, name: "回形针.csv" });
    const look = page.locator(".message .bubble", { hasText: "「回形针.csv」2行" });
    await look.waitFor({ timeout: 20_000 });
    const text = await look.innerText();
    expect(text).toContain("单位→客户");
    expect(text).toContain("没用上的列: 跟单、备用");
    expect(text).toContain("有一列对错了直接说,比如「B列是电话」");
    expect(text).toMatch(/或在电脑上改: http:\/\/127\.0\.0\.1:\d+\/import\/\d+/);
    await page.getByLabel("输入消息").fill("B列是联系人");
    await page.keyboard.press("Enter");
    await page.locator(".message .bubble", { hasText: "跟单→联系人" }).first().waitFor();
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  test("a name that is rebound to this machine, and another site's page, are not let in", async () => {
    for (const host of ["evil.example", "127.0.0.1.evil.example:80"]) {
      const { request } = await import("node:http");
      const status = await new Promise((resolve, reject) => {
        const { port } = new URL(bot.url);
        request({ host: "127.0.0.1", port, path: "/login", headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on("error", reject)
          .end();
      });
      expect(status, host).toBe(403);
    }
  });
});
