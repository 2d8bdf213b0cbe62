// A list taken in, or taken back, a few rows at a time: each step is one transaction, and the next one knows where it was.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Notice } from "../../chat/command.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { BY_COMMAND_LINE } from "../../domain/hands/imported.ts";
import type { RowVerdict } from "../../domain/hands/lead-list.ts";
import { keptFaults, RowError } from "../../domain/hands/row-reasons.ts";
import { standingOf } from "../../domain/item/past.ts";
import { asleepAgain } from "../../domain/item/places.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { allFaults } from "./faults.ts";
import { createOwners, type Importer } from "./owners.ts";
import { type Reading, type RowFacts, readRow } from "./read-row.ts";
import { signedForAll } from "./signed-for-all.ts";
import { type TakeScene, takeRow } from "./take-row.ts";

export interface StepScene {
  readonly store: Store;
  readonly rules: InForce;
  readonly calendar: Calendar;
  readonly now: number;
}

export interface Step {
  readonly import: Import;
  readonly judged: readonly Judged[];
  readonly isOver: boolean;
  /** What its rows mean for others, by the line they stand in. */
  readonly tidings: readonly { readonly line: number; readonly notice: Notice }[];
}

/** What became of one row. */
export interface Judged {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly no: number | null;
  /** Why it was not taken; of one that was, what is still to be seen to (ROW_REMARKS). */
  readonly reason: string | null;
  readonly about: string | null;
  /** Who it may be one with, though it was taken in (near.ts). */
  readonly near: string | null;
}

/** Takes in the next rows of a list that is running; null where it is not, or not any more. */
export async function importStep(id: number, most: number, scene: StepScene): Promise<Step | null> {
  const { store, now } = scene;
  const found = await store.imports.byId(id);
  if (found === null || found.state !== "running") return null;
  const importer = await importerOf(found, store);
  // Whoever has left meanwhile brings nothing in any more.
  if (importer === null) return { import: await closed(found, scene), judged: [], isOver: true, tidings: [] };
  const owners = createOwners(importer, store, await store.imports.owners(id));
  const reading = {
    columns: await store.imports.columns(id),
    stageWords: await store.imports.stageWords(),
    signedOn: await signedForAll(id, store),
    now,
  };
  const judged: Judged[] = [];
  const tidings: { readonly line: number; readonly notice: Notice }[] = [];
  for (const row of await store.imports.rowsAfter(id, found.done, most)) {
    const { line } = row;
    const cells = JSON.parse(row.cells) as string[];
    const given = { ...scene, importer, owners, campaign: found.campaign };
    const became = await judge({ id, cells, reading }, given);
    const { itemVersion, notices, ...verdict } = became;
    tidings.push(...notices.map((notice) => ({ line, notice })));
    const isTaken = itemVersion !== null;
    await store.imports.judge({
      ...row,
      ...verdict,
      // What is taken in stands in the item now: it need not be kept twice.
      cells: isTaken ? "" : row.cells,
      itemVersion,
    });
    judged.push({ line, ...verdict });
  }
  const count = (verdict: RowVerdict) => judged.filter((one) => one.verdict === verdict).length;
  const next = {
    ...found,
    done: found.done + judged.length,
    created: found.created + count("created"),
    reactivated: found.reactivated + count("reactivated"),
    duplicates: found.duplicates + count("duplicate"),
    rejected: found.rejected + count("rejected"),
  };
  const isOver = next.done >= found.rows || judged.length === 0;
  return {
    import: isOver ? await closed(next, scene) : await store.imports.save(next),
    judged,
    isOver,
    tidings,
  };
}

function closed(found: Import, { store, now }: StepScene): Promise<Import> {
  return store.imports.save({ ...found, state: "done", finishedAt: now });
}

/** Null for a member who is none any more. */
export async function importerOf(
  { byId }: Pick<Import, "byId">,
  { people }: Pick<Store, "people">,
): Promise<Importer | null> {
  if (byId === BY_COMMAND_LINE) return { byId, actor: null };
  const actor = await people.actor(byId);
  return actor === null ? null : { byId, actor };
}

async function judge(
  {
    id,
    cells,
    reading,
  }: { readonly id: number; readonly cells: readonly string[]; readonly reading: Reading },
  scene: TakeScene,
): Promise<
  Omit<Judged, "line"> & { readonly itemVersion: number | null; readonly notices: readonly Notice[] }
> {
  const nothing = { no: null, reason: null, about: null, near: null, itemVersion: null, notices: [] };
  try {
    const facts = readRow(cells, reading);
    const taken = await takeRow(facts, scene);
    if (taken.verdict === "duplicate") {
      const line = await scene.store.imports.lineOf(id, taken.no);
      const by = taken.isByPhone ? "-phone" : "";
      const repeats =
        line === null ? { reason: `duplicate${by}` } : { reason: `repeated${by}`, about: String(line) };
      return { ...nothing, verdict: "duplicate", no: taken.no, ...repeats };
    }
    const { no, version } = taken.item;
    if (taken.verdict === "reactivated")
      return { ...nothing, verdict: "reactivated", no, itemVersion: version };
    const { near, notices } = taken;
    return {
      ...nothing,
      verdict: "created",
      no,
      near,
      notices,
      itemVersion: version,
      ...remarksOn(facts),
    };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return {
      ...nothing,
      verdict: "rejected",
      ...(await allFaults(error, cells, { reading, owners: scene.owners })),
    };
  }
}

/** What is still to be seen to of a row that is taken in, as it is kept with it. */
export function remarksOn({ remarks }: RowFacts): Pick<Judged, "reason" | "about"> {
  return remarks.length === 0 ? { reason: null, about: null } : keptFaults(remarks);
}

/** Takes back the next items of a list that is being undone; what somebody has gone on with stays. */
export async function undoStep(id: number, most: number, { store, now }: StepScene): Promise<Step | null> {
  const found = await store.imports.byId(id);
  if (found === null || found.state !== "undoing") return null;
  const judged: Judged[] = [];
  const rows = await store.imports.judged(id, {
    verdicts: ["created", "reactivated"],
    after: 0,
    limit: most,
  });
  for (const row of rows) {
    const { no, itemVersion, line, verdict: was } = row;
    const isKept = no !== null && (await store.imports.isTouched({ no, itemVersion }));
    const name = isKept || no === null ? null : await nameOf(no, store);
    if (no !== null && !isKept && was === "created") await store.imports.takeBack(no);
    if (no !== null && !isKept && was === "reactivated")
      await sleepOn(no, { store, now, by: found.undoneBy ?? found.byId });
    const verdict = isKept ? "kept" : "undone";
    // Who it was is read of until the rows are forgotten.
    await store.imports.judge({ ...row, verdict, ...(isKept ? {} : { reason: null, about: name }) });
    judged.push({ line, verdict, no, reason: null, about: null, near: null });
  }
  const kept = found.kept + judged.filter(({ verdict }) => verdict === "kept").length;
  const isOver = rows.length < most;
  const next = isOver ? ({ ...found, kept, state: "undone", undoneAt: now } as const) : { ...found, kept };
  return { import: await store.imports.save(next), judged, isOver, tidings: [] };
}

async function nameOf(no: number, { items, customers }: Store): Promise<string | null> {
  const item = await items.byNo(no);
  return item === null ? null : (await customers.byId(item.customerId)).name;
}

/** Woken by a list that is taken back. */
async function sleepOn(
  no: number,
  { store, now, by }: { readonly store: Store; readonly now: number; readonly by: string },
): Promise<void> {
  const item = await store.items.byNo(no);
  if (item?.place !== "pool") return;
  const wokenBefore = standingOf(await store.history.of(no)).filter(({ what }) => what === "reactivated");
  await store.items.apply(asleepAgain(item, { wasWoken: wokenBefore.length > 1 }), { by, at: now });
}
