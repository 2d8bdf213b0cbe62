// The sandbox's place in the bot: its platform beside the doors, its page, and the demo's past, played once.
import type { Server } from "node:http";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { HttpParts } from "../channels/http.ts";
import { projectRoot } from "../project-root.ts";
import { SOCKET_PATH } from "../sandbox/mounted.ts";
import { createSandbox } from "../sandbox/sandbox.ts";
import { sandboxConfig } from "../sandbox/sandbox-config.ts";
import type { Ground } from "./ground.ts";
import { isWorkingDay } from "./sandbox-clock.ts";

/** Whoever opens a page meanwhile waits so long for it, and then reads why it is not there. */
const MOST_WAITED_MS = 15_000;

export interface SandboxParts {
  readonly mount: HttpParts["more"];
  /** Lets the group bot's long connection in. */
  attach(server: Server): void;
  /** Where that connection goes, once the bot listens. */
  socketUrl(): string;
  /** Ends the streams of open pages and the long connection, so that the server can stop. */
  close(): void;
  /** True once its past is told to the end; false where that takes longer than somebody waits for a page. */
  hasBegun(): Promise<boolean>;
  /** Tells the demo's past through the real doors, unless this database has heard it. */
  playOnce(): Promise<void>;
}

const PLAYED = "sandbox-story-played";

/** Null where the bot serves the real WeCom. `tick`: what the pusher does, and what is due has left. */
export function openSandbox(ground: Ground, tick: () => Promise<void>): SandboxParts | null {
  const { clock, database, here, log, config } = ground;
  if (clock === null) return null;
  const { databaseUrl } = config;
  const file = databaseUrl.startsWith("sqlite:") ? databaseUrl.slice("sqlite:".length) : null;
  const sandbox = createSandbox({
    ...sandboxConfig(),
    baseUrl: () => here.url,
    clock,
    tick,
    templatesDir: join(projectRoot, "templates"),
    commands: ground.registry.entries.flatMap(({ words }) => words),
    assetsDir: join(projectRoot, "src/sandbox/page"),
    ...(file === null
      ? {}
      : {
          chatsFile: join(dirname(file), "sandbox-chats.jsonl"),
          customersFile: join(dirname(file), "sandbox-customers.json"),
          sheetFile: join(dirname(file), "sandbox-sheet.json"),
        }),
    isWorkingDay,
    onUnanswered: (door, why) => log.warn({ door, why }, "the sandbox called the bot and got no answer"),
  });
  let isBeginning = true;
  let tellAll = (): void => undefined;
  const told = new Promise<true>((resolve) => {
    tellAll = () => resolve(true);
  });
  return {
    async hasBegun() {
      if (!isBeginning) return true;
      const late = new AbortController();
      const tooLong = delay(MOST_WAITED_MS, false, { ref: false, signal: late.signal }).catch(() => false);
      return Promise.race([told, tooLong]).finally(() => late.abort());
    },
    mount: (app) => app.use(sandbox.router.routes()),
    attach: (server) => sandbox.attach(server),
    socketUrl: () => `${here.url.replace(/^http/, "ws")}${SOCKET_PATH}`,
    close() {
      sandbox.close();
      tellAll();
    },
    async playOnce() {
      try {
        if ((await database.read((store) => store.settings.get(PLAYED))) !== null) return;
        const { played, skipped } = await sandbox.playStory();
        await database.transaction((store) => store.settings.put(PLAYED, "1"));
        log.info({ played, skipped }, "the sandbox has its past");
      } finally {
        isBeginning = false;
        tellAll();
      }
    },
  };
}
