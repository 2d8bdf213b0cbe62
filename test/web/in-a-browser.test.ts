// The pages in a real browser, on a phone and on a desk: chosen in the sandbox, looked at, done there, logged out.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser } from "../setup/chromium.ts";
import { spread } from "../setup/counts.ts";
import { seriousIn } from "./axe.ts";
import { mustFit, openSandboxed, type Sandboxed } from "./sandboxed.ts";

describeInBrowser("the pages", () => {
  let sandboxed: Sandboxed;
  beforeAll(async () => {
    sandboxed = await openSandboxed();
  }, 60_000);
  afterAll(() => sandboxed?.close());

  const JOURNEYS = [
    { on: "a phone", width: 390, customer: "苏州恒力机电设备制造集团股份有限公司长三角分公司" },
    { on: "a desk", width: 1280, customer: "上海云图科技" },
  ];
  test.each(spread(JOURNEYS, 2))(
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

      await page.getByRole("link", { name: "规则" }).click();
      await page.getByText("7天没跟进就回公海").waitFor();
      await mustFit(page);
      await page.getByText("看数字").first().click();
      await page.getByText("首次联系期限").waitFor();
      await mustFit(page);

      await page.getByRole("button", { name: "退出" }).click();
      await page.getByRole("heading", { name: "你是谁" }).waitFor();
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

  const LISTS = [
    { on: "a desk", width: 1280, javaScriptEnabled: true },
    { on: "a phone, without scripts", width: 390, javaScriptEnabled: false },
  ];
  test.each(spread(LISTS, 2))(
    "on $on: a list is sent, corrected, begun, its rows looked at, the rejected ones fetched, and undone",
    async ({ width, javaScriptEnabled }) => {
      const { bot, browser, problems } = sandboxed;
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
      if (javaScriptEnabled) {
        // A table that is wider than a phone is moved by the keyboard, too.
        await page.setViewportSize({ width: 390, height: 844 });
        await mustFit(page);
        expect(await seriousIn(page)).toEqual([]);
        await page.setViewportSize({ width, height: 844 });
      }
      // What was chosen and not looked at again counts as well.
      await page.getByLabel(/D 备用/).selectOption({ label: "电话" });
      await page
        .getByRole("button", { name: /开始导入 2 行/ })
        .first()
        .click();
      await page.getByRole("heading", { name: /没导入的 1 行/ }).waitFor();
      if (javaScriptEnabled) await mustFit(page);
      await page.getByText("电话「1.39E+10」只剩几位有效数字").first().waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "下载这些行(.xlsx)" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^没导入的行 .*\.xlsx$/);
      await page.getByRole("link", { name: /宁波北仑注塑/ }).waitFor();
      await page.getByRole("button", { name: "整个撤销…" }).click();
      await page.getByRole("button", { name: "确认" }).click();
      await page.getByText("撤销了 1 个").first().waitFor();
      expect(problems).toEqual([]);
      await context.close();
    },
    60_000,
  );

  test("the desk by its keys: passed over, gone back, judged with what was found out; nothing by a slip of the pen", async () => {
    const { visit, problems } = sandboxed;
    const page = await visit(1280, "/");
    await page.getByRole("button", { name: "钱慧" }).click();
    await page.getByLabel("和助手说一句").fill("设角色 @何市 清洗员");
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByRole("status").waitFor();
    await page.getByRole("button", { name: "退出" }).click();
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
    const { visit, problems } = sandboxed;
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
