// What every part of the bot stands on: the world it was given, its words, its rules, its clock, its one database.
import { type Database, openDatabase } from "../../db/database.ts";
import { createRulesAt, type RulesAt } from "../chat/rules-in-force.ts";
import type { Config } from "../config.ts";
import { type Calendar, createCalendar } from "../domain/calendar.ts";
import { DEFAULT_RULEBOOK, type Rulebook } from "../domain/rulebook.ts";
import type { Log } from "../log.ts";
import { createMetrics, type Metrics } from "../metrics.ts";
import type { TurnableClock } from "../sandbox/clock.ts";
import { PLATFORM_PREFIX } from "../sandbox/mounted.ts";
import type { Timers } from "../wecom/timers.ts";
import { keepNamesOfAll } from "../workflows/customer-names.ts";
import { playAll } from "../workflows/insight/play.ts";
import { SIGNINGS } from "../workflows/insight/play-signings.ts";
import { STAYS } from "../workflows/insight/play-stays.ts";
import { readWords, type Words } from "./words.ts";

/** What only the outside can give. */
export interface World {
  readonly config: Config;
  readonly log: Log;
  /** The machine's clock, ms. */
  readonly wallClock: () => number;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  /** When the directory is read again; the machine's own where none are given. */
  readonly timers?: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  /** A secret nobody can guess. */
  readonly newSecret: () => string;
  /** A short id that ties what a user reads to a line of the log. */
  readonly newTrace: () => string;
}

export interface Ground extends World, Words {
  readonly database: Database;
  readonly calendar: Calendar;
  /** As delivered. */
  readonly rules: Rulebook;
  /** With what the company has changed. */
  readonly rulesAt: RulesAt;
  readonly metrics: Metrics;
  /** The sandbox's; null where time is the machine's. */
  readonly clock: TurnableClock | null;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** Whether the group bot may post in its chats unasked: over the long connection only (wecom.md 3.3). */
  readonly postsToChats: boolean;
  /** Where the bot itself listens, without a slash at the end; empty until it does. */
  readonly here: { url: string };
  /** Where the pages are, without a slash at its end; null where nobody could log in to any. */
  readonly pagesUrl: () => string | null;
  /** Where WeCom's server API is; null for the official address. */
  readonly baseUrl: () => string | null;
}

/** @throws DatabaseError, or what a template that cannot be read says */
export async function openGround(world: World): Promise<Ground> {
  const { config, wallClock } = world;
  const words = await readWords();
  const database = await openDatabase({
    url: config.databaseUrl,
    kind: config.sandbox ? "sandbox" : "real",
    access: "server",
    random: world.random,
    newSecret: world.newSecret,
  });
  const takenApart = await keepNamesOfAll(database);
  if (takenApart > 0) world.log.info({ customers: takenApart }, "names of customers were taken apart anew");
  const played = await playAll(database, STAYS);
  if (played > 0) world.log.info({ items: played }, "the past of items was played again");
  const signed = await playAll(database, SIGNINGS);
  if (signed > 0) world.log.info({ items: signed }, "contracts were read from the past of items");
  const clock = config.sandbox
    ? await (await import("./sandbox-clock.ts")).sandboxClock(database, wallClock)
    : null;
  const here = { url: "" };
  return {
    ...world,
    ...words,
    database,
    calendar: createCalendar(await database.read((store) => store.calendarDays.years())),
    rules: DEFAULT_RULEBOOK,
    rulesAt: createRulesAt(DEFAULT_RULEBOOK),
    metrics: createMetrics({ queued: database.queued }),
    clock,
    now: clock?.now ?? wallClock,
    postsToChats: config.botSocket !== null,
    here,
    pagesUrl: () => (config.sandbox ? here.url : config.app === null ? null : config.publicUrl),
    baseUrl: () => (config.sandbox ? `${here.url}${PLATFORM_PREFIX}` : config.apiBase),
  };
}
