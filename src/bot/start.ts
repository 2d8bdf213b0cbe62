// The whole bot, put together from its parts; main.ts gives it the world: configuration, clocks, randomness.
import { createPainter } from "../charts/painter.ts";
import { startSchedule } from "../push/schedule.ts";
import { createAnswering } from "./answering.ts";
import { atMost } from "./at-most.ts";
import { openBackups } from "./backups.ts";
import { openGround, type World } from "./ground.ts";
import { createGroupBot } from "./group-bot.ts";
import { createIdentity } from "./identity.ts";
import { createImporting } from "./importing.ts";
import { createPictureOf } from "./insight-pictures.ts";
import { createListReading } from "./list-reading.ts";
import { openPages } from "./pages.ts";
import { createPictures } from "./pictures.ts";
import { createPushing, minuteOf } from "./pushing.ts";
import { createReader } from "./reader.ts";
import { openServer } from "./server.ts";
import { createSheets } from "./sheets.ts";
import { closingOn, stopAll } from "./stopping.ts";
import { createUploads } from "./uploads.ts";
import { createWarming } from "./warming.ts";
import { createWechat } from "./wechat.ts";
import { createWecom } from "./wecom.ts";

export interface Bot {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Resolves when the directory and the group bot's connection have been tried and the first tick is done, and in the sandbox when its past has been played. */
  readonly ready: Promise<void>;
  /** Begins what is needed only later: the first who asks for a figure need not wait for it. */
  warm(): void;
  /** Takes nothing new, finishes what it has, closes the database. */
  stop(): Promise<void>;
}

const DIRECTORY_AT_MOST_MS = 5_000;

/** Listens when it resolves. @throws DatabaseError, or what listen() throws: told in one line by main. */
export async function startBot(world: World): Promise<Bot> {
  const ground = await openGround(world);
  const { database, log } = ground;
  const backups = await closingOn(openBackups(ground), database);
  const reader = createReader(world.config, ground.now);
  const warming = createWarming(ground, reader);
  const pusher = await createPushing(ground, reader);
  const groupBot = createGroupBot(ground);
  const painter = createPainter();
  const connection = groupBot?.connection ?? null;
  const pictureOf = createPictureOf(ground, reader);
  const wecom = createWecom(ground, { pusher, connection, pictures: { painter, pictureOf } });
  await wecom.appointAdmins();
  const sending = { ...wecom, wakeDelivery: wecom.delivery.wake };
  const identity = createIdentity(ground, wecom);
  const reading = createListReading(ground);
  const uploads = createUploads(ground, reading);
  const importing = createImporting(ground, { ...sending, reading, isHere: uploads.holds });
  const pictures = createPictures(ground, sending);
  const wechat = createWechat(ground, { api: wecom.api, wake: wecom.delivery.wake });
  const sheets = createSheets(ground, sending);
  const answering = createAnswering(ground, {
    ...{ identity, wecom, wechat, reader },
    work: [importing.wake, pictures.wake, sheets.wake],
    changed: sheets.soon,
  });
  const { tick, tickAndSend } = minuteOf(ground, {
    ...{ pusher, wecom, wechat },
    behind: [importing, pictures, sheets, warming, ...(backups === null ? [] : [backups])],
  });
  // Sixty files that the real one need not wait for.
  const openSandbox = world.config.sandbox ? (await import("./sandbox.ts")).openSandbox : null;
  const sandbox = openSandbox?.(ground, tickAndSend) ?? null;
  const pages = await openPages(ground, {
    ...{ wecom, reader, uploads, dispatch: answering.dispatch },
    hasBegun: async () => (await sandbox?.hasBegun()) ?? true,
  });
  let directoryTried = false;
  let idleMs = (): number => 0;
  const listening = await closingOn(
    openServer(ground, {
      ...answering,
      directoryChanged: wecom.syncSoon,
      renamed: wecom.rename,
      customer: wechat.hear,
      vitals: {
        directoryTried: () => directoryTried,
        idleMs: () => idleMs(),
        ...(connection === null ? {} : { bot: connection.standing }),
      },
      bindPages: identity.pages,
      more(app) {
        sandbox?.mount(app);
        pages?.(app);
      },
    }),
    database,
  );
  sandbox?.attach(listening.server);
  groupBot?.start({ url: sandbox?.socketUrl() ?? null, answering, delivery: wecom.delivery });

  const synced = wecom.sync();
  const tried = atMost(synced, DIRECTORY_AT_MOST_MS).then(() => {
    directoryTried = true;
  });
  const onError = (error: unknown) => log.error({ err: error }, "a tick broke");
  const schedule = startSchedule({ ...world, tick, onError });
  idleMs = schedule.idleMs;
  const all = [tried, synced, schedule.tickNow(), connection?.settled];
  return {
    url: ground.here.url,
    ready: Promise.all(all).then(() => sandbox?.playOnce()),
    warm: () => warming.begin(),
    stop: () =>
      stopAll(ground, {
        ...{ sandbox, listening, wecom, groupBot, reader, painter },
        behind: [schedule, uploads, importing, pictures, sheets, backups],
      }),
  };
}
