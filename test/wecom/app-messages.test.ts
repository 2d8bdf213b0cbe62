import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { markdownMessage } from "../../src/wecom/aibot-reply.ts";
import { createWecomApi, type WecomApi } from "../../src/wecom/api.ts";
import { WecomApiError } from "../../src/wecom/api-error.ts";
import {
  callbackIps,
  createGroup,
  sendToGroup,
  sendToMembers,
  updateCard,
} from "../../src/wecom/app-messages.ts";
import { sendToResponseUrl, sendToWebhook, webhookKey } from "../../src/wecom/webhook.ts";
import { type FakeApi, startFakeApi } from "./fake-api.ts";

let answers: Record<string, object> = {};
let fake: FakeApi;
let api: WecomApi;

beforeEach(async () => {
  answers = {};
  fake = await startFakeApi(({ path }) => answers[path]);
  api = createWecomApi({ corpId: "ww1", secret: "s", agentId: 1000002, baseUrl: fake.baseUrl });
});
afterEach(() => fake.close());

const card = { card_type: "button_interaction", task_id: "t1" };

describe("a message to members", () => {
  it("carries the app, the receivers and the duplicate check", async () => {
    answers = { "message/send": { errcode: 0, msgid: "M1", invaliduser: "" } };
    const message = { type: "text", content: "到期" } as const;
    const result = await sendToMembers(api, {
      userIds: ["u1", "u2"],
      message,
      duplicateCheckSeconds: 14_400,
    });
    expect(result).toEqual({ messageId: "M1", responseCode: "", invalidUserIds: [] });
    expect(fake.asked.at(-1)?.body).toEqual({
      touser: "u1|u2",
      agentid: 1000002,
      msgtype: "text",
      text: { content: "到期" },
      enable_duplicate_check: 1,
      duplicate_check_interval: 14_400,
    });
  });

  it("names who did not get it in our spelling", async () => {
    answers = {
      "message/send": { errcode: 0, msgid: "M1", invaliduser: "zhangsan", unlicenseduser: "lisi" },
    };
    const message = { type: "markdown", content: "x" } as const;
    const { invalidUserIds } = await sendToMembers(api, { userIds: ["ZhangSan", "wang", "LiSi"], message });
    expect(invalidUserIds).toEqual(["ZhangSan", "LiSi"]);
  });

  it("fails when nobody can get it", async () => {
    answers = { "message/send": { errcode: 81013, errmsg: "all invalid" } };
    const sending = sendToMembers(api, { userIds: ["x"], message: { type: "text", content: "x" } });
    await expect(sending).rejects.toMatchObject({ errcode: 81013, errclass: "recipient" });
  });

  it("is cut to 2048 bytes between characters", async () => {
    await sendToMembers(api, { userIds: ["x"], message: { type: "markdown", content: "商".repeat(700) } });
    expect(fake.asked.at(-1)?.body).toMatchObject({ markdown: { content: "商".repeat(682) } });
  });

  it("may be a card, updated later by the code of its sending", async () => {
    answers = { "message/send": { errcode: 0, msgid: "M1", response_code: "R1" } };
    const { responseCode } = await sendToMembers(api, { userIds: ["u1"], message: { type: "card", card } });
    expect(fake.asked.at(-1)?.body).toMatchObject({ msgtype: "template_card", template_card: card });

    await updateCard(api, { userIds: ["u1"], responseCode, change: { replaceName: "已处理" } });
    const head = { userids: ["u1"], agentid: 1000002, response_code: "R1" };
    expect(fake.asked.at(-1)?.body).toEqual({ ...head, button: { replace_name: "已处理" } });
    await updateCard(api, { userIds: ["u1"], responseCode, change: { card } });
    expect(fake.asked.at(-1)?.body).toEqual({ ...head, template_card: card });
  });
});

it("makes a group and writes to it", async () => {
  answers = { "appchat/create": { errcode: 0, chatid: "C1" } };
  const chatId = await createGroup(api, { name: "华东", ownerId: "u1", userIds: ["u1", "u2"] });
  expect(fake.asked.at(-1)?.body).toEqual({ name: "华东", owner: "u1", userlist: ["u1", "u2"] });
  await sendToGroup(api, chatId, { type: "text", content: "x" });
  expect(fake.asked.at(-1)?.body).toEqual({ chatid: "C1", msgtype: "text", text: { content: "x" } });
});

it("lists where callbacks come from", async () => {
  answers = { getcallbackip: { errcode: 0, ip_list: ["1.2.3.*", "4.5.6.0/24"] } };
  expect(await callbackIps(api)).toEqual(["1.2.3.*", "4.5.6.0/24"]);
});

describe("a group's webhook", () => {
  const KEY = "693a91f6-7xxx";

  it("is recognised by its address, at the right host only", () => {
    const good = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`;
    expect(webhookKey(good)).toBe(KEY);
    expect(webhookKey(`${fake.baseUrl}/cgi-bin/webhook/send?key=k`, `${fake.baseUrl}/`)).toBe("k");
    for (const bad of [
      "",
      "key",
      good.replace("https", "http"),
      good.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com.evil.cn"),
      good.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com@evil.cn"),
      good.replace("//", "//evil@"),
      good.replace("qq.com", "qq.com:444"),
      good.replace("webhook/send", "webhook/../user/get"),
      good.replace(KEY, ""),
      `${good}&key=2`,
    ]) {
      expect(webhookKey(bad), bad).toBeNull();
    }
  });

  it("is written to with its key and no token", async () => {
    await sendToWebhook(fake, KEY, { type: "text", content: "x", mentionedUserIds: ["u1", "@all"] });
    await sendToWebhook(fake, KEY, { type: "text", content: "x" });
    await sendToWebhook(fake, KEY, { type: "markdown", content: "商".repeat(2000) });
    await sendToWebhook(fake, KEY, { type: "card", card });
    expect(fake.asked.map(({ path, query }) => [path, query])).toEqual(
      Array.from({ length: 4 }, () => ["webhook/send", { key: KEY }]),
    );
    expect(fake.asked.map(({ body }) => body)).toEqual([
      { msgtype: "text", text: { content: "x", mentioned_list: ["u1", "@all"] } },
      { msgtype: "text", text: { content: "x" } },
      { msgtype: "markdown", markdown: { content: "商".repeat(1365) } },
      { msgtype: "template_card", template_card: card },
    ]);
  });

  it.each([
    [45009, "window"],
    [93000, "configuration"],
  ])("that answers %i fails with class %s, its key untold", async (errcode, errclass) => {
    answers = { "webhook/send": { errcode, errmsg: `no: ${KEY}` } };
    const error: unknown = await sendToWebhook(fake, KEY, { type: "text", content: "x" }).catch(
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(WecomApiError);
    expect(error).toMatchObject({ errcode, errclass, hint: "no: ***" });
  });
});

it("answers a bot's message later by its response_url", async () => {
  const url = `${fake.baseUrl}/cgi-bin/aibot/response?response_code=RC`;
  await sendToResponseUrl(fake, url, markdownMessage("好"));
  expect(fake.asked.at(-1)).toMatchObject({
    path: "aibot/response",
    query: { response_code: "RC" },
    body: { msgtype: "markdown", markdown: { content: "好" } },
  });
});
