// What became of items in a time: signed, moved on, moved back, lost, come into somebody's hands; as far as it stands (rules.md 11).
import type { HistoryEntry, What } from "../item/history.ts";
import type { Item } from "../item/item.ts";
import { standingOf } from "../item/past.ts";

/** A change of an item, with what the item is today. */
export interface Deed extends Pick<HistoryEntry, "id" | "no" | "at" | "what" | "text" | "stage" | "ownerId"> {
  readonly intake: Item["intake"];
}

const MOVES: ReadonlySet<What> = new Set(["advanced", "moved-back", "won", "lost", "restarted"]);
const COMES: ReadonlySet<What> = new Set(["created", "claimed", "assigned"]);
/** Within a department it is nothing new. */
const CHANGES_HANDS: ReadonlySet<What> = new Set(["reassigned", "transferred"]);
const GOES: ReadonlySet<What> = new Set(["returned", ...CHANGES_HANDS]);

/** Of what changes must be known, those that take others back among them. */
export const DEED_WHATS: readonly What[] = [...MOVES, ...COMES, ...GOES, "undone"];

export interface Deeds {
  readonly won: readonly Deed[];
  /** Into a higher stage, and back into play; the highest stage first. */
  readonly moved: readonly Deed[];
  readonly back: readonly Deed[];
  readonly lost: readonly Deed[];
  readonly came: readonly Deed[];
}

/**
 * Each item once among won, moved, back and lost, by the last of its moves that stands; came: what is there since, and has not
 * gone again. `rows` are the changes from the beginning of the time until now, by number; what was done at `until` (ms) or
 * later is no part of it, though it may take back what was done before. `memberId`: only what was theirs afterwards.
 */
export function deedsIn(
  rows: readonly Deed[],
  { until, memberId }: { readonly until: number; readonly memberId: string | null },
): Deeds {
  const byNo = new Map<number, Deed[]>();
  for (const row of rows) byNo.set(row.no, [...(byNo.get(row.no) ?? []), row]);
  const isTheirs = ({ ownerId }: Deed) => (memberId === null ? ownerId !== null : ownerId === memberId);
  const last: Deed[] = [];
  const came: Deed[] = [];
  for (const [, all] of byNo) {
    const stood = standingOf(all).filter(({ at }) => at < until);
    const move = stood.findLast(({ what }) => MOVES.has(what));
    if (move !== undefined && isTheirs(move)) last.push(move);
    const hands = stood.findLast(({ what }) => COMES.has(what) || GOES.has(what));
    const coming = memberId === null ? stood.find(({ what }) => COMES.has(what)) : hands;
    if (coming === undefined || hands === undefined || !isTheirs(coming) || !isTheirs(hands)) continue;
    if (coming.intake !== "imported" || coming.what !== "created") came.push(coming);
  }
  const of = (...whats: What[]) => last.filter(({ what }) => whats.includes(what)).sort(latestFirst);
  return {
    won: of("won"),
    moved: of("advanced", "restarted").sort((a, b) => (b.stage ?? 0) - (a.stage ?? 0) || latestFirst(a, b)),
    back: of("moved-back"),
    lost: of("lost"),
    came: came.sort(latestFirst),
  };
}

/** How many items something became of. */
export function countOf({ won, moved, back, lost, came }: Deeds): number {
  return new Set([...won, ...moved, ...back, ...lost, ...came].map(({ no }) => no)).size;
}

function latestFirst(one: Deed, other: Deed): number {
  return other.at - one.at || other.id - one.id;
}
