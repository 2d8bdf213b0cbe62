// WeCom shows an answer only when it is sealed as the callback was.
import { expect, test } from "vitest";
import { readAppAnswer, readBotAnswer } from "../../src/sandbox/callback-answers.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { finishedStream } from "../../src/wecom/aibot-reply.ts";
import { createCrypto } from "../../src/wecom/crypto.ts";
import { jsonReplyEnvelope, xmlReplyEnvelope } from "../../src/wecom/envelope.ts";
import { passiveText } from "../../src/wecom/passive-reply.ts";

const { corpId, app, bot } = sandboxConfig();
const stamp = { timestamp: "1795399200", nonce: "n1" };
const text = passiveText({ toUserName: "zhangsan", fromUserName: corpId, createTime: 1 }, "记下了");
const stream = JSON.stringify(finishedStream("s", "记下了"));

const appCrypto = createCrypto({ ...app, receiverId: corpId });
const botCrypto = createCrypto({ ...bot, receiverId: "" });

test("an app's answer needs the token, the key and the company of the app", () => {
  const sealedWith = (settings: object) =>
    xmlReplyEnvelope(createCrypto({ ...app, receiverId: corpId, ...settings }).seal(text, stamp));
  expect(readAppAnswer(appCrypto, sealedWith({}))).toMatchObject({
    bodies: [{ kind: "text", text: "记下了" }],
  });
  expect(() => readAppAnswer(appCrypto, sealedWith({ token: "other" }))).toThrow("signature");
  expect(() => readAppAnswer(appCrypto, sealedWith({ receiverId: "wwother" }))).toThrow("receiver");
});

test("a group bot's answer must carry the callback's own nonce", () => {
  const answer = jsonReplyEnvelope(botCrypto.seal(stream, stamp));
  expect(readBotAnswer(botCrypto, answer, "n1")).toMatchObject({
    bodies: [{ kind: "markdown", text: "记下了" }],
  });
  expect(() => readBotAnswer(botCrypto, answer, "n2")).toThrow("signature");
});

test("an empty body is an answer with nothing in it", () => {
  expect(readAppAnswer(appCrypto, "")).toEqual({ type: "nothing" });
  expect(readBotAnswer(botCrypto, "", "n1")).toEqual({ type: "nothing" });
});
