// A page that is up to date in a real browser: behind a phone that slept, behind a proxy that keeps an answer.
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser } from "../setup/chromium.ts";
import { openSandboxed, type Sandboxed } from "./sandboxed.ts";

describeInBrowser("a page left alone", () => {
  let sandboxed: Sandboxed;
  beforeAll(async () => {
    sandboxed = await openSandboxed();
  }, 60_000);
  afterAll(() => sandboxed?.close());

  async function dayOf(name: string) {
    const page = await sandboxed.visit(390, "/login");
    await page.getByRole("button", { name }).click();
    await page.getByRole("heading", { name: `${name},今天` }).waitFor();
    return page;
  }
  const looks = (state: "visible" | "hidden") => `
    Object.defineProperty(document, "visibilityState", { value: "${state}", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));`;

  test("an answer that never comes holds nothing up: the phone wakes, asks anew, and shows what is new", async () => {
    const page = await dayOf("张三");
    let asked = 0;
    await page.route("**/*", async (route) => {
      const isLive = route.request().headers()["x-live"] !== undefined;
      // The first is kept by a proxy for good.
      if (isLive && ++asked === 1) return;
      await route.continue();
    });
    await page.evaluate(looks("visible"));
    await expect.poll(() => asked).toBe(1);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other
      .getByLabel("和助手说一句")
      .fill("新建商机 宁波醒来机电 联系人王磊 13800007788 地址上海徐汇 需求数据中台 金额50万");
    await other.getByRole("button", { name: "发送" }).click();
    await other.getByRole("status").getByText("宁波醒来机电").waitFor();
    await other.close();
    // What is half typed is neither taken nor lost.
    await page.evaluate(looks("hidden"));
    await page.getByLabel("和助手说一句").fill("写了一半");
    await page.evaluate("document.activeElement.blur()");
    await page.waitForTimeout(4_100);
    await page.evaluate(looks("visible"));
    await page.locator("[data-part=lists]").getByText("宁波醒来机电").waitFor({ timeout: 10_000 });
    expect(asked).toBe(2);
    expect(await page.getByLabel("和助手说一句").inputValue()).toBe("写了一半");
    await page.close();
  }, 60_000);

  test("logged out meanwhile, a page that wakes shows nobody's customers any more, and what was half typed", async () => {
    const page = await dayOf("李四");
    await page.getByLabel("和助手说一句").fill("写了一半");
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("button", { name: "退出" }).click();
    await other.getByRole("heading", { name: "你是谁" }).waitFor();
    await other.close();
    await page.evaluate(looks("visible"));
    await page.getByText("登录过期了").waitFor();
    expect(await page.locator("[data-part=lists]").innerText()).toBe("");
    expect(await page.getByLabel("和助手说一句").inputValue()).toBe("写了一半");
    await page.close();
  }, 60_000);
});
