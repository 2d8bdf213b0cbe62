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
