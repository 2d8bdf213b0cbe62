// npm run picture -- http://127.0.0.1:3000 out.png: a rep's chat in a running sandbox, as a phone shows it.
import { chromium } from "playwright-core";

const [address = "http://127.0.0.1:3000", file = ".github/sandbox-phone.png"] = process.argv.slice(2);
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
const say = async (text: string): Promise<void> => {
  await page.getByLabel("输入消息").fill(text);
  const answers = await page.locator(".message:not(.message-mine)").count();
  await page.keyboard.press("Enter");
  await page.locator(".message:not(.message-mine)").nth(answers).waitFor();
};
await page.goto(`${address}/sandbox`);
await page.locator("#people-list").getByRole("button", { name: /张三/ }).click();
await page.locator(".chat", { hasText: "商机助手" }).first().click();
await page.getByLabel("输入消息").waitFor();
for (const text of ["今日", "公海"]) await say(text);
await page.waitForTimeout(500);
await page.screenshot({ path: file });
await browser.close();
