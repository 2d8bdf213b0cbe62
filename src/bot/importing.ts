// Lists on their way in, behind the answers: fetched, read beside the program, laid down, taken in a few rows at a time.
import { createHash } from "node:crypto";
import { setImmediate as breath } from "node:timers/promises";
import type { Store } from "../../db/store.ts";
import type { Import } from "../../db/stores/imports.ts";
import { BY_COMMAND_LINE } from "../domain/hands/imported.ts";
import { FileProblem } from "../files/file-problem.ts";
import { LIMITS } from "../files/limits.ts";
import { readBeside } from "../files/reading.ts";
import { fetchSealed } from "../wecom/aibot-file.ts";
import type { WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint, ApiFile } from "../wecom/api-request.ts";
import { FileTooLargeError } from "../wecom/response-file.ts";
import { countNear } from "../workflows/imports/near.ts";
import { stageRows } from "../workflows/imports/stage-rows.ts";
import { importStep, type Step, undoStep } from "../workflows/imports/steps.ts";
import {
  tell,
  tellFirstLook,
  tellOthers,
  tellOver,
  tellProgress,
  tellUndone,
} from "../workflows/imports/tell.ts";
import { countUnowned } from "../workflows/imports/unowned.ts";
import { createErrand, type Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";
import { createLease } from "./lease.ts";

/** What was begun ends after its step; the next start goes on. */
export type Importing = Pick<Errand, "wake" | "idle" | "stop">;

interface Needs {
  readonly endpoint: () => ApiEndpoint;
  readonly api: () => WecomApi | null;
  /** Something is in the outbox. */
  readonly wakeDelivery: () => void;
}

/** So few rows a transaction that nobody's answer waits for a list. */
const ROWS_A_STEP = 3;
const ROWS_LAID_DOWN = 20;
const TELL_EVERY = 10_000;
const LEASE = "imports";
const ROWS_FORGOTTEN = 200;
const FORGET_EVERY_MS = 3_600_000;
const KEPT_MS = 2 * 86_400_000;
const TO_DO = ["fetching", "running", "undoing"] as const;

export function createImporting(ground: Ground, { endpoint, api, wakeDelivery }: Needs): Importing {
  const { database, templates, registry, log, now, config, calendar, rulesAt } = ground;
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
    return found.find(({ id, byId }) => byId !== BY_COMMAND_LINE && !failed.has(id)) ?? foundUndo(found);
  }

  /** What the command line has taken in is taken back here as well. */
  function foundUndo(found: readonly Import[]): Import | undefined {
    return found.find(({ id, state }) => state === "undoing" && !failed.has(id));
  }

  async function work(found: Import): Promise<void> {
    switch (found.state) {
      case "fetching":
        return read(found);
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

  async function read(found: Import): Promise<void> {
    let name = nameOf(found);
    try {
      const file = await fetched(found);
      name = file.name || name;
      const hash = createHash("sha256").update(file.bytes).digest("hex");
      const table = await readBeside(file.bytes);
      const staged = await stageRows(table, {
        transaction,
        begin: async ({ imports }) => (await imports.byId(found.id)) ?? found,
        file: { name, hash },
        state: "asking",
        most: ROWS_LAID_DOWN,
      });
      if (staged.rows === 0) throw new FileProblem("only-headings");
      const near = await countNear(staged.id, database.read);
      const unowned = await countUnowned(staged.id, { read: database.read, now: now() });
      await transaction(async (store) => {
        const kept = await store.imports.save({ ...staged, source: null, sourceSecret: null });
        const word = registry.wordOf("import");
        const given = {
          store,
          templates,
          now: now(),
          word,
          near,
          unowned,
          unread: table.unread,
          pagesUrl: ground.pagesUrl(),
        };
        await tellFirstLook(kept, given);
      });
    } catch (error) {
      await refuse({ ...found, name }, error);
    }
    wakeDelivery();
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

  function nameOf({ id }: Import): string {
    return templates.render("import", "unnamed", { id, now: now(), group: false });
  }

  /** What cannot be read is told; where nobody knows why, the file is to be sent again. */
  async function refuse(found: Import, error: unknown): Promise<void> {
    const problem =
      error instanceof FileTooLargeError
        ? new FileProblem("too-large", { mib: Math.floor(LIMITS.bytes / 1024 / 1024) })
        : error;
    if (!(problem instanceof FileProblem)) log.warn({ err: error }, "a file could not be fetched");
    await transaction(async (store) => {
      const latest = (await store.imports.byId(found.id)) ?? found;
      await store.imports.forgetRows(found.id);
      await store.imports.save({
        ...latest,
        name: found.name,
        state: "refused",
        source: null,
        sourceSecret: null,
      });
      const given = { store, templates, now: now() };
      if (problem instanceof FileProblem) {
        const why = templates.render("import", `problem-${problem.code}`, {
          ...problem.facts,
          ...given,
          group: false,
        });
        await tell(found, "not-read", { ...given, values: { name: found.name, why } });
      } else await tell(found, "not-fetched", { ...given, values: {} });
    });
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
