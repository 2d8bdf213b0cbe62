// npm run -s doctor: one line for each thing the bot needs, and what to do about what is wrong.

import { join } from "node:path";
import { type Database, openDatabase } from "../../db/database.ts";
import { BOT_STANDING } from "../../db/stores/settings.ts";
import { errcodeMeaning } from "../chat/words/errcodes.ts";
import { templatesIn } from "../chat/words/templates.ts";
import { type Config, readConfig, readDatabaseUrl } from "../config.ts";
import { type CalendarYear, createCalendar } from "../domain/calendar.ts";
import { dayOf, partsOf } from "../domain/day.ts";
import { isImplausible, lossIn } from "../domain/people/sync.ts";
import { projectRoot } from "../project-root.ts";
import { trySubscription } from "../wecom/aibot-check.ts";
import { AIBOT_SOCKET_URL } from "../wecom/aibot-socket.ts";
import { createWecomApi } from "../wecom/api.ts";
import { WecomApiError } from "../wecom/api-error.ts";
import { type Directory, readDirectory } from "../wecom/directory.ts";
import { whyLost } from "../wecom/why-lost.ts";
import { type ErrcodeMeaning, whyUnread } from "../wecom/why-unread.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";
import { backups } from "./doctor-backup.ts";
import { type Finding, groups, tables } from "./doctor-bound.ts";

const WITHIN_MS = 5_000;
const CLOCK_OFF_MS = 60_000;
const AS_OF_DECEMBER = 12;
/** A server that runs beats once a minute. */
const BEATS_WITHIN_MS = 180_000;

/** Exit code 1 when something is wrong. `now` in ms. With a number: what that errcode of WeCom's means. */
export async function doctorTool({ argv, env, print }: CommandLine, now: number): Promise<number> {
  const meaning = errcodeMeaning(templatesIn(join(projectRoot, "templates")));
  const [code, ...more] = argv;
  if (code !== undefined) {
    const told = more.length === 0 && /^-?\d{1,9}$/.test(code) ? meaning(Number(code)) : null;
    if (told === null)
      throw new MistakeError(`usage: npm run -s doctor, or with an errcode; ${argv.join(" ")} is not known`);
    await print(`${code}: ${told}\n`);
    return 0;
  }
  let failed = false;
  const tell = async (name: string, { state, text }: Finding) => {
    failed ||= state === "FAIL";
    await print(`${state.padEnd(4)} ${name.padEnd(13)} ${text}\n`);
  };
  const config = configured(env);
  await tell("configuration", config.finding);
  await tell("database", await tryDatabase(readUrl(env), now));
  const wecom = await askWecom(config.config, { now, meaning, known: await known(readUrl(env)) });
  for (const name of ["token", "IP", "directory", "clock"] as const) await tell(name, wecom[name]);
  const bot = await askBot(config.config, readUrl(env), now);
  if (bot !== null) await tell("bot", bot);
  await tell("groups", await groups(readUrl(env), meaning));
  await tell("tables", await tables(readUrl(env), now));
  await tell("backups", backups(config.config, now));
  await tell("calendar", calendar(await importedYears(readUrl(env)), now));
  return failed ? 1 : 0;
}

function configured(env: CommandLine["env"]): { readonly config: Config | null; readonly finding: Finding } {
  try {
    const config = readConfig(env);
    const text = config.sandbox
      ? "sandbox, no WeCom"
      : [
          config.app && "self-built app",
          config.bot && "group bot by callback",
          config.botSocket && "group bot by long connection",
        ]
          .filter(Boolean)
          .join(", ");
    return { config, finding: { state: "ok", text } };
  } catch (error) {
    return { config: null, finding: fail(error) };
  }
}

function readUrl(env: CommandLine["env"]): string | null {
  try {
    return readDatabaseUrl(env);
  } catch {
    return null;
  }
}

async function tryDatabase(url: string | null, now: number): Promise<Finding> {
  if (url === null) return { state: "FAIL", text: "DATABASE_URL cannot be read; see configuration" };
  let database: Database | null = null;
  try {
    database = await openDatabase({ url, kind: null, access: "read-only" });
    const facts = await database.read(async ({ people, settings }) => ({
      members: await people.count(),
      heartbeat: await settings.get("heartbeat"),
      kind: await settings.get("kind"),
    }));
    const alive =
      facts.heartbeat === null
        ? "no server yet"
        : `last heartbeat ${ago(now - Number(facts.heartbeat), facts.kind)}`;
    return {
      state: "ok",
      text: `${database.engine}, ${facts.kind ?? "unmarked"}, ${facts.members} members, ${alive}`,
    };
  } catch (error) {
    return fail(error);
  } finally {
    await database?.close();
  }
}

/** Null without a long connection. A second one would throw the server out, so where one runs its own word is taken. */
async function askBot(config: Config | null, url: string | null, now: number): Promise<Finding | null> {
  if (config === null || config.sandbox || config.botSocket === null) return null;
  const { botId, secret, url: address } = config.botSocket;
  const told = await standingOf(url, now);
  if (told !== null) return { state: told === "connected" ? "ok" : "FAIL", text: `${told}, says the server` };
  const lost = await trySubscription({ botId, secret, url: address ?? AIBOT_SOCKET_URL });
  return lost === null
    ? { state: "ok", text: "WeCom takes id and secret" }
    : { state: "FAIL", text: whyLost(lost) };
}

/** Null where no server runs. */
async function standingOf(url: string | null, now: number): Promise<string | null> {
  if (url === null) return null;
  const database = await openDatabase({ url, kind: null, access: "read-only" }).catch(() => null);
  if (database === null) return null;
  try {
    return await database.read(async ({ settings }) => {
      const beat = Number((await settings.get("heartbeat")) ?? 0);
      return now - beat < BEATS_WITHIN_MS
        ? ((await settings.get(BOT_STANDING)) ?? "not connected yet")
        : null;
    });
  } finally {
    await database.close();
  }
}

/** A sandbox lives by a clock of its own. */
function ago(ms: number, kind: string | null): string {
  return kind === "sandbox" ? "by the sandbox's clock" : `${Math.round(ms / 1000)} s ago`;
}

type Wecom = Readonly<Record<"token" | "IP" | "directory" | "clock", Finding>>;

interface AskWith {
  readonly now: number;
  readonly meaning: ErrcodeMeaning;
  /** Who was active when the directory was read last. */
  readonly known: readonly { readonly userId: string }[];
}

async function askWecom(config: Config | null, { now, meaning, known }: AskWith): Promise<Wecom> {
  const all = (finding: Finding): Wecom => ({
    token: finding,
    IP: finding,
    directory: finding,
    clock: finding,
  });
  if (config === null) return all({ state: "FAIL", text: "not asked: the configuration is not complete" });
  if (config.sandbox) return all({ state: "--", text: "sandbox: nothing to ask" });
  if (config.app === null) return all({ state: "--", text: "no self-built app: members come from a CSV" });
  let serverTime: number | null = null;
  const api = createWecomApi({
    ...config.app,
    timeoutMs: WITHIN_MS,
    ...(config.apiBase === null ? {} : { baseUrl: config.apiBase }),
    async fetch(input, init) {
      const response = await fetch(input, init);
      const date = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(date)) serverTime = date;
      return response;
    },
  });
  const told = await readDirectory(api).then(
    (found) => directoryAsRead(found, known),
    (error: unknown) => (error instanceof WecomApiError ? error : fail(error)),
  );
  const error = told instanceof WecomApiError ? told : null;
  const atToken = error?.message.startsWith("gettoken") ?? false;
  const isIp = error?.errcode === 60020;
  return {
    token:
      atToken && error !== null
        ? { state: "FAIL", text: whyUnread(meaning, error) }
        : { state: "ok", text: "WeCom gives one" },
    IP: isIp
      ? { state: "FAIL", text: whyUnread(meaning, error) }
      : atToken
        ? { state: "--", text: "not asked: no token" }
        : { state: "ok", text: "this address is trusted" },
    directory:
      error === null
        ? (told as Finding)
        : atToken || isIp
          ? { state: "--", text: "not asked" }
          : { state: "FAIL", text: whyUnread(meaning, error) },
    clock: clock(serverTime, now),
  };
}

function directoryAsRead(found: Directory, known: AskWith["known"]): Finding {
  const text = `${found.members.length} members in ${found.departments.length} departments`;
  const loss = lossIn(known, found);
  const isEmpty = loss.now === 0;
  if (!isEmpty && !isImplausible(loss)) return { state: "ok", text };
  const lost = isEmpty ? "" : `, ${loss.gone} of the ${loss.before} known ones are gone`;
  return {
    state: "FAIL",
    text: `${text}${lost}: is the app seen by the whole company (可见范围)? The members known so far stay; if it is so, an admin sends 更新通讯录 to the bot`,
  };
}

async function known(url: string | null): Promise<AskWith["known"]> {
  if (url === null) return [];
  const database = await openDatabase({ url, kind: null, access: "read-only" }).catch(() => null);
  if (database === null) return [];
  try {
    return await database.read(({ people }) => people.active());
  } finally {
    await database.close();
  }
}

function clock(serverTime: number | null, now: number): Finding {
  if (serverTime === null) return { state: "--", text: "WeCom did not answer" };
  const off = Math.round((now - serverTime) / 1000);
  if (Math.abs(off) * 1000 > CLOCK_OFF_MS)
    return {
      state: "FAIL",
      text: `this machine's clock is ${off} s off WeCom's; callbacks more than 5 minutes off are refused`,
    };
  return { state: "ok", text: `${off} s off WeCom's` };
}

interface Imported {
  readonly years: readonly CalendarYear[];
  readonly kind: string | null;
}

async function importedYears(url: string | null): Promise<Imported> {
  const none = { years: [], kind: null };
  if (url === null) return none;
  const database = await openDatabase({ url, kind: null, access: "read-only" }).catch(() => null);
  if (database === null) return none;
  try {
    return await database.read(async ({ calendarDays, settings }) => ({
      years: await calendarDays.years(),
      kind: await settings.get("kind"),
    }));
  } finally {
    await database.close();
  }
}

/** The notice for the next year comes in November; until December its absence is no fault, and in a demo never one. */
function calendar({ years, kind }: Imported, now: number): Finding {
  const { year, month } = partsOf(dayOf(now));
  const wanted = month === AS_OF_DECEMBER ? [year, year + 1] : [year];
  const days = createCalendar(years);
  const missing = wanted.filter((each) => !days.covers(each));
  if (missing.length === 0) return { state: "ok", text: `${wanted.join(", ")} with holidays and 调休` };
  return {
    state: kind === "sandbox" ? "--" : "FAIL",
    text: `${missing.join(", ")} is not covered: Monday to Friday, nothing is returned; npm run -s import -- ${missing[0]}.csv --as calendar`,
  };
}

function fail(error: unknown): Finding {
  return { state: "FAIL", text: error instanceof Error ? error.message : String(error) };
}
