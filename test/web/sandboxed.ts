// A real browser before the pages of a sandbox without a past: on a phone and on a desk, as somebody of the demo company.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { type Bot, startBot } from "../../src/bot/start.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { launchChromium } from "../setup/chromium.ts";

export interface Sandboxed {
  readonly bot: Bot;
  readonly browser: Browser;
  /** What the pages said in the console, and what broke in them. */
  readonly problems: string[];
  visit(width: number, path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openSandboxed(): Promise<Sandboxed> {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  const DATABASE_URL = `sqlite:${join(folder, "sandbox.sqlite")}`;
  // Without the demo's past: what is looked at is made here.
  const database = await openDatabase({ url: DATABASE_URL, kind: "sandbox", access: "server" });
  await database.transaction((store) => store.settings.put("sandbox-story-played", "1"));
  await database.close();
  const bot = await startBot({
    config: readConfig({ PORT: "0", DATABASE_URL, LOG_LEVEL: "silent" }),
    log: createLog({ level: "silent", blot: (line) => line }),
    wallClock: () => Date.UTC(2026, 10, 23, 2) + Math.round(performance.now()),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    newSecret: () => randomBytes(16).toString("hex"),
    newTrace: () => "trace",
  });
  await bot.ready;
  const browser = await launchChromium();
  const problems: string[] = [];
  return {
    bot,
    browser,
    problems,
    async visit(width, path) {
      const context = await browser.newContext({ viewport: { width, height: 844 } });
      const page = await context.newPage();
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (line) => {
        if (line.type() === "error") problems.push(line.text());
      });
      await page.goto(`${bot.url}${path}`);
      return page;
    },
    async close() {
      await browser.close();
      await bot.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const THUMB = 44;
const PRESSED =
  "button:visible, .item:visible, .top nav a:visible, .tabs a:visible, .to-stages a:visible, summary:visible";

/** Nothing sticks out to the right, and nothing to press is smaller than a thumb. */
export async function mustFit(page: Page): Promise<void> {
  const overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
  expect(await page.evaluate(overflow), page.url()).toBe(false);
  // All of them in one question: each one's box was a journey to the browser, thousands a run.
  const targets = await page.locator(PRESSED).evaluateAll((elements) =>
    elements.map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return { width, height, words: element.textContent };
    }),
  );
  for (const { width, height, words } of targets) {
    expect(Math.min(height, width), words).toBeGreaterThanOrEqual(THUMB - 4);
    expect(height, words).toBeGreaterThanOrEqual(THUMB);
  }
}
