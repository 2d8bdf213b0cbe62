// The comparison of P1 to P9 (performance.md): servers in turns of a second on this machine, medians over rounds, ratios.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres } from "../setup/postgres.ts";
import {
  asBuilt,
  type Load,
  memoryOf,
  processorTimeOf,
  type Started,
  startLoad,
  startServer,
  stopServer,
} from "./contender.ts";
import { median } from "./figures.ts";
import { fill, talksAmong } from "./filled.ts";
import { COUNT_SPOKEN, DONE, spokenIn } from "./kept.ts";
import type { Heard } from "./load.ts";
import { benchOutbox, type OutboxRatios } from "./outbox.ts";
import type { Keeping, Peer } from "./peer.ts";
import { buildProduct, type Product, startProduct } from "./product.ts";
import { groupingOnSlowDisk } from "./sync.ts";
import { benchTick, type TickRatios } from "./tick.ts";
import { toldBy } from "./told.ts";
import { warm } from "./warming.ts";

const CALLERS = 64;
const TURN_MS = 1000;
/** A follow-up is a thousandth of a second or less; nothing below answers more in a turn. */
const MOST_IN_A_TURN = 24_000;

export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** How long the load stood still in the turn of the slowest, ms. */
  readonly still: number;
  /** Of processor time, µs a request. */
  readonly processor: number;
  readonly memory: number;
  /** Answers that came after WeCom's time, by the outbox. */
  readonly late: number;
}

export interface Measured {
  readonly items: number;
  readonly rounds: number;
  readonly load: readonly number[];
  readonly of: Readonly<Record<string, Figures>>;
  /** ms until it listened. */
  readonly startMs: number;
  /** ms, of the product's event loop under the load of eight, while the clock of the minute ran. */
  readonly loopDelay: number;
  readonly grouping: number | null;
  readonly tick: TickRatios;
  readonly outbox: OutboxRatios;
}

interface Contender extends Started {
  readonly name: string;
  readonly heard: Heard[];
  readonly processor: number[];
}

const PEERS: readonly (readonly [Peer, Keeping])[] = [
  ["limit", "echo"],
  ["limit", "grouped"],
  ["koa", "echo"],
  ["koa", "grouped"],
  ["wechat", "echo"],
  ["wechat", "single"],
  ["co-wechat", "echo"],
  ["co-wechat", "single"],
];

/** Durable, unlike that of the tests. */
const POSTGRES = ["listen_addresses=127.0.0.1", "max_connections=100", "shared_buffers=256MB"];

export async function measure(
  items: number,
  { rounds, engines }: { readonly rounds: number; readonly engines: "both" | "sqlite" },
): Promise<Measured> {
  buildProduct();
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const postgres = engines === "both" ? await startPostgres("bench", POSTGRES) : null;
  const before = loadavg();
  const load = startLoad();
  const stops: (() => Promise<void>)[] = [];
  try {
    const contenders: Contender[] = [];
    const enter = (name: string, started: Started, stop = () => stopServer(started)) => {
      stops.push(stop);
      contenders.push({ ...started, name, heard: [], processor: [] });
    };
    const [peerFile, ownFile] = ["test/bench/peer.ts", "test/bench/server.ts"].map(asBuilt);
    const line = /^(\d+)\n/;
    const peers = await Promise.all(
      PEERS.map(([peer, keeping]) =>
        startServer([peerFile ?? "", peer, keeping, join(folder, `${peer}-${keeping}.sqlite`)], {
          line,
          node: ["--no-deprecation"],
        }),
      ),
    );
    for (const [index, peer] of peers.entries()) enter(PEERS[index]?.join(" ") ?? "", peer);
    enter("product echo", await startServer([ownFile ?? "", "echo"], { line }));
    const sqlite = `sqlite:${join(folder, "product.sqlite")}`;
    const server = postgres === null ? "" : `${postgres.byNetwork}/bench`;
    await fill(sqlite, items);
    if (postgres !== null) await fill(server, items);
    // What was filled lies on the disk: a start does not wait for it.
    spawnSync("sync");
    // What plain SQL filled lacks what the program keeps beside it, as the pairs of characters of all names: its first start makes that.
    for (const filled of postgres === null ? [sqlite] : [sqlite, server])
      await (await startProduct(filled)).stop();
    const onFile = await startProduct(sqlite);
    enter("product SQLite", onFile, onFile.stop);
    if (postgres !== null) {
      const onServer = await startProduct(server);
      enter("product PostgreSQL", onServer, onServer.stop);
    }
    const talks = talksAmong(items);
    for (const contender of contenders) await warm(() => play(contender, 2 * TURN_MS));
    for (const contender of contenders) {
      contender.heard.length = 0;
      contender.processor.length = 0;
    }
    for (let round = 0; round < rounds; round++)
      for (const contender of contenders) await play(contender, TURN_MS);
    const of = Object.fromEntries(contenders.map((one) => [one.name, figuresOf(one)]));
    await mustHaveKept(contenders, { sqlite, server });
    const loopDelay = await delayDuringMinute(onFile, load, items);
    return {
      items,
      rounds,
      load: [...before, ...loadavg()],
      of,
      startMs: onFile.startMs,
      loopDelay,
      grouping: await groupingOnSlowDisk(load, rounds),
      tick: await benchTick(Math.max(items, 100_000)),
      outbox: await benchOutbox(postgres === null ? null : await emptyBeside(postgres.byNetwork)),
    };

    async function play(contender: Contender, ms: number): Promise<Heard> {
      const spent = processorTimeOf(contender);
      const rate = contender.heard.at(-1)?.perSecond ?? 4000;
      const atMost = Math.min(MOST_IN_A_TURN, Math.ceil((rate * ms * 2) / 1000) + 500);
      const heard = await load.play({ port: contender.port, callers: CALLERS, ms, talks, atMost });
      if (heard.refused > 0) throw new Error(`${contender.name} refused ${heard.refused} of its callbacks`);
      if (
        contender.name.startsWith("product") &&
        !contender.name.endsWith("echo") &&
        !DONE.test(heard.sample)
      )
        throw new Error(`${contender.name} answers: ${heard.sample}`);
      contender.heard.push(heard);
      contender.processor.push(((processorTimeOf(contender) - spent) * 1000) / heard.answered);
      kept.set(contender.name, (kept.get(contender.name) ?? 0) + heard.answered + heard.late);
      return heard;
    }
  } finally {
    load.stop();
    for (const stop of stops) await stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many were answered, warming included: so many have to be there afterwards. */
const kept = new Map<string, number>();

function figuresOf(contender: Contender): Figures {
  const { heard, processor } = contender;
  const of = (what: "perSecond" | "p50" | "p99") => median(heard.map((one) => one[what]));
  const [slowest] = [...heard].sort((a, b) => b.most - a.most);
  return {
    perSecond: of("perSecond"),
    p50: of("p50"),
    p99: of("p99"),
    most: slowest?.most ?? Number.NaN,
    still: slowest?.still ?? Number.NaN,
    processor: median(processor),
    memory: memoryOf(contender).now,
    late: heard.reduce((sum, one) => sum + one.late, 0),
  };
}

async function mustHaveKept(
  contenders: readonly Contender[],
  { sqlite, server }: { readonly sqlite: string; readonly server: string },
): Promise<void> {
  const found = new Map([["product SQLite", spokenIn(sqlite.slice("sqlite:".length))]]);
  if (server !== "") {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    const { rows } = await client.query(COUNT_SPOKEN);
    found.set("product PostgreSQL", Number((rows[0] as { count: number }).count));
    await client.end();
  }
  for (const { name } of contenders)
    if (found.has(name) && found.get(name) !== kept.get(name))
      throw new Error(`${name} answered ${kept.get(name)} follow-ups and kept ${found.get(name)}`);
}

const MINUTE_MS = 60_000;
const BESIDE_MS = 8000;

/** Of the event loop, while eight callers speak and the minute's clock does its work. */
async function delayDuringMinute({ port }: Product, load: Load, items: number): Promise<number> {
  const ahead = (MINUTE_MS - (Date.now() % MINUTE_MS) - BESIDE_MS / 2 + MINUTE_MS) % MINUTE_MS;
  await new Promise((resolve) => setTimeout(resolve, ahead));
  await toldBy(port);
  await load.play({ port, callers: 8, ms: BESIDE_MS, talks: talksAmong(items), atMost: 30_000 });
  return (await toldBy(port))("nodejs_eventloop_lag_p99_seconds") * 1000;
}

async function emptyBeside(byNetwork: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${byNetwork}/postgres` });
  await client.connect();
  await client.query("CREATE DATABASE outbox");
  await client.end();
  return `${byNetwork}/outbox`;
}
