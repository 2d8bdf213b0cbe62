// 首响: how long what marketing has given waits in somebody's hands for the first real word, by source (rules.md 5, 11; A39). [L47]
import { groupedBy } from "../grouped.ts";
import type { HistoryEntry, What } from "../item/history.ts";
import { standingOf } from "../item/past.ts";
import type { Exposure } from "./ages.ts";
import { survivalOf } from "./survival.ts";

/** A lead of marketing's as it came into somebody's hands, for the first time or before anybody had said a word; instants in ms. */
export interface Received {
  readonly no: number;
  readonly customerId: number;
  readonly ownerId: string;
  readonly departmentId: number | null;
  /** As it was typed: a source with its campaign; null where nobody said. */
  readonly source: string | null;
  readonly receivedAt: number;
  /** When it left those hands; null while it is in them. */
  readonly leftAt: number | null;
  /** The first follow-up that counts; null where there was none. */
  readonly spokenAt: number | null;
}

type Entry = Pick<HistoryEntry, "no" | "at" | "what" | "text">;

/** What tells more than the follow-ups do, and what takes it back. */
export const FIRST_WORD_WHATS: readonly What[] = ["advanced", "won", "lost", "reactivated", "undone"];

/**
 * A step with its mark is a word too, though it writes no follow-up; what is lost waits no more. Left out: what somebody had
 * moved before, and what was woken, whose clock is another (rules.md 2). `history`: those changes, oldest first.
 */
export function heardOf(received: readonly Received[], history: readonly Entry[]): readonly Received[] {
  const byNo = groupedBy(history, ({ no }) => no);
  return received.flatMap((one) => {
    const stood = standingOf(byNo.get(one.no) ?? []);
    if (stood.some(({ what, at }) => what !== "lost" && at < one.receivedAt)) return [];
    const first = (...whats: What[]) =>
      stood.find(({ what, at }) => whats.includes(what) && at >= one.receivedAt)?.at ?? null;
    const leftAt = earlier(one.leftAt, first("lost"));
    const spokenAt = earlier(one.spokenAt, first("advanced", "won"));
    const isHeard = spokenAt !== null && (leftAt === null || spokenAt <= leftAt);
    return [{ ...one, leftAt, spokenAt: isHeard ? spokenAt : null }];
  });
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** Working time (ms) until the first word, or for as long as it was waited for. */
export interface Wait {
  readonly source: string | null;
  readonly waitedMs: number;
  readonly isHeard: boolean;
  /** It is in those hands still, and waits. */
  readonly isWaiting: boolean;
}

export interface FirstResponse {
  readonly n: number;
  readonly waiting: number;
  /** With those counted that have not been heard; null where half of them have not been yet. */
  readonly medianMs: number | null;
  readonly longestMs: number;
  /** How many were heard in time, of those that were heard or have waited for longer. */
  readonly inTime: number;
  readonly known: number;
}

export interface BySource {
  readonly all: FirstResponse;
  /** Those with enough to say something of, the largest first. */
  readonly sources: readonly (FirstResponse & { readonly source: string | null })[];
  /** All others together; null where there are none. */
  readonly rest: (FirstResponse & { readonly count: number }) | null;
}

/** `most`: so many sources by name. */
export function bySourceOf(
  waits: readonly Wait[],
  { withinMs, fewest, most }: { readonly withinMs: number; readonly fewest: number; readonly most: number },
): BySource {
  // Null is a source like the others here: nobody said.
  const groups = [...groupedBy(waits, ({ source }) => source ?? "").values()];
  const large = groups.filter(({ length }) => length >= fewest).sort((a, b) => b.length - a.length);
  const named = large.slice(0, most);
  const others = groups.filter((group) => !named.includes(group));
  return {
    all: responseOf(waits, withinMs),
    sources: named.map((group) => ({ source: group[0]?.source ?? null, ...responseOf(group, withinMs) })),
    rest: others.length === 0 ? null : { count: others.length, ...responseOf(others.flat(), withinMs) },
  };
}

function responseOf(waits: readonly Wait[], withinMs: number): FirstResponse {
  const watched = waits.map(
    ({ waitedMs, isHeard }): Exposure => ({ fromMs: 0, toMs: waitedMs, ended: isHeard }),
  );
  const { quantileMs, longestMs } = survivalOf(watched);
  const inTime = waits.filter(({ isHeard, waitedMs }) => isHeard && waitedMs <= withinMs).length;
  return {
    n: waits.length,
    waiting: waits.filter(({ isWaiting }) => isWaiting).length,
    medianMs: quantileMs(0.5),
    longestMs,
    inTime,
    known: waits.filter(({ isHeard, waitedMs }) => isHeard || waitedMs > withinMs).length,
  };
}
