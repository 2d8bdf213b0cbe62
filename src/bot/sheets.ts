// Departments' pipelines on their way into smart sheets, behind the answers: of several instances on a database, one writes.
import { sendToSheet } from "../channels/sheet-sender.ts";
import { ASKED_MS } from "../domain/sheet/sheet.ts";
import { createSheetWriter } from "../push/sheets/writer.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { realTimers } from "../wecom/timers.ts";
import { linesOf } from "../workflows/sheets/lines.ts";
import { createErrand, type Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";
import { createLease } from "./lease.ts";

export interface Sheets extends Pick<Errand, "wake" | "idle" | "stop"> {
  /** Something may have changed: it is looked for in a moment, once for all that comes meanwhile. */
  soon(): void;
}

interface Needs {
  readonly endpoint: () => ApiEndpoint;
  /** Something is in the outbox. */
  readonly wakeDelivery: () => void;
}

const LEASE = "sheets";
const SOON_MS = 2_000;
/** PostgreSQL may commit an earlier number of the history so much later than a later one. */
const LATE_MS = 60_000;

export function createSheets(ground: Ground, { endpoint, wakeDelivery }: Needs): Sheets {
  const { database, templates, log, metrics, now, random, newSecret, monotonic, pagesUrl } = ground;
  const { transaction, read } = database;
  const timers = ground.timers ?? realTimers;
  const isAlone = database.engine === "sqlite";
  const holder = newSecret();
  const lease = isAlone ? null : createLease({ transaction, name: LEASE, holder, monotonic });
  let takeBack: (() => void) | null = null;
  let batches = 0;

  const errand = createErrand(pass, (error) =>
    log.error({ err: error }, "smart sheets could not be written"),
  );
  const write = createSheetWriter({
    transaction,
    read,
    templates,
    now,
    random,
    linesOf: (bound, rows, scene) => linesOf(bound, rows, { ...scene, templates, pagesUrl: pagesUrl() }),
    send: (key, rows) => sendToSheet(endpoint(), key, rows),
    newBatch: () => `${holder.slice(0, 12)}/${++batches}`,
    lateMs: isAlone ? 0 : LATE_MS,
    wakeDelivery,
    told(sent, rows) {
      metrics.sheetRows(sent.outcome, rows);
      // Of many that are refused the one that spoils them is looked for.
      if (sent.outcome === "written" || (sent.outcome === "refused" && rows > 1)) return;
      log.warn({ ...sent, rows }, "rows of a smart sheet were not written");
    },
    renew: async () => lease?.look(),
    isStopped: () => errand.isStopped() || lease?.isOurs() === false,
  });

  async function pass(): Promise<void> {
    const bound = await transaction(async ({ sheets }) => {
      await sheets.forgetAsked(now() - ASKED_MS);
      return sheets.all();
    });
    // Where none is bound nobody has to be the one who writes.
    if (bound.length === 0) return;
    await lease?.look();
    if (lease?.isOurs() !== false) await write();
  }

  return {
    wake: errand.wake,
    idle: errand.idle,
    soon() {
      takeBack ??= timers.after(SOON_MS, () => {
        takeBack = null;
        errand.wake();
      });
    },
    async stop() {
      takeBack?.();
      await errand.stop();
      await lease?.release().catch(() => undefined);
    },
  };
}
