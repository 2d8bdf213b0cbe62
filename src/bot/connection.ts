// The group bot's long connection of this program: there while the lease is ours, taken back when somebody else took it, told about.
import { failure } from "../wecom/aibot-acks.ts";
import type { AibotCallback } from "../wecom/aibot-frame.ts";
import { createAibotPace } from "../wecom/aibot-pace.ts";
import { type AibotSocket, type AibotSocketState, createAibotSocket } from "../wecom/aibot-socket.ts";
import { createBackoff } from "../wecom/backoff.ts";
import { realTimers, type Timers } from "../wecom/timers.ts";
import { whyLost } from "../wecom/why-lost.ts";
import type { BotOut } from "./bot-out.ts";
import { type Lease, RENEW_EVERY_MS } from "./lease.ts";

export interface BotConnectionParts {
  readonly botId: string;
  readonly secret: string;
  /** Null where the database lets one program in only. */
  readonly lease: Lease | null;
  /** The bot's clock, ms. */
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly random: () => number;
  readonly timers?: Timers;
  /** Told of every change, in words for an operator; no secret is in them. */
  readonly told: (standing: string, level: "info" | "warn" | "error") => void;
  readonly onError: (error: unknown) => void;
}

export interface BotConnection extends BotOut {
  start(given: {
    readonly url: string;
    readonly hear: (callback: AibotCallback) => void;
    /** Nothing holds up any more what could not go without it. */
    readonly onLive: () => void;
    /** What other instances have put into the outbox may go now. */
    readonly wake: () => void;
  }): void;
  /** Resolves when it is known who holds the connection, and it is live if it is ours; after 5 s in any case. */
  readonly settled: Promise<void>;
  /** Whether this instance sends the outbox: the one that can reach the bot's conversations. */
  maySend(): boolean;
  standing(): string;
  /** After `idle`, so that who was heard is answered; then another instance may have it at once. */
  stop(idle: () => Promise<void>): Promise<void>;
}

const SETTLED_WITHIN_MS = 5_000;
const STOP_WITHIN_MS = 2_000;
/** A program elsewhere that takes it each time is not fought every second. */
const TAKE_BACK = { firstMs: 60_000, longestMs: 600_000 };
const LASTED_MS = 1_800_000;
export const HELD_ELSEWHERE = "not here: another instance of this program has it, or the database is away";

export function createBotConnection(parts: BotConnectionParts): BotConnection {
  const { lease, monotonic, told, onError, timers = realTimers } = parts;
  const takeBack = createBackoff(TAKE_BACK, parts.random);
  const pace = createAibotPace(parts.now);
  const pending = new Set<() => void>();
  let socket: AibotSocket | null = null;
  let wake: () => void = () => undefined;
  let onLive: () => void = () => undefined;
  let standing = "not connected yet";
  let liveSince = 0;
  let stopped = false;
  let watching: Promise<void> = Promise.resolve();
  let forgetDeadline: () => void = () => undefined;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });

  const isOurs = (): boolean => lease === null || lease.isOurs();

  function after(ms: number, then: () => void): () => void {
    const cancel = timers.after(ms, () => {
      pending.delete(cancel);
      then();
    });
    pending.add(cancel);
    return () => {
      pending.delete(cancel);
      cancel();
    };
  }

  /** What hangs does not hold up the end. */
  function atMost(work: Promise<void>): Promise<void> {
    return Promise.race([work, new Promise<void>((resolve) => after(STOP_WITHIN_MS, resolve))]);
  }

  function tell(words: string, level: "info" | "warn" | "error"): void {
    if (words !== standing) told(words, level);
    standing = words;
  }

  function onState(state: AibotSocketState): void {
    switch (state.is) {
      case "live":
        liveSince = monotonic();
        tell("connected", "info");
        settle();
        onLive();
        return;
      case "waiting":
        tell(whyLost(state.after), state.after.why === "refused" ? "error" : "warn");
        return;
      case "taken-over":
        tell("another program is connected with this bot's id; it is taken back in a while", "error");
        if (monotonic() - liveSince > LASTED_MS) takeBack.reset();
        after(takeBack.next(), decide);
        return;
      case "connecting":
      case "off":
        return;
    }
  }

  /** Connected while it is ours, and not a moment longer. */
  function decide(): void {
    if (isOurs()) {
      socket?.start();
      return;
    }
    socket?.stop();
    tell(HELD_ELSEWHERE, "info");
    settle();
  }

  async function watch(held: Lease): Promise<void> {
    await held.look().catch(onError);
    if (stopped) return;
    // Taken over by a stranger it waits its own while; the lease is ours all the same.
    if (!held.isOurs() || socket?.state().is !== "taken-over") decide();
    forgetDeadline();
    if (held.isOurs()) {
      wake();
      // Should the next look hang, this does not.
      forgetDeadline = after(held.remainingMs(), decide);
    }
    after(RENEW_EVERY_MS, () => {
      watching = watch(held);
    });
  }

  return {
    settled,
    socket: {
      async request(command, body, requestId) {
        if (socket === null) throw failure(command, "connection", "not started");
        return socket.request(command, body, requestId);
      },
    },
    ...pace,
    standing: () => standing,
    maySend: isOurs,
    start(given) {
      ({ wake, onLive } = given);
      socket = createAibotSocket({ ...parts, timers, url: given.url, onCallback: given.hear, onState });
      after(SETTLED_WITHIN_MS, settle);
      if (lease === null) decide();
      else watching = watch(lease);
    },
    async stop(idle) {
      await atMost(idle());
      stopped = true;
      for (const cancel of pending) cancel();
      socket?.stop();
      await atMost(watching);
      if (lease?.isOurs()) await lease.release().catch(onError);
    },
  };
}
