// Smart sheets brought up to date behind everything else: what changed is marked, marked rows are sent, few at a time.
import { boundOf } from "./bound.ts";
import { createBudget } from "./budget.ts";
import { compare, noticeChanges } from "./changes.ts";
import { mind } from "./minding.ts";
import type { SheetParts } from "./parts.ts";
import { writeDue } from "./write.ts";

/**
 * One pass over all tables. Level-triggered: what should stand in a row is computed when it is sent, so a missed minute, a
 * restart or two changes at once end in the same table. Not to be run twice at a time.
 */
export function createSheetWriter(parts: SheetParts): () => Promise<void> {
  const budget = createBudget(parts.now);
  return async () => {
    for (const { id, state } of await parts.read(({ sheets }) => sheets.all()))
      if (state === "running" && !parts.isStopped()) await bringUpToDate(id);
  };

  async function bringUpToDate(id: number): Promise<void> {
    if (!(await parts.transaction((store) => mind(id, store, parts)))) return;
    await noticeChanges(id, parts);
    const bound = await boundOf(id, parts);
    if (bound === null) return;
    await compare(bound, parts);
    await writeDue(id, { parts, budget });
  }
}
