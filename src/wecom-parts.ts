// What the bot needs WeCom's server API for: the directory, and sending what waits in the outbox.
import type { Database } from "../db/database.ts";
import { createDirectorySync } from "./channels/directory-sync.ts";
import { sendToGroupWebhook, sendToMember } from "./channels/wecom-sender.ts";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { createDelivery, type Delivery } from "./push/deliver.ts";
import { createWecomApi, type WecomApi } from "./wecom/api.ts";
import type { ApiEndpoint } from "./wecom/api-request.ts";
import { readDirectory, readMember } from "./wecom/directory.ts";
import { whyUnread } from "./wecom/why-unread.ts";

export interface WecomParts {
  readonly endpoint: () => ApiEndpoint;
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
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly random: () => number;
  /** Null for the official address. Asked when first used: the sandbox's port is known late. */
  readonly baseUrl: () => string | null;
}

export function createWecom({
  config,
  log,
  database,
  metrics,
  now,
  monotonic,
  random,
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

  const delivery = createDelivery({
    transaction: database.transaction,
    now,
    random,
    async send({ toKind, toId, bodyText, bodyMarkdown }) {
      if (toKind === "department") {
        const group = await database.read((store) => store.groups.of(Number(toId)));
        if (group === null) return { outcome: "failed", error: "the department has no group any more" };
        return sendToGroupWebhook(endpoint(), { key: group.address, markdown: bodyMarkdown });
      }
      const found = apiOf();
      if (found === null) return { outcome: "failed", error: "no self-built app is configured to send with" };
      if (toKind !== "member") return { outcome: "failed", error: `nothing sends to a ${toKind}` };
      return sendToMember(found, { userId: toId, text: bodyText });
    },
    delivered(outcome, { key, attempts }, error) {
      metrics.delivered(outcome);
      if (error !== null) log.warn({ outcome, key, attempts: attempts + 1, error }, "not delivered");
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
