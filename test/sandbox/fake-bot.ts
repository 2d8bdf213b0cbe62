// A bot of a few lines behind the real doors, and a sandbox in front of it, both on one loopback port.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Koa from "koa";
import { createTurnableClock, type TurnableClock } from "../../src/sandbox/clock.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { type AibotMessage, readAibotMessage } from "../../src/wecom/aibot-message.ts";
import type { AibotReply } from "../../src/wecom/aibot-reply.ts";
import { createCrypto } from "../../src/wecom/crypto.ts";
import {
  jsonReplyEnvelope,
  openJsonEnvelope,
  openXmlEnvelope,
  xmlReplyEnvelope,
} from "../../src/wecom/envelope.ts";
import { readSignedQuery } from "../../src/wecom/query.ts";
import { type AppMessage, readAppMessage } from "../../src/wecom/xml-message.ts";

/** 2026-11-23, a Monday, 10:00 in Shanghai. */
export const MONDAY_10 = Date.UTC(2026, 10, 23, 2);

export interface FakeBot {
  readonly base: string;
  readonly sandbox: Sandbox;
  readonly clock: TurnableClock;
  /** What came in, decrypted and read. */
  readonly heard: { readonly app: AppMessage[]; readonly bot: AibotMessage[] };
  /** The instants at which the bot's tick ran. */
  readonly ticks: number[];
  /** Null closes with HTTP 500; "" is an empty answer; else the decrypted XML. */
  onApp: (message: AppMessage) => string | null;
  /** The same; null is an empty answer. */
  onBot: (message: AibotMessage) => AibotReply | null | "broken";
  /** What happens at every tick, besides being counted. */
  onTick: () => Promise<void>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

const config = sandboxConfig();

export async function startFakeBot(
  options: {
    readonly chatsFile?: string;
    readonly realNow?: () => number;
    readonly offsetMs?: number;
    readonly cardsUnderStreams?: "shown" | "lost";
  } = {},
): Promise<FakeBot> {
  const clock = createTurnableClock(options.realNow ?? (() => MONDAY_10), options.offsetMs ?? 0);
  const ticks: number[] = [];
  let base = "";
  const sandbox = createSandbox({
    ...config,
    baseUrl: () => base,
    clock,
    tick: async () => {
      ticks.push(clock.now());
      await bot.onTick();
    },
    templatesDir: "templates",
    commands: ["今日", "跟进", "我的商机", "清洗 下一条"],
    assetsDir: "src/sandbox/page",
    ...(options.cardsUnderStreams === undefined ? {} : { cardsUnderStreams: options.cardsUnderStreams }),
    ...(options.chatsFile === undefined ? {} : { chatsFile: options.chatsFile }),
  });
  const app = new Koa();
  app.use(sandbox.router.routes());
  app.use(async (ctx) => {
    if (ctx.method !== "POST") return;
    const body = await text(ctx.req);
    const query = readSignedQuery(ctx.querystring);
    const answer =
      ctx.path === "/wecom/app" ? answerApp(bot, { body, query }) : answerBot(bot, { body, query });
    ctx.status = answer === null ? 500 : 200;
    ctx.body = answer ?? "";
  });
  const server = createServer(app.callback());
  sandbox.attach(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bot: FakeBot = {
    base,
    sandbox,
    clock,
    heard: { app: [], bot: [] },
    ticks,
    onApp: () => "",
    onBot: () => null,
    onTick: async () => undefined,
    post: (path, body, headers = {}) =>
      fetch(`${base}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    stop: () => stop(server, sandbox),
  };
  return bot;
}

interface Delivery {
  readonly body: string;
  readonly query: ReturnType<typeof readSignedQuery>;
}

function answerApp(bot: FakeBot, { body, query }: Delivery): string | null {
  const crypto = createCrypto({ ...config.app, receiverId: config.corpId });
  const encrypted = openXmlEnvelope(body);
  crypto.verify(query, encrypted);
  const message = readAppMessage(crypto.open(encrypted));
  bot.heard.app.push(message);
  const answer = bot.onApp(message);
  return answer ? xmlReplyEnvelope(crypto.seal(answer, query)) : answer;
}

function answerBot(bot: FakeBot, { body, query }: Delivery): string | null {
  const crypto = createCrypto({ ...config.bot, receiverId: "" });
  const encrypted = openJsonEnvelope(body);
  crypto.verify(query, encrypted);
  const message = readAibotMessage(crypto.open(encrypted));
  bot.heard.bot.push(message);
  const answer = bot.onBot(message);
  if (answer === "broken") return null;
  return answer === null ? "" : jsonReplyEnvelope(crypto.seal(JSON.stringify(answer), query));
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function stop(server: Server, sandbox: Sandbox): Promise<void> {
  sandbox.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
