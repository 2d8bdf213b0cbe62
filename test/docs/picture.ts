// npm run picture -- http://127.0.0.1:3000 out.png: a rep's working day in a fresh sandbox, as a phone shows it.
import { chromium } from "playwright-core";

const [address = "http://127.0.0.1:3000", file = ".github/sandbox-phone.png"] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
const answers = page.locator(".message:not(.message-mine)");
async function say(text: string): Promise<void> {
  const before = await answers.count();
  await page.getByLabel("输入消息").fill(text);
  await page.keyboard.press("Enter");
  await answers.nth(before).waitFor();
}
await page.goto(`${address}/sandbox`);
await page.locator("#people-list").getByRole("button", { name: /张三/ }).click();
await page.locator(".chat", { hasText: "商机助手" }).first().click();
await page.getByLabel("输入消息").waitFor();
// The morning list comes by itself on a working day at nine.
await page.locator("#clock-now").click();
await page.locator('[data-turn="workday"]').click();
await answers.filter({ hasText: "张三早" }).last().waitFor();
await page.locator("#landed-close").click();
for (const text of ["1合同已寄 下次 周三", "领取 24"]) await say(text);
await page.waitForTimeout(500);
await page.screenshot({ path: file });
await browser.close();
