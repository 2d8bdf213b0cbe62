// A list that waits for its 确认, as its page shows it: every column, what would become of its rows by the verdict they would get
// when it is taken in, what is open. Nothing is written.
import type { Import } from "../../../db/stores/imports.ts";
import { CHOSEN_UNITS, LEAD_FIELDS } from "../../domain/hands/lead-list.ts";
import { may, ownRelations } from "../../domain/people/rights.ts";
import { aheadOf } from "../imports/ahead.ts";
import { firstLook, type ListRow } from "../imports/first-look.ts";
import { readUnread } from "../imports/kept-facts.ts";
import { askedLater, lacksCustomers } from "../imports/needed.ts";
import { namesToChoose, ownersAhead } from "../imports/owners-ahead.ts";
import { holdersOf } from "../imports/rejected.ts";
import { allColumns } from "../imports/repoint.ts";
import { columnLetter } from "../imports/said-columns.ts";
import { signedForAll } from "../imports/signed-for-all.ts";
import { toldReason } from "../imports/told-reason.ts";
import { tryList } from "../imports/try-list.ts";
import { countUnowned } from "../imports/unowned.ts";
import type { LookScene, Values } from "./look-scene.ts";

const UNSIGNED = "no-signing-day";
const MEANINGS = ["lead", "1", "2", "3", "4", "5", "won", "lost"] as const;

export async function listWaits(found: Import, scene: LookScene): Promise<Values> {
  const { store, actor, now } = scene;
  const look = await firstLook(found.id, store);
  const read = async <T>(work: (given: typeof store) => Promise<T>): Promise<T> => work(store);
  const columns = await allColumns(found.id, store.imports);
  const judged = lacksCustomers(columns) ? [] : await tryList(found.id, { ...scene, read });
  const ahead = aheadOf(judged);
  const trial = judged.slice(0, look.rows.length);
  const holders = await holdersOf(trial, { store, readerId: actor.userId });
  const [before] = (await store.imports.ofFile(found.hash, ["done"])).filter(({ id }) => id !== found.id);
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
    signing: {
      count: ahead.open.find(({ reason }) => reason === UNSIGNED)?.count ?? 0,
      said: (await signedForAll(found.id, store)) ?? "",
    },
    owners: await ownersToChoose(found, scene),
    unowned: await countUnowned(found.id, { read, now }),
    ahead,
    own: !actor.roles.has("admin"),
    mayWake: may("reactivate", ownRelations(actor)),
    told: {
      reasons: trial.map((row) => toldReason(row, holders, { isAhead: true })),
      kinds: ahead.kinds.map((row) => toldReason(row, holders, { isAhead: true })),
      openings: ahead.open.map((row) => toldReason(row, holders, { isAhead: true })),
    },
  };
}

/** So many names can be chosen for at once: with more, the column is none of owners. */
const MOST_NAMES = 30;
/** Among more colleagues one writes a name. */
const MOST_COLLEAGUES = 200;

/** The names that nobody is called by, each with what becomes of its rows; and to whom this visitor may give them. */
async function ownersToChoose(found: Import, { store, actor }: LookScene): Promise<Values> {
  const names = namesToChoose(await ownersAhead(found.id, async (work) => work(store)));
  const isAdmin = actor.roles.has("admin");
  const wrong = names.filter(({ why }) => why !== null);
  const active = isAdmin && names.length > 0 ? await store.people.active() : [];
  const departments = new Map((await store.people.departments()).map(({ id, name }) => [id, name]));
  const colleagues = active
    .filter(({ userId }) => userId !== actor.userId)
    .map(({ userId, name, mainDepartmentId }) => ({
      userId,
      name,
      department: departments.get(mainDepartmentId) ?? "",
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "zh"));
  return {
    names: names.slice(0, MOST_NAMES),
    more: Math.max(0, names.length - MOST_NAMES),
    wrong: wrong.length,
    self: { userId: actor.userId, name: actor.name },
    colleagues: colleagues.length > MOST_COLLEAGUES ? null : colleagues,
    isAdmin,
  };
}

const MOST_EXAMPLES = 2;

function examplesOf(at: number, rows: readonly ListRow[]): readonly string[] {
  const cells = rows.map(({ cells: all }) => all[at] ?? "").filter((cell) => cell !== "");
  return [...new Set(cells)].slice(0, MOST_EXAMPLES);
}
