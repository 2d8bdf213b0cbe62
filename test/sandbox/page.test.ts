// The page in a real browser, on a desk and on a phone.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { sendFileToMember } from "../../src/channels/file-sender.ts";
import { toPng } from "../../src/charts/drawing.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { finishedStream, finishedStreamWithCard, updatedCard } from "../../src/wecom/aibot-reply.ts";
import { createWecomApi } from "../../src/wecom/api.ts";
import { passiveText } from "../../src/wecom/passive-reply.ts";
import { funnel } from "../charts/examples.ts";
import { describeInBrowser, launchChromium } from "../setup/chromium.ts";
import { type FakeBot, startFakeBot } from "./fake-bot.ts";

const picture = toPng(funnel);

describeInBrowser("the chat page", () => {
  let browser: Browser;
  let bot: FakeBot;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    bot = await startFakeBot();
    bot.onApp = (message) => {
      const to = { toUserName: message.fromUserName, fromUserName: message.toUserName, createTime: 1 };
      if (message.type !== "text") return passiveText(to, "你好,可以说「今日」「跟进 #12 …」");
      return passiveText(to, `听到了:${message.content}\n<b>第二行</b>`);
    };
    bot.onBot = (message) =>
      message.type === "text"
        ? finishedStream("s", `**#12 云图科技** 归你了 <font color="warning">尽快联系</font>`)
        : null;
    problems.length = 0;
  });
  afterEach(async () => {
    await page.close();
    await bot.stop();
    expect(problems).toEqual([]);
  });

  async function visit(width: number, height: number): Promise<void> {
    page = await browser.newPage({ viewport: { width, height } });
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (line) => {
      if (line.type() === "error") problems.push(line.text());
    });
    await page.goto(`${bot.base}/sandbox`);
  }

  const choose = (name: RegExp) => page.locator("#people-list").getByRole("button", { name }).click();
  const openChat = (name: string) => page.locator(".chat", { hasText: name }).click();
  const say = async (text: string): Promise<void> => {
    await page.getByLabel("输入消息").fill(text);
    await page.keyboard.press("Enter");
  };
  const bubble = (text: string) => page.locator(".message .bubble", { hasText: text });

  /** The bot writes to somebody at the next tick. */
  function remindAtNextTick(touser: string, content: string): void {
    const { corpId, app } = sandboxConfig();
    bot.onTick = async () => {
      bot.onTick = async () => undefined;
      const query = new URLSearchParams({ corpid: corpId, corpsecret: app.secret });
      const answer = await fetch(`${bot.base}/sandbox/wecom/cgi-bin/gettoken?${query}`);
      const { access_token } = (await answer.json()) as { access_token: string };
      const message = { touser, agentid: app.agentId, msgtype: "text", text: { content } };
      await bot.post(`/sandbox/wecom/cgi-bin/message/send?access_token=${access_token}`, message);
    };
  }

  test("the smart sheet: empty at first, live while it is open, bound by words one looks at before they go", async () => {
    await visit(1280, 800);
    await page.getByRole("button", { name: "看智能表格" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByText("还是空的").waitFor();
    const { address } = (await (await fetch(`${bot.base}/sandbox/api/sheet`)).json()) as { address: string };
    const values = {
      fNumb1: [{ text: "#12" }],
      fCust1: [{ text: "<b>上海云图</b>" }],
      fStag1: [{ text: "中意向" }],
      fLink1: [{ text: "看", link: "javascript:alert(1)" }],
    };
    await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ add_records: [{ values }] }),
    });
    const row = sheet.getByRole("row", { name: "#12" });
    await row.waitFor();
    expect(await row.getByRole("cell").nth(1).innerText()).toBe("<b>上海云图</b>");
    expect(await row.getByRole("link").count()).toBe(0);
    await row.getByRole("button", { name: "删掉 #12 这一行" }).click();
    await sheet.getByText("还是空的").waitFor();
    await sheet.getByRole("button", { name: "用刘洋的身份绑定" }).click();
    await expect
      .poll(() => page.getByLabel("输入消息").inputValue())
      .toMatch(/^绑定表格 http.*smartsheet\/webhook\?key=\w+\n\{"schema"/);
    await page.getByRole("button", { name: "发送", exact: true }).click();
    await expect.poll(() => bot.heard.app.at(-1)).toMatchObject({ fromUserName: "liuyang" });
  });

  test("on a desk: be somebody, ask, switch to a group, turn the clock", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await bubble("你好").waitFor();
    await say("今日");
    await bubble("听到了:今日").waitFor();
    expect(await bubble("听到了:今日").innerText()).toBe("听到了:今日\n<b>第二行</b>");
    expect(await page.locator(".message-mine .bubble").last().innerText()).toBe("今日");

    await openChat("华东一部");
    await say("领取 #12");
    await bubble("归你了").waitFor();
    expect(bot.heard.bot.at(-1)).toMatchObject({ content: "@商机助手 领取 #12", userId: "zhangsan" });
    expect(await page.locator(".bubble .colour-warning").innerText()).toBe("尽快联系");

    remindAtNextTick("lisi", "李四早,今天 1件");
    await page.getByRole("button", { name: "明天9:00", exact: true }).click();
    await page.locator("#clock-time", { hasText: "09:00" }).waitFor();
    expect(await page.locator("#clock-date").innerText()).toContain("24");
    await page.locator('.person[data-key="lisi"] .badge', { hasText: "1" }).waitFor();
    await choose(/李四/);
    await bubble("李四早").waitFor();
  });

  test("a press is not lost where the list is drawn anew while it lasts", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await bubble("你好").waitFor();
    const group = page.locator(".chat", { hasText: "华东一部" });
    const { x = 0, y = 0 } = (await group.boundingBox()) ?? {};
    await page.mouse.move(x + 40, y + 20);
    await page.mouse.down();
    await bot.post("/sandbox/api/say", { as: "lisi", chat: "group:wrEast1Sales", text: "大家早" });
    await page.waitForResponse(/sandbox\/api\/state/);
    await page.mouse.up();
    await page.locator("#talk-title", { hasText: "华东一部" }).waitFor();
    await page.locator(".chat-last", { hasText: "李四: 大家早" }).waitFor();
  });

  test("what is said while a chat is being fetched stands in it", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await bubble("你好").waitFor();
    await page.route("**/api/messages?*", async (route) => {
      const before = await route.fetch();
      await bot.post("/sandbox/api/say", { as: "lisi", chat: "group:wrEast1Sales", text: "大家早" });
      await page.locator(".chat-last", { hasText: "李四: 大家早" }).waitFor();
      await route.fulfill({ response: before });
    });
    const fetched = page.waitForResponse("**/api/messages?*");
    await openChat("华东一部");
    await fetched;
    await page.waitForResponse("**/api/read");
    expect(await bubble("大家早").count()).toBe(1);
  });

  test("a week in which nobody follows up, in one click: where it landed is one more click away", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await bubble("你好").waitFor();
    remindAtNextTick("lisi", "李四早,今天 1件");
    await page.getByRole("button", { name: "没人跟进的一周" }).click();
    await page.getByText("没人跟进的一周,发了 1 条").waitFor();
    expect(await page.locator("#clock-date").innerText()).toContain("30");
    await page.locator("#landed").getByRole("button", { name: "李四 1" }).click();
    await bubble("李四早").waitFor();
    expect(await page.locator('.person[aria-current="true"]').innerText()).toContain("李四");
    expect(bot.heard.app.filter(({ type }) => type === "text")).toEqual([]);
    await page.getByRole("button", { name: "收起" }).click();
    expect(await page.locator("#landed").isVisible()).toBe(false);
  });

  test("on a phone: one screen at a time, there and back", async () => {
    await visit(390, 844);
    expect(await page.locator(".chats").isVisible()).toBe(false);
    await choose(/何市/);
    await openChat("商机助手");
    expect(await page.locator("#people-list").isVisible()).toBe(false);
    await page.getByRole("button", { name: "清洗 下一条" }).click();
    await bubble("听到了:清洗 下一条").waitFor();
    await page.getByRole("button", { name: "返回会话列表" }).click();
    expect(await page.locator("#conversation").isVisible()).toBe(false);

    await page.locator("#clock-now").click();
    await page.getByRole("button", { name: "+1小时" }).click();
    await page.locator("#clock-time", { hasText: "11:00" }).waitFor();
    const overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    expect(await page.evaluate(overflow)).toBe(false);

    await page.getByRole("button", { name: "换一个人" }).click();
    await page.getByLabel("搜姓名、职位或部门").fill("财务");
    await choose(/罗文/);
    await page.locator(".chat", { hasText: "商机助手" }).waitFor();
  });

  test.each([
    { on: "a desk", width: 1280, height: 800 },
    { on: "a phone", width: 375, height: 812 },
  ])("a picture on $on: seen whole, its end too, and large at a press", async ({ width, height }) => {
    const { corpId, app } = sandboxConfig();
    const api = createWecomApi({ baseUrl: `${bot.base}/sandbox/wecom`, corpId, ...app });
    const file = { medium: "image", name: "漏斗.png", bytes: picture } as const;
    await visit(width, height);
    await choose(/李四/);
    if (width < 720) await openChat("商机助手");
    await bubble("你好").waitFor();
    await sendFileToMember(api, { userId: "lisi", file });
    const image = page.locator(".bubble-picture img");
    await expect
      .poll(() => image.evaluate((node) => (node as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(1080);
    const seen = await image.boundingBox();
    expect(seen?.width).toBeGreaterThan(width < 720 ? 290 : 400);
    expect((seen?.x ?? 0) + (seen?.width ?? 0)).toBeLessThanOrEqual(width);
    const rest = () =>
      page.locator("#messages").evaluate((node) => {
        const { scrollHeight, scrollTop, clientHeight } = node as unknown as Record<string, number>;
        return (scrollHeight ?? 0) - (scrollTop ?? 0) - (clientHeight ?? 0);
      });
    await expect.poll(rest).toBeLessThan(2);
    await page.getByRole("button", { name: "放大图片" }).click();
    const large = page.locator("dialog.picture-large");
    await large.waitFor();
    expect((await large.boundingBox())?.width).toBeGreaterThan(width < 720 ? 370 : 900);
    await page.keyboard.press("Escape");
    await large.waitFor({ state: "detached" });
  });

  test("in a group: a card under the answer, a press that changes one's own copy, then everybody's", async () => {
    const button = (text: string) => ({ text, key: text });
    const list = {
      card_type: "button_interaction",
      main_title: { title: "公海可领 2 个" },
      button_list: [button("领取 #12"), button("领取 #13")],
      task_id: "t1",
    };
    bot.onBot = (message) => {
      if (message.type === "text") return finishedStreamWithCard("s", "公海可领 2 个\n#12 云图科技", list);
      const taken = { ...list, main_title: { title: "#12 云图科技" }, sub_title_text: "已被李四领走" };
      return message.userId === "lisi"
        ? updatedCard({ ...taken, button_list: [button("领取 #13")] })
        : updatedCard({ ...taken, sub_title_text: "你领不了", replace_text: "领取" }, [message.userId]);
    };
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ] as const) {
      await visit(width, height);
      await choose(/张三/);
      await openChat("华东一部");
      await say("公海");
      const card = page.locator(".card").last();
      await card.getByRole("button", { name: "领取 #12" }).click();
      await card.getByText("你领不了").waitFor();
      expect(await card.getByRole("button", { name: "领取" }).isDisabled()).toBe(true);
      const wide = await page.locator(".bubble-card").last().boundingBox();
      expect(wide?.width).toBeGreaterThan(200);
      expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);

      const other = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await other.goto(`${bot.base}/sandbox#as=lisi&chat=group:wrEast1Sales`);
      const copy = other.locator(".card").last();
      await copy.getByRole("button", { name: "领取 #12" }).click();
      await copy.getByText("已被李四领走").waitFor();
      await card.getByText("已被李四领走").waitFor();
      expect(await card.getByRole("button").allInnerTexts()).toEqual(["领取 #13"]);
      await other.close();
      if (width === 1280) await page.close();
    }
  });

  test("behind an @ one chooses a member of the group or the bot, by keys or mouse", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await openChat("华东一部");
    const input = page.getByLabel("输入消息");
    await input.pressSequentially("分配 #12 给 @赵");
    expect(await page.getByRole("option").allInnerTexts()).toEqual(["@赵敏"]);
    await page.keyboard.press("Enter");
    expect(await input.inputValue()).toBe("分配 #12 给 @赵敏 ");
    await page.keyboard.press("Enter");
    await bubble("@商机助手 分配 #12 给 @赵敏").waitFor();
    await input.pressSequentially("@商");
    await page.getByRole("option", { name: "@商机助手" }).click();
    await input.pressSequentially("今日");
    await page.keyboard.press("Enter");
    await expect.poll(() => bot.heard.bot.at(-1)).toMatchObject({ content: "@商机助手 今日" });
    await page.locator('.chat[data-key="single:zhangsan"]').click();
    await input.pressSequentially("@赵");
    expect(await page.getByRole("option").count()).toBe(0);
  });

  test("a suggestion that lacks words waits in the input, its gap selected; a whole one is sent", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await page.locator("#chips").getByRole("button", { name: "跟进 #12 …" }).click();
    expect(await page.getByLabel("输入消息").inputValue()).toBe("跟进 #12 …");
    await page.keyboard.type("聊过了");
    await page.keyboard.press("Enter");
    await bubble("听到了:跟进 #12 聊过了").waitFor();
    await page.locator("#chips").getByRole("button", { name: "我的商机" }).click();
    await bubble("听到了:我的商机").waitFor();
  });

  test("Enter that ends the choice of a Chinese word sends nothing", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await bubble("你好").waitFor();
    await page.getByLabel("输入消息").fill("今日");
    await page.locator("#input").dispatchEvent("keydown", { key: "Enter", isComposing: true });
    expect(await page.getByLabel("输入消息").inputValue()).toBe("今日");
    expect(bot.heard.app.filter(({ type }) => type === "text")).toEqual([]);
  });

  test("a reload comes back to the same person and chat", async () => {
    await visit(1280, 800);
    await choose(/张三/);
    await openChat("华东一部");
    await say("公海");
    await bubble("归你了").waitFor();
    await page.reload();
    await bubble("归你了").waitFor();
    expect(await page.locator('.person[aria-current="true"]').innerText()).toContain("张三");
  });

  test("a bot that does not answer is told to the one who tries it out", async () => {
    await visit(1280, 800);
    bot.onApp = () => null;
    await choose(/张三/);
    await say("今日");
    await page.locator(".note", { hasText: "没有应答" }).waitFor();
  });
});
