// How much the clock tells a person or a group in a day, counted in the messages they get (rules.md 5, Window and caps).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import type { Calendar } from "../domain/calendar.ts";
import { OPENS, withinWindow } from "../domain/clock/window.ts";
import { addDays, at, dayOf } from "../domain/day.ts";
import { type Button, writeButtons } from "../domain/messages/button.ts";
import { type Body, pieceKey, piecesOf, wholeKey } from "../domain/messages/pieces.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { batches, type Leaving } from "./batches.ts";
import { readWith } from "./receivers.ts";

/** What is about to be said, as it will stand in the outbox. */
export interface Saying extends Body {
  readonly key: string;
  readonly toKind: OutboxRow["toKind"];
  readonly toId: string;
  readonly once: boolean;
  readonly buttons: readonly Button[];
  readonly mentions?: readonly string[];
}

interface Given {
  readonly store: Store;
  readonly now: number;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
}

type Counted = Leaving & Pick<OutboxRow, "key" | "sentAt" | "scheduled">;

/** Beside it, a person is told so many more times a day. */
const MORNING_LIST = "morning-list/";
const MINUTE_MS = 60_000;

/**
 * When (ms) it may go: now; later where somebody wants quiet or the window is shut; and where they have as much on that
 * day as one may be told, on the next that has room, with the list of its morning. What joins a message that goes anyway
 * is no other.
 */
export async function roomFor(saying: Saying, { store, now, calendar, rules }: Given): Promise<number> {
  const isMember = saying.toKind === "member";
  const muted = isMember ? await store.ownReminders.mutedUntil(saying.toId) : 0;
  let goes = withinWindow(Math.max(now, muted), calendar);
  // Tomorrow a group has the day's two posts anew, and these would be old news.
  const isOfToday = saying.key.startsWith(MORNING_LIST) || (!isMember && saying.once);
  if (isOfToday) return goes;
  const readers = await readWith(saying, store);
  for (;;) {
    const day = dayOf(goes);
    const next = addDays(day, 1);
    const said: readonly Counted[] = await store.outbox.saidOn(readers, {
      from: at(day),
      until: at(next),
    });
    const lists = said.some(({ key }) => key.startsWith(MORNING_LIST)) ? 1 : 0;
    const most = Math.max(1, isMember ? rules.notices.moreADay + lists : rules.notices.postsADay);
    const withIt = messagesIn([...said, ...rowsOf(saying, { now, goes })]);
    if (withIt <= Math.max(most, messagesIn(said))) return goes;
    goes = at(calendar.nextWorkingDay(next), OPENS);
  }
}

/**
 * As they left, or would leave: in one minute, and fitting into one message; those counted that say what the clock has
 * to say. The pieces of a long one are one.
 */
function messagesIn(rows: readonly Counted[]): number {
  const together = new Map<string, Counted[]>();
  for (const row of rows) {
    const { sentAt, notBefore } = row;
    const when = sentAt === null ? `in minute ${Math.floor(notBefore / MINUTE_MS)}` : `at ${sentAt}`;
    together.set(when, [...(together.get(when) ?? []), row]);
  }
  const begins = (row: Counted | undefined) => row !== undefined && wholeKey(row.key) === row.key;
  return [...together.values()]
    .flatMap(batches)
    .filter((batch) => begins(batch[0]) && batch.some(({ scheduled }) => scheduled)).length;
}

function rowsOf(saying: Saying, { now, goes }: { readonly now: number; readonly goes: number }): Counted[] {
  const { key, toKind, once, buttons, mentions = [] } = saying;
  return piecesOf(saying).map(({ markdown, text }, index, { length }) => ({
    key: pieceKey(key, index),
    toKind,
    bodyMarkdown: markdown,
    bodyText: text,
    createdAt: now,
    notBefore: goes,
    state: "waiting",
    leaseUntil: null,
    sentAt: null,
    scheduled: true,
    file: null,
    error: null,
    once,
    mentions: mentions.join("\n") || null,
    buttons: index === length - 1 && buttons.length > 0 ? writeButtons(buttons) : null,
  }));
}
