// The time the bot, or its way out, was away does not count against people (rules.md 5, Pauses).
import type { Store } from "../../db/store.ts";
import { rewindAll } from "../chat/clockwork.ts";
import type { Calendar } from "../domain/calendar.ts";
import { addDays, dayOf } from "../domain/day.ts";
import { isPausedDay } from "../domain/pauses.ts";
import type { Rulebook } from "../domain/rulebook.ts";

export interface OutageParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/** A restart is no outage. */
const SHORTEST_MS = 300_000;
const AT_ONCE = 200;
const HEARTBEAT = "heartbeat";

/** What a tick begins with: the pusher lives. */
export async function beat(store: Store, now: number): Promise<void> {
  await store.settings.put(HEARTBEAT, String(now));
}

/** Asked once, at the start: how long nobody was there, from the last stored heartbeat on. */
export async function noteAbsence(parts: OutageParts, now: number): Promise<void> {
  const last = await parts.transaction(({ settings }) => settings.get(HEARTBEAT));
  if (last !== null) await noteOutage(parts, { from: Number(last), until: now, reason: "process" });
}

export interface OutageSpan {
  readonly from: number;
  readonly until: number;
  /** The process did not run, or WeCom did not take what was sent. */
  readonly reason: "process" | "channel";
}

/** Keeps it as a pause of everything, and winds the clocks again where it took a day out of the count. */
export async function noteOutage(parts: OutageParts, { from, until, reason }: OutageSpan): Promise<void> {
  const { transaction, rules, calendar } = parts;
  if (until - from < SHORTEST_MS) return;
  const span = { no: 0, memberId: "", kind: "outage", beganAt: from, endedAt: until, reason } as const;
  await transaction((store) => store.pauses.add(span));
  let tookDays = false;
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1))
    if (isPausedDay(day, [span])) tookDays = true;
  if (!tookDays) return;
  for (let after = 0; ; ) {
    const last = await transaction(async (store) => {
      const items = await store.items.openAfter(after, AT_ONCE);
      await rewindAll(items, { store, rules, calendar });
      return items.at(-1)?.no ?? null;
    });
    if (last === null) return;
    after = last;
  }
}

/** Watches the way out: from the first failure to the next success nobody could be told. */
export function watchChannel(now: () => number, note: (span: OutageSpan) => Promise<void>) {
  let since: number | null = null;
  return {
    async failed(): Promise<void> {
      since ??= now();
    },
    async worked(): Promise<void> {
      const from = since;
      since = null;
      if (from !== null) await note({ from, until: now(), reason: "channel" });
    },
  };
}
