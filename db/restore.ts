// A copy put in the place of the database: only where no server runs, and what was there is kept beside it.
import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { copyFile, mustBeSound } from "./engine/copy.ts";
import { DatabaseError, telling } from "./engine/database-error.ts";
import { sqliteDriver } from "./engine/driver.ts";
import { lockFile } from "./engine/lock-file.ts";
import { makeFolder } from "./engine/places.ts";
import { whyFile } from "./engine/why-file.ts";
import { MIGRATIONS } from "./migrations/all.ts";

/** What SQLite keeps beside a file that was not closed; of another file it would spoil the new one. */
const BESIDE = ["-wal", "-shm"] as const;

/**
 * Answers where the database that was there stands now; null where there was none. Stopped at any point, the one or the other
 * is in its place, or both stand beside it.
 * @throws DatabaseError, and then nothing was moved
 */
export async function restoreFile(copy: string, path: string): Promise<string | null> {
  if (!existsSync(copy)) throw new DatabaseError(`${copy} does not exist`);
  await telling(whyFile(copy, "the copy"), () => mustBeOurs(copy));
  await telling(whyFile(path), () => makeFolder(dirname(path)));
  const lock = lockFile(path);
  try {
    const part = `${path}.restoring`;
    rmSync(part, { force: true });
    await copyFile(copy, part);
    const aside = asideOf(path);
    const isThere = existsSync(path);
    if (isThere) closeWell(path);
    for (const end of ["", ...BESIDE])
      if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
    renameSync(part, path);
    return isThere ? aside : null;
  } finally {
    lock.release();
  }
}

/** What a server that died left in the file beside it goes into the file itself, where it is one that can be opened. */
function closeWell(path: string): void {
  try {
    const file = new (sqliteDriver())(path, { fileMustExist: true });
    try {
      file.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      file.close();
    }
  } catch {
    // It is damaged: that is why it is being replaced.
  }
}

function asideOf(path: string): string {
  for (let number = 1; ; number++) {
    const aside = `${path}.before-restore-${number}`;
    if (!["", ...BESIDE].some((end) => existsSync(`${aside}${end}`))) return aside;
  }
}

/** Whole, the bot's, and not made by a version that knows more than this one. */
function mustBeOurs(copy: string): void {
  const file = new (sqliteDriver())(copy, { readonly: true, fileMustExist: true });
  try {
    mustBeSound(copy, file);
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const done = migrationsIn(file);
    if (done.length === 0) throw new DatabaseError(`${copy} is no copy of the bot's database`);
    const stranger = done.find((name) => !known.has(name));
    if (stranger !== undefined)
      throw new DatabaseError(`${copy} was made by a newer version (${stranger}); update the program`);
  } finally {
    file.close();
  }
}

function migrationsIn(file: BetterSqlite3.Database): string[] {
  const has = file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'").get();
  if (has === undefined) return [];
  return file.prepare("SELECT name FROM migrations").pluck().all() as string[];
}
