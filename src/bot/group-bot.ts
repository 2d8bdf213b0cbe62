// The group bot over its long connection, put together: lease, connection, door, late answers, and what an operator is told.
import type { Database } from "../../db/database.ts";
import { BOT_STANDING } from "../../db/stores/settings.ts";
import { NOT_CONNECTED } from "../channels/wecom-sender.ts";
import { createSocketDoor } from "../channels/wecom-socket.ts";
import type { Dispatch } from "../chat/turn/dispatch.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Delivery } from "../push/deliver.ts";
import { BOT_LANE } from "../push/lanes.ts";
import { AIBOT_SOCKET_URL } from "../wecom/aibot-socket.ts";
import type { Timers } from "../wecom/timers.ts";
import { type BotConnection, createBotConnection, HELD_ELSEWHERE } from "./connection.ts";
import type { LateAnswer } from "./late-answers.ts";
import { createLease } from "./lease.ts";

const LEASE = "bot-connection";

export interface BotPartsNeeds {
  readonly config: Pick<Config, "botSocket" | "botName">;
  readonly database: Database;
  readonly log: Log;
  readonly metrics: Metrics;
  /** This program, told apart from every other and from itself before a restart. */
  readonly holder: string;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly random: () => number;
  readonly timers?: Timers;
}

export interface BotParts {
  readonly connection: BotConnection;
  /** @param given.url where the sandbox has it; else what is configured, or the official address */
  start(given: {
    readonly url: string | null;
    readonly dispatch: Dispatch;
    readonly delivery: Pick<Delivery, "wake" | "worksAgain">;
    readonly sentAgain: (body: string) => string;
    readonly keepLate: (late: LateAnswer) => Promise<void>;
  }): void;
  stop(): Promise<void>;
}

/** Null unless WECOM_BOT_ID and WECOM_BOT_SECRET are set, or this is the sandbox. */
export function createBotParts(needs: BotPartsNeeds): BotParts | null {
  const { config, database, log, metrics, holder, now, monotonic } = needs;
  const { botSocket } = config;
  if (botSocket === null) return null;
  const onError = (error: unknown): void => log.warn({ err: error }, "the group bot's long connection");
  const connection = createBotConnection({
    ...needs,
    ...botSocket,
    // On SQLite the file itself lets one server in only.
    lease:
      database.engine === "sqlite"
        ? null
        : createLease({ transaction: database.transaction, name: LEASE, holder, monotonic }),
    told(standing, level) {
      log[level](`the group bot's long connection: ${standing}`);
      metrics.botConnected(standing === "connected");
      // What the holder says counts, for whoever asks the database.
      if (standing !== HELD_ELSEWHERE)
        database.transaction(({ settings }) => settings.put(BOT_STANDING, standing)).catch(onError);
    },
    onError,
  });
  let idle: () => Promise<void> = async () => undefined;

  return {
    connection,
    start({ url, dispatch, delivery, sentAgain, keepLate }) {
      const { wake } = delivery;
      async function sendWhatWaited(): Promise<void> {
        delivery.worksAgain(BOT_LANE);
        await database.transaction(({ outbox }) => outbox.hasten(NOT_CONNECTED, now())).catch(onError);
        wake();
      }
      const door = createSocketDoor({
        dispatch,
        socket: connection.socket,
        name: config.botName,
        monotonic,
        spoke: connection.spoke,
        onError,
        async later({ incoming, to, reply, again }) {
          const mark = again ? sentAgain : (body: string) => body;
          const marked = { ...reply, markdown: mark(reply.markdown), text: mark(reply.text) };
          await keepLate({
            asked: incoming,
            reply: marked,
            ...(to.kind === "group" ? { chatId: to.id } : {}),
          });
        },
      });
      idle = door.idle;
      connection.start({
        url: url ?? botSocket.url ?? AIBOT_SOCKET_URL,
        hear: door.receive,
        wake,
        onLive: () => void sendWhatWaited(),
      });
    },
    stop: () => connection.stop(() => idle()),
  };
}
