// Several instances, one bot: exactly one holds its connection, and another follows when that one is gone.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import { type BotConnection, createBotConnection } from "../../src/bot/connection.ts";
import { createLease, LEASE_MS, RENEW_EVERY_MS } from "../../src/bot/lease.ts";
import type { AibotCallback } from "../../src/wecom/aibot-frame.ts";
import { onOneEngine } from "../setup/databases.ts";
import { createHandTimers, type HandTimers } from "../setup/hand-timers.ts";
import { type FakeConnection, type FakeSocket, startFakeSocket } from "../wecom/fake-socket.ts";

const DISCONNECTED = { msgtype: "event", event: { eventtype: "disconnected_event" } };

interface Instance {
  readonly connection: BotConnection;
  readonly timers: HandTimers;
  readonly heard: AibotCallback[];
  /** What an operator was told, in order. */
  readonly told: string[];
  wakes: number;
  isDatabaseAway: boolean;
  /** Until it is called a question to the database gets no answer. */
  hang: (() => void) | null;
}

const eventually = (look: () => unknown) => expect.poll(look, { interval: 5, timeout: 10_000 });

let fake: FakeSocket;
let instances: Instance[];
let tests = 0;
beforeEach(async () => {
  tests++;
  fake = await startFakeSocket();
  instances = [];
  // As WeCom does: a new subscription throws the old one out.
  fake.answer = ({ cmd }, connection) => {
    if (cmd === "aibot_subscribe")
      for (const other of open())
        if (other !== connection) {
          other.callback("gone", DISCONNECTED, "aibot_event_callback");
          other.drop();
        }
    return {};
  };
});
afterEach(async () => {
  for (const { connection } of instances) await connection.stop(async () => undefined);
  await fake.close();
});

const open = (): FakeConnection[] => fake.connections.filter((connection) => connection.isOpen());

function start(holder: string, database: Database | null): Instance {
  const timers = createHandTimers();
  const transaction: Database["transaction"] = async (work) => {
    if (instance.hang !== null)
      await new Promise<void>((resolve) => {
        instance.hang = resolve;
      });
    if (instance.isDatabaseAway || database === null) throw new Error("the database is away");
    return database.transaction(work);
  };
  const instance: Instance = {
    timers,
    heard: [],
    told: [],
    wakes: 0,
    isDatabaseAway: false,
    hang: null,
    connection: createBotConnection({
      botId: "bot-1",
      secret: "s3cr3t",
      lease:
        database === null
          ? null
          : createLease({ transaction, name: `bot ${tests}`, holder, monotonic: timers.now }),
      now: timers.now,
      monotonic: timers.now,
      random: () => 0.5,
      timers,
      told: (standing) => instance.told.push(standing),
      onError: () => undefined,
    }),
  };
  instances.push(instance);
  instance.connection.start({
    url: fake.url,
    hear: (callback) => instance.heard.push(callback),
    onLive: () => undefined,
    wake: () => {
      instance.wakes++;
    },
  });
  return instance;
}

/** Time passes for those who live: each looks every 5 s, every look done before the next. Who is not named is dead. */
async function live(living: readonly Instance[], ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += RENEW_EVERY_MS)
    for (const { timers, connection } of living) {
      timers.advance(RENEW_EVERY_MS);
      await eventually(() => timers.waiting().some((left) => left === RENEW_EVERY_MS)).toBe(true);
      // Whatever was pinged has been answered when this is.
      await connection.socket.request("aibot_send_msg", {}).catch(() => undefined);
    }
}

const standing = ({ connection }: Instance) => connection.standing();

onOneEngine((engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
  });

  async function two(): Promise<[Instance, Instance]> {
    const a = start("A", database);
    await eventually(() => standing(a)).toBe("connected");
    const b = start("B", database);
    await b.connection.settled;
    return [a, b];
  }

  test("the first connects and sends what waits; the second does neither, and says so", async () => {
    const [a, b] = await two();
    await live([a, b], 120_000);
    expect(fake.connections).toHaveLength(1);
    expect(standing(b)).toContain("another instance");
    expect([a.connection.maySend(), b.connection.maySend()]).toEqual([true, false]);
    fake.last().callback("R-1", { msgtype: "text" });
    await eventually(() => a.heard.length).toBe(1);
    expect(b.heard).toEqual([]);
    await expect(b.connection.socket.request("aibot_send_msg", {})).rejects.toMatchObject({
      errclass: "connection",
    });
  });

  test("what the second has put into the outbox is looked for at every renewal", async () => {
    const [a] = await two();
    const before = a.wakes;
    await live([a], 3 * RENEW_EVERY_MS);
    expect(a.wakes).toBe(before + 3);
  });

  test("the first dies without a word: the second takes over when the lease has run out, and not before", async () => {
    const [, b] = await two();
    await live([b], LEASE_MS - RENEW_EVERY_MS);
    expect(fake.connections).toHaveLength(1);
    await live([b], RENEW_EVERY_MS);
    await eventually(() => standing(b)).toBe("connected");
    await eventually(() => open().length).toBe(1);
    expect(fake.connections).toHaveLength(2);
    expect(b.connection.maySend()).toBe(true);
  });

  test("the first, thought dead, comes back to life: it sees that it was followed, and stays away", async () => {
    const [a, b] = await two();
    await live([b], LEASE_MS);
    await eventually(() => standing(b)).toBe("connected");
    await live([a, b], 120_000);
    expect(standing(a)).toContain("another instance");
    expect(fake.connections).toHaveLength(2);
    expect(open()).toHaveLength(1);
    fake.last().callback("R-1", { msgtype: "text" });
    await eventually(() => b.heard.length).toBe(1);
  });

  test("the first stops in good order: who was heard is answered, then the second has it at its next look", async () => {
    const [a, b] = await two();
    let answered: () => void = () => undefined;
    const stopping = a.connection.stop(
      () =>
        new Promise((resolve) => {
          answered = resolve;
        }),
    );
    await a.connection.socket.request("aibot_respond_msg", {}, "R-1");
    answered();
    await stopping;
    await eventually(() => open().length).toBe(0);
    await live([b], RENEW_EVERY_MS);
    await eventually(() => standing(b)).toBe("connected");
  });

  test("a holder whose database is away closes before anybody may follow, and is back when it is", async () => {
    const [a] = await two();
    a.isDatabaseAway = true;
    await live([a], 10_000);
    expect(a.connection.maySend()).toBe(true);
    await live([a], 10_000);
    expect(a.connection.maySend()).toBe(false);
    await eventually(() => open().length).toBe(0);
    a.isDatabaseAway = false;
    await live([a], RENEW_EVERY_MS);
    await eventually(() => standing(a)).toBe("connected");
  });

  test("a holder whose database hangs does not wait for it, neither to close nor to stop", async () => {
    const [a, b] = await two();
    a.hang = () => undefined;
    a.timers.advance(RENEW_EVERY_MS);
    await live([b], 10_000);
    a.timers.advance(LEASE_MS - RENEW_EVERY_MS);
    expect(a.connection.maySend()).toBe(false);
    await eventually(() => open().length).toBe(0);
    expect(standing(a)).toContain("another instance");
    let isStopped = false;
    const stopping = a.connection
      .stop(async () => undefined)
      .then(() => {
        isStopped = true;
      });
    await eventually(() => a.timers.waiting().length).toBeGreaterThan(0);
    expect(isStopped).toBe(false);
    a.timers.advance(2_000);
    await stopping;
    a.hang();
  });
});

describe("alone on its database", () => {
  test("it connects without asking anybody", async () => {
    const one = start("A", null);
    await one.connection.settled;
    expect(one.told).toEqual(["connected"]);
    expect(one.connection.maySend()).toBe(true);
  });

  test("a stranger's program that takes the bot is not fought: back after 1, 2, 4 … 10 minutes, and told", async () => {
    const one = start("A", null);
    await one.connection.settled;
    for (const minutes of [1, 2, 4, 8, 10, 10]) {
      const before = fake.connections.length;
      fake.last().callback("gone", DISCONNECTED, "aibot_event_callback");
      await eventually(() => standing(one)).toContain("another program");
      one.timers.advance(minutes * 60_000 - 1);
      expect(fake.connections).toHaveLength(before);
      one.timers.advance(1);
      await eventually(() => standing(one)).toBe("connected");
    }
    expect(one.told.filter((words) => words.includes("another program"))).toHaveLength(6);
  });

  test("after half an hour in peace the next return is quick again", async () => {
    const one = start("A", null);
    await one.connection.settled;
    for (const minutes of [1, 2]) {
      fake.last().callback("gone", DISCONNECTED, "aibot_event_callback");
      await eventually(() => standing(one)).toContain("another program");
      one.timers.advance(minutes * 60_000);
      await eventually(() => standing(one)).toBe("connected");
    }
    for (let minutes = 0; minutes < 31; minutes++) {
      one.timers.advance(30_000);
      await one.connection.socket.request("aibot_send_msg", {});
      one.timers.advance(30_000);
      await one.connection.socket.request("aibot_send_msg", {});
    }
    const before = fake.connections.length;
    fake.last().callback("gone", DISCONNECTED, "aibot_event_callback");
    await eventually(() => standing(one)).toContain("another program");
    one.timers.advance(60_000);
    await eventually(() => fake.connections.length).toBe(before + 1);
  });

  test("a wrong secret is told with where to look, and without the secret", async () => {
    fake.answer = () => ({ errcode: 40001, errmsg: "invalid secret s3cr3t" });
    const one = start("A", null);
    await eventually(() => standing(one)).toContain("WECOM_BOT_SECRET");
    expect(standing(one)).toContain("长连接");
    expect(one.told.join()).not.toContain("s3cr3t");
    one.timers.advance(5_000);
    await one.connection.settled;
  });
});
