// The pages in a real browser, on a phone and on a desk: chosen in the sandbox, looked at, done there, logged out.

import { afterAll, beforeAll, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { describeInBrowser, mustFit, openSandboxed, type Sandboxed } from "./sandboxed.ts";

describeInBrowser("the pages", () => {
  let sandboxed: Sandboxed;
  beforeAll(async () => {
    sandboxed = await openSandboxed();
  }, 60_000);
  afterAll(() => sandboxed?.close());

  test.each([
    { on: "a phone", width: 390, customer: "上海云图科技" },
    { on: "a desk", width: 1280, customer: "苏州恒力机电设备制造集团股份有限公司长三角分公司" },
  ])(
    "on $on: choose a person, make an item, follow it up, find it, give it to the pool, log out",
    async ({ width, customer }) => {
      const { visit, problems } = sandboxed;
      const page = await visit(width, "/search?q=nothing");
      await mustFit(page);
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole("button", { name: "张三" }).click();
      expect(new URL(page.url()).pathname).toBe("/search");
      expect(await seriousIn(page)).toEqual([]);
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
        const { port } = new URL(sandboxed.bot.url);
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
