// The time the bot, or its way out, was away does not count against people (rules.md 5, Pauses).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { createRulesAt } from "../chat/rules-in-force.ts";
import { rewindAll } from "../chat/turn/clockwork.ts";
import type { Calendar } from "../domain/calendar.ts";
import { isPausedDay, REWOUND_UP_TO } from "../domain/clock/pauses.ts";
import { addDays, at, dayOf } from "../domain/day.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Delivered } from "./delivered.ts";

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

/** Asked once, at the start: how long nobody was there, from the last stored heartbeat on. Counts as a heartbeat. */
export async function noteAbsence({ transaction }: OutageParts, now: number): Promise<void> {
  await transaction(async (store) => {
    const last = await store.settings.get(HEARTBEAT);
    if (last !== null) await keep(store, { from: Number(last), until: now, reason: "process" });
    await beat(store, now);
  });
}

interface OutageSpan {
  readonly from: number;
  readonly until: number;
  /** The process did not run, or WeCom did not take what was sent. */
  readonly reason: "process" | "channel";
}

/** A pause of everything; and the clocks are to be wound again where it took a day out of the count. */
async function keep({ pauses, settings }: Store, { from, until, reason }: OutageSpan): Promise<void> {
  if (until - from < SHORTEST_MS) return;
  await pauses.add({ no: 0, memberId: "", kind: "outage", beganAt: from, endedAt: until, reason });
  // Two short ones may take a day out of the count together.
  const known = await pauses.of({ no: 0, ownerId: null, customerId: 0 }, at(dayOf(from)));
  const outages = known.filter(({ kind }) => kind === "outage");
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1))
    if (isPausedDay(day, outages)) await settings.put(REWOUND_UP_TO, "0");
}

/** Winds the clocks again that an outage has moved, from where a stop has left off. */
export async function rewind({ transaction, rules, calendar }: OutageParts, now: number): Promise<void> {
  const rulesAt = createRulesAt(rules);
  for (let isDone = false; !isDone; )
    isDone = await transaction(async (store) => {
      const mark = (await store.settings.get(REWOUND_UP_TO)) ?? "";
      if (mark === "") return true;
      const items = await store.items.openAfter(Number(mark), AT_ONCE);
      await rewindAll(items, { store, rules: await rulesAt(store, { now }), calendar });
      await store.settings.put(REWOUND_UP_TO, String(items.at(-1)?.no ?? ""));
      return items.length === 0;
    });
}

/** From when until when (`<ms>-<ms>`) members could not be told; kept, so that a restart does not forget it. "" while they can. */
const CHANNEL_DOWN = "channel-down-since";

/** So long an instance goes by what it saw last; another one may have seen it change. */
const FRESH_MS = 60_000;
/** What waits is tried again within so long; where nothing was, nobody knows that it could not be told. */
const LONGEST_SILENCE_MS = 5_400_000;

/**
 * Watches the way to members: from the first refusal to the next success nobody could be told, as long as it was tried.
 * A message that only its receiver or its own words keep from arriving is no outage.
 */
export function watchChannel(parts: OutageParts, now: () => number) {
  const { transaction } = parts;
  let seen: { readonly isDown: boolean; readonly at: number } | null = null;

  async function note(isDown: boolean, instant: number): Promise<void> {
    seen = { isDown, at: instant };
    await transaction(async (store) => {
      const mark = (await store.settings.get(CHANNEL_DOWN)) ?? "";
      const [from = instant, last = instant] = mark === "" ? [] : mark.split("-").map(Number);
      const goesOn = instant - last <= LONGEST_SILENCE_MS;
      if (!goesOn) await keep(store, { from, until: last, reason: "channel" });
      else if (!isDown) await keep(store, { from, until: instant, reason: "channel" });
      const next = isDown ? `${goesOn ? from : instant}-${instant}` : "";
      if (next !== mark) await store.settings.put(CHANNEL_DOWN, next);
    }).catch((error: unknown) => {
      seen = null;
      throw error;
    });
    if (!isDown) await rewind(parts, now());
  }

  return {
    async told(result: Delivered, { toKind, attempts }: Pick<OutboxRow, "toKind" | "attempts">) {
      const isDown = result.outcome === "retry" && result.alone !== true;
      if (toKind !== "member" || (!isDown && result.outcome !== "sent")) return;
      const instant = now();
      const isKnown = seen?.isDown === isDown && Math.abs(instant - seen.at) < FRESH_MS;
      // What was refused once is where another instance's outage ends.
      if (!isKnown || (!isDown && attempts > 0)) await note(isDown, instant);
    },
  };
}
