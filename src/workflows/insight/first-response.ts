// 首响: how long leads of marketing's wait for the first word, by source, and whose customers wait for it right now.
import type { Store } from "../../../db/store.ts";
import { createCalendar } from "../../domain/calendar.ts";
import { type BySource, bySourceOf, type Received } from "../../domain/insight/first-words.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { endOf, type Window } from "../../domain/insight/seen.ts";
import { besideLines, type Line } from "../lists.ts";
import { standstillsIn } from "./seen.ts";

export interface FirstResponseAsk {
  readonly scope: Scope;
  readonly window: Window;
  /** In time is within so many working minutes. */
  readonly minutes: number;
  readonly fewest: number;
  /** So many sources by name, and so many that wait. */
  readonly most: { readonly sources: number; readonly waiting: number };
}

/** A lead that waits in somebody's hands, for so much working time. */
export interface WaitingLine extends Line {
  readonly waitedMs: number;
}

export interface FirstResponseReport extends BySource {
  /** Of what came since the beginning of the time, until now: the longest first. */
  readonly waiting: { readonly count: number; readonly lines: readonly WaitingLine[] };
}

type Reading = Pick<Store, "firstWords" | "pauses" | "calendarDays" | "items" | "customers" | "people">;

export async function firstResponse(
  { scope, window, minutes, fewest, most }: FirstResponseAsk,
  reading: Reading,
): Promise<FirstResponseReport> {
  const { from, asOf } = window;
  const calendar = createCalendar(await reading.calendarDays.years());
  const standstills = await standstillsIn(reading);
  const waitOf = (one: Received) => {
    const until = one.spokenAt ?? one.leftAt ?? asOf;
    const isWaiting = one.spokenAt === null && one.leftAt === null;
    const waitedMs = calendar.workedMs(one.receivedAt, until, standstills.of(one));
    return { ...one, waitedMs, isHeard: one.spokenAt !== null, isWaiting };
  };
  const waits = (await reading.firstWords.received(scope, { from, until: asOf + 1 })).map(waitOf);
  const inWindow = waits.filter(({ receivedAt }) => receivedAt < endOf(window));
  const running = await reading.pauses.runningAt(asOf);
  const waiting = waits
    .filter((one) => one.isWaiting && !running.has(one))
    .sort((a, b) => b.waitedMs - a.waitedMs || a.no - b.no);
  return {
    ...bySourceOf(inWindow, { withinMs: minutes * 60_000, fewest, most: most.sources }),
    waiting: {
      count: waiting.length,
      lines: await besideLines(
        waiting.slice(0, most.waiting).map(({ no, waitedMs }) => ({ no, waitedMs })),
        reading,
      ),
    },
  };
}
