// The time the bot, or its way out, was away does not count against people (rules.md 5, Pauses).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { rewindAll } from "../chat/clockwork.ts";
import type { Calendar } from "../domain/calendar.ts";
import { addDays, at, dayOf } from "../domain/day.ts";
import { isPausedDay } from "../domain/pauses.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Delivered } from "./deliver.ts";

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
  // Two short ones may take a day out of the count together.
  const outages = await transaction(async ({ pauses }) => {
    await pauses.add(span);
    const known = await pauses.of({ no: 0, ownerId: null }, at(dayOf(from)));
    return known.filter(({ kind }) => kind === "outage");
  });
  let tookDays = false;
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1))
    if (isPausedDay(day, outages)) tookDays = true;
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

/** Since when (ms) members could not be told; kept, so that a restart does not forget it. "" while they can. */
const CHANNEL_DOWN = "channel-down-since";

/**
 * Watches the way to members: from the first refusal to the next success nobody could be told. A message that only its
 * receiver or its own words keep from arriving is no outage.
 */
export function watchChannel(parts: OutageParts, now: () => number) {
  const { transaction } = parts;
  /** Null until the stored one has been looked at. */
  let isDown: boolean | null = null;
  return {
    async told(result: Delivered, { toKind }: Pick<OutboxRow, "toKind">): Promise<void> {
      if (toKind !== "member") return;
      const instant = now();
      if (result.outcome === "retry" && result.alone !== true && isDown !== true) {
        isDown = true;
        await transaction(async ({ settings }) => {
          const known = await settings.get(CHANNEL_DOWN);
          if (known === null || known === "") await settings.put(CHANNEL_DOWN, String(instant));
        });
      } else if (result.outcome === "sent" && isDown !== false) {
        isDown = false;
        const since = await transaction(async ({ settings }) => {
          const known = (await settings.get(CHANNEL_DOWN)) ?? "";
          if (known !== "") await settings.put(CHANNEL_DOWN, "");
          return known;
        });
        if (since !== "") await noteOutage(parts, { from: Number(since), until: instant, reason: "channel" });
      }
    },
  };
}
