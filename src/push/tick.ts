// (now) → notices → outbox: each reminder whose window is open, in a transaction of its own.
import type { Store } from "../../db/store.ts";
import { LIST_SENT } from "../chat/args/list-sent.ts";
import { type Compute, type Computed, withComputed } from "../chat/computed.ts";
import { createRulesAt } from "../chat/rules-in-force.ts";
import { toPlain } from "../chat/words/plain.ts";
import type { Templates } from "../chat/words/templates.ts";
import type { Calendar } from "../domain/calendar.ts";
import { isOn } from "../domain/clock/window.ts";
import { dayOf, minuteOfDay } from "../domain/day.ts";
import { buttonsIn } from "../domain/messages/button.ts";
import { isMayRest, readRest, restKey } from "../domain/messages/heeded.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { InForce } from "../domain/rules/in-force.ts";
import { NO_WORDS, type StageWords } from "../domain/rules/mark-words.ts";
import { handlersIn } from "../handlers-in.ts";
import { roomFor } from "./caps.ts";
import type { Reminder, ReminderNotice, ReminderScene } from "./reminder.ts";

export interface TickParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly templates: Templates;
  readonly calendar: Calendar;
  /** As delivered: the versions are laid over it. */
  readonly rules: Rulebook;
  readonly now: () => number;
  /** What takes long, beside all transactions. */
  readonly compute: Compute;
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
  const { transaction, reminders, templates, calendar } = parts;
  const rulesAt = createRulesAt(parts.rules);

  /** In most minutes everything of the day has been told: what is, needs no transaction of its own to find that out. */
  async function overOn(today: string, due: readonly Due[]): Promise<(id: string) => boolean> {
    const daily = due.flatMap(([id, reminder]) => (isDaily(reminder) ? [id] : []));
    if (daily.length === 0) return () => false;
    const marks = await transaction(({ settings }) => settings.several(daily.map(markOf))).catch(
      // It only spares the looks: a database that is away is told of by them.
      () => new Map<string, string>(),
    );
    return (id) => marks.get(markOf(id)) === today && daily.includes(id);
  }

  async function look(id: string, reminder: Reminder, { now, computed }: Look): Promise<number> {
    const today = dayOf(now);
    return transaction(async (store) => {
      const mark = markOf(id);
      const daily = isDaily(reminder);
      if (daily && (await store.settings.get(mark)) === today) return 0;
      if (isMayRest(id) && readRest(await store.settings.get(restKey(id)))?.rests === true) return 0;
      let count = 0;
      const rules = await rulesAt(store, { now });
      const replaces = reminder.replaces === true;
      const compute: ReminderScene["compute"] = (ask) => computed.of(ask);
      for (const notice of await reminder.collect({ now, today, store, rules, calendar, compute }))
        if (await enqueue(store, { id, notice, today, now, rules, daily, replaces })) count++;
      if (daily) await store.settings.put(mark, today);
      return count;
    });
  }

  async function enqueue(store: Store, given: Enqueued): Promise<boolean> {
    const { id, notice, today, now, rules, daily, replaces } = given;
    const { block, of = "", numbered, about = [], once = false, mentions = [] } = notice;
    const { toKind, toId } = receiverOf(notice.to);
    if (toKind === "chat" && parts.postsToChats !== true) return false;
    if (toKind === "member" && (await store.people.member(toId))?.active === false) return false;
    const template = notice.words ?? `reminders/${id}`;
    const what = `${id}/${toKind}/${toId}/${block}${of}`;
    const key = daily ? `${what}/${today}` : what;
    // At the rhythm of minutes it is collected again and again.
    if (await store.outbox.has(key)) return false;
    if (replaces) await store.outbox.withdraw(`${what}/`, key);
    const group = toKind !== "member" && toKind !== "card";
    const stageWords = await wordsOf({ toKind, toId }, { store, rules });
    const render = (words: string, goesAt: number) =>
      templates.render(template, words, {
        ...notice.values,
        ...notice.timed?.(goesAt),
        now,
        group,
        stageWords,
      });
    const takesCards =
      notice.buttons !== undefined && (toKind !== "member" || (await store.cards.areReadBy(toId)));
    const buttons = takesCards ? buttonsIn(render(notice.buttons, now)) : [];
    const said = (goesAt: number) => {
      const markdown = render(block, goesAt);
      return { key, toKind, toId, once, markdown, text: toPlain(markdown), buttons, mentions };
    };
    const scheduled = notice.asked !== true;
    const atOnce = said(now);
    const notBefore =
      scheduled && toKind !== "card" ? await roomFor(atOnce, { store, now, calendar, rules }) : now;
    const isNew = await store.outbox.enqueue({
      ...(notBefore === now || notice.timed === undefined ? atOnce : said(notBefore)),
      at: now,
      scheduled,
      ...(notice.matter === undefined ? {} : { matter: notice.matter }),
      ...("card" in notice.to ? { responseCode: notice.to.responseCode } : {}),
      notBefore,
    });
    if (!isNew) return false;
    if (notice.picture !== undefined)
      await store.outbox.enqueue({
        key: `${key}/picture`,
        toKind,
        toId,
        markdown: template,
        text: template,
        at: now,
        scheduled,
        once,
        notBefore,
        file: notice.picture,
      });
    if (numbered !== undefined)
      await store.conversations.keepList({ userId: toId, chatId: LIST_SENT }, numbered, now);
    for (const { no, deadlineAt, nextDueAt } of about)
      await store.outbox.speaksOf({ no, deadlineAt: deadlineAt ?? nextDueAt ?? 0, outboxKey: key });
    return true;
  }

  return async () => {
    const now = parts.now();
    const today = dayOf(now);
    const working = calendar.isWorkingDay(today);
    const minute = minuteOfDay(now);
    const isToday = ({ on, anyDay }: Reminder) =>
      on === undefined ? working || anyDay === true : isOn(on, today, calendar);
    const due = [...reminders].filter(
      ([, reminder]) => minute >= reminder.from && minute < reminder.until && isToday(reminder),
    );
    const isOver = await overOn(today, due);
    let count = 0;
    for (const [id, reminder] of due)
      if (!isOver(id))
        count += await withComputed((computed) => look(id, reminder, { now, computed }), parts.compute).catch(
          (error: unknown) => {
            if (parts.onError === undefined) throw error;
            parts.onError(error, `reminder ${id}`);
            return 0;
          },
        );
    return count;
  };
}

type Due = readonly [id: string, reminder: Reminder];

const isDaily = ({ rhythm }: Reminder): boolean => rhythm !== "minute";

/** The setting that keeps on which day it was told last. */
const markOf = (id: string): string => `reminder/${id}`;

interface Look {
  readonly now: number;
  readonly computed: Computed;
}

interface Enqueued {
  readonly id: string;
  readonly notice: ReminderNotice;
  readonly today: string;
  readonly now: number;
  readonly rules: InForce;
  readonly daily: boolean;
  readonly replaces: boolean;
}

function receiverOf(to: ReminderNotice["to"]) {
  if ("member" in to) return { toKind: "member", toId: to.member } as const;
  if ("card" in to) return { toKind: "card", toId: to.card } as const;
  if ("chat" in to) return { toKind: "chat", toId: to.chat } as const;
  if ("managers" in to) return { toKind: "managers", toId: String(to.managers) } as const;
  return { toKind: "department", toId: String(to.department) } as const;
}

/** What whoever reads it calls the stages (标记叫法); in a chat of several departments what everybody does. */
async function wordsOf(
  { toKind, toId }: ReturnType<typeof receiverOf>,
  { store, rules }: { readonly store: Store; readonly rules: InForce },
): Promise<StageWords> {
  if (!rules.hasOwnWords || toKind === "chat") return NO_WORDS;
  if (toKind === "department" || toKind === "managers") return rules.wordsOf(Number(toId));
  return rules.wordsOf((await store.people.member(toId))?.mainDepartmentId ?? null);
}

/** Loads every reminder; one without a template stops the start with its name. */
export async function loadReminders(templates: Templates): Promise<ReadonlyMap<string, Reminder>> {
  const found = new Map<string, Reminder>();
  for (const { id, module } of await handlersIn("reminders")) {
    if (module.default === undefined) throw new Error(`handlers/reminders/${id}.ts has no default export`);
    if (!templates.ids("reminders").includes(id)) throw new Error(`templates/reminders/${id}.md is missing`);
    found.set(id, module.default as Reminder);
  }
  return found;
}
