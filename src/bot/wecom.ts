// What the bot needs WeCom's server API for: the directory, and sending what waits in the outbox.
import { hasFailed } from "../../db/engine/away.ts";
import { createDirectorySync } from "../channels/directory-sync.ts";
import { errcodeMeaning } from "../chat/words/errcodes.ts";
import { withinWindow } from "../domain/clock/window.ts";
import { createDelivery, type Delivery } from "../push/deliver.ts";
import type { Pusher } from "../push/pusher.ts";
import { createWecomApi, type WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { readDirectory, readMember } from "../wecom/directory.ts";
import { whyUnread } from "../wecom/why-unread.ts";
import type { BotConnection } from "./connection.ts";
import { createCompanyDirectory } from "./directory.ts";
import { createFilesOut, type PicturesOut } from "./files-out.ts";
import type { Ground } from "./ground.ts";
import { sentAgain } from "./late-answers.ts";
import { createWays } from "./senders.ts";
import { toldOfSends } from "./told-of-sends.ts";

export interface Wecom {
  readonly endpoint: () => ApiEndpoint;
  /** Null where no self-built app is configured. */
  readonly api: () => WecomApi | null;
  readonly delivery: Delivery;
  sync(): Promise<void>;
  syncIfDue(): Promise<void>;
  syncSoon(): void;
  /** A member has another userid now. Never throws. */
  rename(renaming: { readonly from: string; readonly to: string }): Promise<void>;
  /** Null where nobody can say now whether it is a member's. */
  introduce(userId: string): Promise<boolean | null>;
  /** Gives the members of ADMIN_USERIDS their role, spelled as the directory spells them. */
  appointAdmins(): Promise<void>;
  /** The directory is not read any more; the delivery ends by itself. */
  stop(): void;
}

interface Needs {
  readonly pusher: Pusher;
  /** Null where the group bot has no long connection. */
  readonly connection: BotConnection | null;
  readonly pictures: PicturesOut;
}

export function createWecom(ground: Ground, { pusher, connection, pictures }: Needs): Wecom {
  const { config, log, database, metrics, templates, calendar, now, monotonic, random, timers, baseUrl } =
    ground;
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

  const ways = createWays({
    endpoint,
    api: apiOf,
    bot: connection,
    database,
    fileOf: createFilesOut(ground, pictures),
  });
  const told = toldOfSends(ground);
  const delivery = createDelivery({
    transaction: database.transaction,
    isAway: hasFailed,
    now,
    random,
    sentAgain: sentAgain(ground),
    opensAt: (instant) => withinWindow(instant, calendar),
    isSpeaking: pusher.isSpeaking,
    send: ways.send,
    wayOf: ways.wayOf,
    ...(connection === null ? {} : { maySend: connection.maySend }),
    delivered(result, row) {
      told(result, row);
      pusher.told(result, row);
    },
  });

  const appointAdmins = () =>
    database.transaction((store) => store.people.appointAdmins(config.adminUserIds, now()));
  const company = createCompanyDirectory(ground, delivery.wake);
  const directory = createDirectorySync({
    read: () => readDirectory(needed()),
    readMember: (userId) => readMember(needed(), userId),
    keep: company.keep,
    keepMember: (member) => database.transaction((store) => store.people.admit(member, now())),
    wasRead: () => database.read(async ({ people }) => (await people.departments()).length > 0),
    monotonic,
    timers,
    random,
    told(outcome) {
      metrics.directorySynced(outcome.ok);
      if (outcome.ok) log.info({ members: outcome.members }, "the directory is read");
      else log.warn({ err: outcome.error }, whyUnread(errcodeMeaning(templates), outcome.error));
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
    rename: company.rename,
    introduce: async (userId) => (app === null ? false : directory.introduce(userId)),
    stop: directory.stop,
  };
}
