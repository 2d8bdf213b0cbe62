// The whole bot, put together from its parts; main.ts gives it the world: configuration, clocks, randomness.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openDatabase } from "../../db/database.ts";
import { createHttpApp, type HttpParts, listen } from "../channels/http.ts";
import { createLater } from "../channels/later.ts";
import { createAppDoor } from "../channels/wecom-app.ts";
import { createBotDoor } from "../channels/wecom-bot.ts";
import { createDispatch } from "../chat/turn/dispatch.ts";
import type { Config } from "../config.ts";
import { createCalendar } from "../domain/calendar.ts";
import { withinWindow } from "../domain/clock/window.ts";
import { DEFAULT_RULEBOOK } from "../domain/rulebook.ts";
import type { Log } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { createPusher } from "../push/pusher.ts";
import { type Schedule, startSchedule } from "../push/schedule.ts";
import { PLATFORM_PREFIX, SOCKET_PATH } from "../sandbox/platform.ts";
import { createCrypto } from "../wecom/crypto.ts";
import { webhookKey } from "../wecom/webhook.ts";
import { workflows } from "../workflows/for-chat.ts";
import { createBotParts } from "./group-bot.ts";
import { createHealth } from "./health.ts";
import { createIdentityParts } from "./identity.ts";
import { createLateAnswers } from "./late-answers.ts";
import { openSandbox, sandboxClock } from "./sandbox.ts";
import { createWecom } from "./wecom.ts";
import { readWords } from "./words.ts";

/** What only the outside can give. */
export interface World {
  readonly config: Config;
  readonly log: Log;
  /** The machine's clock, ms. */
  readonly wallClock: () => number;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** A secret nobody can guess. */
  readonly newSecret: () => string;
  /** A short id that ties what a user reads to a line of the log. */
  readonly newTrace: () => string;
}

export interface Bot {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Resolves when the directory and the group bot's connection have been tried and the first tick is done, and in the sandbox when its past has been played. */
  readonly ready: Promise<void>;
  /** Takes nothing new, finishes what it has, closes the database. */
  stop(): Promise<void>;
}

const DIRECTORY_AT_MOST_MS = 5_000;
const STOP_AT_MOST_MS = 5_000;

/** Listens when it resolves. @throws DatabaseError, or what listen() throws: told in one line by main. */
export async function startBot(world: World): Promise<Bot> {
  const { config, log, monotonic } = world;
  const { templates, registry } = await readWords();
  const metrics = createMetrics();
  const database = await openDatabase({
    url: config.databaseUrl,
    kind: config.sandbox ? "sandbox" : "real",
    access: "server",
    random: world.random,
    newSecret: world.newSecret,
  });
  const clock = config.sandbox ? await sandboxClock(database, world.wallClock) : null;
  const now = clock?.now ?? world.wallClock;
  const calendar = createCalendar(await database.read((store) => store.calendarDays.years()));
  let url = "";
  let schedule: Schedule | null = null;
  let directoryTried = false;

  const baseUrl = () => (config.sandbox ? `${url}${PLATFORM_PREFIX}` : config.apiBase);
  const pusher = await createPusher({
    transaction: database.transaction,
    templates,
    calendar,
    rules: DEFAULT_RULEBOOK,
    now,
    onError: (error, what) => log.error({ err: error, what }, "a part of the pusher broke"),
    postsToChats: config.botSocket !== null,
  });
  const sentAgain = (body: string): string =>
    `${templates.render("common", "sent-again", { now: now(), group: true })}${body}`;
  const bot = createBotParts({ ...world, database, metrics, now, holder: world.newSecret() });
  const wecom = createWecom({
    config,
    log,
    database,
    metrics,
    bot: bot?.connection ?? null,
    now,
    monotonic,
    random: world.random,
    sentAgain,
    opensAt: (instant) => withinWindow(instant, calendar),
    isSpeaking: pusher.isSpeaking,
    told: pusher.told,
    baseUrl,
  });
  await wecom.appointAdmins();
  const identity = createIdentityParts({
    config,
    log,
    database,
    templates,
    now,
    monotonic,
    api: wecom.api,
    introduce: wecom.introduce,
    wake: wecom.delivery.wake,
  });
  const dispatch = createDispatch({
    workflows,
    transaction: database.transaction,
    registry,
    templates,
    calendar,
    rules: DEFAULT_RULEBOOK,
    now,
    introduce: identity.introduce,
    offer: identity.offer,
    postsToChats: config.botSocket !== null,
    wake: wecom.delivery.wake,
    webhookKey: (address) => webhookKey(address, baseUrl() ?? undefined),
    report(error, { key, channel }) {
      const trace = world.newTrace();
      log.error({ err: error, trace, key, channel }, "a message could not be answered");
      return trace;
    },
  });
  const keepLate = createLateAnswers({ database, now, wake: wecom.delivery.wake });
  const later = createLater({
    endpoint: wecom.endpoint,
    enqueue: keepLate,
    onError: (error) => log.warn({ err: error }, "a late answer could not be given"),
  });
  // A WeCom that hangs holds up neither the next minute nor the heartbeat: what is to be sent goes beside it.
  const tick = async (): Promise<void> => {
    void wecom.syncIfDue();
    await pusher.remind();
    wecom.delivery.wake();
    metrics.outboxWaiting(await database.read((store) => store.outbox.countWaiting()));
  };
  const tickAndSend = async (): Promise<void> => {
    await tick();
    await wecom.delivery.run();
  };
  const sandbox =
    clock === null
      ? null
      : openSandbox({ baseUrl: () => url, clock, tick: tickAndSend, databaseUrl: config.databaseUrl });

  const http = createHttpApp({
    doors: doorsOf(config, { dispatch, now, later, directoryChanged: wecom.syncSoon }),
    health: createHealth({
      directoryTried: () => directoryTried,
      database: () => database.read((store) => store.settings.get("kind")),
      idleMs: () => schedule?.idleMs() ?? 0,
      ...(bot === null ? {} : { bot: bot.connection.standing }),
    }),
    bindPages: identity.pages,
    metrics,
    metricsToken: config.metricsToken,
    onError: (error) => log.error({ err: error }, "a request broke"),
    more: (app) => sandbox?.mount(app),
  });
  const server = await listen(http, config).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  url = addressOf(server, config.host);
  sandbox?.attach(server);
  bot?.start({
    url: sandbox === null ? null : `${url.replace(/^http/, "ws")}${SOCKET_PATH}`,
    dispatch,
    delivery: wecom.delivery,
    sentAgain,
    keepLate,
  });

  const synced = wecom.sync();
  const tried = atMost(synced, DIRECTORY_AT_MOST_MS).then(() => {
    directoryTried = true;
  });
  schedule = startSchedule({
    tick,
    wallClock: world.wallClock,
    monotonic,
    onError: (error) => log.error({ err: error }, "a tick broke"),
  });
  const firstTick = schedule.tickNow();
  const ready = Promise.all([tried, synced, firstTick, bot?.connection.settled]).then(() =>
    sandbox?.playOnce(database, log),
  );

  return {
    url,
    ready,
    async stop() {
      // Nothing more is pushed; whoever was heard is answered; then another instance may have the connection.
      await wecom.delivery.stop();
      await bot?.stop();
      sandbox?.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      await atMost(closed, STOP_AT_MOST_MS);
      server.closeAllConnections();
      await schedule?.stop();
      await wecom.stop();
      await database.close();
    },
  };
}

type DoorNeeds = Omit<Parameters<typeof createAppDoor>[0], "crypto">;

function doorsOf({ app, bot, botName }: Config, needs: DoorNeeds): HttpParts["doors"] {
  return {
    ...(app === null
      ? {}
      : { app: createAppDoor({ ...needs, crypto: createCrypto({ ...app, receiverId: app.corpId }) }) }),
    ...(bot === null
      ? {}
      : {
          bot: createBotDoor({ ...needs, crypto: createCrypto({ ...bot, receiverId: "" }), name: botName }),
        }),
  };
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Resolves with the work, or when the time is up. */
async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const up = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, up]);
  clearTimeout(timer);
}
