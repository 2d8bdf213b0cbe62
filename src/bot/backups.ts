// A copy of the SQLite file each night, read through before it counts; the oldest go, and an admin hears where none can be made.
import type { Worker } from "node:worker_threads";
import { type Copies, copiesIn } from "../../db/copies.ts";
import { toPlain } from "../chat/words/plain.ts";
import { isDueTonight } from "../domain/clock/nightly.ts";
import { withinWindow } from "../domain/clock/window.ts";
import { dayOf } from "../domain/day.ts";
import { programFile } from "../project-root.ts";
import { threadOf } from "../thread.ts";
import { createErrand, type Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";

export type Backups = Pick<Errand, "wake" | "idle" | "stop">;

export interface ToCopy {
  readonly path: string;
  readonly target: string;
}

const TRIED_AGAIN_MS = 600_000;
/** Under which admins are told; taken back when it works before they read it. */
const TROUBLE = "trouble/backup/";

/** Null without BACKUP_DIR. @throws DatabaseError where that is no folder and cannot become one */
export async function openBackups(ground: Ground): Promise<Backups | null> {
  const { backup, databaseUrl } = ground.config;
  if (backup === null) return null;
  const path = databaseUrl.slice("sqlite:".length);
  const copies = await copiesIn(backup.folder, path);
  return createBackups(ground, { path, copies, keep: backup.keep });
}

interface Given {
  readonly path: string;
  readonly copies: Copies;
  readonly keep: number;
}

function createBackups(ground: Ground, { path, copies, keep }: Given): Backups {
  const { database, templates, calendar, log, metrics, wallClock, monotonic, now } = ground;
  const { transaction } = database;
  let worker: Worker | null = null;
  let restsUntil = Number.NEGATIVE_INFINITY;
  metrics.lastBackup(copies.all()[0]?.at ?? 0);
  const errand = createErrand(once, (error) => log.error({ err: error }, "backups could not be looked for"));

  /** By the machine's clock: a sandbox lives through weeks in minutes. */
  async function once(): Promise<void> {
    const day = dayOf(wallClock());
    // One of a day to come was made while the clock was wrong.
    const newest = copies.all().find((copy) => copy.day <= day);
    if (monotonic() < restsUntil || !isDueTonight(newest?.day ?? null, wallClock())) return;
    try {
      await copied({ path, target: copies.begin(day) });
      const gone = copies.keep(day, keep);
      log.info({ day, gone: gone.map((old) => old.day) }, "the database is copied");
      metrics.backedUp(true);
      metrics.lastBackup(copies.all()[0]?.at ?? 0);
      await transaction(({ outbox }) => outbox.withdraw(TROUBLE));
    } catch (error) {
      if (errand.isStopped()) return;
      restsUntil = monotonic() + TRIED_AGAIN_MS;
      log.error({ err: error }, "the database could not be copied");
      metrics.backedUp(false);
      await tellAdmins(day);
    }
  }

  function copied(workerData: ToCopy): Promise<void> {
    return new Promise((resolve, reject) => {
      worker = threadOf(programFile("bot/backup-thread"), { workerData });
      worker.once("error", reject);
      worker.once("exit", (code) => {
        worker = null;
        if (code === 0) resolve();
        else reject(new Error("the copying thread was ended"));
      });
    });
  }

  /** Once a day, in the morning: by then it may have worked. */
  async function tellAdmins(day: string): Promise<void> {
    const markdown = templates.render("common", "trouble-backup", { now: now(), group: false });
    await transaction(async ({ people, outbox }) => {
      for (const { userId } of await people.withRole("admin"))
        await outbox.enqueue({
          key: `${TROUBLE}${userId}/${day}`,
          toKind: "member",
          toId: userId,
          markdown,
          text: toPlain(markdown),
          at: now(),
          notBefore: withinWindow(now(), calendar),
        });
    });
  }

  return {
    wake: errand.wake,
    idle: errand.idle,
    async stop() {
      const ended = errand.stop();
      // What is half written does not count, and is taken away by the next try.
      await worker?.terminate();
      await ended;
    },
  };
}
