// A list that waits for its 确认, as its page shows it: every column, the first rows with what would become of each, what
// is open. Nothing is written.
import type { Import } from "../../../db/stores/imports.ts";
import { LEAD_FIELDS } from "../../domain/hands/lead-list.ts";
import { may, ownRelations } from "../../domain/people/rights.ts";
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
import { countWrong } from "../imports/wrong.ts";
import type { LookScene, Values } from "./look-scene.ts";

const MEANINGS = ["lead", "1", "2", "3", "4", "5", "won", "lost"] as const;

export async function listWaits(found: Import, scene: LookScene): Promise<Values> {
  const { store, actor, now } = scene;
  const look = await firstLook(found.id, store);
  const columns = await allColumns(found.id, store.imports);
  const trial = lacksCustomers(columns) ? [] : await tried(look.rows, found, scene);
  const wrong = await countWrong(found.id, { store, now });
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
    lacks: lacksCustomers(columns),
    later: askedLater(columns),
    unread: readUnread(found.unread),
    guessed: columns.every(({ heading }) => heading === ""),
    before: before?.finishedAt ?? null,
    unowned: await countUnowned(found.id, { read, now }),
    wrong: { looked: wrong.looked, kinds: wrong.kinds },
    own: !actor.roles.has("admin"),
    mayWake: may("reactivate", ownRelations(actor)),
    told: {
      reasons: trial.map((row) => toldReason(row, holders)),
      wrongs: wrong.kinds.map((row) => toldReason(row, holders)),
    },
  };
}

/** What would become of the first rows, repeats among them seen. */
async function tried(rows: readonly ListRow[], found: Import, scene: LookScene): Promise<readonly Judged[]> {
  const { store } = scene;
  const importer = await importerOf(found, store);
  if (importer === null) return [];
  const columns = await store.imports.columns(found.id);
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
