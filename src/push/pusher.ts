// What the bot does by itself: says what is due, forgets what is old, and minds the times in which nobody could be told.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import type { Templates } from "../chat/templates.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Outcome, Trouble } from "./deliver.ts";
import { beat, noteAbsence, noteOutage, watchChannel } from "./outage.ts";
import { createTick, loadReminders } from "./tick.ts";
import { createTroubles } from "./troubles.ts";

export interface PusherParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  /** The instant in ms. */
  readonly now: () => number;
  /** What went wrong while an outcome was noted. */
  readonly onError: (error: unknown) => void;
}

export interface Pusher {
  /** One minute's work up to the outbox; the first one looks how long nobody was there. */
  remind(): Promise<void>;
  /** What became of a message: outages are paused for, an admin learns what to mend. */
  told(outcome: Outcome, row: OutboxRow, trouble: Trouble | null): void;
}

const DAY_MS = 86_400_000;
const INBOX_DAYS = 8;
const OUTBOX_DAYS = 90;
const FORGOTTEN_AT_ONCE = 500;

/** @throws Error naming the file when a reminder has no template */
export async function createPusher(parts: PusherParts): Promise<Pusher> {
  const { transaction, now, onError } = parts;
  const channel = watchChannel(now, (span) => noteOutage(parts, span));
  const troubles = createTroubles(parts);
  const remind = createTick({ ...parts, reminders: await loadReminders(parts.templates) });
  let isBack = false;
  return {
    async remind() {
      if (!isBack) await noteAbsence(parts, now());
      isBack = true;
      await transaction(async (store) => {
        await beat(store, now());
        await store.inbox.forget(now() - INBOX_DAYS * DAY_MS);
        await store.outbox.forget(now() - OUTBOX_DAYS * DAY_MS, FORGOTTEN_AT_ONCE);
      });
      await remind();
    },
    told(outcome, row, trouble) {
      const noted = outcome === "sent" ? channel.worked() : trouble === null ? channel.failed() : undefined;
      noted?.catch(onError);
      if (trouble !== null) troubles(row, trouble).catch(onError);
    },
  };
}
