// The rows of one table that are due, an attempt after the other, until none is left, the minute is full or it has to rest.
import { setImmediate as breath } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import type { BoundSheet } from "../../domain/sheet/line.ts";
import type { SheetRow } from "../../domain/sheet/sheet.ts";
import { attempt } from "./attempt.ts";
import { type Course, nosOf, type Pending } from "./attempting.ts";
import { boundOf } from "./bound.ts";
import { type Budget, ROWS_A_CALL } from "./budget.ts";
import type { SheetParts } from "./parts.ts";
import { isResting } from "./rest.ts";

export async function writeDue(
  id: number,
  { parts, budget }: { readonly parts: SheetParts; readonly budget: Budget },
): Promise<void> {
  const course: Course = { refused: [], isTrusted: false, learned: 0 };
  while (!parts.isStopped()) {
    await parts.renew?.();
    const bound = await boundOf(id, parts);
    if (bound === null || isResting(bound.sheet, parts.now())) return;
    const due = await parts.transaction((store) => dueNow(bound, store, parts));
    if (due === null) return;
    if (due.length > 0) {
      const room = budget.take(bound.sheet.webhookKey, due.length);
      if (room === 0) return;
      const goesOn = await attempt(due.slice(0, room), { bound, parts, budget, course });
      if (!goesOn) return;
    }
    await breath();
  }
}

/** Null where nothing is due; none at all where what was due stands as it should already. */
async function dueNow(
  bound: BoundSheet,
  store: Store,
  parts: SheetParts,
): Promise<readonly Pending[] | null> {
  const { id, failures } = bound.sheet;
  const rows = await store.sheetRows.inState(id, "due", ROWS_A_CALL);
  if (rows.length === 0) return null;
  const pending = await withLines(rows, { bound, store, parts });
  const left = pending.filter(({ row, line }) => row.recordId === null && line.standing !== "here");
  await store.sheetRows.forget(id, nosOf(left));
  const same = pending.filter(({ row, line }) => row.recordId !== null && row.hash === line.hash);
  await store.sheetRows.settle(
    id,
    same.map(({ row }) => row),
  );
  const differing = pending.filter((one) => !left.includes(one) && !same.includes(one));
  const known = differing.filter(({ row }) => row.recordId !== null);
  const next = known.length > 0 ? known : differing;
  if (failures === 0 || next.length === 0) return next;
  // After a failure one row goes first, which does no harm twice: one that stands in the table already, else each in turn.
  const probe = await store.sheetRows.known(id);
  if (probe !== null) return withLines([probe], { bound, store, parts });
  const turn = failures % next.length;
  return next.slice(turn, turn + 1);
}

async function withLines(
  rows: readonly SheetRow[],
  { bound, store, parts }: { readonly bound: BoundSheet; readonly store: Store; readonly parts: SheetParts },
): Promise<Pending[]> {
  const lines = await parts.linesOf(bound, rows, { store, now: parts.now() });
  const byNo = new Map(lines.map((line) => [line.no, line]));
  return rows.flatMap((row) => {
    const line = byNo.get(row.no);
    return line === undefined ? [] : [{ row, line }];
  });
}
