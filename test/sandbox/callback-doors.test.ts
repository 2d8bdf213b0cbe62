// A callback of the sandbox that the bot does not answer: told once, with the cause and without the signed address.
import { expect, test } from "vitest";
import { createDoors } from "../../src/sandbox/callback-doors.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { startFakeBot } from "./fake-bot.ts";

function doorsTo(baseUrl: string) {
  const told: string[] = [];
  const doors = createDoors({
    ...sandboxConfig(),
    baseUrl: () => baseUrl,
    now: () => Date.UTC(2026, 2, 9, 2),
    nextNonce: () => "1",
    onUnanswered: (path, why) => told.push(`${path}: ${why}`),
  });
  return { doors, told };
}

test.each([
  ["http://127.0.0.1:6666", "bad port"],
  ["http://127.0.0.1:2", "ECONNREFUSED"],
])("to %s says %s once for all its attempts", async (baseUrl, why) => {
  const { doors, told } = doorsTo(baseUrl);
  expect(await doors.app.deliver("<xml></xml>", 3)).toBeNull();
  expect(await doors.bot.deliver("{}", 1)).toBeNull();
  expect(told).toEqual([`/wecom/app: ${why}`, `/wecom/bot: ${why}`]);
});

test("that is refused says with which status, and one that is answered says nothing", async () => {
  const bot = await startFakeBot();
  bot.onApp = () => null;
  const { doors, told } = doorsTo(bot.base);
  const message = `<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>c</Content><MsgId>1</MsgId><AgentID>1</AgentID></xml>`;
  await doors.app.deliver(message, 2);
  bot.onApp = () => "";
  await doors.app.deliver(message, 2);
  expect(told).toEqual(["/wecom/app: HTTP 500"]);
  await bot.stop();
});
