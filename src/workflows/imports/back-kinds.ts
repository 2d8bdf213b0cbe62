// Why rows of a list came back, by reason: how many, which first, and how to mend the first of them.
import type { Store } from "../../../db/store.ts";
import type { Import, Tallied } from "../../../db/stores/imports.ts";
import type { Templates } from "../../chat/words/templates.ts";
import { faultsKept, staysOpen } from "../../domain/hands/row-reasons.ts";
import { holdersOf, reasonOf } from "./rejected.ts";

export interface Kind {
  readonly reason: string;
  readonly count: number;
}

/** The most frequent reason first; a row with two is counted with both. */
export function kindsIn(tally: readonly Tallied[]): readonly Kind[] {
  const kinds = new Map<string, number>();
  for (const row of tally)
    for (const { reason } of faultsKept({ ...row, about: null }))
      kinds.set(reason, (kinds.get(reason) ?? 0) + row.count);
  return [...kinds]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count);
}

/** What would only have stayed open is no reason why a row comes back. */
export function backKindsIn(tally: readonly Tallied[]): readonly Kind[] {
  const back = tally.filter(({ verdict }) => verdict === "rejected" || verdict === "duplicate");
  return kindsIn(back).filter(({ reason }) => !staysOpen(reason));
}

export interface ToldKind extends Kind {
  /** In the file. */
  readonly lines: readonly number[];
  /** What is wrong with the first, and how to mend it. */
  readonly why: string;
}

const MOST_KINDS = 8;
const MOST_LINES = 3;

export async function toldKinds(
  found: Import,
  given: { readonly store: Store; readonly templates: Templates; readonly now: number },
): Promise<readonly ToldKind[]> {
  const { imports } = given.store;
  const told: ToldKind[] = [];
  for (const { reason, count } of backKindsIn(await imports.tally(found.id)).slice(0, MOST_KINDS)) {
    const rows = await imports.backFor(found.id, { reason, limit: MOST_LINES });
    const [first] = rows;
    const about = first === undefined ? "" : aboutOf(first, reason);
    const holders = await holdersOf(rows, { store: given.store, readerId: found.byId });
    const why = reasonOf({ reason, about, no: first?.no ?? null }, { ...given, holders });
    told.push({ reason, count, lines: rows.map(({ line }) => line), why });
  }
  return told;
}

function aboutOf(row: Parameters<typeof faultsKept>[0], reason: string): string {
  return faultsKept(row).find((fault) => fault.reason === reason)?.about ?? "";
}
