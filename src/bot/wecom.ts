// What the bot needs WeCom's server API for: the directory, and sending what waits in the outbox.
import type { Database } from "../../db/database.ts";
import type { OutboxRow } from "../../db/schema/outbox.ts";
import { createDirectorySync } from "../channels/directory-sync.ts";
import type { Config } from "../config.ts";
import { causeOf } from "../domain/messages/unsent.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { createDelivery, type Delivered, type Delivery } from "../push/deliver.ts";
import { createWecomApi, type WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { readDirectory, readMember } from "../wecom/directory.ts";
import { whatToDo, whyUnread } from "../wecom/why-unread.ts";
import type { BotConnection } from "./connection.ts";
import { createWays } from "./senders.ts";

export interface WecomParts {
  readonly endpoint: () => ApiEndpoint;
  /** Null where no self-built app is configured. */
  readonly api: () => WecomApi | null;
  readonly delivery: Delivery;
  sync(): Promise<void>;
  syncIfDue(): Promise<void>;
  syncSoon(): void;
  introduce(userId: string): Promise<boolean>;
  /** Gives the members of ADMIN_USERIDS their role, spelled as the directory spells them. */
  appointAdmins(): Promise<void>;
  stop(): Promise<void>;
}

interface Needs {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly metrics: Metrics;
  /** Null where the group bot has no long connection. */
  readonly bot: BotConnection | null;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly random: () => number;
  /** Marks what may have arrived before. */
  readonly sentAgain: (body: string) => string;
  /** When, from an instant on, what nobody asked for may leave. */
  readonly opensAt: (instant: number) => number;
  /** While the clock speaks. */
  readonly isSpeaking: () => boolean;
  /** Told of every outcome. */
  readonly told: (result: Delivered, row: OutboxRow) => void;
  /** Null for the official address. Asked when first used: the sandbox's port is known late. */
  readonly baseUrl: () => string | null;
}

export function createWecom({
  config,
  log,
  database,
  metrics,
  bot,
  now,
  monotonic,
  random,
  sentAgain,
  opensAt,
  isSpeaking,
  told,
  baseUrl,
}: Needs): WecomParts {
  const endpoint = (): ApiEndpoint => {
    const base = baseUrl();
    return base === null ? {} : { baseUrl: base };
  };
  let api: WecomApi | null = null;
  const { app } = config;
  const apiOf = (): WecomApi | null => {
    if (app === null) return null;
    api ??= createWecomApi({ ...endpoint(), ...app, now: config.sandbox ? now : monotonic });
    return api;
  };
  const needed = (): WecomApi => {
    const found = apiOf();
    if (found === null) throw new Error("no self-built app is configured");
    return found;
  };

  const ways = createWays({ endpoint, api: apiOf, bot, database });
  const delivery = createDelivery({
    transaction: database.transaction,
    now,
    random,
    sentAgain,
    opensAt,
    isSpeaking,
    send: ways.send,
    wayOf: ways.wayOf,
    ...(bot === null ? {} : { maySend: bot.maySend }),
    delivered(result, row) {
      const { outcome } = result;
      metrics.delivered(outcome);
      if (outcome !== "sent") {
        const { error } = result;
        const toDo = whatToDo(causeOf(error).errcode);
        log.warn({ outcome, key: row.key, attempts: row.attempts + 1, error, ...toDo }, "not delivered");
      }
      told(result, row);
    },
  });

  const appointAdmins = () =>
    database.transaction((store) => store.people.appointAdmins(config.adminUserIds, now()));
  const directory = createDirectorySync({
    read: () => readDirectory(needed()),
    readMember: (userId) => readMember(needed(), userId),
    keep: (found) =>
      database.transaction(async (store) => {
        await store.people.replace(found);
        await store.people.appointAdmins(config.adminUserIds, now());
      }),
    keepMember: (member) => database.transaction((store) => store.people.admit(member)),
    monotonic,
    told(outcome) {
      metrics.directorySynced(outcome.ok);
      if (outcome.ok) log.info({ members: outcome.members }, "the directory is read");
      else log.warn({ err: outcome.error }, whyUnread(outcome.error));
    },
  });

  return {
    endpoint,
    api: apiOf,
    delivery,
    appointAdmins,
    sync: async () => {
      if (app !== null) await directory.sync();
    },
    syncIfDue: async () => {
      if (app !== null) await directory.syncIfDue();
    },
    syncSoon: directory.soon,
    introduce: async (userId) => app !== null && directory.introduce(userId),
    async stop() {
      directory.stop();
      await delivery.stop();
    },
  };
}
