// One server to be compared with, in a process of its own: answers what it hears, after one insert where it is told to keep it.
// The limit is node:http with a cached key and a scan for the tags; the others are used as their documents say.
import { createDecipheriv, createHash, createSecretKey } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { decrypt, encrypt, getSignature } from "@wecom/crypto";
import BetterSqlite from "better-sqlite3";
import coWechat from "co-wechat";
import { XMLParser } from "fast-xml-parser";
import Koa from "koa";
import wechat from "wechat";
import { APP, CORP } from "../setup/wecom-client.ts";

export type Peer = "limit" | "koa" | "wechat" | "co-wechat";
/** Nothing kept, one commit for each, or one for all that came together. */
export type Keeping = "echo" | "single" | "grouped";

const ACCOUNT = { token: APP.token, appid: CORP, encodingAESKey: APP.aesKey, checkSignature: true };
const [peer = "limit", keeping = "echo", path = ""] = process.argv.slice(2);
const keep = keeper(keeping as Keeping);
const server = createServer(listenerOf(peer as Peer));
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));

interface Message {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly content: string;
}

function keeper(kind: Keeping): (message: Message) => Promise<void> | void {
  if (kind === "echo") return () => undefined;
  const database = new BetterSqlite(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("CREATE TABLE kept (id TEXT PRIMARY KEY, sender TEXT NOT NULL, content TEXT NOT NULL)");
  const insert = database.prepare("INSERT INTO kept (id, sender, content) VALUES (?, ?, ?)");
  if (kind === "single") return ({ id, from, content }) => void insert.run(id, from, content);
  let waiting: { readonly message: Message; readonly done: () => void }[] = [];
  const commit = database.transaction((group: typeof waiting) => {
    for (const { message } of group) insert.run(message.id, message.from, message.content);
  });
  return (message) =>
    new Promise((done) => {
      waiting.push({ message, done });
      if (waiting.length > 1) return;
      setImmediate(() => {
        const group = waiting;
        waiting = [];
        commit(group);
        for (const one of group) one.done();
      });
    });
}

function listenerOf(kind: Peer): RequestListener {
  switch (kind) {
    case "limit":
      return byHand();
    case "koa":
      return plainKoa();
    case "wechat":
      return npmWechat();
    case "co-wechat":
      return npmCoWechat();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function answerXml({ from, to, content }: Message): string {
  return (
    `<xml><ToUserName><![CDATA[${from}]]></ToUserName><FromUserName><![CDATA[${to}]]></FromUserName>` +
    `<CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
    `<Content><![CDATA[${content}]]></Content></xml>`
  );
}

function envelope(text: string, { timestamp, nonce }: { timestamp: string; nonce: string }, sealed: string) {
  const signature = getSignature(APP.token, timestamp, nonce, sealed);
  return `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>${text}`;
}

/** As fast as it goes in Node: nothing is checked but the signature. */
function byHand(): RequestListener {
  const raw = Buffer.from(`${APP.aesKey}=`, "base64");
  const key = createSecretKey(raw);
  const iv = raw.subarray(0, 16);
  const inTag = (text: string, name: string) => {
    const from = text.indexOf(`<${name}><![CDATA[`);
    return from < 0 ? "" : text.slice(from + name.length + 11, text.indexOf("]]>", from));
  };
  return async (request, response) => {
    const query = new URLSearchParams((request.url ?? "").split("?")[1]);
    const [timestamp, nonce] = [query.get("timestamp") ?? "", query.get("nonce") ?? ""];
    const sealed = inTag(await bodyOf(request), "Encrypt");
    const sorted = [APP.token, timestamp, nonce, sealed].sort().join("");
    if (createHash("sha1").update(sorted).digest("hex") !== query.get("msg_signature"))
      return void response.writeHead(403).end();
    const cipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
    const plain = Buffer.concat([cipher.update(sealed, "base64"), cipher.final()]);
    const text = plain.toString("utf8", 20, 20 + plain.readUInt32BE(16));
    const message = {
      from: inTag(text, "FromUserName"),
      to: CORP,
      id: /<MsgId>(\d+)/.exec(text)?.[1] ?? "",
      content: inTag(text, "Content"),
    };
    await keep(message);
    response.end(envelope("", { timestamp, nonce }, encrypt(APP.aesKey, answerXml(message), CORP)));
  };
}

/** What somebody writes who takes koa, WeCom's own library and a parser of XML. */
function plainKoa(): RequestListener {
  const app = new Koa();
  const parser = new XMLParser({ parseTagValue: false });
  const xmlOf = (text: string) => (parser.parse(text) as { xml: Record<string, string> }).xml;
  app.use(async (ctx) => {
    const { timestamp = "", nonce = "", msg_signature: given } = ctx.query as Record<string, string>;
    const sealed = xmlOf(await bodyOf(ctx.req))["Encrypt"] ?? "";
    if (getSignature(APP.token, timestamp, nonce, sealed) !== given) {
      ctx.status = 403;
      return;
    }
    const text = xmlOf(decrypt(APP.aesKey, sealed).message);
    const [from = "", id = "", content = ""] = [text["FromUserName"], text["MsgId"], text["Content"]];
    const message = { from, to: CORP, id, content };
    await keep(message);
    ctx.body = envelope("", { timestamp, nonce }, encrypt(APP.aesKey, answerXml(message), CORP));
  });
  return app.callback();
}

function npmWechat(): RequestListener {
  const middleware = wechat(ACCOUNT, async (request, response) => {
    await keep(asMessage(request.weixin));
    response.reply(request.weixin["Content"] ?? "");
  });
  return (request, response) => {
    const query = Object.fromEntries(new URLSearchParams((request.url ?? "").split("?")[1]));
    middleware(Object.assign(request, { query }), response, (error) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    });
  };
}

function npmCoWechat(): RequestListener {
  const app = new Koa();
  app.use(
    coWechat(ACCOUNT).middleware(async (message) => {
      await keep(asMessage(message));
      return message["Content"] ?? "";
    }),
  );
  return app.callback();
}

function asMessage(of: Readonly<Record<string, string>>): Message {
  return { from: of["FromUserName"] ?? "", to: CORP, id: of["MsgId"] ?? "", content: of["Content"] ?? "" };
}
