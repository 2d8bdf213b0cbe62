// What an item has been through in pool and sleep, as far as it stands: an act that was taken back has not happened.
import type { HistoryEntry } from "./history.ts";

type Entry = Pick<HistoryEntry, "at" | "what" | "text">;

/** Without what 撤销 took back, and without the taking back; oldest first, as it is given. */
export function standingOf<Row extends Entry>(history: readonly Row[]): readonly Row[] {
  const stands: Row[] = [];
  for (const row of history) {
    const taken = row.what === "undone" ? stands.findLastIndex(({ what }) => what === row.text) : -1;
    if (row.what !== "undone") stands.push(row);
    else if (taken >= 0) stands.splice(taken, 1);
  }
  return stands;
}

/** How often it was returned since it was last woken: what went before, its sleep has paid for. */
export function returnsIn(history: readonly Entry[]): number {
  const stands = standingOf(history);
  const woken = stands.findLastIndex(({ what }) => what === "reactivated");
  return stands.slice(woken + 1).filter(({ what }) => what === "returned").length;
}

/** When it fell asleep last (ms); null for what never did. */
export function asleepSince(history: readonly Entry[]): number | null {
  return standingOf(history).findLast(({ what }) => what === "archived")?.at ?? null;
}

/**
 * Activations after which it fell asleep again without a follow-up that counts. `spoken`: when those were written (ms),
 * in any order. [L51, L52]
 */
export function failedActivations(history: readonly Entry[], spoken: readonly number[]): number {
  let failed = 0;
  let woken: number | null = null;
  for (const { what, at } of standingOf(history)) {
    if (what === "reactivated") woken = at;
    if (what !== "archived" || woken === null) continue;
    const from = woken;
    if (!spoken.some((instant) => instant >= from && instant <= at)) failed++;
    woken = null;
  }
  return failed;
}

/** What moves an item from place to place, or from hand to hand. */
const MOVES: ReadonlySet<HistoryEntry["what"]> = new Set([
  "cleaned",
  "rejected",
  "returned-to-cleaning",
  "handed-back",
  "claimed",
  "assigned",
  "reassigned",
  "transferred",
  "returned",
  "archived",
  "reactivated",
  "eliminated",
  "merged",
]);

/** Whether some part of a history holds a move that stands. */
export function hasMoved(history: readonly Entry[]): boolean {
  return standingOf(history).some(({ what }) => MOVES.has(what));
}
