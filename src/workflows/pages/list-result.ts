// What became of a list's rows, as its page shows them: some at a time, or only those that came back or stayed.

import type { ImportedRow } from "../../../db/schema/import-rows.ts";
import type { Import, Tallied } from "../../../db/stores/imports.ts";
import { takeUp } from "../../chat/args/take-up.ts";
import type { Item } from "../../domain/item/item.ts";
import { may } from "../../domain/people/rights.ts";
import { backKindsIn, kindsIn } from "../imports/back-kinds.ts";
import { ownersGiven } from "../imports/owners-given.ts";
import { holdersOf } from "../imports/rejected.ts";
import { shownPlace } from "../imports/result.ts";
import { toldReason } from "../imports/told-reason.ts";
import { whereItWent } from "../imports/went.ts";
import { linesOf } from "../lists.ts";
import type { LookScene, Values } from "./look-scene.ts";

const A_PAGE = 50;
const VERDICTS = { back: ["rejected", "duplicate"], kept: ["kept"], open: ["created"] } as const;
const HOUR_MS = 3_600_000;

interface Asked {
  readonly from: number;
  readonly only: keyof typeof VERDICTS | null;
}

export async function listResult(found: Import, asked: Asked, scene: LookScene): Promise<Values> {
  const { store, actor, now, rules } = scene;
  const { from, only } = asked;
  const { rows, next } = await someRows(found, asked, scene);
  const items = await store.items.byNos(rows.flatMap(({ no }) => (no === null ? [] : [no])));
  const lines = new Map((await linesOf(items, store)).map((line) => [line.item.no, line]));
  const seen = await seenBy(items, scene);
  const holders = await holdersOf(rows, { store, readerId: actor.userId });
  const until = found.finishedAt === null ? null : found.finishedAt + rules.importUndoHours * HOUR_MS;
  const tally = await store.imports.tally(found.id);
  const backKinds = backKindsIn(tally);
  return {
    only,
    next,
    before: from > 1 ? (only === null ? Math.max(1, from - A_PAGE) : 1) : null,
    rows: rows.map(({ line, verdict, no, cells, about }) => {
      // Whom a duplicate repeats may be somebody else's to know: the row tells what was sent.
      const known = verdict === "duplicate" ? undefined : lines.get(no ?? 0);
      return {
        line,
        verdict,
        no,
        name: known?.customer?.name ?? (verdict === "undone" ? (about ?? "") : ""),
        owner: known?.owner ?? null,
        place: known === undefined ? null : shownPlace(known.item),
        isSeen: seen.has(no ?? 0),
        words: cells === "" ? "" : (JSON.parse(cells) as string[]).filter((cell) => cell !== "").join(" "),
      };
    }),
    went: await whereItWent(found, store),
    given: await ownersGiven(found, store),
    backKinds,
    openKinds: kindsIn(tally.filter(({ verdict }) => verdict === "created")),
    /** Whether the rows themselves are still there. */
    areKept: backKinds.length > 0,
    undoes: UNDOABLE.has(found.state) && (until === null || until > now),
    until,
    gone: countIn(tally, "undone") + countIn(tally, "kept"),
    told: { reasons: rows.map((row) => toldReason(row, holders)) },
  };
}

/** Whose pages they may open: whoever brings something in for others has no rights over it (rules.md 12). */
async function seenBy(items: readonly Item[], scene: LookScene): Promise<ReadonlySet<number>> {
  const seen = new Set<number>();
  for (const item of items) {
    const { relations } = await takeUp(item, scene);
    if (may("look", relations)) seen.add(item.no);
  }
  return seen;
}

function countIn(tally: readonly Tallied[], verdict: Tallied["verdict"]): number {
  return tally.reduce((sum, row) => sum + (row.verdict === verdict ? row.count : 0), 0);
}

const UNDOABLE: ReadonlySet<Import["state"]> = new Set(["running", "done"]);

async function someRows(
  { id }: Import,
  { from, only }: Asked,
  { store }: LookScene,
): Promise<{ readonly rows: readonly ImportedRow[]; readonly next: number | null }> {
  const rows =
    only === null
      ? await store.imports.rowsAfter(id, from - 1, A_PAGE + 1)
      : await store.imports.judged(id, {
          verdicts: VERDICTS[only],
          after: from - 1,
          limit: A_PAGE + 1,
          isRemarked: only === "open",
        });
  return { rows: rows.slice(0, A_PAGE), next: rows[A_PAGE]?.seq ?? null };
}
