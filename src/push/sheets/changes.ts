// Which rows a table has to have written: those whose items changed, by the history; and, once a night, those that differ.
import { setImmediate as breath } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import { dayOf, minuteOfDay } from "../../domain/day.ts";
import type { BoundSheet } from "../../domain/sheet/line.ts";
import { scopeOf } from "../../domain/sheet/scope.ts";
import type { Sheet } from "../../domain/sheet/sheet.ts";
import type { SheetParts } from "./parts.ts";

const CHANGES_AT_ONCE = 300;
const ROWS_AT_ONCE = 100;
const NIGHT_MINUTE = 120;

/** Each page marks its rows and moves on in one transaction: a change is never lost, and looked at twice it does no harm. */
export async function noticeChanges(id: number, parts: SheetParts): Promise<void> {
  while (!parts.isStopped()) {
    const more = await parts.transaction((store) => noticePage(id, store, parts));
    if (!more) return;
    await breath();
  }
}

async function noticePage(id: number, store: Store, { now, lateMs }: SheetParts): Promise<boolean> {
  const sheet = await store.sheets.byId(id);
  if (sheet?.state !== "running") return false;
  const changes = await store.history.after(sheet.seenId, CHANGES_AT_ONCE);
  if (changes.length === 0) return false;
  const latest = new Map(changes.map((change) => [change.no, change.id]));
  for (const [no, seenId] of await ofTheSameCustomers(latest, store))
    if (!latest.has(no)) latest.set(no, seenId);
  const nos = [...latest.keys()];
  const scope = scopeOf(sheet, await store.people.departments(), now());
  const theirs = await store.sheets.among(nos, scope);
  const known = new Set((await store.sheetRows.byNos(id, nos)).map(({ no }) => no));
  await store.sheetRows.call(
    id,
    nos
      .filter((no) => theirs.has(no) || known.has(no))
      .map((no) => ({ no, seenId: latest.get(no) ?? sheet.seenId })),
  );
  // An earlier number may still be on its way to be committed: it is waited for, and what is seen again calls for nothing.
  const isFull = changes.length === CHANGES_AT_ONCE;
  const settled = changes.filter(({ at }) => isFull || at <= now() - lateMs);
  const seenId = settled.at(-1)?.id ?? sheet.seenId;
  if (seenId > sheet.seenId) await store.sheets.change(id, { seenId });
  return isFull;
}

/** What changed about a customer shows in all its items. */
async function ofTheSameCustomers(
  latest: ReadonlyMap<number, number>,
  { items }: Pick<Store, "items">,
): Promise<readonly (readonly [number, number])[]> {
  const changed = await items.byNos([...latest.keys()]);
  const byCustomer = new Map(changed.map(({ customerId, no }) => [customerId, latest.get(no) ?? 0]));
  const others = await items.ofCustomers([...byCustomer.keys()]);
  return others.map(({ no, customerId }) => [no, byCustomer.get(customerId) ?? 0] as const);
}

/**
 * From its binding on, or since last night: every row is compared with what it should be, page by page. Names of people
 * and departments, days in a stage, what never was in any history comes along with it; and what its column did not offer
 * yesterday is tried again.
 */
export async function compare(bound: BoundSheet, parts: SheetParts): Promise<void> {
  const { id } = bound.sheet;
  await parts.transaction((store) => beginNight(id, store, parts.now()));
  while (!parts.isStopped()) {
    const more = await parts.transaction((store) => comparePage(id, store, { bound, parts }));
    if (!more) return;
    await breath();
  }
}

export function isNightDue({ comparedOn, comparedTo }: Sheet, now: number): boolean {
  return comparedTo === null && comparedOn !== dayOf(now) && minuteOfDay(now) >= NIGHT_MINUTE;
}

async function beginNight(id: number, { sheets }: Store, now: number): Promise<void> {
  const sheet = await sheets.byId(id);
  if (sheet === null || !isNightDue(sheet, now)) return;
  await sheets.forgetOptions(id);
  await sheets.change(id, { comparedTo: 0 });
}

async function comparePage(
  id: number,
  store: Store,
  { bound, parts }: { readonly bound: BoundSheet; readonly parts: SheetParts },
): Promise<boolean> {
  const sheet = await store.sheets.byId(id);
  if (sheet?.state !== "running" || sheet.comparedTo === null) return false;
  const now = parts.now();
  const page = { after: sheet.comparedTo, limit: ROWS_AT_ONCE };
  const known = new Map((await store.sheetRows.page(id, page)).map((row) => [row.no, row]));
  const scope = scopeOf(sheet, await store.people.departments(), now);
  const theirs = await store.sheets.nosIn(scope, page);
  const nos = [...new Set([...known.keys(), ...theirs])].sort((a, b) => a - b).slice(0, ROWS_AT_ONCE);
  const options = await store.sheets.optionsOf(id);
  const rows = nos.map((no) => known.get(no) ?? { no, filled: null });
  const lines = await parts.linesOf({ ...bound, sheet, options }, rows, { store, now });
  const differing = lines.filter(({ no, hash, standing }) => {
    const row = known.get(no);
    if (row === undefined) return true;
    return row.hash !== hash && (standing === "here" || row.recordId !== null);
  });
  await store.sheetRows.callAgain(
    id,
    differing.map(({ no }) => no),
  );
  const isLast = nos.length < ROWS_AT_ONCE;
  await store.sheets.change(
    id,
    isLast ? { comparedTo: null, comparedOn: dayOf(now) } : { comparedTo: nos.at(-1) ?? sheet.comparedTo },
  );
  return !isLast;
}
