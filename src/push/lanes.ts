// How fast and whether at all a way out is used: a refused way rests, one message tries it first; each receiver is paced.
import type { OutboxRow } from "../../db/schema/outbox.ts";

/** By what a message leaves, and at whom. */
export interface Way {
  /** What fails together: the app's messages, its groups, one webhook, the group bot. */
  readonly lane: string;
  /** What WeCom counts together; departments may share one webhook. */
  readonly receiver: string;
}

/** The group bot's long connection: all its conversations are cut off together. */
export const BOT_LANE = "bot";

export function wayOf({ toKind, toId }: Pick<OutboxRow, "toKind" | "toId">): Way {
  const receiver = `${toKind}/${toId}`;
  return toKind === "member" || toKind === "card" ? { lane: "app", receiver } : { lane: receiver, receiver };
}

export interface Rest {
  /** The instant (ms) until which a lane is left alone. */
  readonly until: number;
  /** Why it was refused last. */
  readonly error: string;
}

export interface Lanes {
  /** Null when it may be tried. */
  restOf(lane: string): Rest | null;
  /** After a failure one message goes first, alone. */
  isDoubtful(lane: string): boolean;
  failed(lane: string, given: { readonly pauseMs: number; readonly error: string }): void;
  worked(lane: string): void;
}

/** So long at most, that it is noticed when the way works again. */
const LONGEST_REST_MS = 600_000;

export function createLanes(now: () => number, random: () => number): Lanes {
  const lanes = new Map<string, Rest & { readonly failures: number }>();
  return {
    restOf(lane) {
      const rest = lanes.get(lane);
      // A clock that was set back does not make it rest for longer.
      return rest !== undefined && rest.until > now() && rest.until - now() <= 2 * LONGEST_REST_MS
        ? rest
        : null;
    },
    isDoubtful: (lane) => lanes.has(lane),
    failed(lane, { pauseMs, error }) {
      const known = lanes.get(lane);
      // Those that were under way when it first failed are the same failure.
      if (known !== undefined && known.until > now()) return;
      const failures = (known?.failures ?? 0) + 1;
      const rest = Math.min(LONGEST_REST_MS, pauseMs * 2 ** Math.min(failures - 1, 12));
      lanes.set(lane, { failures, error, until: now() + spread(rest, random()) });
    },
    worked: (lane) => void lanes.delete(lane),
  };
}

/** A pause of a quarter more or less: what was refused together does not come back together. */
export function spread(ms: number, random: number): number {
  return Math.round((0.75 + 0.5 * random) * ms);
}

/** Below WeCom's limits of 20 a minute and webhook, 30 a minute and member or bot's conversation (wecom.md 3.1, 4.13). */
export const MOST_A_MINUTE: Readonly<Record<OutboxRow["toKind"], number>> = {
  member: 28,
  department: 18,
  managers: 18,
  chat: 26,
  card: 28,
  welcome: 60,
};
export const MINUTE_MS = 60_000;

export interface Pace {
  /** 0 when one more may go now, which is counted; else how long (ms) it waits. */
  take(receiver: string, most: number): number;
}

export function createPace(now: () => number): Pace {
  const tried = new Map<string, number[]>();
  const recent = (receiver: string) =>
    (tried.get(receiver) ?? []).filter((at) => at > now() - MINUTE_MS && at <= now());
  return {
    take(receiver, most) {
      const instants = recent(receiver);
      if (instants.length >= most) return (instants[0] ?? now()) + MINUTE_MS - now();
      if (tried.size > MOST_REMEMBERED)
        for (const known of tried.keys()) if (recent(known).length === 0) tried.delete(known);
      tried.set(receiver, [...instants, now()]);
      return 0;
    },
  };
}

const MOST_REMEMBERED = 1000;
