// Before a table is written: whether its binder may still bind it, and what an attempt that died left on its way.
import type { Store } from "../../../db/store.ts";
import { isWithin } from "../../domain/people/rights.ts";
import type { Sheet } from "../../domain/sheet/sheet.ts";
import type { SheetParts } from "./parts.ts";
import { tellBinder } from "./tell.ts";
import { tellUnclear } from "./unclear.ts";

/** False where it is not to be written any more. */
export async function mind(id: number, store: Store, parts: SheetParts): Promise<boolean> {
  const { templates } = parts;
  const now = parts.now();
  const sheet = await store.sheets.byId(id);
  if (sheet?.state !== "running") return false;
  // A pass sends one attempt after the other: what is on its way now is another program's, which is no more.
  const lost = await store.sheetRows.abandon(id);
  if (lost.length > 0) {
    await tellUnclear(
      store,
      lost.map(({ no }) => no),
      { sheet, templates, now },
    );
    parts.wakeDelivery();
  }
  if (await mayStill(sheet, store)) return true;
  await store.sheets.change(id, { state: "stopped", error: "binder" });
  await tellBinder(store, { block: "binder-gone", of: "binder" }, { sheet, templates, now });
  parts.wakeDelivery();
  return false;
}

/** Whoever let a table have the items must still be one who may: an admin, or its department's head; of amounts the head. */
async function mayStill({ by, departmentId, withAmounts }: Sheet, { people }: Store): Promise<boolean> {
  const actor = await people.actor(by);
  const department = await people.department(departmentId);
  if (actor === null || department === null) return false;
  const isHead = actor.leads.some((led) => isWithin(department.path, led));
  return isHead || (actor.roles.has("admin") && !withAmounts);
}
