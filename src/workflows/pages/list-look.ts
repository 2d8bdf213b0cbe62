// A list that waits for its 确认, as its page shows it: every column, what would become of its rows by the verdict they would get
// when it is taken in, what is open. Nothing is written.
import type { Import } from "../../../db/stores/imports.ts";
import { CHOSEN_UNITS, LEAD_FIELDS } from "../../domain/hands/lead-list.ts";
import { may, ownRelations } from "../../domain/people/rights.ts";
import { aheadOf } from "../imports/ahead.ts";
import { firstLook, type ListRow } from "../imports/first-look.ts";
import { readUnread } from "../imports/kept-facts.ts";
import { askedLater, lacksCustomers } from "../imports/needed.ts";
import { holdersOf } from "../imports/rejected.ts";
import { allColumns } from "../imports/repoint.ts";
import { columnLetter } from "../imports/said-columns.ts";
import { importerOf, type Judged } from "../imports/steps.ts";
import { toldReason } from "../imports/told-reason.ts";
import { tryRows } from "../imports/try-rows.ts";
import { countUnowned } from "../imports/unowned.ts";
import type { LookScene, Values } from "./look-scene.ts";

const MEANINGS = ["lead", "1", "2", "3", "4", "5", "won", "lost"] as const;

export async function listWaits(found: Import, scene: LookScene): Promise<Values> {
  const { store, actor, now } = scene;
  const look = await firstLook(found.id, store);
  const columns = await allColumns(found.id, store.imports);
  const judged = lacksCustomers(columns) ? [] : await tried(found, scene);
  const ahead = aheadOf(judged);
  const trial = judged.slice(0, look.rows.length);
  const holders = await holdersOf(trial, { store, readerId: actor.userId });
  const [before] = (await store.imports.ofFile(found.hash, ["done"])).filter(({ id }) => id !== found.id);
  const read = async <T>(work: (given: typeof store) => Promise<T>): Promise<T> => work(store);
  return {
    columns: columns.map((column) => ({
      ...column,
      letter: columnLetter(column.at),
      examples: examplesOf(column.at, look.rows),
    })),
    fields: LEAD_FIELDS,
    rows: look.rows,
    trial,
    stages: [
      ...look.unknownStages.map((word) => ({ word, meaning: "" })),
      ...look.takenStages.map(({ word, meaning }) => ({ word, meaning: String(meaning) })),
    ],
    meanings: MEANINGS,
    unknown: look.unknownStages.length,
    unsaid: look.unsaidAmounts.slice(0, 3),
    unit: look.unit ?? "unsaid",
    units: ["unsaid", ...CHOSEN_UNITS],
    ownerHeading: columns.find(({ field }) => field === "owner")?.heading || null,
    lacks: lacksCustomers(columns),
    later: askedLater(columns),
    unread: readUnread(found.unread),
    guessed: columns.every(({ heading }) => heading === ""),
    before: before?.finishedAt ?? null,
    unowned: await countUnowned(found.id, { read, now }),
    ahead,
    own: !actor.roles.has("admin"),
    mayWake: may("reactivate", ownRelations(actor)),
    told: {
      reasons: trial.map((row) => toldReason(row, holders)),
      kinds: ahead.kinds.map((row) => toldReason(row, holders)),
      openings: ahead.open.map((row) => toldReason(row, holders)),
    },
  };
}

/** So many rows are judged ahead: more would keep whoever looks waiting. */
const LOOKED_AT = 500;

/** What would become of the first rows, repeats among them seen. */
async function tried(found: Import, scene: LookScene): Promise<readonly Judged[]> {
  const { store } = scene;
  const importer = await importerOf(found, store);
  if (importer === null) return [];
  const columns = await store.imports.columns(found.id);
  const rows = (await store.imports.rowsAfter(found.id, 0, LOOKED_AT)).map(({ line, cells }) => ({
    line,
    cells: cells === "" ? [] : (JSON.parse(cells) as string[]),
  }));
  const judged: Judged[] = [];
  const given = { ...scene, importer, said: [], first: async () => undefined };
  const trial = tryRows({ columns, rows: each(rows) }, { ...given, read: (work) => work(store) });
  for await (const some of trial) judged.push(...some);
  return judged;
}

async function* each(rows: readonly ListRow[]): AsyncGenerator<ListRow> {
  yield* rows;
}

const MOST_EXAMPLES = 2;

function examplesOf(at: number, rows: readonly ListRow[]): readonly string[] {
  const cells = rows.map(({ cells: all }) => all[at] ?? "").filter((cell) => cell !== "");
  return [...new Set(cells)].slice(0, MOST_EXAMPLES);
}
