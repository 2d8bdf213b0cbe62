// A copy of a SQLite file that is consistent, whole and one file, taken while the server writes.
import { closeSync, openSync, rmSync } from "node:fs";
import type BetterSqlite3 from "better-sqlite3";
import { DatabaseError, telling } from "./database-error.ts";
import { sqliteDriver } from "./driver.ts";
import { mustBeFile } from "./places.ts";
import { whyFile } from "./why-file.ts";

/** 4 MB: between two steps whoever waits may end it. */
const PAGES_A_STEP = 1000;
/** It holds what customers' people are called and dialled by. */
const FOR_ITS_OWNER = 0o600;

/**
 * Takes as long as reading the file; the server goes on writing. The target must not be there; where something fails none is left.
 * @throws DatabaseError
 */
export async function copyFile(path: string, target: string): Promise<void> {
  const source = await telling(whyFile(path), () => opened(path));
  const whyCopy = whyFile(target, "the copy");
  try {
    await telling(whyCopy, () => closeSync(openSync(target, "wx", FOR_ITS_OWNER)));
    try {
      // One view for all steps: else each writing in between would begin the copy anew, on a busy day for ever.
      source.exec("BEGIN");
      source.prepare("SELECT COUNT(*) FROM sqlite_master").get();
      await telling(whyCopy, () => source.backup(target, { progress: () => PAGES_A_STEP }));
      await telling(whyCopy, () => finish(target));
    } catch (error) {
      rmSync(target, { force: true });
      throw error;
    }
  } finally {
    source.close();
  }
}

/** @throws DatabaseError naming the file and the first thing that is wrong with it */
export function mustBeSound(path: string, file: BetterSqlite3.Database): void {
  const [first] = file.pragma("integrity_check(1)") as { integrity_check: string }[];
  if (first?.integrity_check !== "ok")
    throw new DatabaseError(`${path} is damaged: ${first?.integrity_check ?? "nothing is in it"}`);
}

function opened(path: string): BetterSqlite3.Database {
  mustBeFile(path);
  const file = new (sqliteDriver())(path, { readonly: true, fileMustExist: true });
  // Opening alone reads nothing.
  file.pragma("schema_version");
  return file;
}

/** Read through once; then it is no longer of the kind that needs two files beside it. */
function finish(path: string): void {
  const file = new (sqliteDriver())(path, { fileMustExist: true });
  try {
    mustBeSound(path, file);
    file.pragma("journal_mode = DELETE");
  } finally {
    file.close();
  }
}
