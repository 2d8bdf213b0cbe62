// Keeps our copy of the company's directory: at start, hourly, soon after a change, and one unknown sender at a time.
import { WecomApiError } from "../wecom/api-error.ts";
import { type Backoff, createBackoff } from "../wecom/backoff.ts";
import type { Directory, Member } from "../wecom/directory.ts";
import { realTimers, type Timers } from "../wecom/timers.ts";
import { createStrangers } from "./strangers.ts";

export interface DirectoryParts {
  readonly read: () => Promise<Directory>;
  readonly readMember: (userId: string) => Promise<Member | null>;
  /** Takes the place of what we had. */
  readonly keep: (directory: Directory) => Promise<void>;
  readonly keepMember: (member: Member) => Promise<void>;
  /** Whether a directory was ever taken over, by an earlier start too. */
  readonly wasRead: () => Promise<boolean>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  /** As fast as `monotonic`; the machine's own where none are given. */
  readonly timers?: Timers | undefined;
  /** In [0, 1): spreads the attempts. */
  readonly random: () => number;
  readonly told: (
    outcome:
      | { readonly ok: true; readonly members: number }
      | { readonly ok: false; readonly error: unknown },
  ) => void;
}

export interface DirectorySync {
  /** Reads the whole directory; a failure keeps what we had, is told, and tried again by itself. Calls while it runs join it. */
  sync(): Promise<void>;
  /** A sync a moment later: changes come in bursts. */
  soon(): void;
  /** The hourly sync, when an hour has passed; after a failure the next attempt, when its pause has. */
  syncIfDue(): Promise<void>;
  /** Whether an unknown sender is a member after all; a no is remembered for 5 minutes. Null where nobody can say. */
  introduce(userId: string): Promise<boolean | null>;
  stop(): void;
}

const HOUR_MS = 3_600_000;
const SOON_MS = 5_000;
/** What passes by itself is tried again soon. */
const PASSING = { firstMs: 2_000, longestMs: 600_000 };
/** What somebody has to mend: a wrong secret asked again and again gets the address blocked. */
const TO_BE_MENDED = { firstMs: 600_000, longestMs: 600_000 };
/** Longer pauses are left to the minute's tick. */
const BY_TIMER_MS = 60_000;
/** So long nobody is asked about after WeCom has not answered: whoever writes would wait for it in vain. */
const SILENT_MS = 10_000;

export function createDirectorySync(parts: DirectoryParts): DirectorySync {
  const { monotonic, timers = realTimers } = parts;
  const strangers = createStrangers(monotonic);
  let running: Promise<void> | null = null;
  const passing = createBackoff(PASSING, parts.random);
  const toBeMended = createBackoff(TO_BE_MENDED, parts.random);
  let dueAt = Number.NEGATIVE_INFINITY;
  let silentUntil = Number.NEGATIVE_INFINITY;
  let stopSoon: (() => void) | null = null;
  let stopRetry = (): void => undefined;

  function tryAgain(backoff: Backoff): void {
    const pauseMs = backoff.next();
    dueAt = monotonic() + pauseMs;
    if (pauseMs < BY_TIMER_MS) stopRetry = timers.after(pauseMs, () => void sync());
  }

  async function once(): Promise<void> {
    stopRetry();
    dueAt = monotonic() + HOUR_MS;
    try {
      const directory = await parts.read();
      await parts.keep(directory);
      strangers.clear();
      silentUntil = Number.NEGATIVE_INFINITY;
      passing.reset();
      parts.told({ ok: true, members: directory.members.length });
    } catch (error) {
      tryAgain(isPassing(error) ? passing : toBeMended);
      parts.told({ ok: false, error });
    }
  }

  function sync(): Promise<void> {
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    sync,
    soon() {
      stopSoon ??= timers.after(SOON_MS, () => {
        stopSoon = null;
        void sync();
      });
    },
    syncIfDue: async () => {
      if (monotonic() >= dueAt) await sync();
    },
    async introduce(userId) {
      const key = userId.toLowerCase();
      if (strangers.has(key)) return false;
      if (monotonic() < silentUntil) return null;
      try {
        const member = await parts.readMember(userId);
        if (member?.active) {
          await parts.keepMember(member);
          return true;
        }
      } catch (error) {
        if (!(error instanceof WecomApiError)) throw error;
        parts.told({ ok: false, error });
        if (isPassing(error)) {
          silentUntil = monotonic() + SILENT_MS;
          return null;
        }
      }
      // Where the company was never read, a no says only that nobody knows.
      if (!(await parts.wasRead())) return null;
      strangers.add(key);
      return false;
    },
    stop() {
      stopRetry();
      stopSoon?.();
    },
  };
}

/** What nobody has to mend. */
function isPassing(error: unknown): boolean {
  return error instanceof WecomApiError && ["network", "busy", "window", "token"].includes(error.errclass);
}
