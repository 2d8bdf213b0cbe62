// Keeps our copy of the company's directory: at start, hourly, soon after a change, and one unknown sender at a time.
import { WecomApiError } from "../wecom/api-error.ts";
import type { Directory, Member } from "../wecom/directory.ts";
import { createStrangers } from "./strangers.ts";

export interface DirectoryParts {
  readonly read: () => Promise<Directory>;
  readonly readMember: (userId: string) => Promise<Member | null>;
  /** Takes the place of what we had. */
  readonly keep: (directory: Directory) => Promise<void>;
  readonly keepMember: (member: Member) => Promise<void>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  readonly told: (
    outcome:
      | { readonly ok: true; readonly members: number }
      | { readonly ok: false; readonly error: unknown },
  ) => void;
}

export interface DirectorySync {
  /** Reads the whole directory; a failure keeps what we had and is told. Calls while it runs join it. */
  sync(): Promise<void>;
  /** A sync a moment later: changes come in bursts. */
  soon(): void;
  /** The hourly sync, when an hour has passed. */
  syncIfDue(): Promise<void>;
  /** Whether an unknown sender is a member after all; a no is remembered for 5 minutes. */
  introduce(userId: string): Promise<boolean>;
  stop(): void;
}

const HOUR_MS = 3_600_000;
const SOON_MS = 5_000;

export function createDirectorySync(parts: DirectoryParts): DirectorySync {
  const { monotonic } = parts;
  const strangers = createStrangers(monotonic);
  let running: Promise<void> | null = null;
  let lastSync = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;

  async function once(): Promise<void> {
    lastSync = monotonic();
    try {
      const directory = await parts.read();
      await parts.keep(directory);
      strangers.clear();
      parts.told({ ok: true, members: directory.members.length });
    } catch (error) {
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
      timer ??= setTimeout(() => {
        timer = null;
        void sync();
      }, SOON_MS);
    },
    syncIfDue: async () => {
      if (monotonic() - lastSync >= HOUR_MS) await sync();
    },
    async introduce(userId) {
      const key = userId.toLowerCase();
      if (strangers.has(key)) return false;
      try {
        const member = await parts.readMember(userId);
        if (member?.active) {
          await parts.keepMember(member);
          return true;
        }
      } catch (error) {
        if (!(error instanceof WecomApiError)) throw error;
        parts.told({ ok: false, error });
      }
      strangers.add(key);
      return false;
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
