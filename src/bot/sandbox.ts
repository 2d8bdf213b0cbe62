// The sandbox's place in the bot: a clock whose offset is kept, and the demo's past, played once.
import type { Server } from "node:http";
import { dirname, join } from "node:path";
import type { Database } from "../../db/database.ts";
import type { HttpParts } from "../channels/http.ts";
import { createCalendar } from "../domain/calendar.ts";
import { addDays } from "../domain/day.ts";
import type { Log } from "../log.ts";
import { createTurnableClock, type IsWorkingDay, type TurnableClock } from "../sandbox/clock.ts";
import { createSandbox } from "../sandbox/sandbox.ts";
import { sandboxConfig } from "../sandbox/sandbox-config.ts";
import { storyStartOffsetMs } from "../sandbox/story.ts";
import { projectRoot } from "./project-root.ts";

export interface SandboxParts {
  readonly mount: HttpParts["more"];
  /** Lets the group bot's long connection in. */
  attach(server: Server): void;
  /** Ends the streams of open pages and the long connection, so that the server can stop. */
  close(): void;
  /** Tells the demo's past through the real doors, unless this database has heard it. */
  playOnce(database: Database, log: Log): Promise<void>;
}

const OFFSET = "sandbox-clock-offset";
const PLAYED = "sandbox-story-played";

/** Continues where it stood; at the first start, weeks before the present. */
export async function sandboxClock(database: Database, wallClock: () => number): Promise<TurnableClock> {
  const kept = await database.read((store) => store.settings.get(OFFSET));
  const offset = kept === null ? storyStartOffsetMs(wallClock(), isWorkingDay) : Number(kept);
  return createTurnableClock(wallClock, offset, (turned) => {
    database.transaction((store) => store.settings.put(OFFSET, String(turned))).catch(() => undefined);
  });
}

export function openSandbox(parts: {
  readonly baseUrl: () => string;
  readonly clock: TurnableClock;
  readonly tick: () => Promise<void>;
  readonly databaseUrl: string;
  readonly log: Pick<Log, "warn">;
}): SandboxParts {
  const { baseUrl, clock, tick, databaseUrl, log } = parts;
  const file = databaseUrl.startsWith("sqlite:") ? databaseUrl.slice("sqlite:".length) : null;
  const sandbox = createSandbox({
    ...sandboxConfig(),
    baseUrl,
    clock,
    tick,
    templatesDir: join(projectRoot, "templates"),
    assetsDir: join(projectRoot, "src/sandbox/page"),
    ...(file === null ? {} : { chatsFile: join(dirname(file), "sandbox-chats.jsonl") }),
    isWorkingDay,
    onUnanswered: (door, why) => log.warn({ door, why }, "the sandbox called the bot and got no answer"),
  });
  return {
    mount(app) {
      app.use(async (ctx, next) => (ctx.path === "/" ? ctx.redirect("/sandbox") : next()));
      app.use(sandbox.router.routes());
    },
    attach: (server) => sandbox.attach(server),
    close: () => sandbox.close(),
    async playOnce(database, log) {
      if ((await database.read((store) => store.settings.get(PLAYED))) !== null) return;
      const { played, skipped } = await sandbox.playStory();
      await database.transaction((store) => store.settings.put(PLAYED, "1"));
      log.info({ played, skipped }, "the sandbox has its past");
    },
  };
}

const calendar = createCalendar();
const isWorkingDay: IsWorkingDay = (dayIndex) => calendar.isWorkingDay(addDays("1970-01-01", dayIndex));
