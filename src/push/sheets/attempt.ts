// Some rows handed to WeCom in one call, and what becomes of them: noted, put back, narrowed down to the one that spoils it.
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import { type Attempting, handOver, nosOf, type Pending } from "./attempting.ts";
import { writeWithout } from "./choices.ts";
import type { SheetSent } from "./parts.ts";
import { rest } from "./rest.ts";
import { tellBinder } from "./tell.ts";
import { tellUnclear } from "./unclear.ts";

type Refused = Extract<SheetSent, { outcome: "refused" }>;
type Unwritten = Exclude<SheetSent, { outcome: "written" }>;

const MOST_REFUSALS = 3;
const UNCLEAR_PAUSE_MS = 10_000;
const REFUSED_PAUSE_MS = 60_000;

/** Of rows that are all new, or all known. True where others may follow now. */
export async function attempt(pending: readonly Pending[], given: Attempting): Promise<boolean> {
  const { bound, parts } = given;
  const batch = parts.newBatch();
  // Before it goes: whoever finds it on its way after a crash knows that it may have arrived.
  await parts.transaction(({ sheetRows }) => sheetRows.send(bound.sheet.id, nosOf(pending), batch));
  const sent = await handOver(
    pending.map(({ row, line }) => ({ recordId: row.recordId, cells: line.cells })),
    given,
  );
  if (sent.outcome !== "written") return unwritten(pending, { batch, sent }, given);
  await parts.transaction((store) => note(pending, { batch, ids: sent.recordIds }, { store, given }));
  return true;
}

async function unwritten(
  pending: readonly Pending[],
  { batch, sent }: { readonly batch: string; readonly sent: Unwritten },
  given: Attempting,
): Promise<boolean> {
  const { bound, parts } = given;
  const { id } = bound.sheet;
  const nos = nosOf(pending);
  const { error } = sent;
  switch (sent.outcome) {
    case "wait":
      await parts.transaction(async (store) => {
        await store.sheetRows.notWritten(id, batch, { nos, state: "due", error });
        await rest(id, sent, { store, parts });
      });
      return false;
    case "unclear":
      await parts.transaction(async (store) => {
        const isNew = pending.some(({ row }) => row.recordId === null);
        await store.sheetRows.notWritten(id, batch, { nos, state: isNew ? "unclear" : "due", error });
        if (isNew) await tellUnclear(store, nos, sceneOf(given));
        await rest(id, { pauseMs: UNCLEAR_PAUSE_MS, error }, { store, parts });
      });
      parts.wakeDelivery();
      return false;
    case "refused":
      return refused(pending, { batch, sent }, given);
  }
}

interface Taken {
  readonly batch: string;
  readonly ids: readonly (string | null)[];
}

/** Rows whose ids are known now, and those that the answer does not name: added or not, or not there any more. */
async function note(
  pending: readonly Pending[],
  { batch, ids }: Taken,
  { store, given }: { readonly store: Store; readonly given: Attempting },
): Promise<void> {
  const { bound, parts, course } = given;
  const { id } = bound.sheet;
  const written = pending.flatMap(({ row, line }, index) => {
    const recordId = ids[index] ?? null;
    const { no, marks } = row;
    return recordId === null ? [] : [{ no, marks, recordId, hash: line.hash, filled: line.filled }];
  });
  await store.sheetRows.written(id, batch, written);
  const unnamed = pending.filter((_, index) => (ids[index] ?? null) === null);
  const added = nosOf(unnamed.filter(({ row }) => row.recordId === null));
  if (added.length > 0) {
    await store.sheetRows.notWritten(id, batch, { nos: added, state: "unclear", error: null });
    await tellUnclear(store, added, sceneOf(given));
    parts.wakeDelivery();
  }
  for (const gone of unnamed) if (gone.row.recordId !== null) await putAnew(gone, batch, { store, id });
  if (written.length === 0) return;
  course.refused = [];
  course.isTrusted ||= bound.sheet.failures > 0;
  await store.sheets.change(id, { writtenAt: parts.now(), failures: 0, restUntil: null, error: null });
}

/** Its row was taken out by hand, or is not ours: it gets another one, unless its item has left the table anyway. */
async function putAnew(
  { row, line }: Pending,
  batch: string,
  { store, id }: { readonly store: Store; readonly id: number },
): Promise<void> {
  if (line.standing !== "here") return store.sheetRows.forget(id, [row.no]);
  const given = { nos: [row.no], state: "due", error: null, forgets: true } as const;
  await store.sheetRows.notWritten(id, batch, given);
}

interface Refusal {
  readonly batch: string;
  readonly sent: Refused;
}

async function refused(pending: readonly Pending[], refusal: Refusal, given: Attempting): Promise<boolean> {
  const { bound, parts } = given;
  const { id } = bound.sheet;
  const { batch, sent } = refusal;
  const putBack = (store: Store) =>
    store.sheetRows.notWritten(id, batch, { nos: nosOf(pending), state: "due", error: sent.error });
  const [only, another] = pending;
  if (sent.why === "key" || sent.why === "columns") {
    await parts.transaction(async (store) => {
      await putBack(store);
      await stop(sent, { store, given });
    });
    return false;
  }
  if (only === undefined || another !== undefined) {
    await parts.transaction(putBack);
    return inHalves(pending, given);
  }
  switch (sent.why) {
    case "row":
      await parts.transaction((store) => putAnew(only, batch, { store, id }));
      return true;
    case "option":
      return withoutChoices(only, refusal, given);
    case "other":
      return refuseOne(only, refusal, given);
  }
}

/** Until the one is found that is refused: all of it can be tried again, nothing was done. */
async function inHalves(pending: readonly Pending[], given: Attempting): Promise<boolean> {
  const { bound, budget, course } = given;
  const { learned } = course;
  const middle = Math.ceil(pending.length / 2);
  for (const half of [pending.slice(0, middle), pending.slice(middle)]) {
    // The rest of them is due, and comes with the next minute.
    if (budget.take(bound.sheet.webhookKey, half.length) < half.length) return false;
    if (!(await attempt(half, given))) return false;
    if (course.learned > learned) return true;
  }
  return true;
}

/** Which of its choices the table lacks is found by leaving them out; the row is written with what is left. */
async function withoutChoices(only: Pending, refusal: Refusal, given: Attempting): Promise<boolean> {
  const { bound, parts, course } = given;
  const { sheet } = bound;
  const { batch } = refusal;
  const found = await writeWithout(only, given);
  if (found === null) return refuseOne(only, refusal, given);
  if ("outcome" in found) return unwritten([only], { batch, sent: found }, given);
  course.learned += found.lacking.length;
  await parts.transaction(async (store) => {
    for (const { column, option } of found.lacking) {
      const { fieldId, title } = column;
      await store.sheets.addOption({ sheetId: sheet.id, fieldId, option, at: parts.now() });
      const telling = { block: "option", of: `option/${fieldId}/${option}`, values: { title, option } };
      await tellBinder(store, telling, sceneOf(given));
    }
    // Without the choice it is not the row that was reckoned: it is compared once more.
    const line = { ...only.line, hash: "", filled: Object.keys(found.cells).join(",") };
    await note([{ ...only, line }], { batch, ids: found.recordIds }, { store, given });
  });
  parts.wakeDelivery();
  return true;
}

async function refuseOne(
  { row }: Pending,
  { batch, sent: { error } }: Refusal,
  given: Attempting,
): Promise<boolean> {
  const { bound, parts, course } = given;
  const { id } = bound.sheet;
  course.refused.push(row.no);
  const isTable = !course.isTrusted && (bound.sheet.failures > 0 || course.refused.length >= MOST_REFUSALS);
  await parts.transaction(async (store) => {
    const state = isTable ? "due" : "refused";
    await store.sheetRows.notWritten(id, batch, { nos: [row.no], state, error });
    if (isTable) {
      await store.sheetRows.absolve(id, course.refused);
      return rest(id, { pauseMs: REFUSED_PAUSE_MS, error }, { store, parts });
    }
    const of = `refused/${dayOf(parts.now())}`;
    await tellBinder(store, { block: "refused", of, values: { no: row.no, error } }, sceneOf(given));
  });
  parts.wakeDelivery();
  return !isTable;
}

/** Nothing is sent any more until it is bound again. */
async function stop(
  { why, error }: Refused,
  { store, given }: { readonly store: Store; readonly given: Attempting },
): Promise<void> {
  const { sheet } = given.bound;
  await store.sheets.change(sheet.id, { state: "stopped", error });
  await tellBinder(store, { block: `stopped-${why}`, of: `stopped-${why}` }, sceneOf(given));
  given.parts.wakeDelivery();
}

function sceneOf({ bound, parts }: Attempting) {
  return { sheet: bound.sheet, templates: parts.templates, now: parts.now() };
}
