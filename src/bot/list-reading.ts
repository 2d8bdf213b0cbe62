// A file that came becomes a list that waits for its 确认, or is refused with the reason; told where it came from.
import { createHash } from "node:crypto";
import type { Import } from "../../db/stores/imports.ts";
import { FileProblem } from "../files/file-problem.ts";
import { LIMITS } from "../files/limits.ts";
import { readBeside } from "../files/reading.ts";
import { FileTooLargeError } from "../wecom/response-file.ts";
import { aheadOf } from "../workflows/imports/ahead.ts";
import { FROM_PAGE, writeProblem, writeUnread } from "../workflows/imports/kept-facts.ts";
import { countNear } from "../workflows/imports/near.ts";
import { lacksCustomers } from "../workflows/imports/needed.ts";
import { ownersAhead } from "../workflows/imports/owners-ahead.ts";
import { recalled } from "../workflows/imports/recalled-columns.ts";
import { stageRows } from "../workflows/imports/stage-rows.ts";
import { tell, tellFirstLook } from "../workflows/imports/tell.ts";
import { tryList } from "../workflows/imports/try-list.ts";
import { countUnowned } from "../workflows/imports/unowned.ts";
import type { Ground } from "./ground.ts";

export interface FileOfList {
  /** "" where its sender has given none. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ListReading {
  /** Lays its rows down, or keeps why it cannot. Never throws but for the database. */
  read(found: Import, file: () => Promise<FileOfList>): Promise<void>;
  refuse(found: Import, error: unknown): Promise<void>;
}

const ROWS_LAID_DOWN = 20;

export function createListReading(ground: Ground): ListReading {
  const { database, templates, registry, log, now } = ground;
  const { transaction } = database;

  async function read(found: Import, file: () => Promise<FileOfList>): Promise<void> {
    let name = found.name || nameOf(found);
    try {
      const { bytes, name: given } = await file();
      name = given || name;
      const hash = createHash("sha256").update(bytes).digest("hex");
      const table = await readBeside(bytes);
      const columns = await database.read((store) => recalled(table.columns, found, { store, now: now() }));
      const staged = await stageRows(
        { ...table, columns },
        {
          transaction,
          begin: async ({ imports }) => (await imports.byId(found.id)) ?? found,
          file: { name, hash },
          state: "fetching",
          most: ROWS_LAID_DOWN,
        },
      );
      if (staged.rows === 0) throw new FileProblem("only-headings");
      const ready = { ...staged, unread: writeUnread(table.unread), source: null, sourceSecret: null };
      // Whoever looks at a page sees the look there; in chat it is told.
      if (found.source === FROM_PAGE) return await wait(ready);
      const near = await countNear(staged.id, database.read);
      const unowned = await countUnowned(staged.id, { read: database.read, now: now() });
      const ahead = lacksCustomers(columns) ? null : aheadOf(await tryList(staged.id, await trial()));
      const owners = await ownersAhead(staged.id, database.read);
      const { unread } = table;
      await transaction(async (store) => {
        const kept = await store.imports.save({ ...ready, state: "asking" });
        const given = { store, templates, now: now(), word: registry.wordOf("import") };
        await tellFirstLook(kept, {
          ...given,
          near,
          unowned,
          owners,
          ahead,
          unread,
          pagesUrl: ground.pagesUrl(),
        });
      });
    } catch (error) {
      await refuse({ ...found, name }, error);
    }
  }

  async function wait(ready: Import): Promise<void> {
    await transaction(({ imports }) => imports.save({ ...ready, state: "asking" }));
  }

  async function trial() {
    const rules = await database.read((store) => ground.rulesAt(store, { now: now() }));
    return { read: database.read, rules, calendar: ground.calendar, now: now(), atOnce: ROWS_LAID_DOWN };
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
    const known = problem instanceof FileProblem ? problem : null;
    if (known === null) log.warn({ err: error, import: found.id }, "a file could not be read");
    await transaction(async (store) => {
      const latest = (await store.imports.byId(found.id)) ?? found;
      await store.imports.forgetRows(found.id);
      await store.imports.save({
        ...latest,
        name: found.name,
        state: "refused",
        source: null,
        sourceSecret: null,
        problem: known === null ? null : writeProblem(known),
      });
      if (found.source === FROM_PAGE) return;
      const given = { store, templates, now: now() };
      if (known === null) return tell(found, "not-fetched", { ...given, values: {} });
      const facts = { ...known.facts, now: now(), group: false };
      const why = templates.render("import", `problem-${known.code}`, facts);
      await tell(found, "not-read", { ...given, values: { name: found.name, why } });
    });
  }

  return { read, refuse };
}
