// What the bot does by itself: says what is due, forgets what is old, and minds the times in which nobody could be told.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import type { Compute } from "../chat/computed.ts";
import type { Templates } from "../chat/words/templates.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Delivered } from "./delivered.ts";
import { beat, noteAbsence, rewind, watchChannel } from "./outage.ts";
import { forgetOldThings } from "./retention.ts";
import { createTick, loadReminders } from "./tick.ts";
import { createTroubles } from "./troubles.ts";

export interface PusherParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  /** The instant in ms. */
  readonly now: () => number;
  readonly compute: Compute;
  /** What went wrong in a reminder, or while an outcome was noted; the rest goes on. */
  readonly onError: (error: unknown, what: string) => void;
  /** Whether the group bot may post in its chats unasked. */
  readonly postsToChats?: boolean;
}

export interface Pusher {
  /** One minute's work up to the outbox; the first one looks how long nobody was there. */
  remind(): Promise<void>;
  /** While it works. */
  isSpeaking(): boolean;
  /** Resolves when nothing speaks any more that speaks now. */
  silence(): Promise<void>;
  /** What became of a message: outages are paused for, an admin learns what to mend. */
  told(result: Delivered, row: OutboxRow): void;
}

const DAY_MS = 86_400_000;
const INBOX_DAYS = 8;
const OUTBOX_DAYS = 90;
const FORGOTTEN_AT_ONCE = 500;

/** @throws Error naming the file when a reminder has no template */
export async function createPusher(parts: PusherParts): Promise<Pusher> {
  const { transaction, now, onError } = parts;
  const channel = watchChannel(parts, now);
  const troubles = createTroubles(parts);
  const remind = createTick({ ...parts, reminders: await loadReminders(parts.templates) });
  let isBack = false;
  const speaking = new Set<Promise<void>>();
  async function minute(): Promise<void> {
    if (!isBack) await noteAbsence(parts, now());
    isBack = true;
    await rewind(parts, now()).catch((error: unknown) => onError(error, "outage"));
    await transaction(async (store) => {
      await beat(store, now());
      await store.inbox.forget(now() - INBOX_DAYS * DAY_MS, FORGOTTEN_AT_ONCE);
      await store.outbox.forget(now() - OUTBOX_DAYS * DAY_MS, FORGOTTEN_AT_ONCE);
    });
    await forgetOldThings(parts).catch((error: unknown) => onError(error, "retention"));
    await remind();
  }
  return {
    isSpeaking: () => speaking.size > 0,
    async silence() {
      await Promise.allSettled(speaking);
    },
    async remind() {
      const saying = minute();
      speaking.add(saying);
      await saying.finally(() => speaking.delete(saying));
    },
    told(result, row) {
      channel.told(result, row).catch((error: unknown) => onError(error, "outage"));
      if (result.outcome === "sent" || result.trouble === undefined) return;
      const { trouble, error } = result;
      troubles(row, { trouble, error }).catch((cause: unknown) => onError(cause, "trouble"));
    },
  };
}
