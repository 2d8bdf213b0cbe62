// npm run -s backup -- <file>: a consistent copy of the SQLite file while the server runs.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { copyFile } from "../../db/engine/sqlite.ts";
import { readDatabaseUrl } from "../config.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";

export async function backupTool({ argv, env, print }: CommandLine): Promise<number> {
  const [target, ...more] = argv;
  if (target === undefined || more.length > 0) throw new MistakeError("usage: npm run -s backup -- <file>");
  const url = readDatabaseUrl(env);
  if (!url.startsWith("sqlite:")) throw new MistakeError("PostgreSQL has its own tool for this: pg_dump");
  const path = url.slice("sqlite:".length);
  if (!existsSync(path)) throw new MistakeError(`${path} does not exist yet; start the server once`);
  if (existsSync(target)) throw new MistakeError(`${target} is there already; name a new file`);
  const folder = dirname(resolve(target));
  if (!existsSync(folder)) throw new MistakeError(`${folder} does not exist; make it, or name another file`);
  await copyFile(path, target);
  await print(`${path} copied to ${target}\n`);
  return 0;
}
