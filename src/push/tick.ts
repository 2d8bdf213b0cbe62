// (now) → notices → outbox: each reminder whose window is open, once a working day, in a transaction of its own.
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Store } from "../../db/store.ts";
import { NUMBERED_CHAT } from "../chat/carry-out.ts";
import { toPlain } from "../chat/plain.ts";
import type { Templates } from "../chat/templates.ts";
import type { Calendar } from "../domain/calendar.ts";
import { dayOf, minuteOfDay } from "../domain/day.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Reminder, ReminderNotice } from "./reminder.ts";

export interface TickParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly templates: Templates;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  readonly now: () => number;
}

/**
 * Level-triggered: what should have been said by now and has not been is said. The mark of the day and the keys of the
 * outbox make it once, whatever happens to the minute, the process or the clock. Answers how many notices were new.
 */
export function createTick(parts: TickParts): () => Promise<number> {
  const { transaction, reminders, templates, calendar, rules } = parts;

  async function once(id: string, reminder: Reminder, now: number): Promise<number> {
    const today = dayOf(now);
    return transaction(async (store) => {
      const mark = `reminder/${id}`;
      if ((await store.settings.get(mark)) === today) return 0;
      let count = 0;
      for (const notice of await reminder.collect({ now, today, store, rules, calendar }))
        if (await enqueue(store, { id, notice, today, now })) count++;
      await store.settings.put(mark, today);
      return count;
    });
  }

  async function enqueue(
    store: Store,
    { id, notice, today, now }: { id: string; notice: ReminderNotice; today: string; now: number },
  ): Promise<boolean> {
    const { to, block, of = "", values, numbered } = notice;
    const [toKind, toId] =
      "member" in to ? (["member", to.member] as const) : (["department", String(to.department)] as const);
    const markdown = templates.render(`reminders/${id}`, block, {
      ...values,
      now,
      group: toKind === "department",
    });
    if (numbered !== undefined)
      await store.conversations.keepList({ userId: toId, chatId: NUMBERED_CHAT }, numbered, now);
    const key = `${id}/${toKind}/${toId}/${block}${of}/${today}`;
    for (const { no, deadlineAt } of notice.about ?? [])
      await store.outbox.speaksOf({ no, deadlineAt, outboxKey: key });
    return store.outbox.enqueue({
      key,
      toKind,
      toId,
      markdown,
      text: toPlain(markdown),
      at: now,
    });
  }

  return async () => {
    const now = parts.now();
    if (!calendar.isWorkingDay(dayOf(now))) return 0;
    const minute = minuteOfDay(now);
    let count = 0;
    for (const [id, reminder] of reminders)
      if (minute >= reminder.from && minute < reminder.until) count += await once(id, reminder, now);
    return count;
  };
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
