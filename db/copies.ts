// The daily copies of a SQLite file in a folder: one a day, named by it, and the oldest go.
import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { telling } from "./engine/database-error.ts";
import { makeFolder } from "./engine/places.ts";
import { whyFile } from "./engine/why-file.ts";

export interface Copy {
  /** The day (YYYY-MM-DD) it is of. */
  readonly day: string;
  readonly path: string;
  /** When it was written, ms. */
  readonly at: number;
}

export interface Copies {
  /** Newest first. @throws DatabaseError where the folder cannot be read */
  all(): readonly Copy[];
  /** Where the copy of a day is written, without what an earlier try left; it counts as one when `keep` has named it. */
  begin(day: string): string;
  /** Names what was written, and takes away all but the newest `most`. Answers those that went. */
  keep(day: string, most: number): readonly Copy[];
}

const PART = ".part";

/** `folder` is made where it is not there. @throws DatabaseError naming BACKUP_DIR */
export async function copiesIn(folder: string, database: string): Promise<Copies> {
  await telling(whyFile(folder, "BACKUP_DIR"), () => makeFolder(folder));
  return copiesOf(folder, database);
}

/** Two bots may share a folder: each knows its own by the name of its file. */
export function copiesOf(folder: string, database: string): Copies {
  const extension = extname(database);
  const beginning = `${basename(database, extension)}-`;
  const pathOf = (day: string) => join(folder, `${beginning}${day}${extension}`);
  const partOf = (day: string) => `${pathOf(day)}${PART}`;

  function all(): readonly Copy[] {
    return readdirSync(folder)
      .filter((name) => name.startsWith(beginning) && name.endsWith(extension))
      .map((name) => name.slice(beginning.length, name.length - extension.length))
      .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
      .sort()
      .reverse()
      .map((day) => ({ day, path: pathOf(day), at: statSync(pathOf(day)).mtimeMs }));
  }

  return {
    all,
    begin(day) {
      for (const name of readdirSync(folder))
        if (name.startsWith(beginning) && name.endsWith(`${extension}${PART}`)) rmSync(join(folder, name));
      return partOf(day);
    },
    keep(day, most) {
      renameSync(partOf(day), pathOf(day));
      const old = all().slice(most);
      for (const { path } of old) rmSync(path);
      return old;
    },
  };
}
