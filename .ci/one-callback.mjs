// Starts the built server with credentials of a company that does not exist and sends it one encrypted callback,
// sealed and opened by @wecom/crypto alone.
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decrypt, encrypt, getSignature } from "@wecom/crypto";

const corpId = "wwci00000000000001";
const token = "CiToken";
const aesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
const port = 31_347;

const started = Date.now();
const server = spawn(
  process.execPath,
  ["--max-semi-space-size=16", "--heap-growing-percent=40", "dist/src/main.js"],
  {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(mkdtempSync(join(tmpdir(), "ci-")), "bot.sqlite")}`,
      WECOM_CORP_ID: corpId,
      WECOM_APP_AGENT_ID: "1000002",
      WECOM_APP_SECRET: "none",
      WECOM_APP_TOKEN: token,
      WECOM_APP_AES_KEY: aesKey,
      WECOM_API_BASE: "http://127.0.0.1:9",
    },
    stdio: ["ignore", "inherit", "inherit"],
  },
);
try {
  const answer = await firstAnswer();
  if (!answer.includes("认不出你是谁")) throw new Error(`unexpected answer: ${answer}`);
  process.stdout.write(`The built server answered ${Date.now() - started} ms after its start: ${answer}\n`);
} finally {
  server.kill("SIGTERM");
}

async function firstAnswer() {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await post().catch(() => null);
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the built server did not answer within 10 s");
}

async function post() {
  const now = Math.floor(Date.now() / 1000);
  const text =
    `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><FromUserName><![CDATA[stranger]]></FromUserName>` +
    `<CreateTime>${now}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[今日]]></Content>` +
    `<MsgId>${now}</MsgId><AgentID>1000002</AgentID></xml>`;
  const encrypted = encrypt(aesKey, text, corpId);
  const query = new URLSearchParams({
    msg_signature: getSignature(token, String(now), "nonce", encrypted),
    timestamp: String(now),
    nonce: "nonce",
  });
  const response = await fetch(`http://127.0.0.1:${port}/wecom/app?${query}`, {
    method: "POST",
    body: `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  const sealed = /<Encrypt><!\[CDATA\[([^\]]+)\]\]><\/Encrypt>/.exec(await response.text())?.[1];
  const { message, id } = decrypt(aesKey, sealed);
  if (id !== corpId) throw new Error("the answer is sealed for somebody else");
  return /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/.exec(message)?.[1] ?? "";
}
