// The SQLite driver that the running Node can load: one kind of binary each for what is old and what is new.
import { createRequire } from "node:module";
import type BetterSqlite3 from "better-sqlite3";
import { DatabaseError } from "./database-error.ts";

export type Sqlite = typeof BetterSqlite3;

/** better-sqlite3 13 carries its binaries and needs this Node; 12 is fetched or compiled, and is what older ones have. */
const CARRIES_BINARIES_SINCE = 22;

const load = createRequire(import.meta.url);
let loaded: Sqlite | null = null;

/** @throws DatabaseError where it was not installed: an optional package, whose failure npm does not tell */
export function sqliteDriver(): Sqlite {
  loaded ??= driverOf(process.versions.node);
  return loaded;
}

function driverOf(version: string): Sqlite {
  const isNew = Number.parseInt(version, 10) >= CARRIES_BINARIES_SINCE;
  try {
    return isNew ? load("better-sqlite3-13") : load("better-sqlite3");
  } catch (error) {
    const what = isNew
      ? "run npm ci again with this Node"
      : "install python3, make and g++ and run npm ci again, or take Node 22 or newer, which needs none of them";
    throw new DatabaseError(`the SQLite driver for Node ${version} is not installed; ${what}`, error);
  }
}
