// A picture through the doors the bot sends by, as the sandbox takes them: shown as a picture, or refused as WeCom would.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  sendFileToAppGroup,
  sendFileToMember,
  sendPictureToWebhook,
} from "../../src/channels/file-sender.ts";
import { createPainter } from "../../src/charts/painter.ts";
import { PLATFORM_PREFIX } from "../../src/sandbox/mounted.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { createWecomApi, type WecomApi } from "../../src/wecom/api.ts";
import type { ApiEndpoint } from "../../src/wecom/api-request.ts";
import { funnel } from "../charts/examples.ts";
import { type FakeBot, startFakeBot } from "./fake-bot.ts";

const { corpId, app } = sandboxConfig();
const painter = createPainter();
let bot: FakeBot;
let endpoint: ApiEndpoint;
let api: WecomApi;
let png: Buffer;

beforeAll(async () => {
  bot = await startFakeBot();
  endpoint = { baseUrl: `${bot.base}${PLATFORM_PREFIX}` };
  api = createWecomApi({ ...endpoint, corpId, ...app });
  png = await painter.paint(funnel);
});
afterAll(async () => {
  await painter.stop();
  await bot.stop();
});

async function last(as: string, chat: string): Promise<{ readonly kind: string; readonly source?: string }> {
  const response = await fetch(`${bot.base}/sandbox/api/messages?${new URLSearchParams({ as, chat })}`);
  const { messages } = (await response.json()) as { messages: { kind: string; source?: string }[] };
  return messages.at(-1) ?? { kind: "none" };
}
const shown = () => ({ kind: "image", source: `data:image/png;base64,${png.toString("base64")}` });
const image = (bytes: Buffer) => ({ medium: "image", name: "漏斗.png", bytes }) as const;

test("to a member by the app", async () => {
  expect(await sendFileToMember(api, { userId: "zhangsan", file: image(png) })).toEqual({ outcome: "sent" });
  expect(await last("zhangsan", "single:zhangsan")).toMatchObject(shown());
});

test("to the managers' group by its webhook", async () => {
  const key = "sandbox-managers";
  expect(await sendPictureToWebhook(endpoint, { key, bytes: png })).toEqual({ outcome: "sent" });
  expect(await last("wangjing", "group:wrManagers")).toMatchObject(shown());
});

test("into a group of the app's own, made by it", async () => {
  const group = async () => ({
    name: "主管",
    ownerId: "wangjing",
    userIds: ["wangjing", "zhangsan"],
    chatId: "pictures",
  });
  const sent = await sendFileToAppGroup(api, { chatId: "pictures", group, file: image(png) });
  expect(sent).toEqual({ outcome: "sent" });
  expect(await last("zhangsan", "group:pictures")).toMatchObject(shown());
});

describe("what is no picture, or another than was said, is refused", () => {
  const hook = async (md5: string, bytes: Buffer) => {
    const body = { msgtype: "image", image: { base64: bytes.toString("base64"), md5 } };
    const response = await bot.post(`${PLATFORM_PREFIX}/cgi-bin/webhook/send?key=sandbox-east-1`, body);
    return ((await response.json()) as { errcode: number }).errcode;
  };
  test("by a webhook", async () => {
    expect(await hook("0".repeat(32), png)).toBe(301019);
    expect(await hook("", Buffer.from("a list"))).toBe(40005);
    expect(await hook("", Buffer.alloc(0))).toBe(44001);
    expect(await hook("", Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]))).toBe(40009);
  });
  test("to a member", async () => {
    const file = image(Buffer.from("customer,phone"));
    expect(await sendFileToMember(api, { userId: "zhangsan", file })).toMatchObject({
      outcome: "failed",
      error: expect.stringContaining("40005"),
    });
  });
});
