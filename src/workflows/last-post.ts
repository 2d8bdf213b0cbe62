// What has changed since the list before: what moved of what stood there, and what has come in addition (rules.md 5, Manners).
import type { Store } from "../../db/store.ts";
import { dueOf } from "../domain/clock/cadence.ts";
import { addDays, at, type Day, dayOf } from "../domain/day.ts";
import type { OverdueLine } from "./lists.ts";

export interface Since {
  /** The instant (ms) of the list before. */
  readonly at: number;
  /** How many stood there, how many of them are not late any more, and how many have become so. */
  readonly shown: number;
  readonly moved: number;
  readonly added: number;
}

interface Given {
  readonly store: Pick<Store, "outbox">;
  readonly today: Day;
  /** How the keys of these lists begin in the outbox. */
  readonly under: string;
}

/** Further back is another story. */
const REMEMBERED_DAYS = 14;

/** `since` is null for the first list in a while. */
export async function sinceLastTime(
  lines: readonly OverdueLine[],
  { store, today, under }: Given,
): Promise<{ readonly shownAt: ReadonlyMap<number, number>; readonly since: Since | null }> {
  const shownAt = await store.outbox.shownUnder(under, at(addDays(today, -REMEMBERED_DAYS)));
  const latest = Math.max(0, ...shownAt.values());
  if (latest === 0) return { shownAt, since: null };
  const shown = [...shownAt].filter(([, when]) => when === latest).map(([no]) => no);
  const late = new Set(lines.map(({ item }) => item.no));
  const moved = shown.filter((no) => !late.has(no)).length;
  const added = lines.filter(({ item }) => (dueOf(item) ?? 0) >= at(dayOf(latest))).length;
  return { shownAt, since: { at: latest, shown: shown.length, moved, added } };
}
