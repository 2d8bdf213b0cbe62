// (now) → notices → outbox: each reminder whose window is open, in a transaction of its own.
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Store } from "../../db/store.ts";
import { NUMBERED_CHAT } from "../chat/carry-out.ts";
import { toPlain } from "../chat/plain.ts";
import type { Templates } from "../chat/templates.ts";
import { buttonsIn } from "../domain/button.ts";
import type { Calendar } from "../domain/calendar.ts";
import { addDays, at, dayOf, minuteOfDay } from "../domain/day.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { OPENS, withinWindow } from "../domain/window.ts";
import type { Reminder, ReminderNotice } from "./reminder.ts";

export interface TickParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly templates: Templates;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  readonly now: () => number;
  /** One reminder that breaks does not silence the others; where not given, it ends the tick. */
  readonly onError?: (error: unknown, what: string) => void;
  /** Whether the group bot may post in its chats unasked: over the long connection only (wecom.md 3.3). */
  readonly postsToChats?: boolean;
}

/**
 * Level-triggered: what should have been said by now and has not been is said. The mark of the day and the keys of the
 * outbox make it once, whatever happens to the minute, the process or the clock. Answers how many notices were new.
 */
export function createTick(parts: TickParts): () => Promise<number> {
  const { transaction, reminders, templates, calendar, rules } = parts;

  async function look(id: string, reminder: Reminder, now: number): Promise<number> {
    const today = dayOf(now);
    return transaction(async (store) => {
      const mark = `reminder/${id}`;
      const daily = reminder.rhythm !== "minute";
      if (daily && (await store.settings.get(mark)) === today) return 0;
      let count = 0;
      const goesAt = (userId: string, alone: boolean) =>
        whenFor(userId, { id, store, now, alone, once: false });
      const replaces = reminder.replaces === true;
      for (const notice of await reminder.collect({ now, today, store, rules, calendar, goesAt }))
        if (await enqueue(store, { id, notice, today, now, daily, replaces })) count++;
      if (daily) await store.settings.put(mark, today);
      return count;
    });
  }

  async function enqueue(store: Store, given: Enqueued): Promise<boolean> {
    const { id, notice, today, now, daily, replaces } = given;
    const { block, of = "", numbered, about = [], once = false } = notice;
    const { toKind, toId } = receiverOf(notice.to);
    if (toKind === "chat" && parts.postsToChats !== true) return false;
    const template = notice.words ?? `reminders/${id}`;
    const what = `${id}/${toKind}/${toId}/${block}${of}`;
    const key = daily ? `${what}/${today}` : what;
    if (replaces) await store.outbox.withdraw(`${what}/`, key);
    const values = { ...notice.values, now, group: toKind !== "member" && toKind !== "card" };
    const markdown = templates.render(template, block, values);
    const buttons =
      notice.buttons === undefined ? [] : buttonsIn(templates.render(template, notice.buttons, values));
    const scheduled = notice.asked !== true;
    const isNew = await store.outbox.enqueue({
      key,
      toKind,
      toId,
      markdown,
      text: toPlain(markdown),
      at: now,
      once,
      scheduled,
      ...(buttons.length === 0 ? {} : { buttons }),
      ...(notice.matter === undefined ? {} : { matter: notice.matter }),
      ...("card" in notice.to ? { responseCode: notice.to.responseCode } : {}),
      notBefore:
        scheduled && toKind === "member"
          ? await whenFor(toId, { id, store, now, once, alone: buttons.length > 0 })
          : now,
    });
    if (!isNew) return false;
    if (numbered !== undefined)
      await store.conversations.keepList({ userId: toId, chatId: NUMBERED_CHAT }, numbered, now);
    for (const { no, deadlineAt, nextDueAt } of about)
      await store.outbox.speaksOf({ no, deadlineAt: deadlineAt ?? nextDueAt ?? 0, outboxKey: key });
    return true;
  }

  /** Now; or later, where somebody wants quiet, or has had as much today as one may be told: then on the next day that has room, with the list of its morning. */
  async function whenFor(userId: string, { id, store, now, once, alone }: Speaking): Promise<number> {
    const muted = await store.ownReminders.mutedUntil(userId);
    const quiet = muted > now ? withinWindow(muted, calendar) : now;
    if (id === MORNING_LIST) return quiet;
    for (let day = dayOf(now); ; day = calendar.nextWorkingDay(addDays(day, 1))) {
      const said = await store.outbox.scheduledOn(userId, { from: at(day), until: at(addDays(day, 1)) });
      const goes = day === dayOf(now) ? now : at(day, OPENS);
      const minute = Math.floor(goes / MINUTE_MS);
      const isBeside = !alone && said.some((one) => one.minute === minute && !one.alone && one.once === once);
      const most = rules.notices.moreADay + (said.some(({ list }) => list) ? 1 : 0);
      if (isBeside || said.length < most) return Math.max(quiet, goes);
    }
  }

  return async () => {
    const now = parts.now();
    const working = calendar.isWorkingDay(dayOf(now));
    const minute = minuteOfDay(now);
    let count = 0;
    for (const [id, reminder] of reminders)
      if (minute >= reminder.from && minute < reminder.until && (working || reminder.anyDay === true))
        count += await look(id, reminder, now).catch((error: unknown) => {
          if (parts.onError === undefined) throw error;
          parts.onError(error, `reminder ${id}`);
          return 0;
        });
    return count;
  };
}

interface Speaking {
  readonly id: string;
  readonly store: Store;
  readonly now: number;
  /** A digest, which joins only digests; a card, which joins nothing (batches.ts). */
  readonly once: boolean;
  readonly alone: boolean;
}

interface Enqueued {
  readonly id: string;
  readonly notice: ReminderNotice;
  readonly today: string;
  readonly now: number;
  readonly daily: boolean;
  readonly replaces: boolean;
}

const MINUTE_MS = 60_000;
/** Beside it, a person is told so many more times a day. */
const MORNING_LIST = "morning-list";
function receiverOf(to: ReminderNotice["to"]) {
  if ("member" in to) return { toKind: "member", toId: to.member } as const;
  if ("card" in to) return { toKind: "card", toId: to.card } as const;
  if ("chat" in to) return { toKind: "chat", toId: to.chat } as const;
  if ("managers" in to) return { toKind: "managers", toId: String(to.managers) } as const;
  return { toKind: "department", toId: String(to.department) } as const;
}

/** Loads every reminder; one without a template stops the start with its name. */
export async function loadReminders(templates: Templates): Promise<ReadonlyMap<string, Reminder>> {
  const folder = new URL("../../handlers/reminders/", import.meta.url);
  const found = new Map<string, Reminder>();
  for (const file of readdirSync(fileURLToPath(folder))
    .filter((name) => /\.(ts|js)$/.test(name))
    .sort()) {
    const id = file.replace(/\.(ts|js)$/, "");
    const module = (await import(pathToFileURL(fileURLToPath(new URL(file, folder))).href)) as {
      default?: Reminder;
    };
    if (module.default === undefined) throw new Error(`handlers/reminders/${file} has no default export`);
    if (!templates.ids("reminders").includes(id)) throw new Error(`templates/reminders/${id}.md is missing`);
    found.set(id, module.default);
  }
  return found;
}
