// Lists on their way in, behind the answers: fetched, read beside the program, laid down, taken in a few rows at a time.
import { setImmediate as breath } from "node:timers/promises";
import type { Store } from "../../db/store.ts";
import type { Import } from "../../db/stores/imports.ts";
import { BY_COMMAND_LINE } from "../domain/hands/imported.ts";
import { FileProblem } from "../files/file-problem.ts";
import { LIMITS } from "../files/limits.ts";
import { fetchSealed } from "../wecom/aibot-file.ts";
import type { WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint, ApiFile } from "../wecom/api-request.ts";
import { FROM_PAGE } from "../workflows/imports/kept-facts.ts";
import { importStep, type Step, undoStep } from "../workflows/imports/steps.ts";
import { tellOthers, tellOver, tellProgress, tellUndone } from "../workflows/imports/tell.ts";
import { createErrand, type Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";
import { createLease } from "./lease.ts";
import type { ListReading } from "./list-reading.ts";

/** What was begun ends after its step; the next start goes on. */
export type Importing = Pick<Errand, "wake" | "idle" | "stop">;

interface Needs {
  readonly endpoint: () => ApiEndpoint;
  readonly api: () => WecomApi | null;
  /** Something is in the outbox. */
  readonly wakeDelivery: () => void;
  readonly reading: ListReading;
  /** Whether the file of a list that came by a page is in this program's memory. */
  readonly isHere: (id: number) => boolean;
}

/** So few rows a transaction that nobody's answer waits for a list. */
const ROWS_A_STEP = 3;
const TELL_EVERY = 10_000;
/** So long a file that came by a page may wait with whichever instance received it. */
const WITH_SOMEBODY_MS = 600_000;
const LEASE = "imports";
const ROWS_FORGOTTEN = 200;
const FORGET_EVERY_MS = 3_600_000;
const KEPT_MS = 2 * 86_400_000;
const TO_DO = ["fetching", "running", "undoing"] as const;

export function createImporting(ground: Ground, needs: Needs): Importing {
  const { endpoint, api, wakeDelivery, isHere } = needs;
  const { read, refuse } = needs.reading;
  const { database, templates, log, now, config, calendar, rulesAt } = ground;
  const { transaction } = database;
  // Of two instances on one database, one does the work.
  const lease =
    database.engine === "sqlite"
      ? null
      : createLease({ transaction, name: LEASE, holder: ground.newSecret(), monotonic: ground.monotonic });
  let forgotAt = 0;
  /** What has failed unexpectedly waits for the next minute. */
  const failed = new Set<number>();

  const errand = createErrand(run, (error) => log.error({ err: error }, "lists could not be looked for"));

  async function run(): Promise<void> {
    failed.clear();
    for (let next = await toDo(); next !== undefined && !errand.isStopped(); next = await toDo())
      await work(next).catch((error: unknown) => {
        failed.add(next?.id ?? 0);
        log.error({ err: error, import: next?.id }, "a list could not be taken further");
      });
    await forget();
  }

  /** Rows hold phones: they are kept as long as somebody may want them back. */
  async function forget(): Promise<void> {
    if (Math.abs(now() - forgotAt) < FORGET_EVERY_MS) return;
    forgotAt = now();
    while (!errand.isStopped()) {
      const before = now() - KEPT_MS;
      if ((await transaction(({ imports }) => imports.forgetBefore(before, ROWS_FORGOTTEN))) === 0) return;
      await breath();
    }
  }

  async function toDo(): Promise<Import | undefined> {
    await lease?.look();
    if (lease?.isOurs() === false) return undefined;
    const found = await database.read(({ imports }) => imports.inState(TO_DO));
    const isToDo = (one: Import) =>
      one.byId !== BY_COMMAND_LINE && !failed.has(one.id) && !isWithSomebody(one);
    return found.find(isToDo) ?? foundUndo(found);
  }

  /** What came by a page is read by whoever received it; on a database of several, somebody else may have. */
  function isWithSomebody({ id, state, source, createdAt }: Import): boolean {
    if (state !== "fetching" || source !== FROM_PAGE) return false;
    return isHere(id) || (database.engine !== "sqlite" && now() - createdAt < WITH_SOMEBODY_MS);
  }

  /** What the command line has taken in is taken back here as well. */
  function foundUndo(found: readonly Import[]): Import | undefined {
    return found.find(({ id, state }) => state === "undoing" && !failed.has(id));
  }

  async function work(found: Import): Promise<void> {
    switch (found.state) {
      case "fetching":
        if (found.source === FROM_PAGE) return refuse(found, new FileProblem("interrupted"));
        await read(found, () => fetched(found));
        return wakeDelivery();
      case "running":
        return steps(found, async (id, store) => importStep(id, ROWS_A_STEP, await scene(store)));
      default:
        return steps(found, async (id, store) => undoStep(id, ROWS_A_STEP, await scene(store)));
    }
  }

  async function scene(store: Store) {
    const at = now();
    return { store, rules: await rulesAt(store, { now: at }), calendar, now: at };
  }

  function fetched({ source, sourceSecret }: Import): Promise<ApiFile> {
    const from = source ?? "";
    if (/^https?:/.test(from))
      return fetchSealed(
        endpoint(),
        { url: from, aesKey: sourceSecret || (config.bot?.aesKey ?? "") },
        LIMITS.bytes,
      );
    const app = api();
    if (app === null) throw new Error("a file of the app's came where no app is configured");
    return app.download(from, LIMITS.bytes);
  }

  async function steps(
    { id, done }: Import,
    step: (id: number, store: Parameters<typeof tellOver>[1]["store"]) => Promise<Step | null>,
  ): Promise<void> {
    for (let told = done; !errand.isStopped(); ) {
      const taken = await transaction(async (store) => {
        const result = await step(id, store);
        if (result === null) return null;
        const given = { store, templates, now: now() };
        await tellOthers(result, given);
        const isDue = result.import.done - told >= TELL_EVERY;
        if (result.isOver && result.import.state === "done") await tellOver(result.import, given);
        else if (result.isOver) await tellUndone(result.import, given);
        else if (isDue) await tellProgress(result.import, given);
        return { ...result, isDue };
      });
      if (taken === null) return;
      if (taken.isDue) told = taken.import.done;
      if (taken.isDue || taken.isOver) wakeDelivery();
      if (taken.isOver) return;
      // Whoever is waiting for an answer comes first.
      await breath();
    }
  }

  return {
    wake: errand.wake,
    idle: errand.idle,
    async stop() {
      await errand.stop();
      await lease?.release().catch(() => undefined);
    },
  };
}
