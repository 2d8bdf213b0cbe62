// The load of the benchmark, in a process of its own: so many callers on kept connections, each sends when it was answered, or all
// of them so many a second.
import { connect, type Socket } from "node:net";
import { APP, appCrypto, CORP } from "../setup/wecom-client.ts";
import { quantile } from "./figures.ts";

export interface Turn {
  readonly port: number;
  readonly callers: number;
  readonly ms: number;
  /** Who speaks of which item: they take turns. */
  readonly talks: readonly Talk[];
  /** So many callbacks are sealed beforehand: the load does nothing but send. */
  readonly atMost: number;
  /**
   * So many a second are due, evenly, whether or not those before are answered; while all callers wait for an answer they are sent
   * late, and it counts from when they were due. Each is sealed as its caller comes free, none beforehand.
   */
  readonly perSecond?: number;
}

export interface Talk {
  readonly userId: string;
  readonly no: number;
}

export interface Heard {
  readonly perSecond: number;
  readonly answered: number;
  /** 200 without an answer: it took more than 4 s, and comes by the outbox. */
  readonly late: number;
  /** Anything else. */
  readonly refused: number;
  /** ms */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** ms for which the load itself, on a core of its own, stood still at the longest: what nobody could have answered in. */
  readonly still: number;
  /** One of the answers, opened. */
  readonly sample: string;
}

const WATCH_MS = 5;

/** Another one in every run: an answer that is remembered would be no work. */
const run = String(Date.now());
let sent = 0;

process.on("message", (turn: Turn) => {
  void play(turn).then((heard) => process.send?.(heard));
});

async function play({ port, callers, ms, talks, atMost, perSecond }: Turn): Promise<Heard> {
  const requestOf = (index: number) => sealed(talks[index % talks.length]);
  const requests = Array.from({ length: perSecond === undefined ? atMost : 0 }, (_, index) =>
    requestOf(index),
  );
  const latencies: number[] = [];
  let late = 0;
  let refused = 0;
  let sample = "";
  let next = 0;
  let still = 0;
  let seen = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    still = Math.max(still, now - seen - WATCH_MS);
    seen = now;
  }, WATCH_MS);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const line = await opened(port);
      for (;;) {
        const index = next++;
        const from = perSecond === undefined ? performance.now() : started + (index * 1000) / perSecond;
        if (from - started >= ms) break;
        const request = perSecond === undefined ? requests[index] : requestOf(index);
        if (request === undefined) break;
        if (perSecond !== undefined) await until(from);
        const answer = await line.ask(request);
        latencies.push(performance.now() - from);
        if (!/^HTTP\/1\.1 200/.test(answer)) refused++;
        else if (!answer.includes("<Encrypt>")) late++;
        else sample ||= answer;
      }
      line.close();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / seconds,
    answered: latencies.length - refused - late,
    late,
    refused,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    most: latencies.at(-1) ?? 0,
    still,
    sample: sample === "" ? "" : contentOf(sample),
  };
}

/** Some part of a millisecond late, never early. */
async function until(due: number): Promise<void> {
  const ahead = due - performance.now();
  if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(ahead)));
}

/** A callback of some 600 bytes, as WeCom posts it; the query holds what every one of the servers asks for. */
function sealed(talk: Talk | undefined): Buffer {
  const { userId, no } = talk ?? { userId: "ZhangSan", no: 1 };
  const timestamp = String(Math.floor(Date.now() / 1000));
  const text =
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName>` +
    `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
    `<Content><![CDATA[跟进 ${no} 第${++sent}次沟通,客户要比价]]></Content>` +
    `<MsgId>${run}${sent}</MsgId><AgentID>${APP.agentId}</AgentID></xml>`;
  const { encrypt, signature } = appCrypto.seal(text, { timestamp, nonce: "bench" });
  const body = `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
  return Buffer.from(
    `POST /wecom/app?msg_signature=${signature}&timestamp=${timestamp}&nonce=bench&encrypt_type=aes HTTP/1.1\r\n` +
      `Host: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

interface Line {
  ask(request: Buffer): Promise<string>;
  close(): void;
}

/** HTTP/1.1 by hand: Node's own client costs more than the fastest of the servers. */
async function opened(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve).once("error", reject);
  });
  let heard = "";
  let answered: ((answer: string) => void) | null = null;
  const end = () => {
    answered?.(heard);
    answered = null;
  };
  socket.on("data", (part: Buffer) => {
    heard += part.toString("latin1");
    if (!isWhole(heard)) return;
    const done = answered;
    answered = null;
    done?.(heard);
  });
  socket.on("close", end).on("error", end);
  return {
    ask: (request) =>
      new Promise((resolve) => {
        heard = "";
        answered = resolve;
        if (socket.destroyed) end();
        else socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

function isWhole(heard: string): boolean {
  const head = heard.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(heard.slice(0, head))?.[1];
  if (length !== undefined) return heard.length >= head + 4 + Number(length);
  return heard.endsWith("\r\n0\r\n\r\n");
}

function contentOf(answer: string): string {
  const encrypted = /<Encrypt><!\[CDATA\[([^\]]+)\]\]>/.exec(answer)?.[1] ?? "";
  const opened = appCrypto.open(encrypted);
  return /<Content><!\[CDATA\[([\s\S]*?)\]\]>/.exec(opened)?.[1] ?? opened;
}
