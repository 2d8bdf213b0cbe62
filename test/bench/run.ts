// npm run bench: requests a second at concurrency 64, server by server in turns of a second; medians and their ratios.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APP, appCrypto, CORP } from "../setup/wecom-client.ts";
import { benchLook } from "./look.ts";
import { benchPages } from "./pages.ts";
import { benchReading } from "./reading.ts";
import { benchResults } from "./results.ts";
import { benchRules } from "./rules.ts";
import { benchTick } from "./tick.ts";

const KINDS = ["echo", "grouped", "single"] as const;
const CONCURRENCY = 64;
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 7);
const TURN_MS = 1000;
const ITEMS = 64;
/** As package.json starts the server. */
const YOUNG = "--max-semi-space-size=64";

interface Contender {
  readonly kind: (typeof KINDS)[number];
  readonly child: ChildProcess;
  readonly port: number;
  readonly agent: Agent;
  readonly perSecond: number[];
  readonly p99: number[];
}

const folder = mkdtempSync(join(tmpdir(), "bench-"));
let sent = 0;

if (process.argv.includes("reading")) {
  await benchReading();
  process.exit(0);
}
if (process.argv.includes("look")) {
  await benchLook();
  process.exit(0);
}
if (process.argv.includes("results")) {
  await benchResults();
  process.exit(0);
}
if (process.argv.includes("rules")) {
  await benchRules();
  process.exit(0);
}
if (process.argv.includes("pages")) {
  await benchPages();
  process.exit(0);
}
if (process.argv.includes("tick")) {
  await benchTick();
  process.exit(0);
}
const contenders = await Promise.all(KINDS.map(start));
for (const { kind, port, agent } of contenders)
  if (kind !== "echo")
    for (let index = 0; index < ITEMS; index++)
      await post(
        { port, agent },
        sealed(`新建商机 第${index}号机械厂 联系人王磊 138${10_000_000 + index} 地址上海 需求MES`),
      );
for (const contender of contenders) await turn(contender);
for (const contender of contenders) {
  contender.perSecond.length = 0;
  contender.p99.length = 0;
}
for (let round = 0; round < ROUNDS; round++) for (const contender of contenders) await turn(contender);

const rss = await Promise.all(contenders.map(memory));
const rows = contenders.map(({ kind, perSecond, p99 }, index) => ({
  kind,
  perSecond: median(perSecond),
  p99: median(p99),
  rssMiB: rss[index] ?? 0,
}));
process.stdout.write(
  `durable 跟进 over HTTP, c = ${CONCURRENCY}, ${ROUNDS} rounds of ${TURN_MS} ms each, medians\n`,
);
for (const { kind, perSecond, p99, rssMiB } of rows)
  process.stdout.write(
    `${kind.padEnd(8)} ${String(Math.round(perSecond)).padStart(6)}/s   p99 ${p99.toFixed(1).padStart(6)} ms   ${rssMiB} MiB\n`,
  );
const rate = (wanted: string) => rows.find(({ kind }) => kind === wanted)?.perSecond ?? 0;
process.stdout.write(`durable / echo     ${(rate("grouped") / rate("echo")).toFixed(2)}\n`);
process.stdout.write(`grouped / single   ${(rate("grouped") / rate("single")).toFixed(2)}\n`);
for (const { child, agent } of contenders) {
  agent.destroy();
  child.kill("SIGTERM");
}
rmSync(folder, { recursive: true, force: true });

async function start(kind: Contender["kind"]): Promise<Contender> {
  const child = spawn(
    process.execPath,
    [YOUNG, "--import", "tsx", "test/bench/server.ts", kind, join(folder, `${kind}.sqlite`)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  return { kind, child, port: Number(line.toString()), agent, perSecond: [], p99: [] };
}

/** Sealed beforehand: the load must not compete with the server for more than sending. */
async function turn(contender: Contender): Promise<void> {
  const messages = Array.from({ length: 12_000 }, (_, index) =>
    sealed(`跟进 ${(index % ITEMS) + 1} 第${++sent}次沟通,客户要比价`),
  );
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    while (performance.now() - started < TURN_MS) {
      const message = messages[next++];
      if (message === undefined) return;
      const from = performance.now();
      await post(contender, message);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  contender.perSecond.push((latencies.length * 1000) / (performance.now() - started));
  latencies.sort((a, b) => a - b);
  contender.p99.push(latencies[Math.floor(latencies.length * 0.99)] ?? 0);
}

interface Message {
  readonly path: string;
  readonly body: string;
}

function sealed(content: string): Message {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const text =
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[ZhangSan]]></FromUserName>` +
    `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content>` +
    `<MsgId>${timestamp}${++sent}</MsgId><AgentID>${APP.agentId}</AgentID></xml>`;
  const { encrypt, signature } = appCrypto.seal(text, { timestamp, nonce: "bench" });
  return {
    path: `/wecom/app?msg_signature=${signature}&timestamp=${timestamp}&nonce=bench`,
    body: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
  };
}

function post({ port, agent }: Pick<Contender, "port" | "agent">, { path, body }: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: "127.0.0.1", port, path, method: "POST", agent }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${response.statusCode}`)),
      );
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

async function memory({ port }: Contender): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
