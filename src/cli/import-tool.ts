// npm run -s import: members or a calendar from a CSV, or a whole dump into an empty database.
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { type Database, openDatabase } from "../../db/database.ts";
import { problemIn, type Rows } from "../../db/dump.ts";
import { readDatabaseUrl } from "../config.ts";
import { importCalendar } from "./calendar-import.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";
import { importMembers } from "./members-import.ts";

const USAGE = "usage: npm run -s import -- <file.csv> --as members|calendar [--dry-run], or <dump.json>";

interface Asked {
  readonly file: string;
  readonly as: string | null;
  readonly dryRun: boolean;
}

/** `now` in ms, for the roles that a file gives. */
export async function importTool({ argv, env, print }: CommandLine, now: number): Promise<number> {
  const asked = readArguments(argv);
  const bytes = readBytes(asked.file);
  const isDump = extname(asked.file).toLowerCase() === ".json";
  if (!isDump && asked.as !== "members" && asked.as !== "calendar")
    throw new MistakeError(
      `${asked.as ?? "a table"}: this version imports --as members, --as calendar, and dumps (.json)`,
    );
  if (!isDump && extname(asked.file).toLowerCase() !== ".csv")
    throw new MistakeError(`${asked.file}: this version reads .csv`);
  const rows = isDump ? readDump(bytes) : null;
  const database = await openDatabase({ url: readDatabaseUrl(env), kind: null, access: "server" });
  try {
    if (rows !== null) return await importDump(rows, { database, dryRun: asked.dryRun, print });
    if (asked.as === "calendar")
      return await importCalendar(bytes, { database, dryRun: asked.dryRun, print });
    return await importMembers(bytes, { database, dryRun: asked.dryRun, print, now });
  } finally {
    await database.close();
  }
}

async function importDump(
  rows: Rows,
  given: { readonly database: Database; readonly dryRun: boolean; readonly print: CommandLine["print"] },
): Promise<number> {
  await given.database.transaction(async ({ dump }) => {
    if (!(await dump.isEmpty()))
      throw new MistakeError("the database is not empty; a dump goes into a new one only");
    if (!given.dryRun) await dump.write(rows);
  });
  const done = given.dryRun ? "would be imported" : "imported";
  await given.print(
    `${rows.items.length} items, ${rows.customers.length} customers, ${rows.members.length} members ${done}\n`,
  );
  return 0;
}

function readDump(bytes: Buffer): Rows {
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new MistakeError("the file is not JSON");
  }
  const rows =
    typeof document === "object" && document !== null && "rows" in document ? document.rows : undefined;
  const problem = problemIn(rows);
  if (problem !== null) throw new MistakeError(`the file is not a dump: ${problem}`);
  return rows as Rows;
}

function readArguments(argv: readonly string[]): Asked {
  let file: string | null = null;
  let as: string | null = null;
  let dryRun = false;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (word === "--dry-run") dryRun = true;
    else if (word === "--as") as = argv[++index] ?? null;
    else if (word.startsWith("--") || file !== null) throw new MistakeError(USAGE);
    else file = word;
  }
  if (file === null) throw new MistakeError(USAGE);
  return { file, as, dryRun };
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new MistakeError(`${file}: cannot be read`);
  }
}
