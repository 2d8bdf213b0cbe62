// A bot one can talk to in a test: the real dispatch and templates on a real database, with a clock to turn.
import type { Database } from "../../db/database.ts";
import { readWords } from "../../src/bot/words.ts";
import type { Compute } from "../../src/chat/computed.ts";
import type { Incoming, Reply, Said } from "../../src/chat/message.ts";
import { createDispatch, type DispatchParts } from "../../src/chat/turn/dispatch.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { at, type Day } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK, type Rulebook } from "../../src/domain/rulebook.ts";
import { createTick, loadReminders } from "../../src/push/tick.ts";
import { sheetKey } from "../../src/wecom/smartsheet.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { workflows } from "../../src/workflows/turn/for-chat.ts";
import { COMPANY } from "./company.ts";
import type { Engine } from "./databases.ts";

/** Parsing them takes longer than most tests, and nothing changes them: once for all talks of a file. */
const words = readWords().then(async (read) => ({ ...read, reminders: await loadReminders(read.templates) }));

/** A Tuesday without a holiday near. */
const START = at("2026-03-10", 9 * 60 + 30);

export interface Talk {
  readonly database: Database;
  /** The whole answer of the bot, buttons and all. */
  hear(userId: string, said: Said, more?: Partial<Incoming>): Promise<Reply | null>;
  /** What a person reads after a text in their single chat, as plain text. */
  say(userId: string, text: string, more?: Partial<Incoming>): Promise<string>;
  /** The same in a group. */
  sayInGroup(userId: string, text: string, more?: Partial<Incoming>): Promise<string>;
  send(userId: string, said: Said, more?: Partial<Incoming>): Promise<string>;
  /** Everything that was put into the outbox for somebody, oldest first, as plain text. */
  told(userId: string): Promise<string[]>;
  /** What the pusher does once a minute; answers how many notices were new. */
  tick(): Promise<number>;
  /** Everything that waits is accepted by WeCom now. */
  deliver(): Promise<void>;
  now(): number;
  /** Moves the clock to 9:30 so many days later. */
  days(count: number): void;
  minutes(count: number): void;
  goTo(day: Day, minute?: number): void;
  /** What reports are computed by. */
  readonly compute: Compute;
  /** Errors nobody expected. */
  readonly troubles: unknown[];
}

const ROLES = [
  ["heshi", "cleaner"],
  ["admin", "admin"],
  ["caiwu", "finance"],
] as const;

async function hire(database: Database): Promise<void> {
  await database.transaction(async ({ people }) => {
    await people.replace(COMPANY);
    for (const [userId, role] of ROLES) await people.setRole(userId, { role, by: "admin", at: 0 });
  });
}

/** `postsToChats`: the group bot speaks over its long connection and may post unasked. */
export async function openTalk(
  engine: Pick<Engine, "open"> | Pick<Engine, "openBehind">,
  {
    postsToChats = false,
    rules = DEFAULT_RULEBOOK,
    compute = null,
    said = 0,
    turned = () => undefined,
  }: {
    readonly postsToChats?: boolean;
    readonly rules?: Rulebook;
    /** In the place of what computes reports. */
    readonly compute?: Compute | null;
    /** So many messages were said in this database by a talk before; the company is in it. */
    readonly said?: number;
    /** Told what became of every message. */
    readonly turned?: NonNullable<DispatchParts["turned"]>;
  } = {},
): Promise<Talk> {
  const database =
    "openBehind" in engine ? await engine.openBehind({ name: "company", play: hire }) : await engine.open();
  if (!("openBehind" in engine) && said === 0) await hire(database);
  let now = START;
  let count = said;
  const troubles: unknown[] = [];
  const computing = compute ?? ((ask) => database.read((store) => computeWith(ask, store)));
  const { templates, registry, reminders } = await words;
  const dispatch = createDispatch({
    workflows,
    transaction: (work) => database.transaction(work),
    registry,
    templates,
    calendar: createCalendar(),
    rules,
    now: () => now,
    compute: computing,
    introduce: async () => false,
    wake: () => undefined,
    turned,
    postsToChats,
    webhookKey: (address) => /key=(\w+)/.exec(address)?.[1] ?? null,
    sheetKey,
    report(error) {
      troubles.push(error);
      return "trace";
    },
  });
  async function hear(userId: string, said: Said, more: Partial<Incoming> = {}): Promise<Reply | null> {
    const reply = await dispatch({
      key: `test/${++count}`,
      channel: "app",
      userId,
      chat: { kind: "single", id: userId },
      said,
      ...more,
    });
    if (troubles.length > 0) throw troubles.pop();
    return reply;
  }
  const send: Talk["send"] = async (userId, said, more) => (await hear(userId, said, more))?.text ?? "";
  const say: Talk["say"] = (userId, text, more) => send(userId, { type: "text", text }, more);
  return {
    database,
    hear,
    send,
    say,
    sayInGroup: (userId, text, more) =>
      say(userId, text, { channel: "bot", chat: { kind: "group", id: "group-1" }, ...more }),
    told: (userId) =>
      database.read(async ({ dump }) =>
        (await dump.rowsOf("outbox"))
          .filter(({ toKind, toId }) => toKind === "member" && toId === userId)
          .map(({ bodyText }) => bodyText),
      ),
    tick: createTick({
      transaction: (work) => database.transaction(work),
      reminders,
      templates,
      calendar: createCalendar(),
      rules,
      now: () => now,
      compute: computing,
      postsToChats,
    }),
    compute: computing,
    deliver: () =>
      database.transaction(async (store) => {
        const rows = await store.outbox.lease({ now: Number.MAX_SAFE_INTEGER, until: 0, limit: 1000 });
        for (const row of rows) await store.outbox.sent(row, now);
      }),
    now: () => now,
    days(days) {
      now += days * 86_400_000;
    },
    minutes(minutes) {
      now += minutes * 60_000;
    },
    goTo(day, minute = 9 * 60 + 30) {
      now = at(day, minute);
    },
    troubles,
  };
}
