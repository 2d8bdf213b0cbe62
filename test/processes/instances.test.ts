// Two instances on one PostgreSQL behind a plain load balancer: one bot, whichever of them hears it, dies, or is replaced.

import pg from "pg";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { openPostgres } from "../../db/engine/postgres.ts";
import { migrate } from "../../db/migrate.ts";
import { MIGRATIONS } from "../../db/migrations/all.ts";
import { TABLES } from "../../db/tables.ts";
import { leaf } from "../../src/wecom/tree.ts";
import { POSTGRES_TEMPLATE } from "../setup/postgres.ts";
import { newPostgres } from "../setup/spare-postgres.ts";
import { appText, createClient, startDirectoryApi } from "../setup/wecom-client.ts";
import { openBrowser, textOf } from "../web/browser.ts";
import type { FakeApi } from "../wecom/fake-api.ts";
import { type FakeSocket, startFakeSocket } from "../wecom/fake-socket.ts";
import { type Balancer, startBalancer } from "./addresses.ts";
import { compared, givenUp, openItems, startCallers } from "./callers.ts";
import { begin, freePort, healthy, type Instance, killAll, PATIENCE_MS, start, wecomEnv } from "./program.ts";

const now = () => Date.now();

let api: FakeApi;
let socket: FakeSocket;
let databaseUrl: string;
let env: Record<string, string>;
let pair: [Instance, Instance];
let balancer: Balancer;

beforeEach(async () => {
  api = await startDirectoryApi(({ path }) =>
    path === "auth/getuserinfo" ? { errcode: 0, userid: "ZhangSan" } : undefined,
  );
  socket = await startFakeSocket();
  // A socket in a folder, or a host: as an operator writes it, by the network.
  databaseUrl = byNetwork(await newPostgres(POSTGRES_TEMPLATE));
  env = wecomEnv(api.baseUrl, {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: "https://bot.example/sales",
    WECOM_BOT_ID: "bot",
    WECOM_BOT_SECRET: "bot-secret",
    WECOM_BOT_WS_URL: socket.url,
  });
  const ports = [await freePort(), await freePort()] as const;
  pair = [begin(ports[0], env), begin(ports[1], env)];
  await Promise.all(pair.map(healthy));
  balancer = await startBalancer(ports);
});
afterEach(async () => {
  await killAll();
  await balancer.close();
  await socket.close();
  await api.close();
});

function byNetwork(url: string): string {
  const { pathname, port, username, password } = new URL(url);
  return `postgres://${username}:${password}@127.0.0.1:${port || new URL(inject("postgresUrl")).port}${pathname}`;
}

async function ask<T extends object>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const followUps = async () =>
  (await ask<{ text: string }>("SELECT text FROM follow_ups")).map(({ text }) => text);
const at = (one: Instance) => createClient(() => one.url, now);
const open = () => socket.connections.filter((connection) => connection.isOpen());
const standing = async ({ url }: Instance) => leaf(await (await fetch(`${url}/healthz`)).json(), "bot");
const eventually = (look: () => unknown) => expect.poll(look, { timeout: 120_000, interval: 100 });

test(
  "what is begun at one is gone on with at the other: a message, a draft, a session, what is to be sent",
  async () => {
    const [a, b] = pair;
    const message = appText(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万",
    );
    const told = await at(a).app(message);
    // A number may be left out where the first try met what the other one does at its start; the item is there once.
    const no = /#(\d+) 上海云图科技/.exec(told.text)?.[1];
    expect(await ask("SELECT no FROM items")).toEqual([{ no: Number(no) }]);
    // The retry of the same callback, by another way.
    expect((await at(b).app(message)).text).toBe(told.text);
    // At once to both, three times.
    const twice = appText("ZhangSan", `跟进 ${no} 客户要比价`);
    const answers = await Promise.all([a, b, a].map(async (one) => (await at(one).app(twice)).text));
    expect(new Set(answers).size).toBe(1);
    expect((await followUps()).filter((text) => text.includes("客户要比价"))).toHaveLength(1);

    // A question asked by one, answered to the other.
    expect(await at(a).say("ZhangSan", "新建商机 苏州恒力机电 联系人陈工 地址苏州 需求MES")).toContain(
      "电话",
    );
    expect(await at(b).say("ZhangSan", "13900002222")).toMatch(/#\d+ 苏州恒力机电/);
    expect(await ask("SELECT no FROM items")).toHaveLength(2);

    // A login begun at one ends at the other, and holds at both.
    let here = a;
    const browser = openBrowser(() => here.url, "/sales");
    const login = new URL((await browser.get((await browser.get("/")).to)).to);
    here = b;
    const state = login.searchParams.get("state") ?? "";
    expect((await browser.get(`/login/return?${new URLSearchParams({ code: "code", state })}`)).status).toBe(
      303,
    );
    for (here of pair) expect(textOf((await browser.get("/")).html)).toContain("张三");

    // What both are asked to send leaves once, by whoever may.
    for (const [index, one] of [a, b, a, b, a, b].entries())
      await at(one).say("ZhangSan", `求助 #${no} 要第${index}位工程师到场`);
    const sent = () => api.asked.filter(({ path }) => path === "message/send").map(({ rawBody }) => rawBody);
    await eventually(() =>
      [0, 1, 2, 3, 4, 5].map((n) => sent().filter((body) => body.includes(`第${n}位工程师`)).length),
    ).toEqual([1, 1, 1, 1, 1, 1]);
    await eventually(
      async () => (await ask("SELECT FROM outbox WHERE state IN ('waiting', 'leased')")).length,
    ).toBe(0);
    expect(
      sent()
        .filter((body) => body.includes("位工程师"))
        .join("")
        .match(/第\d位工程师/g)?.length,
    ).toBe(6);
  },
  PATIENCE_MS,
);

test(
  "one holds the long connection; killed, it is followed; each replaced under load, not a callback is lost",
  async () => {
    await eventually(() => open().length).toBe(1);
    const standings = await Promise.all(pair.map(standing));
    expect(standings.filter((words) => words === "connected")).toHaveLength(1);
    const holder = standings.indexOf("connected");
    const callers = startCallers(() => balancer.url, await openItems(() => balancer.url));
    const answered = async (more: number) => {
      const until = callers.told.length + more;
      await eventually(() => callers.told.length).toBeGreaterThanOrEqual(until);
    };
    await answered(50);

    const killed = pair[holder] as Instance;
    const other = pair[1 - holder] as Instance;
    await killed.end("SIGKILL");
    await answered(20);
    // Nobody else may have it before the lease has run out.
    callers.ease();
    await eventually(() => standing(other)).toBe("connected");
    expect(open()).toHaveLength(1);
    const back = await start(killed.port, env);
    callers.press();
    await answered(20);

    // What has been heard is answered, what comes meanwhile goes to the other.
    expect(await other.end("SIGTERM")).toMatchObject({ code: 0 });
    await answered(20);
    await eventually(() => standing(back)).toBe("connected");
    const again = await start(other.port, env);
    await answered(20);
    expect(await back.end("SIGTERM")).toMatchObject({ code: 0 });
    await answered(20);
    await eventually(() => standing(again)).toBe("connected");
    expect(open()).toHaveLength(1);

    await callers.finish();
    expect(compared(callers.told, await followUps())).toEqual({ lost: [], doubled: [], unheard: [] });
    expect(givenUp(callers.told)).toEqual([]);
  },
  PATIENCE_MS,
);

/** With locks on what every message writes, in no order that messages know. */
class Tomorrow1999999999999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE items ADD COLUMN of_tomorrow text");
    await runner.query("ALTER TABLE follow_ups ADD COLUMN of_tomorrow text NOT NULL DEFAULT ''");
    await runner.query("ALTER TABLE inbox ADD COLUMN of_tomorrow bigint NOT NULL DEFAULT 0");
    await runner.query("CREATE TABLE tomorrows (id bigserial PRIMARY KEY)");
  }
  async down(): Promise<void> {}
}

test(
  "a newer version adds to the tables: the old one goes on under load, and started again refuses in a line",
  async () => {
    const callers = startCallers(() => balancer.url, await openItems(() => balancer.url));
    const answered = async (more: number) => {
      const until = callers.told.length + more;
      await eventually(() => callers.told.length).toBeGreaterThanOrEqual(until);
    };
    await answered(30);
    const newer = await openPostgres(databaseUrl, {
      tables: { ...TABLES, migrations: [...MIGRATIONS, Tomorrow1999999999999] },
      access: "server",
      random: () => 0.5,
    });
    await migrate(newer);
    await newer.close();
    await answered(60);
    await callers.finish();
    expect(compared(callers.told, await followUps())).toEqual({ lost: [], doubled: [], unheard: [] });
    const [a, b] = pair;
    for (const one of pair) expect(await at(one).say("ZhangSan", "漏斗")).toContain("你的漏斗");
    await a.end("SIGTERM");
    const refused = begin(a.port, env);
    await eventually(() => refused.child.exitCode).toBe(1);
    expect(refused.log()).toBe(
      "the database was migrated by a newer version (Tomorrow1999999999999); update the program\n",
    );
    expect((await fetch(`${b.url}/healthz`)).status).toBe(200);
  },
  PATIENCE_MS,
);
