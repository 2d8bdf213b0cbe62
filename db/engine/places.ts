// Where a database file may stand: a file, in a folder that is there or can be made.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseError } from "./database-error.ts";

/** SQLite itself calls a folder now this, now that. */
export function mustBeFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new DatabaseError(`DATABASE_URL: ${path} is a folder; name a file in it`);
}

/** Step by step: Node's own `recursive` never comes back from a place that takes no folders, like /proc. */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(path)) makeFolder(dirname(path));
  // Where a file stands, it is this that says so.
  mkdirSync(path);
}
