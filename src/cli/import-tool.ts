// npm run -s import: leads, members or a calendar from a CSV or a workbook, or a whole dump into an empty database.
import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { type Database, openDatabase } from "../../db/database.ts";
import { problemIn, type Rows } from "../../db/dump.ts";
import { type Templates, templatesIn } from "../chat/words/templates.ts";
import { readDatabaseUrl } from "../config.ts";
import { FileProblem } from "../files/file-problem.ts";
import { LIMITS } from "../files/limits.ts";
import { projectRoot } from "../project-root.ts";
import { importCalendar } from "./calendar-import.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";
import { importLeads } from "./leads-import.ts";
import { importMembers } from "./members-import.ts";

const USAGE =
  'usage: npm run -s import -- <file.csv or file.xlsx> [--as leads|members|calendar] [--dry-run] [--stages "POC=3,…"], or <dump.json>';
const KINDS = ["leads", "members", "calendar"];

interface Asked {
  readonly file: string;
  readonly as: string;
  readonly dryRun: boolean;
  /** What words of a list's stages mean, as typed. */
  readonly stages: readonly string[];
}

export interface Outside {
  /** The machine's clock, ms. */
  readonly now: number;
  /** A secret nobody can guess: the first one to open a database makes the key of its tombstones. */
  readonly newSecret: () => string;
}

export async function importTool(line: CommandLine, { now, newSecret }: Outside): Promise<number> {
  const asked = readArguments(line.argv);
  const bytes = readBytes(asked.file);
  const isDump = extname(asked.file).toLowerCase() === ".json";
  const rows = isDump ? readDump(bytes) : null;
  const templates = templatesIn(join(projectRoot, "templates"));
  const database = await openDatabase({
    url: readDatabaseUrl(line.env),
    kind: null,
    access: "server",
    // A dump brings its own key, or none.
    ...(isDump ? {} : { newSecret }),
  });
  try {
    if (rows !== null) return await importDump(rows, { ...line, database, dryRun: asked.dryRun });
    return await importTable(bytes, { ...line, ...asked, database, templates, now });
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const why = templates.render("import", `problem-${error.code}`, { ...error.facts, now, group: false });
    throw new MistakeError(`${asked.file}: ${why}`);
  } finally {
    await database.close();
  }
}

interface Asking extends Asked {
  readonly database: Database;
  readonly templates: Templates;
  readonly print: CommandLine["print"];
  readonly now: number;
}

async function importTable(bytes: Buffer, asking: Asking): Promise<number> {
  switch (asking.as) {
    case "members":
      return importMembers(bytes, asking);
    case "calendar":
      return importCalendar(bytes, asking);
    default:
      return importLeads(bytes, asking);
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
  let as = "leads";
  let dryRun = false;
  let stages: readonly string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (word === "--dry-run") dryRun = true;
    else if (word === "--as") as = argv[++index] ?? "";
    else if (word === "--stages")
      stages = (argv[++index] ?? "").split(/[,，;；]/).filter((one) => one.trim() !== "");
    else if (word.startsWith("--") || file !== null) throw new MistakeError(USAGE);
    else file = word;
  }
  if (file === null) throw new MistakeError(USAGE);
  if (!KINDS.includes(as)) throw new MistakeError(`--as ${as}: expected leads, members or calendar`);
  return { file, as, dryRun, stages };
}

/** A file too large is refused before it is read. */
function readBytes(file: string): Buffer {
  const most = extname(file).toLowerCase() === ".json" ? Number.POSITIVE_INFINITY : LIMITS.bytes;
  try {
    if (statSync(file).size <= most) return readFileSync(file);
  } catch {
    throw new MistakeError(`${file}: cannot be read`);
  }
  throw new MistakeError(`${file}: more than ${Math.floor(most / 1024 / 1024)} MB; take it apart`);
}
