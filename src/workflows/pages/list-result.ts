// What became of a list's rows, as its page shows them: some at a time, or only those that came back.

import type { ImportedRow } from "../../../db/schema/import-rows.ts";
import type { Import } from "../../../db/stores/imports.ts";
import { holdersOf } from "../imports/rejected.ts";
import { toldReason } from "../imports/told-reason.ts";
import { whereItWent } from "../imports/went.ts";
import { linesOf } from "../lists.ts";
import type { LookScene, Values } from "./look-scene.ts";

const A_PAGE = 50;
const BACK = ["rejected", "duplicate"];
const HOUR_MS = 3_600_000;

interface Asked {
  readonly from: number;
  readonly only: "back" | null;
}

export async function listResult(found: Import, asked: Asked, scene: LookScene): Promise<Values> {
  const { store, actor, now, rules } = scene;
  const { from, only } = asked;
  const { rows, next } = await someRows(found, asked, scene);
  const items = await store.items.byNos(rows.flatMap(({ no }) => (no === null ? [] : [no])));
  const lines = new Map((await linesOf(items, store)).map((line) => [line.item.no, line]));
  const holders = await holdersOf(rows, { store, readerId: actor.userId });
  const until = (found.finishedAt ?? now) + rules.importUndoHours * HOUR_MS;
  return {
    only,
    next,
    before: from > 1 ? (only === "back" ? 1 : Math.max(1, from - A_PAGE)) : null,
    rows: rows.map(({ line, verdict, no, cells }) => {
      // Whom a duplicate repeats may be somebody else's to know: the row tells what was sent.
      const known = verdict === "duplicate" ? undefined : lines.get(no ?? 0);
      return {
        line,
        verdict,
        no,
        name: known?.customer?.name ?? "",
        owner: known?.owner ?? null,
        place: known?.item.place ?? null,
        words: cells === "" ? "" : (JSON.parse(cells) as string[]).filter((cell) => cell !== "").join(" "),
      };
    }),
    went: await whereItWent(found, store),
    undoableUntil: UNDOABLE.has(found.state) && until > now ? until : null,
    told: { reasons: rows.map((row) => toldReason(row, holders)) },
  };
}

const UNDOABLE: ReadonlySet<Import["state"]> = new Set(["running", "done"]);

async function someRows(
  { id }: Import,
  { from, only }: Asked,
  { store }: LookScene,
): Promise<{ readonly rows: readonly ImportedRow[]; readonly next: number | null }> {
  const rows =
    only === "back"
      ? await store.imports.judged(id, { verdicts: BACK, after: from - 1, limit: A_PAGE + 1 })
      : await store.imports.rowsAfter(id, from - 1, A_PAGE + 1);
  return { rows: rows.slice(0, A_PAGE), next: rows[A_PAGE]?.seq ?? null };
}
