// The group bot over its long connection, put together: lease, connection, door, late answers, and what an operator is told.
import { BOT_STANDING } from "../../db/stores/settings.ts";
import { NOT_CONNECTED } from "../channels/wecom-sender.ts";
import { createSocketDoor } from "../channels/wecom-socket.ts";
import type { Delivery } from "../push/deliver.ts";
import { BOT_LANE } from "../push/lanes.ts";
import { AIBOT_SOCKET_URL } from "../wecom/aibot-socket.ts";
import type { Answering } from "./answering.ts";
import { type BotConnection, createBotConnection, HELD_ELSEWHERE } from "./connection.ts";
import type { Ground } from "./ground.ts";
import { sentAgain } from "./late-answers.ts";
import { createLease } from "./lease.ts";

const LEASE = "bot-connection";

export interface GroupBot {
  readonly connection: BotConnection;
  /** @param given.url where the sandbox has it; else what is configured, or the official address */
  start(given: {
    readonly url: string | null;
    readonly answering: Pick<Answering, "dispatch" | "keepLate">;
    readonly delivery: Pick<Delivery, "wake" | "worksAgain">;
  }): void;
  stop(): Promise<void>;
}

/** Null unless WECOM_BOT_ID and WECOM_BOT_SECRET are set, or this is the sandbox. */
export function createGroupBot(ground: Ground): GroupBot | null {
  const { config, database, log, metrics, now, monotonic } = ground;
  const { botSocket } = config;
  if (botSocket === null) return null;
  const onError = (error: unknown): void => log.warn({ err: error }, "the group bot's long connection");
  const connection = createBotConnection({
    ...ground,
    ...botSocket,
    // On SQLite the file itself lets one server in only.
    lease:
      database.engine === "sqlite"
        ? null
        : createLease({
            transaction: database.transaction,
            name: LEASE,
            holder: ground.newSecret(),
            monotonic,
          }),
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
    start({ url, answering, delivery }) {
      const { wake } = delivery;
      async function sendWhatWaited(): Promise<void> {
        delivery.worksAgain(BOT_LANE);
        await database.transaction(({ outbox }) => outbox.hasten(NOT_CONNECTED, now())).catch(onError);
        wake();
      }
      const door = createSocketDoor({
        dispatch: answering.dispatch,
        socket: connection.socket,
        name: config.botName,
        monotonic,
        spoke: connection.spoke,
        onError,
        async later({ incoming, to, reply, again }) {
          const mark = again ? sentAgain(ground) : (body: string) => body;
          const marked = { ...reply, markdown: mark(reply.markdown), text: mark(reply.text) };
          await answering.keepLate({
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
