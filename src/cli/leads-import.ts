// --as leads: a list of customers from a CSV or a workbook. A first look, a verdict a row, what was not taken as a file beside it.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { Database } from "../../db/database.ts";
import type { Import } from "../../db/stores/imports.ts";
import { createRulesAt } from "../chat/rules-in-force.ts";
import type { Templates } from "../chat/words/templates.ts";
import { type Calendar, createCalendar } from "../domain/calendar.ts";
import { BY_COMMAND_LINE } from "../domain/hands/imported.ts";
import type { Unread } from "../domain/hands/lead-list.ts";
import { faultsKept } from "../domain/hands/row-reasons.ts";
import { DEFAULT_RULEBOOK } from "../domain/rulebook.ts";
import { type LeadTable, readLeads } from "../files/table.ts";
import { written } from "../files/written.ts";
import { type FirstLook, firstLook } from "../workflows/imports/first-look.ts";
import { readNear } from "../workflows/imports/near.ts";
import { lacksCustomers } from "../workflows/imports/needed.ts";
import { reasonOf, rejectedList } from "../workflows/imports/rejected.ts";
import { stageRows } from "../workflows/imports/stage-rows.ts";
import { asMeaning, stageKey } from "../workflows/imports/stage-words.ts";
import { importStep, type Judged } from "../workflows/imports/steps.ts";
import { tellOthers } from "../workflows/imports/tell.ts";
import { tryRows } from "../workflows/imports/try-rows.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";

interface Given {
  readonly database: Database;
  readonly templates: Templates;
  /** As it was named: what was not taken is written beside it. */
  readonly file: string;
  readonly dryRun: boolean;
  /** 已接触=2, POC=4: what words of the list's stages mean. */
  readonly stages: readonly string[];
  readonly print: CommandLine["print"];
  readonly now: number;
}

const AT_ONCE = 200;
const TELL_EVERY = 5_000;

/** Stopped half-way, the same file goes on where it was. Answers the exit code. @throws FileProblem */
export async function importLeads(bytes: Buffer, given: Given): Promise<number> {
  const { database, print, now, dryRun, stages } = given;
  const calendar = createCalendar(await database.read((store) => store.calendarDays.years()));
  const table = await readLeads(bytes);
  await tellUnread(table.unread, given);
  if (lacksCustomers(table.columns))
    throw new MistakeError(
      "no column tells whose the rows are: head one 客户, 联系人 or 电话, or send the file to the bot, which asks",
    );
  const said = stages.map(stageWord);
  if (!dryRun)
    await database.transaction(async ({ imports }) => {
      for (const one of said) await imports.setStageWord({ ...one, byId: BY_COMMAND_LINE, at: now });
    });
  if (dryRun) return tryOut(table, { ...given, calendar, said });
  const found = await begun(bytes, table, given);
  await tellFirst(await database.read((store) => firstLook(found.id, store)), given);
  const done = await takeAll(found, { ...given, calendar });
  await print(
    `${done.created} created, ${done.duplicates} duplicates, ${done.rejected} rejected of ${done.rows} rows; to take all of it back within a day: 撤销导入 ${done.id}\n`,
  );
  if (done.duplicates + done.rejected > 0) await print(`${await writeRejected(done, given)}\n`);
  return 0;
}

function stageWord(said: string): { readonly word: string; readonly meaning: string } {
  const [, word = "", meaning = ""] = /^(.+?)\s*=\s*(\w+)$/.exec(said.trim()) ?? [];
  if (asMeaning(meaning) === null)
    throw new MistakeError(`--stages: expected <word>=<1 to 6, won, lost or lead>, not ${said}`);
  return { word: stageKey(word), meaning };
}

/** The import of this very file that was stopped, or a new one with all its rows. */
async function begun(
  bytes: Buffer,
  table: LeadTable,
  { database, file, print, now }: Given,
): Promise<Import> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const before = await database.read(({ imports }) => imports.ofFile(hash, ["fetching", "running", "done"]));
  const ours = before.filter(({ byId }) => byId === BY_COMMAND_LINE);
  const stopped = ours.find(({ state }) => state === "running");
  if (stopped !== undefined) {
    await print(`going on behind row ${stopped.done} of ${stopped.rows}\n`);
    return stopped;
  }
  if (before.some(({ state }) => state === "done"))
    await print("this very file was imported before: what is known will be told as duplicates\n");
  return stageRows(table, {
    transaction: database.transaction,
    begin: async (store) => {
      for (const { id, state } of ours) if (state === "fetching") await store.imports.forgetRows(id);
      return store.imports.begin({
        byId: BY_COMMAND_LINE,
        source: null,
        sourceSecret: null,
        createdAt: now,
      });
    },
    file: { name: basename(file), hash },
    state: "running",
  });
}

interface Running extends Given {
  readonly calendar: Calendar;
}

async function takeAll(begun: Import, given: Running): Promise<Import> {
  const { database, calendar, print, now, templates } = given;
  const rulesAt = createRulesAt(DEFAULT_RULEBOOK);
  let latest = begun;
  for (let told = latest.done; ; ) {
    const step = await database.transaction(async (store) => {
      const rules = await rulesAt(store, { now });
      const taken = await importStep(begun.id, AT_ONCE, { store, calendar, rules, now });
      // It waits in the outbox: the bot's next minute says it.
      if (taken !== null) await tellOthers(taken, { store, templates, now });
      return taken;
    });
    if (step === null) return latest;
    latest = step.import;
    if (step.judged.length > 0) await print(step.judged.map((row) => verdict(row, given)).join(""));
    if (latest.done - told >= TELL_EVERY && !step.isOver) {
      told = latest.done;
      await print(`… ${latest.done} of ${latest.rows} rows\n`);
    }
    if (step.isOver) return latest;
  }
}

function verdict(row: Judged, { templates, now }: Pick<Given, "templates" | "now">): string {
  switch (row.verdict) {
    case "created":
      return `line ${row.line}: created #${row.no}${likeWhom(row)}${stillMissing(row)}\n`;
    case "duplicate":
      return `line ${row.line}: duplicate of ${row.no === null ? "a row above" : `#${row.no}`}\n`;
    default:
      return `line ${row.line}: rejected: ${reasonOf(row, { templates, now: now })}\n`;
  }
}

/** Near names keep nothing out; who they are is for whoever may see them, in chat. */
function likeWhom({ near }: Judged): string {
  const like = readNear(near).map(({ no, because }) => `#${no} (${because})`);
  return like.length === 0 ? "" : `, like ${like.join(" and ")}`;
}

function stillMissing(row: Judged): string {
  return faultsKept(row)
    .map(({ reason, about }) => {
      if (reason === "email-for-phone")
        return ", its phone is an e-mail address: kept as a note, the phone is missing";
      if (reason === "no-phone") return ", without a phone";
      if (reason === "no-signing-day") return `, won without a day of signing: ${about || "today"} is taken`;
      return `, ${reason === "day-unclear" ? "day" : "amount"} left open, kept as a note: ${about}`;
    })
    .join("");
}

/** What stands in the file and is not read. */
async function tellUnread({ sheets, above }: Unread, { print }: Given): Promise<void> {
  if (sheets.length > 0) await print(`sheets not read: ${sheets.join(", ")}\n`);
  if (above > 0) await print(`rows above the headings, not read: ${above}\n`);
}

async function tellFirst(
  { columns, rows, unknownStages, takenStages, unsaidAmounts }: FirstLook,
  { print }: Given,
): Promise<void> {
  const known = columns.filter(({ field }) => field !== null);
  await print(
    `columns read: ${known.map(({ heading, at, field }) => `${heading || at + 1} = ${field}`).join(", ")}\n`,
  );
  const others = columns.filter(({ field, heading }) => field === null && heading !== "");
  if (others.length > 0)
    await print(`columns not read: ${others.map(({ heading }) => heading).join(", ")}\n`);
  if (unknownStages.length > 0)
    await print(
      `stages not known: ${unknownStages.join(", ")}; say once what they are: --stages "${unknownStages[0]}=2"\n`,
    );
  if (takenStages.length > 0)
    await print(
      `stages taken for: ${takenStages.map(({ word, meaning }) => `${word} = ${meaning}`).join(", ")}\n`,
    );
  if (unsaidAmounts.length > 0)
    await print(
      `amounts without a unit, left open below 1000: ${unsaidAmounts.slice(0, 3).join(", ")}; write it into the heading: 金额(万元)\n`,
    );
  for (const { line, cells } of rows)
    await print(`  ${line}: ${cells.filter((cell) => cell !== "").join(" | ")}\n`);
}

/** Everything but the writing. */
async function tryOut(
  table: LeadTable,
  given: Running & { readonly said: readonly { readonly word: string; readonly meaning: string }[] },
): Promise<number> {
  const { database, calendar, print, now, said } = given;
  const counts = { created: 0, duplicate: 0, rejected: 0 };
  const trial = tryRows(table, {
    read: database.read,
    rules: await database.read((store) => createRulesAt(DEFAULT_RULEBOOK)(store, { now })),
    calendar,
    now: now,
    importer: { byId: BY_COMMAND_LINE, actor: null },
    said,
    first: (look) => tellFirst(look, given),
  });
  for await (const judged of trial) {
    for (const { verdict: one } of judged) if (one in counts) counts[one as keyof typeof counts]++;
    await print(
      judged.map((row) => verdict(row, given).replace("created #null", "would be created")).join(""),
    );
  }
  const { created, duplicate, rejected } = counts;
  await print(
    `${created} would be created, ${duplicate} duplicates, ${rejected} rejected; nothing was written\n`,
  );
  return 0;
}

async function writeRejected({ id }: Import, { database, templates, file, now }: Given): Promise<string> {
  const isWorkbook = extname(file).toLowerCase() === ".xlsx";
  const format = isWorkbook ? "xlsx" : "csv";
  const path = join(dirname(file), `${basename(file, extname(file))}.rejected.${format}`);
  const list = await rejectedList(id, { read: database.read, templates, now: now });
  try {
    writeFileSync(path, await written(list, format));
  } catch {
    return `${path} cannot be written: what was not taken stands above`;
  }
  return `what was not taken, with the reasons: ${path}`;
}
