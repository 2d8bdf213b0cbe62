// A table that does not take its rows is left alone for a while, longer each time; after some hours its binder hears of it.
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import type { Sheet } from "../../domain/sheet/sheet.ts";
import { spread } from "../lanes.ts";
import type { SheetParts } from "./parts.ts";
import { tellBinder } from "./tell.ts";

const LONGEST_MS = 600_000;
/** About an hour and a half of failures. */
const TOLD_AFTER = 14;

/** A clock that was set back does not make it rest for longer. */
export function isResting({ restUntil }: Pick<Sheet, "restUntil">, now: number): boolean {
  return restUntil !== null && restUntil > now && restUntil - now <= 2 * LONGEST_MS;
}

export async function rest(
  id: number,
  { pauseMs, error }: { readonly pauseMs: number; readonly error: string },
  { store, parts }: { readonly store: Store; readonly parts: SheetParts },
): Promise<void> {
  const sheet = await store.sheets.byId(id);
  if (sheet === null) return;
  const now = parts.now();
  const failures = sheet.failures + 1;
  const pause = Math.min(LONGEST_MS, pauseMs * 2 ** Math.min(sheet.failures, 12));
  await store.sheets.change(id, { failures, error, restUntil: now + spread(pause, parts.random()) });
  if (failures < TOLD_AFTER) return;
  const { templates } = parts;
  await tellBinder(
    store,
    { block: "trouble", of: `trouble/${dayOf(now)}`, values: { error } },
    { sheet, templates, now },
  );
  parts.wakeDelivery();
}
