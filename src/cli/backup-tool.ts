// npm run -s backup -- <file>: a consistent copy of the SQLite file while the server runs; restore <file>: back again.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { copyFile } from "../../db/engine/copy.ts";
import { restoreFile } from "../../db/restore.ts";
import { readDatabaseUrl } from "../config.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";

const USAGE = "usage: npm run -s backup -- <file>, or npm run -s backup -- restore <file>";
export const POSTGRES_COPIES =
  "PostgreSQL has its own tools for this: pg_dump --format=custom and pg_restore, or your provider's copies";

export async function backupTool(line: CommandLine): Promise<number> {
  const [first, second, ...more] = line.argv;
  const isRestore = first === "restore" && second !== undefined;
  if (first === undefined || more.length > 0 || (second !== undefined && !isRestore))
    throw new MistakeError(USAGE);
  const url = readDatabaseUrl(line.env);
  if (!url.startsWith("sqlite:")) throw new MistakeError(POSTGRES_COPIES);
  const path = url.slice("sqlite:".length);
  return isRestore ? restore(line, { copy: second, path }) : backup(line, { path, target: first });
}

async function backup(
  { print }: CommandLine,
  { path, target }: { readonly path: string; readonly target: string },
): Promise<number> {
  if (!existsSync(path)) throw new MistakeError(`${path} does not exist yet; start the server once`);
  if (existsSync(target)) throw new MistakeError(`${target} is there already; name a new file`);
  const folder = dirname(resolve(target));
  if (!existsSync(folder)) throw new MistakeError(`${folder} does not exist; make it, or name another file`);
  await copyFile(path, target);
  await print(`${path} copied to ${target}, and read through: it is whole\n`);
  return 0;
}

async function restore(
  { print }: CommandLine,
  { copy, path }: { readonly copy: string; readonly path: string },
): Promise<number> {
  if (resolve(copy) === resolve(path)) throw new MistakeError(`${copy} is the database itself; name a copy`);
  const kept = await restoreFile(copy, path);
  await print(`${path} is now what ${copy} was, and read through: it is whole\n`);
  if (kept !== null) await print(`what was there before is kept as ${kept}\n`);
  await print("start the server; then npm run -s doctor\n");
  return 0;
}
